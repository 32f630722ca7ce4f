import ExamDomain
import ExamStore

/// Grants candidates an exception: takes, time, a reopened question, a new identity check. For all who are meant, or for
/// nobody.
package struct GrantException {
    /// Whom it is for.
    package enum Whom: Sendable {
        case candidate(String)
        case group(String)
        /// Lines of a file, each with its number.
        case list(file: String, [(line: Int, candidate: String)])
    }

    let kind: Grant.Kind
    let whom: Whom
    let exam: String?
    let reason: String
    let dryRun: Bool

    package init(_ kind: Grant.Kind, to whom: Whom, in exam: String?, reason: String, dryRun: Bool = false) {
        self.kind = kind
        self.whom = whom
        self.exam = exam
        self.reason = reason
        self.dryRun = dryRun
    }

    /// One candidate's exception, and what it does.
    package struct Granted: Sendable {
        package let candidate: Candidate
        package let grant: Grant
        /// Of each question the grant is about: its deadline before and after.
        package let deadlines: [Deadline]

        package struct Deadline: Sendable {
            package let question: QuestionID
            package let before: Moment
            package let after: Moment
        }
    }

    package struct Outcome: Sendable {
        package let exam: KeptExam
        package let granted: [Granted]
    }

    /// - Throws: `Refusal` `notOnRoster`, `unknownGroup`, `notSubmitted`, `wrongMode`; `FaultyFile` for strangers in a list;
    ///   `Failure` `.noInput` for an unknown question.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Outcome {
        try store.write(by: staff, may: .grant, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            try demandQuestion(in: exam)
            let grant = Grant(kind: kind, reason: reason, by: staff, at: now)
            let revisions = try writing.reading.revisions(of: exam)
            let granted = try candidates(of: exam, writing.reading).map { candidate in
                try self.granted(grant, to: candidate, exam, revisions, writing.reading)
            }
            // Nothing below refuses.
            if dryRun {
                writing.takeBack()
            } else {
                for one in granted { try write(one, of: exam, &writing) }
            }
            return Outcome(exam: exam, granted: granted)
        }
    }

    private func demandQuestion(in exam: KeptExam) throws {
        guard let id = kind.question, exam.exam.question(id) == nil else { return }
        throw Failure.unknownQuestion(id, in: exam.exam)
    }

    private func granted(
        _ grant: Grant, to candidate: Candidate, _ exam: KeptExam, _ revisions: ExamRevisions, _ reading: Reading
    ) throws -> Granted {
        let folded = try reading.session(of: candidate.id, under: revisions)
        let before = folded.settled(at: grant.at, in: exam.inForce)
        if let refusal = before.refusal(of: grant.kind, in: exam.inForce) {
            throw Refusal(
                refusal.code,
                Phrase(
                    zh: "考生 \(candidate.handle)：\(refusal.message.zh)", en: "\(candidate.handle): \(refusal.message.en)"
                ),
                hint: refusal.hint)
        }
        var after = folded
        after.apply(.grant(grant), in: exam.inForce)
        let settled = after.settled(at: grant.at, in: exam.inForce)
        let questions = grant.kind.question.map { [$0] } ?? exam.exam.questions.map(\.id)
        return Granted(
            candidate: candidate, grant: grant,
            deadlines: grant.kind == .identityReset
                ? []
                : questions.map { id in
                    Granted.Deadline(
                        question: id, before: before.deadline(of: id, in: exam.inForce),
                        after: settled.deadline(of: id, in: exam.inForce))
                })
    }

    private func write(_ granted: Granted, of exam: KeptExam, _ writing: inout Writing) throws {
        let act = StaffAct.grant(granted.grant)
        if granted.grant.kind == .identityReset,
            var review = try writing.reading.latestReview(of: granted.candidate.id)?.review, !review.state.isDecided
        {
            review.state = .withdrawn
            try writing.save(review)
        }
        try writing.record(
            act.action, subject: granted.candidate.handle, reason: reason, details: act.details,
            link: JournalEntry.Link(
                exam: exam.id, candidate: granted.candidate.id, revision: exam.inForce.revision))
    }
}

// MARK: - Who is meant

extension GrantException {
    /// Everybody once, in the order of the roster or the list.
    private func candidates(of exam: KeptExam, _ reading: Reading) throws -> [Candidate] {
        switch whom {
        case .candidate(let told):
            guard let candidate = try reading.candidate(CandidateName(told: told), in: exam) else {
                throw Refusal.notOnRoster
            }
            return [candidate]
        case .group(let name):
            let members = try reading.candidates(inGroup: name, of: exam)
            guard members.isEmpty else { return members }
            throw Refusal(
                .unknownGroup,
                Phrase(zh: "名单中没有报考专业“\(name)”的考生", en: "nobody on the roster is in the group “\(name)”"))
        case .list(let file, let lines): return try candidates(file, lines, of: exam, reading)
        }
    }

    private func candidates(
        _ file: String, _ lines: [(line: Int, candidate: String)], of exam: KeptExam, _ reading: Reading
    ) throws -> [Candidate] {
        var known = Set<ID<Candidate>>()
        var found: [Candidate] = []
        var faults: [Fault] = []
        for (line, told) in lines {
            if let candidate = try reading.candidate(CandidateName(told: told), in: exam) {
                if known.insert(candidate.id).inserted { found.append(candidate) }
            } else {
                let masked = CandidateName(told: told).masked
                faults.append(
                    Fault(
                        line: line, place: nil, code: RefusalCode.notOnRoster.rawValue,
                        message: Phrase(zh: "“\(masked)”不在准考名单中", en: "“\(masked)” is not on the roster")))
            }
        }
        guard faults.isEmpty, !found.isEmpty else {
            throw FaultyFile(
                file: file, code: faults.isEmpty ? "emptyList" : "notOnRoster",
                message: faults.isEmpty
                    ? Phrase(zh: "“\(file)”中没有考生", en: "“\(file)” names nobody")
                    : Phrase(
                        zh: "“\(file)”中有 \(faults.count) 人不在准考名单中，没有给任何人授权",
                        en: "\(faults.count) in “\(file)” are not on the roster; nobody was granted anything"),
                faults: faults)
        }
        return found
    }
}

extension Grant.Kind {
    /// The question it is about; nil for all, and for an identity reset.
    var question: QuestionID? {
        switch self {
        case .takes(let id, _), .reopen(let id, _): id
        case .time(let id, _): id
        case .identityReset: nil
        }
    }
}

extension Failure {
    package static func unknownQuestion(_ id: QuestionID, in exam: Exam) -> Failure {
        let known = exam.questions.map(\.id.text).joined(separator: ", ")
        return Failure(
            .noInput, code: "unknownQuestion",
            Phrase(zh: "考试 \(exam.code) 没有题目“\(id)”", en: "exam \(exam.code) has no question “\(id)”"),
            hint: Phrase(zh: "现有题目：\(known)", en: "it has \(known)"))
    }
}
