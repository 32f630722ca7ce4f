import ExamDomain

/// Journal entries as a list: the contract's keys, and for people what fits a line.
enum JournalList {
    static func view(
        zone: ExamTimeZone, each: @escaping ((JournalEntry) throws -> Void) throws -> Void
    ) -> ListView {
        ListView(
            columns: [
                Column("seq", Phrase(zh: "序号", en: "No.")), Column("at", Phrase(zh: "时间", en: "Time")),
                Column("by", Phrase(zh: "谁", en: "By")), Column("action", Phrase(zh: "操作", en: "Action")),
                Column("subject", Phrase(zh: "对象", en: "Subject")), Column("reason", Phrase(zh: "理由", en: "Reason")),
                Column("details", Phrase(zh: "内容", en: "Details")),
                Column("hash", Phrase(zh: "摘要", en: "Hash"), isInTable: false),
            ], timeZone: zone
        ) { receive in
            try each { try receive($0.cells) }
        }
    }
}

extension JournalEntry {
    fileprivate var cells: [ReportCell] {
        let details = JSON(parsing: details.utf8) ?? .string(details)
        let hex = hash.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return [
            .integer(seq), .moment(at), .word(code: by.text, by.told), .word(code: action, JournalWords.action(action)),
            .text(subject),
            .text(orEmpty: reason), .json(details, told: JournalWords.details(details)),
            hash.isEmpty ? .empty : .text(hex.joined()),
        ]
    }
}

extension JournalEntry.Actor {
    fileprivate var told: Phrase {
        switch self {
        case .staff(let name): Phrase(verbatim: name)
        case .candidate: Phrase(zh: "考生", en: "candidate")
        case .system: Phrase(zh: "系统", en: "system")
        }
    }
}
