/// A report as it is wanted again and again (报告定义), kept in a file: which report, what it is called, and what of it.
package struct ReportDefinition: Hashable, Sendable {
    package let kind: ReportKind
    package let choice: ReportChoice

    /// Where a choice came from, as the journal keeps it.
    package struct Origin: Hashable, Sendable {
        /// The file's, without its folder.
        package let fileName: String
        /// Of the file: 64 lower-case hexadecimal digits.
        package let sha256: String

        package init(fileName: String, sha256: String) {
            self.fileName = fileName
            self.sha256 = sha256
        }
    }
}

/// Reads a report's definition: the definition, or all faults at once.
package enum ReportDefinitionReader {
    static let keys = ["report", "title", "sheets", "columns", "group", "question", "status", "since", "ids"]
    static let titleKeys = ["zh", "en"]

    package static func read(_ tree: SettingTree) throws(SettingFaults) -> ReportDefinition {
        var reading = SettingReading(demand: .rules)
        guard let definition = definition(tree, into: &reading), reading.faults.isEmpty else {
            throw SettingFaults(reading.sortedFaults)
        }
        return definition
    }

    private static func definition(_ tree: SettingTree, into reading: inout SettingReading) -> ReportDefinition? {
        let root = Setting(tree: tree, path: "", line: tree.line)
        guard let mapping = reading.mapping(root, keys: keys) else { return nil }
        let kind = reading.required("report", of: mapping).flatMap { reading.choice($0, of: ReportKind.self) }
        var choice = ReportChoice()
        choice.title = reading.optional("title", of: mapping).flatMap { title($0, into: &reading) }
        choice.filter.groups = texts("group", of: mapping, into: &reading)
        choice.filter.questions = texts("question", of: mapping, into: &reading)
        choice.filter.since = reading.optional("since", of: mapping).flatMap { reading.moment($0, zone: nil) }
        choice.ids =
            reading.optional("ids", of: mapping).flatMap { reading.choice($0, of: ReportedIDs.self) } ?? .masked
        // Which words there are, the kind says.
        guard let kind else { return nil }
        choice.filter.statuses = words("status", among: kind.statuses, of: mapping, kind, into: &reading)
        let isWhole = kind == .all
        choice.columns = words(
            "columns", among: isWhole ? [] : kind.allColumns.map(\.key), of: mapping, kind, into: &reading)
        choice.sheets = words(
            "sheets", among: isWhole ? kind.sheets.map(\.rawValue) : [], of: mapping, kind, into: &reading
        ).compactMap(ReportKind.init(rawValue:))
        return ReportDefinition(kind: kind, choice: choice)
    }

    /// One text for everybody, or one in each language.
    private static func title(_ setting: Setting, into reading: inout SettingReading) -> Phrase? {
        guard case .mapping = setting.tree else { return reading.title(setting).map(Phrase.init(verbatim:)) }
        guard let mapping = reading.mapping(setting, keys: titleKeys) else { return nil }
        let zh = reading.required("zh", of: mapping).flatMap { reading.title($0) }
        let en = reading.required("en", of: mapping).flatMap { reading.title($0) }
        guard let zh, let en else { return nil }
        return Phrase(zh: zh, en: en)
    }

    /// One text, or a list of them; each once.
    private static func texts(
        _ key: String, of mapping: SettingMapping, into reading: inout SettingReading
    ) -> [String] {
        placed(key, of: mapping, into: &reading).map(\.text)
    }

    private static func placed(
        _ key: String, of mapping: SettingMapping, into reading: inout SettingReading
    ) -> [(text: String, setting: Setting)] {
        guard let setting = reading.optional(key, of: mapping) else { return [] }
        guard case .list = setting.tree else { return reading.title(setting).map { [($0, setting)] } ?? [] }
        let items = reading.list(setting) ?? []
        if items.isEmpty { reading.note(.emptyValue, at: setting, SettingFaultText.emptyValue) }
        var found: [(text: String, setting: Setting)] = []
        for item in items {
            guard let text = reading.title(item) else { continue }
            if let first = found.first(where: { $0.text == text }) {
                reading.note(
                    .duplicateKey, at: item, SettingFaultText.duplicateKey(text, firstLine: first.setting.line))
            } else {
                found.append((text, item))
            }
        }
        return found
    }

    /// - Parameter known: none: the report has no such thing.
    private static func words(
        _ key: String, among known: [String], of mapping: SettingMapping, _ kind: ReportKind,
        into reading: inout SettingReading
    ) -> [String] {
        let found = placed(key, of: mapping, into: &reading)
        if known.isEmpty, mapping.has(key) {
            reading.note(
                .unknownKey, at: mapping.place(key),
                Phrase(
                    zh: "报告“\(kind.rawValue)”不能写 \(key)。", en: "The report “\(kind.rawValue)” takes no \(key)."))
            return []
        }
        for (text, setting) in found where !known.contains(text) {
            reading.note(.badChoice, at: setting, SettingFaultText.badChoice(text, choices: known))
        }
        return found.map(\.text)
    }
}
