import ExamDomain
import ExamStore

/// Who has to be called about what, the most urgent first, for exams of any size: of each call a few numbers are held to be
/// sorted, and the rest is worked out again when its row's turn comes.
struct CallList {
    private let report: ExamReport
    private var calls: [Call] = []

    private struct Call {
        let candidate: ID<Candidate>
        /// Among the candidate's.
        let number: Int
        let rank: Attention.Rank
    }

    init(of report: ExamReport) { self.report = report }

    /// - Parameter session: settled at the report's moment.
    mutating func note(_ candidate: Candidate, _ session: Session) throws {
        for (number, attention) in try attention(candidate.id, session).enumerated() {
            calls.append(Call(candidate: candidate.id, number: number, rank: attention.rank))
        }
    }

    /// Empties the list.
    mutating func eachRow(_ receive: ([ReportCell]) throws -> Void) throws {
        let (reading, ids) = (report.reading, report.ids)
        // In the roster's order where nothing else says so: `sort` alone promises no order of equals.
        calls.sort { one, other in
            (one.rank, one.candidate.number, one.number) < (other.rank, other.candidate.number, other.number)
        }
        let named = try reading.examCodes().count == 1 ? nil : report.exam.exam.code
        for call in calls {
            let session = report.settled(try reading.session(of: call.candidate, under: report.revisions))
            let all = try attention(call.candidate, session)
            guard let candidate = try reading.candidate(call.candidate), all.indices.contains(call.number) else {
                continue
            }
            let name = candidate.commandName(revealed: ids == .full)
            try receive(candidate.cells(ids) + all[call.number].cells(for: name, exam: named))
        }
        calls = []
    }

    private func attention(_ candidate: ID<Candidate>, _ session: Session) throws -> [Attention] {
        // Before the first photo there is no review to look for.
        let isPassed = session.identity.status == .passed
        let review =
            isPassed || session.identity.rounds == 0
            ? nil : try report.reading.latestReview(of: candidate, under: report.revisions)
        return Attention.all(of: session, in: report.exam.inForce, review: review, at: report.now)
    }
}

extension Candidate {
    /// As commands find the candidate; nil where that is a number which is not to be shown.
    fileprivate func commandName(revealed: Bool) -> String? {
        if let number = entry.admissionNumber { return number }
        return revealed ? "\(entry.certificate.type.rawValue):\(entry.certificate.number.revealed)" : nil
    }
}
