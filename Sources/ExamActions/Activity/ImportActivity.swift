import ExamDomain
import ExamStore

/// Brings recorded facts through the rules that a live candidate meets: all of a file, or with `skipBad` those the rules let
/// pass.
///
/// First every fact is judged, candidate by candidate in the order of times; only then are the accepted ones written, in the
/// order of times over all, with the files they bring.
package struct ImportActivity {
    let exam: String?
    /// The activity file's name, for the journal.
    let file: String
    /// The folder beside which the facts' files lie.
    let folder: String
    let skipBad: Bool
    let dryRun: Bool
    let inspect: PhotoLookup

    /// What a file is that a fact names as a photo, told without decoding it.
    package typealias PhotoLookup = (_ path: String) throws -> PhotoFinding

    package init(
        _ file: String, in folder: String, into exam: String?, skipBad: Bool = false, dryRun: Bool = false,
        inspect: @escaping PhotoLookup
    ) {
        self.file = file
        self.folder = folder
        self.exam = exam
        self.skipBad = skipBad
        self.dryRun = dryRun
        self.inspect = inspect
    }

    package struct Outcome: Sendable {
        /// Lines that are not blank.
        package var facts = 0
        /// Written; in a dry run those that would be.
        package var applied = 0
        /// Known before by their id.
        package var skipped = 0
        package var refused = 0
        /// New ones that are told to be of the future: nothing that happens before then is taken of their candidates any more.
        package var ahead = 0
        /// In the order of lines.
        package var faults: [Fault] = []
        /// False where faults kept everything out.
        package var isTaken: Bool
    }

    /// A line of the file: its number and its JSON, nil where it is none.
    package typealias Lines = (_ receive: (_ line: Int, _ object: JSON?) throws -> Void) throws -> Void

    /// - Throws: what `lines` throws; `Failure`, `Refusal`. Faults are no error: they are told in the outcome.
    package func run(in store: Store, by staff: String, at now: Moment, lines: Lines) throws -> Outcome {
        try store.write(by: staff, may: .configure, at: now) { writing in
            var outcome = Outcome(isTaken: true)
            let exam = try writing.reading.chosenExam(exam)
            let staging = try ActivityStaging(writing)
            try stage(lines, in: staging, of: exam, writing, &outcome)
            let accepted = try judge(staging, in: exam, writing, &outcome)
            outcome.faults.sort { ($0.line ?? 0) < ($1.line ?? 0) }
            outcome.isTaken = outcome.refused == 0 || skipBad
            outcome.applied = outcome.isTaken ? accepted : 0
            guard outcome.applied > 0, !dryRun else {
                writing.takeBack()
                return outcome
            }
            // Nothing below refuses.
            try append(staging, to: exam, vault: store.vault, &writing)
            try record(outcome, exam, &writing)
            return outcome
        }
    }

    // MARK: - Reading

    private func stage(
        _ lines: Lines, in staging: ActivityStaging, of exam: KeptExam, _ writing: Writing, _ outcome: inout Outcome
    ) throws {
        var known = KnownCandidates(exam: exam, reading: writing.reading)
        try lines { line, object in
            outcome.facts += 1
            do {
                let time = try stage(line, object, in: staging, of: exam, writing.reading, &known)
                if let time, time > writing.now { outcome.ahead += 1 }
                if time == nil { outcome.skipped += 1 }
            } catch let fault as FactFault {
                outcome.refuse(
                    Fault(
                        line: line, place: fault.key, code: fault.code.rawValue, message: fault.message,
                        factID: object.flatMap(FactLine.id(of:))))
            } catch let refusal as Refusal {
                outcome.refuse(refusal, line: line, factID: object.flatMap(FactLine.id(of:)))
            }
        }
    }

    /// - Returns: the fact's time; nil for one known before.
    private func stage(
        _ line: Int, _ object: JSON?, in staging: ActivityStaging, of exam: KeptExam, _ reading: Reading,
        _ known: inout KnownCandidates
    ) throws -> Moment? {
        guard let object else {
            throw FactFault(.malformedLine, Phrase(zh: "这一行不是 JSON 对象", en: "this line is not a JSON object"))
        }
        // A known fact is not read again: its files may be long gone.
        if let id = FactLine.id(of: object), try reading.knowsFact(id, in: exam) { return nil }
        var files: [(path: String, file: StoredFile)] = []
        let fact = try FactLine(object) { path in
            guard let found = try ActivityFiles(folder: folder).find(path) else { return nil }
            files.append(found)
            return found.file
        }
        if case .identityPhoto = fact.fact.act { try demandPhotos(files) }
        guard let candidate = try known.find(fact.candidate) else { throw Refusal.notOnRoster }
        return try staging.add(fact.fact, of: candidate, line: line, files: files) ? fact.fact.at : nil
    }

    /// What cannot be decoded is kept as evidence all the same; what is dangerous or too large is not.
    private func demandPhotos(_ files: [(path: String, file: StoredFile)]) throws {
        for (path, file) in files {
            guard case .refused(let refusal) = try inspect(path) else { continue }
            throw FactFault(.badValue, key: "files", refusal.told(file.name))
        }
    }

    // MARK: - Judging

    /// - Returns: how many facts the rules let pass.
    private func judge(
        _ staging: ActivityStaging, in exam: KeptExam, _ writing: Writing, _ outcome: inout Outcome
    ) throws -> Int {
        let revisions = try writing.reading.revisions(of: exam)
        var current: (id: ID<Candidate>, session: Session, hasChanged: Bool)?
        var accepted = 0
        func keepCurrent() throws {
            guard let current, current.hasChanged else { return }
            try writing.keep(current.session, of: current.id, in: exam)
        }
        try staging.eachByCandidate { staged in
            if current?.id != staged.candidate {
                try keepCurrent()
                current = (
                    staged.candidate, try writing.reading.session(of: staged.candidate, under: revisions), false
                )
            }
            var session = current?.session ?? Session()
            let rounds = session.identity.rounds
            do {
                try session.admit(staged.fact, in: exam.inForce)
                current = (staged.candidate, session, true)
                accepted += 1
                let round = session.identity.rounds
                try staging.accept(staged, round: round > rounds ? round : nil)
            } catch let refusal as Refusal {
                outcome.refuse(refusal, line: staged.line, factID: staged.fact.id)
            }
        }
        try keepCurrent()
        return accepted
    }

    // MARK: - Writing

    private func append(
        _ staging: ActivityStaging, to exam: KeptExam, vault: Vault, _ writing: inout Writing
    ) throws {
        try staging.eachAccepted { fact in
            for (path, file) in fact.files { try vault.keep(path, as: file) }
            try writing.record(
                fact,
                link: JournalEntry.Link(
                    exam: exam.id, candidate: fact.candidate, revision: exam.inForce.revision, factID: fact.id))
            if let round = fact.round {
                _ = try writing.insert(
                    round: round, of: fact.candidate, in: exam, uploadedAt: fact.at, photos: fact.files.map(\.file))
            }
        }
    }

    private func record(_ outcome: Outcome, _ exam: KeptExam, _ writing: inout Writing) throws {
        try writing.record(
            "activity import", subject: exam.exam.code.text,
            details: .members([
                "file": .string(file), "facts": .count(outcome.facts), "applied": .count(outcome.applied),
                "skipped": .count(outcome.skipped), "refused": .count(outcome.refused),
            ]),
            link: JournalEntry.Link(exam: exam.id, revision: exam.inForce.revision))
    }
}

extension ImportActivity.Outcome {
    fileprivate mutating func refuse(_ refusal: Refusal, line: Int, factID: String?) {
        refuse(Fault(line: line, place: nil, code: refusal.code.rawValue, message: refusal.message, factID: factID))
    }

    fileprivate mutating func refuse(_ fault: Fault) {
        refused += 1
        if faults.count < RosterFaults.most { faults.append(fault) }
    }
}
