import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles

struct Doctor: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "doctor",
        Phrase(
            zh: "检查数据文件夹、程序库、磁盘和时钟：哪里不对，怎样修复",
            en: "Look at data folder, libraries, disk and clock: what is wrong and how to mend it"),
        more: [
            Phrase(
                zh: "什么也不改动。有问题时退出码为 1，只有警告时为 0；没有数据文件夹时也能运行。",
                en:
                    "It changes nothing. The exit status is 1 where something is a problem, 0 where there are only warnings. "
                    + "It works without a data folder too."),
            UnitCheckup.boundary,
        ],
        examples: [Example("examctl doctor", Phrase(zh: "检查 ./exam-data", en: "Look at ./exam-data"))])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let checkup = UnitCheckup(of: context.dataFolder, staff: context.staffName, libraries: LibraryVersions.all)
        let findings = checkup.findings(at: context.now())
        let list = CheckList(
            lines: findings.map { CheckList.Line(status: $0.status, message: $0.message, hint: $0.hint) },
            document: .array(
                findings.map { finding in
                    .members([
                        "code": .string(finding.code.rawValue), "status": .string(finding.status.rawValue),
                        "message": .string(finding.message(context.language)),
                        "hint": .text(finding.hint?(context.language)),
                    ])
                }))
        try context.console.show(list)
        return list.exitStatus
    }
}
