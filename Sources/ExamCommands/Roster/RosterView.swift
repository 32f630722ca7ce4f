import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

/// Candidates as the roster's commands tell them: the contract's keys, and for people what fits a line.
struct RosterView {
    let isRevealed: Bool

    static let columns = [
        Column("candidate", Phrase(zh: "考生", en: "Candidate")), Column("name", RosterField.name.heading),
        Column("certificateType", RosterField.certificateType.heading),
        Column("certificateNumber", RosterField.certificateNumber.heading),
        Column("admissionNumber", RosterField.admissionNumber.heading, isInTable: false),
        Column("group", RosterField.group.heading), Column("phone", RosterField.phone.heading),
        Column("email", RosterField.email.heading, isInTable: false),
        Column("note", RosterField.note.heading, isInTable: false),
        Column("extra", Phrase(zh: "其他列", en: "Further columns"), isInTable: false),
    ]

    func cells(_ candidate: Candidate) -> [ReportCell] {
        let entry = candidate.entry
        let type = entry.certificate.type
        return [
            .text(handle(candidate)), .text(entry.name), .word(code: type.rawValue, type.told),
            .text(shown(entry.certificate.number)), .text(orEmpty: entry.admissionNumber), .text(orEmpty: entry.group),
            .text(orEmpty: entry.phone), .text(orEmpty: entry.email), .text(orEmpty: entry.note),
            .json(
                .object(entry.extra.map { JSON.Member(key: $0.heading, value: .string($0.value)) }),
                told: Phrase(
                    zh: entry.extra.map { "\($0.heading)：\($0.value)" }.joined(separator: "；"),
                    en: entry.extra.map { "\($0.heading): \($0.value)" }.joined(separator: "; "))),
        ]
    }

    /// One candidate with everything the roster has.
    func card(_ candidate: Candidate) -> CardView {
        CardView(zip(RosterView.columns, cells(candidate)).map { (Column($0.key, $0.heading), $1) })
    }

    /// Names the candidate so that a command understands it, where the full number may be shown.
    private func handle(_ candidate: Candidate) -> String {
        guard isRevealed, candidate.entry.admissionNumber == nil else { return candidate.handle }
        let certificate = candidate.entry.certificate
        return "\(certificate.type.rawValue):\(certificate.number.revealed)"
    }

    func shown(_ number: Confidential<String>) -> String {
        isRevealed ? number.revealed : number.masked
    }
}

extension Context {
    /// Writes to the journal that full numbers are shown, before they are.
    func reveal(_ command: String, subject: String) throws {
        try RecordReveal(command, subject: subject).run(in: store(), by: staffName, at: now())
    }
}

/// `--reveal`, wherever certificate numbers are shown.
struct RevealFlag: ParsableArguments {
    @Flag(help: .text(zh: "显示完整证件号码（记入日志）", en: "Show full certificate numbers (written to the journal)"))
    var reveal = false
}
