import ArgumentParser
import ExamDomain

struct StaffList: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "list", Phrase(zh: "列出工作人员和角色", en: "List the staff and their roles"),
        examples: [Example("examctl staff list", Phrase(zh: "谁有什么角色", en: "Who has which role"))])

    @OptionGroup var options: GlobalOptions

    func run(in context: Context) throws -> ExitStatus {
        let staff = try context.store().read(as: context.staffName) { try $0.staff() }
        try context.console.show(
            ListView(
                columns: [
                    Column("name", Phrase(zh: "名字", en: "Name")), Column("role", Phrase(zh: "角色", en: "Role")),
                ],
                rows: staff.map { [.text($0.name), .word(code: $0.role.rawValue, $0.role.told)] }))
        return .done
    }
}
