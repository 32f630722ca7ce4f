import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct RosterEdit: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "edit", Phrase(zh: "改变名单中的一名考生", en: "Change one candidate on the roster"),
        more: [
            Phrase(
                zh: "只改写出的项目；空值（--note \"\"）清除一项，姓名、证件类型和证件号码不能为空。",
                en:
                    "Only what is said changes; an empty value (--note \"\") clears a field. Name, type and number cannot be empty."
            ),
            CandidateNoun.naming,
        ],
        examples: [
            Example("examctl roster edit A0001 --phone 13900000001", Phrase(zh: "改手机号", en: "Another phone number")),
            Example("examctl roster edit A0001 --note ''", Phrase(zh: "清除备注", en: "Clear the note")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: CandidateNoun.argument) var candidate: String
    @Option(help: .text(zh: "姓名", en: "Name", valueName: "NAME")) var name: String?
    @Option(help: .text(zh: "证件类型", en: "Certificate type", valueName: "TYPE")) var type: String?
    @Option(help: .text(zh: "证件号码", en: "Certificate number", valueName: "NUMBER")) var number: String?
    @OptionGroup var fields: RosterFlags

    func run(in context: Context) throws -> ExitStatus {
        let changes = changes
        guard !changes.isEmpty else {
            let flags = RosterField.allCases.map(\.flag)
            throw Failure.usage(
                "nothingToChange", Phrase(zh: "没有说要改什么。", en: "Nothing was said to change."),
                hint: Phrase(
                    zh: "可改：\(flags.joined(separator: "、"))", en: "What can change: \(flags.joined(separator: ", "))"))
        }
        let exam = try context.read(may: .configure) { $1 }
        let today = CalendarDay(context.now(), in: exam.exam.timeZone)
        var before: RosterEntry?
        let after = try EditCandidate(candidate, in: exam.exam.code.text) { entry in
            before = entry
            return try RosterEntry(
                flags: entry.values.merging(changes) { _, new in new }, extra: entry.extra, today: today,
                warn: context.warn)
        }.run(in: context.store(), by: context.staffName, at: context.now())
        try context.console.show(
            after,
            told: before == after.entry
                ? Phrase(zh: "\(after.handle) 本来就是这样，没有改动。", en: "\(after.handle) is so already; nothing changed.")
                : Phrase(
                    zh: "已更改 \(after.entry.name)（\(after.handle)）", en: "Changed \(after.entry.name) (\(after.handle))")
        )
        return .done
    }

    private var changes: [RosterField: String] {
        var changes = fields.values
        changes[.name] = name
        changes[.certificateType] = type
        changes[.certificateNumber] = number
        return changes
    }
}
