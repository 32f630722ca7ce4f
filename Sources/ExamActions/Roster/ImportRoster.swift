import ExamDomain
import ExamStore

/// Brings a roster file into an exam: all of it or nothing, or with `skipBad` its good rows.
package struct ImportRoster {
    let exam: String?
    /// The file's name, for the journal.
    let file: String
    let options: Options

    /// How far an import may go.
    package struct Options: Sendable {
        /// Takes the good rows where others have faults.
        package var skipBad = false
        package var dryRun = false
        /// Removes who came from a file and is no longer in it.
        package var dropMissing = false
        /// Percent of the roster before that may be removed or updated; nil asks only when candidates are dropped (10 %).
        package var maxChange: Double?
        /// Where a field was changed both by hand and in the file, the file's wins.
        package var theirs = false
        /// Carry out this plan only, as a dry run named it.
        package var expect: String?
        /// How the file was read beyond what its headings tell (which sheet): part of the plan.
        package var readAs = ""

        package init() {}

        /// May only part of the roster change?
        var limitsChange: Bool { dropMissing || maxChange != nil }
    }

    package init(_ file: String, into exam: String?, options: Options = Options()) {
        self.file = file
        self.exam = exam
        self.options = options
    }

    /// What was, or would have been, done.
    package struct Outcome: Sendable {
        package let reading: RosterReading
        package let sha256: String
        /// Names file, options and data as seen: the same plan does the same. Nil where faults let nothing be planned.
        package let plan: String?
        /// Nil where nothing was written.
        package internal(set) var batch: Int?
        package let added, updated, unchanged, removed: Int
        package let faults: RosterFaults
        package let warnings: [Fault]

        package var isWritten: Bool { batch != nil }
    }

    /// - Parameters:
    ///   - rows: the file's rows, read once.
    ///   - digest: the file's SHA-256, asked after the last row.
    /// - Throws: what `rows` throws; `Failure`; `Refusal` `tooManyChanges`, `planChanged`. Faults are no error: they are told in
    ///   the outcome.
    package func run(
        in store: Store, by staff: String, at now: Moment, rows: RosterSource, digest: () -> String
    ) throws -> Outcome {
        try store.write(by: staff, may: .configure, at: now) { writing in
            let outcome = try importRows(rows, digest: digest, by: staff, &writing)
            // The file had faults, or this is a dry run.
            if !outcome.isWritten { writing.takeBack() }
            return outcome
        }
    }

    private func importRows(
        _ rows: RosterSource, digest: () -> String, by staff: String, _ writing: inout Writing
    ) throws -> Outcome {
        let exam = try writing.reading.chosenExam(self.exam)
        // Counted only where it is asked for: an import should cost by the file, not by the roster.
        let before = options.limitsChange ? try writing.reading.rosterCount(of: exam) : 0
        let batch = try writing.reading.nextBatchNumber(of: exam)
        let intake = try writing.intake(
            into: exam, batch: batch, under: rows.columns, dryRun: options.dryRun)
        var stage = RosterStage(staging: intake, options: options)
        try stage.read(rows)
        try stage.meet()
        let sha256 = digest()
        let counts = try stage.staging.counts()
        let plan =
            stage.isRefused
            ? nil : try RosterPlan(stage, sha256: sha256, updated: counts.updated, rosterBefore: before)
        try plan?.check(options)
        var outcome = Outcome(
            reading: stage.reading, sha256: sha256, plan: plan?.digest, batch: nil, added: counts.added,
            updated: counts.updated, unchanged: counts.unchanged, removed: plan?.removed ?? 0,
            faults: stage.faults.sorted, warnings: stage.warnings.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        guard let plan, !options.dryRun else { return outcome }
        // Nothing below refuses.
        try write(batch, plan, stage, outcome, exam, by: staff, &writing)
        outcome.batch = batch
        return outcome
    }

    private func write(
        _ number: Int, _ plan: RosterPlan, _ stage: RosterStage, _ outcome: Outcome, _ exam: KeptExam, by staff: String,
        _ writing: inout Writing
    ) throws {
        let batch = RosterBatch(
            number: number, file: file, sha256: outcome.sha256, at: writing.now, by: staff, added: outcome.added,
            updated: outcome.updated, removed: outcome.removed)
        try writing.save(batch, of: exam, entry: writing.nextEntry())
        if plan.removed > 0 { try stage.staging.removeMissing(batch: number) }
        try stage.staging.apply(batch: number)
        try writing.record(
            "roster import", subject: "batch \(number)",
            details: .members([
                "batch": .count(number), "file": .string(file), "sha256": .string(outcome.sha256),
                "plan": .string(plan.digest), "encoding": .text(outcome.reading.encoding),
                "rows": .count(outcome.reading.rows), "added": .count(outcome.added),
                "updated": .count(outcome.updated),
                "unchanged": .count(outcome.unchanged), "removed": .count(outcome.removed),
                "rejected": .count(outcome.faults.rejected),
            ]),
            link: JournalEntry.Link(exam: exam.id, revision: exam.inForce.revision))
    }
}

/// What was wrong with the rows of one file.
package struct RosterFaults: Sendable {
    /// In the order of lines; of a file that is wrong throughout, the first `most` only.
    package private(set) var told: [Fault] = []
    /// Rows that were not taken.
    package private(set) var rejectedLines: Set<Int> = []

    package static let most = 100_000
    package var rejected: Int { rejectedLines.count }

    mutating func add(_ line: Int, _ faults: [Fault]) {
        rejectedLines.insert(line)
        if told.count < RosterFaults.most { told += faults }
    }

    mutating func add(wholeFile faults: [Fault]) {
        told += faults
    }

    var sorted: RosterFaults {
        var sorted = self
        sorted.told.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        return sorted
    }
}
