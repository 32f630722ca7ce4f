import ExamActions
import ExamDomain

/// What an import did or would have done, as the contract's document.
struct RosterImportResult {
    let outcome: ImportRoster.Outcome
    /// As typed.
    let file: String
    let isDryRun: Bool
    let skipsBad: Bool
    let rejects: String?
    /// `--exam CODE`, where it was said.
    let examWords: [String]
    /// The other options, to be typed again with the next command.
    let options: [String]

    init(
        _ outcome: ImportRoster.Outcome, file: String, isDryRun: Bool, skipsBad: Bool, rejects: String?,
        examWords: [String] = [], options: [String] = []
    ) {
        self.outcome = outcome
        self.file = file
        self.isDryRun = isDryRun
        self.skipsBad = skipsBad
        self.rejects = rejects
        self.examWords = examWords
        self.options = options
    }

    /// True where faults keep everything out.
    var isRefused: Bool {
        !outcome.reading.faults.isEmpty || (outcome.faults.rejected > 0 && !skipsBad)
    }

    /// Prints the answer.
    ///
    /// - Throws: `FaultyFile` after it where nothing was written for faults.
    func tell(on console: Console) throws -> ExitStatus {
        try console.show(document(console.language)) { try printSummary(on: console) }
        guard !isRefused else { throw faultyFile(isShown: console.format == .table) }
        for sentence in nextSteps { console.note(sentence) }
        return outcome.faults.rejected > 0 ? .doneInPart : .done
    }

    // MARK: - For programs

    func document(_ language: Language) -> JSON {
        let reading = outcome.reading
        let document = JSON.members([
            "batch": outcome.batch.map(JSON.count), "file": .string(ShellPath.name(of: file)),
            "sha256": .string(outcome.sha256), "encoding": .text(reading.encoding), "dryRun": .bool(isDryRun),
            "rows": .count(reading.rows), "added": .count(outcome.added), "updated": .count(outcome.updated),
            "unchanged": .count(outcome.unchanged), "removed": .count(outcome.removed),
            "rejected": .count(outcome.faults.rejected),
            "faults": .array(outcome.faults.told.map { $0.rosterDocument(language) }),
            "warnings": .array(outcome.warnings.map { $0.rosterDocument(language) }),
            "repairs": .object(reading.repairs.byKey.map { JSON.Member(key: $0.key, value: .count($0.value)) }),
        ])
        return plan.map { document.adding("plan", .string($0)) } ?? document
    }

    /// What `--expect` takes: told by a dry run, beyond the contract's keys.
    private var plan: String? { isDryRun ? outcome.plan : nil }

    /// The plan where a person needs it: the first roster of an exam meets nobody else's changes.
    var namedPlan: String? { outcome.updated + outcome.unchanged + outcome.removed > 0 ? plan : nil }

    /// The same document of a file that is no roster at all.
    static func document(
        of faulty: FaultyFile, file: String, isDryRun: Bool, _ language: Language
    ) -> JSON {
        let faults =
            faulty.faults.isEmpty
            ? [Fault(line: nil, place: nil, code: faulty.code, message: faulty.message)] : faulty.faults
        return .members([
            "batch": .null, "file": .string(ShellPath.name(of: file)), "sha256": .null, "encoding": .null,
            "dryRun": .bool(isDryRun), "rows": .count(0), "added": .count(0), "updated": .count(0),
            "unchanged": .count(0), "removed": .count(0), "rejected": .count(0),
            "faults": .array(faults.map { $0.rosterDocument(language) }), "warnings": .array([]),
            "repairs": .object(RepairCounts().byKey.map { JSON.Member(key: $0.key, value: .count($0.value)) }),
        ])
    }

    private func faultyFile(isShown: Bool) -> FaultyFile {
        let rejected = outcome.faults.rejected
        let isUnread = !outcome.reading.faults.isEmpty
        return FaultyFile(
            file: file, code: isUnread ? outcome.reading.faults[0].code : "faultyRows",
            message: isUnread
                ? Phrase(
                    zh: "读不懂 \(file) 的表头，什么也没有写入。", en: "The headings of \(file) cannot be used; nothing was written.")
                : Phrase(
                    zh: "\(rejected) 行有错，什么也没有写入。",
                    en: "\(rejected.counted("row has", "rows have")) faults; nothing was written."),
            hint: isUnread
                ? Phrase(
                    zh: "改好表头再导入；模板：examctl roster template",
                    en: "mend the headings and import again; for a model: examctl roster template")
                : Phrase(
                    zh: "改好后再导入；或只导入好的行：\(skipBadCommand)",
                    en: "mend them and import again; or take the good rows: \(skipBadCommand)"),
            // At the terminal they stand in the table already.
            faults: isShown ? [] : outcome.faults.told)
    }

    var skipBadCommand: String {
        command(["--skip-bad", "--rejects", "rejects.csv"])
    }

    /// The same import with further options.
    func command(_ further: [String]) -> String {
        (["examctl roster import", ShellWord.of(file)] + examWords + options + further).joined(separator: " ")
    }
}

extension Fault {
    fileprivate func rosterDocument(_ language: Language) -> JSON {
        .members([
            "line": line.map(JSON.count), "column": .text(place), "code": .string(code),
            "message": .string(message(language)),
        ])
    }
}
