import ArgumentParser
import ExamActions
import ExamDomain

struct StaffNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "staff", Phrase(zh: "工作人员和他们的角色", en: "The staff and their roles"),
        more: [
            Phrase(
                zh: """
                    admin 管理员：一切；configurator 配置员：考试、题目、名单、应考记录、授权；reviewer 审核员：人工审核；exporter 导出员：报告和完整证件号码。名单中的人都可以查看（证件号码遮盖）。
                    """,
                en:
                    "admin: everything. configurator: exams, questions, rosters, activity, exceptions. reviewer: identity "
                    + "reviews. exporter: reports and full certificate numbers. Everybody on the list may read, with "
                    + "certificate numbers masked."),
            UnitCheckup.boundary,
        ],
        examples: [
            Example("examctl staff add lin --role reviewer", Phrase(zh: "添加一位审核员", en: "Add a reviewer")),
            Example("examctl staff list", Phrase(zh: "看名单", en: "See the list")),
        ],
        subcommands: [StaffAdd.self, StaffList.self, StaffRole.self, StaffRemove.self])
}

extension Role: ExpressibleByArgument {}

extension Console {
    /// The answer about one member of the staff.
    func show(_ member: StaffMember, told: Phrase) throws {
        try show(.members(["name": .string(member.name), "role": .string(member.role.rawValue)])) { try print(told) }
    }
}
