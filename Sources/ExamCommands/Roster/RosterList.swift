import ArgumentParser
import ExamDomain
import ExamStore

struct RosterList: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "list", Phrase(zh: "列出名单中的考生", en: "List the candidates on the roster"),
        examples: [
            Example(
                "examctl roster list --search 欧阳", Phrase(zh: "按姓名、准考证号或证件号码的一部分查找", en: "By part of a name or number")),
            Example("examctl roster list --format csv", Phrase(zh: "给电子表格用", en: "For a spreadsheet")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(
        help: .text(
            zh: "姓名、准考证号或证件号码的一部分", en: "Part of a name, an admission number or a certificate number",
            valueName: "TEXT"))
    var search: String?
    @OptionGroup var revealing: RevealFlag

    func run(in context: Context) throws -> ExitStatus {
        if revealing.reveal {
            let exam = try context.read { $1 }
            try context.reveal("roster list", subject: exam.exam.code.text)
        }
        let view = RosterView(isRevealed: revealing.reveal)
        try context.read { reading, exam in
            let list = ListView(columns: RosterView.columns, timeZone: exam.exam.timeZone, ifEmpty: ifEmpty) {
                receive in
                try reading.eachCandidate(of: exam, search: search) { try receive(view.cells($0)) }
            }
            try context.console.show(list)
        }
        return .done
    }

    private var ifEmpty: Phrase {
        search == nil
            ? Phrase(
                zh: "名单是空的。导入：examctl roster import roster.csv",
                en: "The roster is empty. Import one: examctl roster import roster.csv")
            : Phrase(zh: "名单中没有找到。", en: "Nobody on the roster matches.")
    }
}
