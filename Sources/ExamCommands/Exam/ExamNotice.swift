import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles

struct ExamNotice: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "notice", Phrase(zh: "由现行设置写出考生的考试须知，并核对已发布的", en: "Candidates' instructions from the settings in force"),
        more: [
            Phrase(
                zh:
                    "时限、次数、机位、附件、进入步骤都按现行设置写成，可以原样发布（Markdown）。最后一行的编号随设置而变。--check 逐行核对已发布的文字（哪种语言都可以，单位自己加的话不算）：一致时退出码为 0，有不符为 1。",
                en:
                    "Limits, takes, cameras, attachments and the way in as the settings say them, ready to be published "
                    + "(Markdown). The id in the last line changes with the settings. --check holds a published text against "
                    + "them line by line, in whichever language (the unit's own lines do not count): 0 where it still matches, "
                    + "1 where it does not.")
        ],
        examples: [
            Example("examctl exam notice notice-zh.md --lang zh", Phrase(zh: "写成文件发布", en: "Write it for publishing")),
            Example(
                "examctl exam notice --check notice-zh.md",
                Phrase(zh: "设置改过之后，发布的还对吗", en: "Is what was published still true?")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "写到这个文件", en: "The file to write"), completion: .file(extensions: ["md", "txt"]))
    var file: String?
    @Flag(help: .text(zh: "中文和英文都写", en: "In both languages")) var both = false
    @Flag(help: .text(zh: "覆盖已有的文件", en: "Replace a file that exists")) var force = false
    @Option(
        help: .text(zh: "核对这个已发布的文件", en: "Check this published file", valueName: "FILE"),
        completion: .file(extensions: ["md", "txt"])) var check: String?

    mutating func validate() throws {
        guard check != nil, file != nil || both || force else { return }
        throw Failure.usage(
            "checkAlone",
            Phrase(
                zh: "--check 只核对，不能同时写文件。", en: "--check only checks; it does not go with what is for writing."),
            hint: Phrase(verbatim: "examctl exam notice --check FILE"))
    }

    func run(in context: Context) throws -> ExitStatus {
        if let check { return try PublishedNoticeCheck(of: check).run(in: context) }
        let notice = try context.read { CandidateNotice(of: $1.inForce) }
        let text = notice.instructions.markdown(both ? [.zh, .en] : [context.language], id: notice.id)
        guard let file else {
            try context.console.show(ExamNotice.document(notice)) { try context.console.print(document: text) }
            return .done
        }
        try OutputFile.write(file, force: force) { try $0.write(text) }
        let document = JSON.members([
            "exam": .string(notice.instructions.exam.exam.code.text), "id": .string(notice.id),
            "digest": .string(notice.digest), "file": .string(file),
        ])
        try context.console.show(document) {
            let shown = VisibleText.of(file)
            try context.console.print(
                Phrase(zh: "已写出 \(shown)，编号 \(notice.id)", en: "Wrote \(shown), notice id \(notice.id)"))
        }
        return .done
    }

    private static func document(_ notice: CandidateNotice) -> JSON {
        .members([
            "exam": .string(notice.instructions.exam.exam.code.text), "id": .string(notice.id),
            "digest": .string(notice.digest), "revision": .count(notice.instructions.exam.revision),
            "zh": .string(notice.instructions.markdown([.zh], id: notice.id)),
            "en": .string(notice.instructions.markdown([.en], id: notice.id)),
        ])
    }
}
