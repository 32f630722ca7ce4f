import ArgumentParser
import ExamActions
import ExamDomain

struct StaffAdd: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "add", Phrase(zh: "把一位工作人员加入名单", en: "Put somebody on the staff list"),
        more: [
            Phrase(
                zh: "名字通常是此人的操作系统用户名；用别的名字时，此人须用 --as 或 EXAMCTL_STAFF 说明。",
                en:
                    "The name is usually the person's operating-system user; with another one, the person says it with --as "
                    + "or in EXAMCTL_STAFF.")
        ],
        examples: [
            Example(
                "examctl staff add lin --role reviewer", Phrase(zh: "lin 可以人工审核", en: "lin may decide identity reviews")
            )
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "名字", en: "The name")) var name: String
    @Option(help: .text(zh: "角色", en: "The role", valueName: "admin|configurator|reviewer|exporter")) var role: Role

    func run(in context: Context) throws -> ExitStatus {
        let member = StaffMember(name: name, role: role)
        try AddStaff(member).run(in: context.store(), by: context.staffName, at: context.now())
        try context.console.show(
            member,
            told: Phrase(zh: "已添加 \(name)，角色：\(role.told.zh)", en: "Added \(name), role: \(role.told.en)"))
        return .done
    }
}
