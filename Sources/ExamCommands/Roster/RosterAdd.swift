import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct RosterAdd: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "add", Phrase(zh: "把一名考生加入名单", en: "Put one candidate on the roster"),
        more: [
            Phrase(
                zh:
                    "证件类型写中文或代码：\(CertificateType.allCases.map { "\($0.told.zh) \($0.rawValue)" }.joined(separator: "、"))。",
                en: "The certificate type is a code or its Chinese word: "
                    + CertificateType.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        ],
        examples: [
            Example(
                "examctl roster add --name 张三 --type 居民身份证 --number 11010519491231002X --admission A0201",
                Phrase(zh: "加入张三", en: "Add 张三"))
        ])

    @OptionGroup var options: GlobalOptions
    @Option(help: .text(zh: "姓名", en: "Name", valueName: "NAME")) var name: String
    @Option(help: .text(zh: "证件类型", en: "Certificate type", valueName: "TYPE")) var type: String
    @Option(help: .text(zh: "证件号码", en: "Certificate number", valueName: "NUMBER")) var number: String
    @OptionGroup var fields: RosterFlags

    func run(in context: Context) throws -> ExitStatus {
        let exam = try context.read(may: .configure) { $1 }
        let given: [RosterField: String] = [.name: name, .certificateType: type, .certificateNumber: number]
        let entry = try RosterEntry(
            flags: given.merging(fields.values) { _, new in new },
            today: CalendarDay(context.now(), in: exam.exam.timeZone), warn: context.warn)
        let candidate = try AddCandidate(entry, to: exam.exam.code.text)
            .run(in: context.store(), by: context.staffName, at: context.now())
        try context.console.show(
            candidate,
            told: Phrase(zh: "已加入 \(entry.name)（\(candidate.handle)）", en: "Added \(entry.name) (\(candidate.handle))"))
        return .done
    }
}

extension Console {
    /// The answer about one candidate who was added, changed or removed.
    func show(_ candidate: Candidate, told: Phrase) throws {
        switch format {
        case .table: try print(Phrase(zh: VisibleText.of(told.zh), en: VisibleText.of(told.en)))
        case .json, .csv: try show(RosterView(isRevealed: false).card(candidate))
        }
    }
}
