/// A report that went out, as the journal keeps it.
package struct IssuedReport: Hashable, Sendable {
    /// The last entry of the exam's journal that the report knows, reports themselves passed over: the same data have the
    /// same head however often they are reported.
    package struct Head: Hashable, Sendable {
        /// 0 and an empty hash before the first.
        package let seq: Int64
        /// 64 hexadecimal digits.
        package let hash: String

        package init(seq: Int64, hash: String) {
            self.seq = seq
            self.hash = hash
        }
    }

    package let kind: ReportKind
    /// Of the file: 64 lower-case hexadecimal digits.
    package let sha256: String
    /// Without its folder.
    package let fileName: String
    package let rows: Int
    package let language: Language
    package let choice: ReportChoice
    /// As things stood then; nil: when it was made.
    package let asOf: Moment?
    package let head: Head

    package init(
        kind: ReportKind, sha256: String, fileName: String, rows: Int, language: Language, choice: ReportChoice,
        asOf: Moment?, head: Head
    ) {
        self.kind = kind
        self.sha256 = sha256
        self.fileName = fileName
        self.rows = rows
        self.language = language
        self.choice = choice
        self.asOf = asOf
        self.head = head
    }

    /// What the journal's entry says.
    ///
    /// - Parameter zone: the exam's.
    package func details(_ zone: ExamTimeZone) -> JSON {
        let details = JSON.members([
            "sha256": .string(sha256), "file": .string(fileName), "rows": .count(rows),
            "language": .string(language.rawValue), "options": choice.json(zone),
            "asOf": .text(asOf.map(zone.iso8601)),
            "journalHead": .members(["seq": .integer(head.seq), "hash": .string(head.hash)]),
        ])
        // As every other look at full numbers says it.
        return choice.ids == .full ? details.adding("certificateNumbers", .string("full")) : details
    }
}

extension ReportChoice {
    /// As the journal's entry of a report says it; what it does not say is as if nobody had asked.
    package init(journaled options: JSON) {
        func texts(_ key: String) -> [String] { (options[key]?.array ?? []).compactMap(\.string) }
        self.init(
            ids: options["ids"]?.string.flatMap(ReportedIDs.init) ?? .masked,
            filter: ReportFilter(
                groups: texts("groups"), questions: texts("questions"), statuses: texts("statuses"),
                since: options["since"]?.string.flatMap(Moment.init(iso8601:))),
            columns: texts("columns"))
    }

    /// In words, for 数据说明 and whoever holds a report.
    package func told(asOf: Moment?, in zone: ExamTimeZone) -> Phrase {
        let parts = [
            Phrase(
                zh: ids == .full ? "证件号码完整" : "证件号码隐去中间部分",
                en: ids == .full ? "certificate numbers in full" : "certificate numbers masked"),
            filter.told(in: zone).map { Phrase(zh: "只含 \($0.zh)", en: "only \($0.en)") }
                ?? Phrase(zh: "全部数据", en: "all data"),
            asOf.map { Phrase(zh: "截至 \(zone.told($0))", en: "as of \(zone.told($0))") },
            definition.map { Phrase(zh: "按定义 \($0.fileName)", en: "by the definition \($0.fileName)") },
        ].compactMap { $0 }
        return Phrase(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }
}

extension DataDictionary {
    /// The last rows of 数据说明: how the report was made, and how to tell that it is the one that was issued.
    package static func provenance(
        _ choice: ReportChoice, asOf: Moment?, in zone: ExamTimeZone, head: IssuedReport.Head
    ) -> [[ReportCell]] {
        func row(_ heading: Phrase, _ key: String, _ meaning: Phrase) -> [ReportCell] {
            [
                .phrase(Phrase(zh: "本报告", en: "This report")), .phrase(heading), .text(key), .empty, .phrase(meaning),
                .empty,
            ]
        }
        return [
            row(Phrase(zh: "导出选项", en: "Options"), "options", choice.told(asOf: asOf, in: zone)),
            row(
                Phrase(zh: "日志位置", en: "Journal head"), "journalHead",
                Phrase(
                    zh: "该考试的日志到第 \(head.seq) 条为止，其摘要 \(head.hash)",
                    en: "The exam's journal up to entry \(head.seq), whose hash is \(head.hash)")),
            row(
                Phrase(zh: "文件摘要", en: "Digest"), "sha256",
                Phrase(
                    zh: "文件的 SHA-256 不能写在文件自身里，它记在日志中；用 examctl report verify FILE 核对手中的文件",
                    en:
                        "A file cannot hold its own SHA-256: the journal has it. examctl report verify FILE says whether a file is the one that was issued"
                )),
        ]
    }
}
