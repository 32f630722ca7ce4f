import ExamDomain
import ExamStore

/// The rows of each report, whole and unfiltered, in the order of its sheet.
extension ExamReport {
    func eachRow(of kind: ReportKind, _ receive: ([ReportCell]) throws -> Void) throws {
        switch kind {
        case .submissions: try eachSubmission(receive)
        case .candidates: try eachCandidate(receive)
        case .reviews:
            try eachKeptReview { candidate, review in try receive(candidate.cells(ids) + review.cells) }
        case .exceptions: try ledger.eachRow(receive)
        case .files: try eachFile(receive)
        case .attention: try eachAttention(receive)
        case .rosterIssues: try eachRosterIssue(receive)
        case .all: break
        }
    }

    func eachStanding(_ receive: (Candidate, Session, Standing) throws -> Void) throws {
        try reading.eachSession(of: exam, under: revisions) { candidate, session in
            let settled = session.settled(at: now, in: exam.inForce)
            try receive(candidate, settled, Standing(of: settled, in: exam.inForce))
        }
    }

    private func eachSubmission(_ receive: ([ReportCell]) throws -> Void) throws {
        try eachStanding { candidate, _, standing in
            let who = candidate.cells(ids)
            for question in standing.questions { try receive(who + question.cells(exam.exam.timeZone)) }
        }
    }

    private func eachCandidate(_ receive: ([ReportCell]) throws -> Void) throws {
        try eachStanding { candidate, session, standing in
            try receive(candidate.cells(ids) + standing.cells(session))
        }
    }

    func eachKeptReview(_ receive: (Candidate, Review) throws -> Void) throws {
        try reading.eachReview(of: exam, under: revisions) { kept in
            guard let candidate = try reading.candidate(kept.review.candidate) else { return }
            try receive(candidate, kept.review.standing(at: now))
        }
    }

    private func eachFile(_ receive: ([ReportCell]) throws -> Void) throws {
        try eachStanding { candidate, _, standing in
            let who = candidate.cells(ids)
            for question in standing.questions {
                for file in question.reportedFiles { try receive(who + file.cells) }
            }
        }
    }

    /// The most urgent first. What has to be called about is held to be sorted: it is what people can still call about.
    private func eachAttention(_ receive: ([ReportCell]) throws -> Void) throws {
        var found: [(candidate: Candidate, attention: Attention)] = []
        try eachStanding { candidate, session, standing in
            let review =
                standing.identity == .passed
                ? nil : try reading.latestReview(of: candidate.id, under: revisions)
            for attention in Attention.all(of: session, in: exam.inForce, review: review, at: now) {
                found.append((candidate, attention))
            }
        }
        let named = try reading.examCodes().count == 1 ? nil : exam.exam.code
        // In the roster's order where nothing else says so: `sort` alone promises no order of equals.
        let order = found.indices.sorted { one, other in
            if Attention.isBefore(found[one].attention, found[other].attention) { return true }
            return !Attention.isBefore(found[other].attention, found[one].attention) && one < other
        }
        for index in order {
            let (candidate, attention) = found[index]
            try receive(
                candidate.cells(ids) + attention.cells(for: candidate.handle(revealed: ids == .full), exam: named))
        }
    }

    private func eachRosterIssue(_ receive: ([ReportCell]) throws -> Void) throws {
        // Of the present day nothing kept can be later, so that the same roster gives the same rows.
        var search = RosterIssueSearch(today: CalendarDay(now, in: exam.exam.timeZone))
        try reading.eachCandidate(of: exam) { search.count($0.entry) }
        let namesakes = try reading.namesakes(in: exam)
        try reading.eachCandidate(of: exam) { candidate in
            let others = namesakes[candidate.id] ?? []
            for issue in search.issues(of: candidate.entry, namesakes: others.map { $0.handle }) {
                try receive(candidate.cells(ids) + issue.cells)
            }
        }
    }
}

extension Candidate {
    /// As commands find the candidate: a masked number would find nobody.
    fileprivate func handle(revealed: Bool) -> String {
        guard revealed, entry.admissionNumber == nil else { return handle }
        return "\(entry.certificate.type.rawValue):\(entry.certificate.number.revealed)"
    }
}
