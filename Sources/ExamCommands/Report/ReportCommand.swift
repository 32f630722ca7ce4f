import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

/// A report command: they differ in what they export and in nothing else.
protocol ReportCommand: ExamCommand {
    static var kind: ReportKind { get }
    var report: ReportOptions { get }
}

extension ReportCommand {
    static func introduction(_ purpose: Phrase, filter: String = "--group 声乐") -> CommandConfiguration {
        .command(
            kind.rawValue, purpose, more: [ReportNoun.privacy, ReportNoun.record],
            examples: [
                Example(
                    "examctl report \(kind.rawValue) --output \(kind.rawValue).xlsx",
                    Phrase(zh: "写成工作簿", en: "Write it as a workbook")),
                Example(
                    "examctl report \(kind.rawValue) --output part.xlsx \(filter)",
                    Phrase(zh: "只要其中一部分", en: "A part of it")),
            ])
    }

    func run(in context: Context) throws -> ExitStatus {
        let now = context.now()
        try ReportFile.check(report.output, sheets: Self.kind.sheets.count, force: report.force, raw: report.raw)
        let choice = try report.choice(for: Self.kind, in: context)
        let asOf = try report.past.moment(in: context)
        let store = try context.store()
        let progress = ReportProgress(context.console)
        defer { progress.finish() }
        var isJournalled = true
        let written = try ReportFile.write(
            to: report.output, force: report.force, language: context.language, raw: report.raw,
            // Before the file has its name: no full number leaves without its entry.
            sealing: {
                progress.finish()
                isJournalled = try record($0, $1, choice, asOf, in: context, store)
            },
            making: { write in
                try store.read(as: context.staffName, may: .export) { reading in
                    let exam = try reading.chosenExam(context.examCode)
                    progress.begin(
                        total: try reading.rosterCount(of: exam),
                        isPacked: try ReportFormat(path: report.output) == .xlsx)
                    let made = try ExamReport(
                        Self.kind, of: exam, choice, at: now, asOf: asOf, reading, advance: { progress.advance() })
                    let rows = try write(made.report())
                    return Written(exam: exam, rows: rows, beside: try beside(made), head: try made.journalHead())
                }
            })
        try show(written.rows, written.beside, isJournalled: isJournalled, on: context.console)
        return .done
    }

    /// Into the journal. Where somebody else is writing all the while, a report of masked numbers goes out all the same,
    /// and that is told; one of full numbers does not.
    ///
    /// - Returns: false where it is not in the journal.
    private func record(
        _ temporary: String, _ written: Written, _ choice: ReportChoice, _ asOf: Moment?, in context: Context,
        _ store: Store
    ) throws -> Bool {
        let sha256 = try Digest.hex(ofFile: temporary)
        let issued = IssuedReport(
            kind: Self.kind, sha256: sha256, fileName: ShellPath.name(of: report.output), rows: written.rows,
            language: context.language, choice: choice, asOf: asOf, head: written.head)
        do {
            try RecordReport(issued, of: written.exam).run(in: store, by: context.staffName, at: context.now())
            return true
        } catch let failure as Failure
            where choice.ids == .masked && (failure.kind == .busy || failure.kind == .io)
        {
            context.console.warn(
                Phrase(
                    zh: "报告照常写出，但没能记入日志（\(failure.message.zh)），report verify 将不认识它；如需核对，请再导出一次。",
                    en:
                        "The report is written all the same, but the journal could not be (\(failure.message.en)): report verify "
                        + "will not know it. Write it again if it is to be verified."))
            return false
        }
    }

    /// What the answer tells beside the file: of the exceptions how many there are, by staff and by group; of the reviews how far
    /// reviewers agree.
    private func beside(_ made: ExamReport) throws -> (key: String, list: ListView)? {
        func list(_ columns: [ReportColumn], _ rows: [[ReportCell]]) -> ListView {
            ListView(columns: columns.map { Column($0.key, $0.heading) }, rows: rows)
        }
        switch Self.kind {
        case .exceptions: return ("totals", list(ReportColumn.ofExceptionTotals, try made.exceptionTotals().rows))
        case .reviews:
            let agreement = try made.agreement()
            return agreement.all.pairs > 0 ? ("agreement", list(ReportColumn.ofAgreement, agreement.rows)) : nil
        case .submissions, .candidates, .files, .attention, .rosterIssues, .all: return nil
        }
    }

    /// What was written, and what is told beside it.
    private func show(
        _ rows: Int, _ beside: (key: String, list: ListView)?, isJournalled: Bool, on console: Console
    ) throws {
        let list = beside?.list
        var document = JSON.members(["file": .string(report.output), "rows": .count(rows)])
        if !isJournalled { document = document.adding("journalled", .bool(false)) }
        if let beside { document = document.adding(beside.key, try beside.list.json(in: console.language)) }
        try console.show(document) {
            let shown = VisibleText.of(report.output)
            try console.print(
                Phrase(zh: "已写入 \(shown)（\(rows) 行）", en: "Wrote \(shown) (\(rows.counted("row")))"))
            guard let list, rows > 0 else { return }
            try console.write("\n")
            try console.printTable(list)
        }
    }
}

private struct Written {
    let exam: KeptExam
    let rows: Int
    let beside: (key: String, list: ListView)?
    let head: IssuedReport.Head
}
