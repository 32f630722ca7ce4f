import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct RosterDiagnose: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "diagnose", Phrase(zh: "考生说“不在名单中”：差在哪里", en: "A candidate is told “not on the roster”: what differs"),
        more: [
            Phrase(
                zh: "三项都按考生说的写。答案说出最接近的考生（至多 \(RosterDiagnosis.mostMatches) 名）、哪一项不同、差在哪里，以及改正的命令；"
                    + "什么也不改变。一致时退出码为 0，接近或没有时为 1。",
                en:
                    "Give all three as the candidate says them. The answer names the nearest candidates (\(RosterDiagnosis.mostMatches) "
                    + "at most), which field differs and where, and the command that would mend it; nothing is changed. The exit "
                    + "status is 0 where all agrees, 1 where somebody is near or nobody is.")
        ],
        examples: [
            Example(
                "examctl roster diagnose --name 张三 --type 居民身份证 --number 11010519491231002X",
                Phrase(zh: "为什么张三进不去", en: "Why 张三 cannot enter"))
        ])

    @OptionGroup var options: GlobalOptions
    @Option(help: .text(zh: "考生说的姓名", en: "The name as told", valueName: "NAME")) var name: String
    @Option(help: .text(zh: "考生说的证件类型", en: "The certificate type as told", valueName: "TYPE")) var type: String
    @Option(help: .text(zh: "考生说的证件号码", en: "The certificate number as told", valueName: "NUMBER")) var number: String

    func run(in context: Context) throws -> ExitStatus {
        for (flag, value) in [("--name", name), ("--number", number)] where CellText(value, as: .words).text.isEmpty {
            throw Failure.usage("blankValue", Phrase(zh: "“\(flag)”的值是空的。", en: "The value of '\(flag)' is blank."))
        }
        guard let type = CertificateType(written: CellText(type, as: .words).text) else {
            let codes = CertificateType.allCases.map { "\($0.told.zh) \($0.rawValue)" }
            throw Failure.usage(
                RosterFaultCode.badCertificateType.rawValue,
                Phrase(zh: "“--type”不是证件类型。", en: "The value of '--type' is no certificate type."),
                hint: Phrase(
                    zh: "可写：\(codes.joined(separator: "、"))",
                    en: "write one of: \(CertificateType.allCases.map(\.rawValue).joined(separator: ", "))"))
        }
        let diagnosis = try DiagnoseCandidate(name: name, type: type, number: number, in: context.examCode)
            .run(in: context.store(), by: context.staffName, at: context.now())
        try context.console.show(diagnosis)
        switch diagnosis.status {
        case .agrees: return .done
        case .near, .unknown: return .differs
        }
    }
}
