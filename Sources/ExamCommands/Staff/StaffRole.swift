import ArgumentParser
import ExamActions
import ExamDomain

struct StaffRole: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "role", Phrase(zh: "改变一位工作人员的角色", en: "Give a member of the staff another role"),
        more: [
            Phrase(zh: "唯一的管理员不能改成别的角色。", en: "The only admin cannot be given another role.")
        ],
        examples: [
            Example(
                "examctl staff role lin --role exporter", Phrase(zh: "lin 从此是导出员", en: "lin is an exporter from now on")
            )
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "名字", en: "The name")) var name: String
    @Option(help: .text(zh: "新的角色", en: "The new role", valueName: "admin|configurator|reviewer|exporter")) var role:
        Role

    func run(in context: Context) throws -> ExitStatus {
        try ChangeRole(of: name, to: role).run(in: context.store(), by: context.staffName, at: context.now())
        try context.console.show(
            StaffMember(name: name, role: role),
            told: Phrase(zh: "\(name) 现在的角色：\(role.told.zh)", en: "\(name) has the role \(role.told.en)"))
        return .done
    }
}
