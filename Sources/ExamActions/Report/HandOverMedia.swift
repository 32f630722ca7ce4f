import ExamDomain
import ExamStore

/// Chooses the submitted files of an exam for a hand-over, and puts into the journal that they go out.
package struct HandOverMedia {
    let exam: String?
    /// Nil: everybody.
    let whom: Whom?
    /// Empty: all.
    let questions: [String]

    package init(of exam: String?, whom: Whom?, questions: [String]) {
        self.exam = exam
        self.whom = whom
        self.questions = questions
    }

    /// As the journal's entry says it. A candidate is named by the roster: what was typed may be a certificate number.
    package func options(of chosen: Chosen) -> [JSON.Member] {
        var options = [JSON.Member(key: "questions", value: .array(questions.map(JSON.string)))]
        func add(_ key: String, _ value: JSON) { options.append(JSON.Member(key: key, value: value)) }
        switch whom {
        case .candidate: add("candidate", .text(chosen.subject))
        case .group(let name): add("groups", .array([.string(name)]))
        case .list(let file, let lines):
            add("list", .members(["file": .string(file), "lines": .count(lines.count)]))
        case nil: break
        }
        return options
    }

    package struct Chosen {
        package let exam: KeptExam
        /// In the roster's order, by question, the take's cameras before the attachments.
        package let files: [MediaFile]
        /// The one candidate that was named, if one was.
        package let subject: String?
    }

    /// - Throws: `Refusal` `notPermitted`, `notOnRoster`, `unknownGroup`; `FaultyFile` for strangers in a list; `Failure`
    ///   `.noInput` for an unknown question.
    package func files(in store: Store, by staff: String, at now: Moment) throws -> Chosen {
        try store.read(as: staff, may: .export) { reading in
            let exam = try reading.chosenExam(exam)
            try exam.exam.demandQuestions(questions)
            let revisions = try reading.revisions(of: exam)
            var files: [MediaFile] = []
            func add(_ candidate: Candidate, _ session: Session) {
                let settled = session.settled(at: now, in: exam.inForce)
                files += settled.mediaFiles(of: candidate, in: exam.inForce).filter {
                    questions.isEmpty || questions.contains($0.file.question.text)
                }
            }
            var subject: String?
            if let whom {
                for candidate in try reading.candidates(whom, of: exam) {
                    if case .candidate = whom { subject = candidate.handle }
                    add(candidate, try reading.session(of: candidate.id, under: revisions))
                }
            } else {
                try reading.eachSession(of: exam, under: revisions) { candidate, session in
                    if let session { add(candidate, session) }
                }
            }
            return Chosen(exam: exam, files: files, subject: subject)
        }
    }

    /// Puts it into the journal, before anything is outside.
    ///
    /// - Throws: `Refusal` `notPermitted`; `Failure` `.busy` where somebody else is writing.
    package func record(
        _ issued: IssuedMedia, of exam: KeptExam, in store: Store, by staff: String, at now: Moment
    ) throws {
        try store.write(by: staff, may: .export, at: now) { writing in
            _ = try writing.record(
                "report media", subject: exam.exam.code.text, details: issued.details,
                link: JournalEntry.Link(exam: exam.id))
        }
    }
}
