import ArgumentParser
import ExamDomain

/// The settings of a question as options. Their values are read where those of exam.yaml are read.
struct QuestionFlags: ParsableArguments {
    @Option(help: .text(zh: "编号：英文字母、数字、- 和 _", en: "Its id: letters, digits, - and _")) var id: String?
    @Option(help: .text(zh: "题目名称", en: "Its title", valueName: "TEXT")) var title: String?
    @Option(
        help: .text(
            zh: "recorded 在线录制，offline 线下录制", en: "recorded under the clock, or offline work that is uploaded",
            valueName: "recorded|offline"))
    var mode: String?
    @Option(help: .text(zh: "录制次数：1 到 20，或 unlimited（不限）", en: "How many takes: 1 to 20, or unlimited", valueName: "N"))
    var takes: String?
    @Option(help: .text(zh: "机位", en: "How many cameras", valueName: "1|2")) var cameras: String?
    @Option(
        defaultAsFlag: YesOrNo.said, parsing: .next,
        help: .text(zh: "正式答题之前可否排练", en: "May candidates rehearse?", valueName: "yes|no"))
    var rehearsal: YesOrNo?
    @Option(
        defaultAsFlag: YesOrNo.said, parsing: .next,
        help: .text(zh: "可否回看", en: "May they watch a recording?", valueName: "yes|no"))
    var playback: YesOrNo?
    @Option(
        defaultAsFlag: YesOrNo.said, parsing: .next,
        help: .text(zh: "录完是否自动提交（只录一次时）", en: "Does a single take submit itself?", valueName: "yes|no"))
    var autoSubmit: YesOrNo?
    @Option(help: .text(zh: "录制时限：5s 到 4h，如 3m", en: "The longest recording: 5s to 4h, such as 3m", valueName: "TIME"))
    var recordLimit: String?
    @Option(
        help: .text(
            zh: "提交时限：如 50m；none 为到考试结束",
            en: "From the clock's start to submission, such as 50m; none: until the close",
            valueName: "TIME"))
    var submitLimit: String?
    @Option(
        help: .text(
            zh: "附件：类型:最少..最多:每个最大:扩展名，如 video:1..2:200MB:mp4,mov；每种一次，合起来代替原有的；none 为没有",
            en:
                "Attachments of a kind as kind:min..max:size:extensions, such as video:1..2:200MB:mp4,mov. Once for each kind; "
                + "together they replace the rules there are; none: no attachments",
            valueName: "RULE"))
    var attachment: [String] = []
    @Option(
        help: .text(
            zh: "附件总数：最少..最多；none 为不限", en: "Attachments in total as min..max; none: no bounds", valueName: "RULE"))
    var attachmentsTotal: String?
    @Option(
        help: .text(
            zh: "到时未提交：discard 不提交，submitSelected 由系统提交选定的",
            en: "Unsubmitted at the deadline: discard, or submitSelected by the system",
            valueName: "discard|submitSelected"))
    var whenTimeExpires: String?
    @Option(
        defaultAsFlag: YesOrNo.said, parsing: .next,
        help: .text(zh: "失败的录制是否计入次数", en: "Do failed takes count?", valueName: "yes|no"))
    var failedTakeCounts: YesOrNo?

    /// Those that were said.
    private var said: [(flag: String, text: String)] {
        let single: [(String, String?)] = [
            ("id", id), ("title", title), ("mode", mode), ("takes", takes), ("cameras", cameras),
            ("rehearsal", rehearsal?.text), ("playback", playback?.text), ("auto-submit", autoSubmit?.text),
            ("record-limit", recordLimit), ("submit-limit", submitLimit), ("attachments-total", attachmentsTotal),
            ("when-time-expires", whenTimeExpires), ("failed-take-counts", failedTakeCounts?.text),
        ]
        return single.compactMap { flag, text in text.map { (flag: flag, text: $0) } }
            + attachment.map { (flag: "attachment", text: $0) }
    }

    var isEmpty: Bool { said.isEmpty }

    /// The question they make of `old`, or a new one.
    ///
    /// - Throws: a usage `Failure` that names every option at fault.
    func question(editing old: Question? = nil, in exam: Exam) throws -> (question: Question, warnings: [Fault]) {
        do {
            return try QuestionSettings(said).question(editing: old, in: exam)
        } catch {
            let failure = error.ofCommand
            let verb = old == nil ? "add" : "edit"
            throw Failure(
                failure.kind, code: failure.code, failure.message, hint: Suggestion.seeHelp("examctl question \(verb)"))
        }
    }
}

/// `--rehearsal`, `--rehearsal yes`, `--rehearsal no`: what stands there, understood by the reader of settings.
struct YesOrNo: ExpressibleByArgument, CustomStringConvertible {
    let text: String

    static let said = YesOrNo(argument: "yes")

    init(argument: String) {
        text = argument
    }

    /// Empty, because the library would tell the value of a bare flag as the option's default.
    var description: String { "" }
}
