import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

struct RosterImport: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "import", Phrase(zh: "导入准考名单", en: "Bring a roster into the exam"),
        more: [
            Phrase(
                zh: "逗号、制表符或分号分隔的文本，UTF-8、UTF-16 或 GB18030（GBK），自动识别；列的次序随意，多余的列原样保留。"
                    + "有一行有错就什么也不写入，所有问题一次列出；--skip-bad 只导入好的行。同一文件再导入一次不会改变什么。",
                en:
                    "Text with commas, tabs or semicolons in UTF-8, UTF-16 or GB18030 (GBK), found out by itself; columns in any "
                    + "order, further ones kept as they are. One bad row and nothing is written, and all faults are told at "
                    + "once; --skip-bad takes the good rows. The same file once more changes nothing."),
            Phrase(
                zh: "也可以直接给 .xlsx，读第一个工作表；--sheet 指明另一个。",
                en: "An .xlsx does as well: its first sheet is read, or the one that --sheet names."),
            Phrase(
                zh: "手工改过的内容保留；文件和手工都改了的，保留手工的并提醒。试运行给出计划的摘要，--expect 只执行这份计划。每次导入都可以撤销：roster undo。",
                en:
                    "Hand edits stay; where both the file and a hand changed a field, the hand's stays and you are told. "
                    + "A dry run names its plan, and --expect carries out that plan only. Every import can be undone: roster "
                    + "undo."),
            Phrase(
                zh: "退出码：0 已导入 · 3 只导入了好的行 · 65 有错，什么也没有写入。",
                en: "Exit status: 0 imported · 3 the good rows imported · 65 faults, nothing written."),
        ],
        examples: [
            Example(
                "examctl roster import roster.csv --dry-run", Phrase(zh: "先看会怎样，什么也不写入", en: "See what would happen")),
            Example(
                "examctl roster import roster.csv --skip-bad --rejects rejects.csv",
                Phrase(zh: "导入好的行，有错的行另存，改好后再导入", en: "Take the good rows, keep the bad ones to mend")),
            Example(
                "examctl roster import roster.csv --map '考生编号=admissionNumber'",
                Phrase(zh: "文件里的列名不认识时", en: "Where a heading is not known")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "名单文件", en: "The roster", valueName: "FILE")) var file: String
    @Flag(help: .text(zh: "只看会怎样，什么也不写入", en: "Tell what would happen, write nothing")) var dryRun = false
    @Flag(help: .text(zh: "跳过有错的行，导入其余的", en: "Pass over bad rows and take the others")) var skipBad = false
    @Option(help: .text(zh: "有错的行写到这个新文件", en: "Write the bad rows to this new file", valueName: "FILE"))
    var rejects: String?
    @Option(
        help: .text(zh: "文件的编码。默认：自动识别", en: "The file's encoding. Default: found out", valueName: "NAME"),
        transform: { try TextEncoding(option: $0) })
    var encoding: TextEncoding?
    @Option(
        help: .text(
            zh: ".xlsx 中的哪个工作表，名称或序号。默认：第一个", en: "Which sheet of an .xlsx. Default: the first",
            valueName: "NAME|NUMBER"))
    var sheet: String?
    @Option(
        help: .text(zh: "文件中的某列是哪个字段，可多次使用", en: "Which field a column is; may be repeated", valueName: "COLUMN=field"),
        transform: { try HeadingMapping(option: $0) })
    var map: [HeadingMapping] = []
    @OptionGroup var merge: RosterMergeOptions

    func validate() throws {
        guard rejects == nil || skipBad else {
            throw Failure.usage(
                "rejectsWithoutSkipBad",
                Phrase(zh: "--rejects 只能与 --skip-bad 一起使用。", en: "--rejects goes with --skip-bad only."))
        }
    }

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let exam = try store.read(as: context.staffName, may: .configure) { try $0.chosenExam(context.examCode) }
        try checkRejects()
        let result: RosterImportResult
        do {
            let roster = try RosterFile(
                path: file, encoding: encoding, sheet: sheet, map: map,
                today: CalendarDay(context.now(), in: exam.exam.timeZone))
            let outcome = try bring(roster, into: exam, store, context)
            result = RosterImportResult(
                outcome, file: file, isDryRun: dryRun, skipsBad: skipBad, rejects: rejects,
                examWords: context.examWords, options: readingWords + merge.words)
        } catch let faulty as FaultyFile {
            try context.console.show(
                RosterImportResult.document(of: faulty, file: file, isDryRun: dryRun, context.language)
            ) {}
            throw faulty
        }
        return try result.tell(on: context.console)
    }

    /// What stands in the way of the rejects file stops a dry run too.
    private func checkRejects() throws {
        guard let rejects else { return }
        guard !["xlsx", "xls"].contains(FileNameText.fileExtension(of: rejects)) else {
            throw Failure.usage(
                "rejectsAsCSV",
                Phrase(zh: "有错的行写成 .csv 文件。", en: "The bad rows are written as a .csv file."),
                hint: Phrase(zh: "例如 --rejects rejects.csv", en: "such as --rejects rejects.csv"))
        }
        do {
            try OutputFile.check(rejects, force: false)
        } catch let failure as Failure where failure.code == "outputExists" {
            throw Failure(
                failure.kind, code: failure.code, failure.message,
                hint: Phrase(
                    zh: "换一个文件名；里面可能有还没改好的行。",
                    en: "Choose another name: the file may hold rows that are still to be mended."))
        }
    }

    /// The options that say how the file is to be read, as one would type them.
    private var readingWords: [String] {
        (encoding.map { ["--encoding", $0.rawValue] } ?? []) + (sheet.map { ["--sheet", ShellWord.of($0)] } ?? [])
            + map.flatMap { ["--map", ShellWord.of("\($0.heading)=\($0.field.rawValue)")] }
    }

    /// The rows alone, without the rejects.
    func bringRows(
        _ roster: RosterFile, into exam: KeptExam, _ store: Store, _ context: Context
    ) throws -> ImportRoster.Outcome {
        let progress = ProgressLine(context.console, Phrase(zh: "正在导入名单", en: "Importing the roster"))
        defer { progress.finish() }
        var digest = Digest()
        var options = merge.options
        options.skipBad = skipBad
        options.dryRun = dryRun
        options.readAs = sheet ?? ""
        let action = ImportRoster(ShellPath.name(of: file), into: exam.exam.code.text, options: options)
        return try action.run(
            in: store, by: context.staffName, at: context.now(),
            rows: RosterSource(columns: roster.columns) { receive in
                try roster.read(tap: { digest.update($0) }) { line in
                    progress.advance()
                    try receive(line)
                }
            }, digest: { digest.hex })
    }
}
