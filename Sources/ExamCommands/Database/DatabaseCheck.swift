import ArgumentParser
import ExamDomain
import ExamStore

struct DatabaseCheck: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "check",
        Phrase(zh: "检查数据库、日志和照片，并由日志重新计算后比较", en: "Check database, journal and photos, recomputed from the journal"),
        examples: [
            Example("examctl db check", Phrase(zh: "有损坏即以 1 退出", en: "Exits 1 where something is damaged")),
            Example(
                "examctl db check --deep",
                Phrase(zh: "连有人直接改动的一个字也能发现", en: "Finds even one character that somebody changed directly")),
        ])

    @OptionGroup var options: GlobalOptions
    @Flag(
        help: .text(
            zh: "再逐行核对每张表是否在 examctl 之外被改动过",
            en: "Also hold every row of every table against the journal"))
    var deep = false

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let findings = try store.check(deep: deep)
        // Damage is told to whoever asks: it may be the staff list that was damaged.
        if !findings.contains(where: \.isDamage) { try store.read(as: context.staffName) { _ in } }
        let document = JSON.array(
            findings.map { finding in
                .members([
                    "code": .string(finding.code.rawValue), "damage": .bool(finding.isDamage),
                    "message": .string(finding.message(context.language)),
                ])
            })
        try context.console.show(document) {
            for finding in findings {
                let mark = finding.isDamage ? Phrase(zh: "损坏", en: "damage") : Phrase(zh: "多余", en: "leftover")
                try context.console.print(
                    Phrase(zh: "\(mark.zh)：\(finding.message.zh)", en: "\(mark.en): \(finding.message.en)"))
            }
            if !findings.contains(where: \.isDamage) {
                try context.console.print(Phrase(zh: "数据完好。", en: "The data are whole."))
            }
        }
        return findings.contains(where: \.isDamage) ? .differs : .done
    }
}
