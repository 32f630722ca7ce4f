import ArgumentParser
import ExamActions
import ExamDomain

struct StaffRemove: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "remove", Phrase(zh: "把一位工作人员从名单中除去", en: "Take somebody off the staff list"),
        more: [
            Phrase(
                zh: "此人做过的事仍以原名留在日志里。唯一的管理员不能除去。",
                en: "What the person did stays in the journal under the name. The only admin cannot be removed.")
        ],
        examples: [Example("examctl staff remove lin", Phrase(zh: "lin 不能再使用", en: "lin may do nothing any more"))])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "名字", en: "The name")) var name: String

    func run(in context: Context) throws -> ExitStatus {
        try RemoveStaff(name).run(in: context.store(), by: context.staffName, at: context.now())
        try context.console.show(.members(["name": .string(name), "role": .null])) {
            try context.console.print(Phrase(zh: "已除去 \(name)", en: "Removed \(name)"))
        }
        return .done
    }
}
