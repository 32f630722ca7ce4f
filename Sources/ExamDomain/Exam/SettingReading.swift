/// One setting where it stands: its value, its path (`questions[0].autoSubmit`) and the line of its key.
struct Setting {
    let tree: SettingTree
    let path: String
    let line: Int?
}

/// A mapping being read: its settings by key, each key once.
struct SettingMapping {
    let path: String
    let line: Int?
    let settings: [String: Setting]

    /// The setting, or, where it is missing, its path at the parent's line.
    func place(_ key: String) -> Setting {
        settings[key] ?? Setting(tree: .mapping([]), path: SettingReading.path(path, key), line: line)
    }

    func has(_ key: String) -> Bool { settings[key] != nil }
}

/// The reading of one tree of settings: it goes on after a fault and collects them all.
struct SettingReading {
    /// What is asked of the settings.
    enum Demand {
        /// That they say something, and that the rules allow it.
        case rules
        /// That they say something: of stored settings, which the rules allowed when they were applied.
        case form
    }

    let demand: Demand
    private(set) var faults: [Fault] = []
    /// The line of every setting met, by path.
    private(set) var lines: [String: Int] = [:]

    init(demand: Demand) {
        self.demand = demand
    }

    /// All faults from the first line to the last; those without a line come as they were found.
    var sortedFaults: [Fault] {
        faults.enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .map(\.element)
    }

    mutating func note(_ code: SettingFaultCode, at setting: Setting, _ message: Phrase) {
        faults.append(Fault(line: setting.line, place: setting.path, code: code.rawValue, message: message))
    }

    /// Like `note`, for what a rule forbids; silent where only the form is asked for.
    mutating func refuse(_ code: SettingFaultCode, at setting: Setting, _ message: Phrase) {
        guard demand == .rules else { return }
        note(code, at: setting, message)
    }

    static func path(_ parent: String, _ key: String) -> String {
        parent.isEmpty ? key : "\(parent).\(key)"
    }
}

// MARK: - Mappings and lists

extension SettingReading {
    /// The settings of a mapping. Unknown and repeated keys are faults; of a repeated key the first value is read.
    mutating func mapping(_ setting: Setting, keys: [String]) -> SettingMapping? {
        guard case .mapping(let entries, _) = setting.tree else {
            note(.wrongType, at: setting, SettingFaultText.wrongType(wanted: .mapping, found: setting.tree))
            return nil
        }
        var settings: [String: Setting] = [:]
        for entry in entries {
            let path = SettingReading.path(setting.path, SettingFaultText.shortened(entry.key))
            let found = Setting(tree: entry.value, path: path, line: entry.line ?? setting.line)
            if !keys.contains(entry.key) {
                note(.unknownKey, at: found, SettingFaultText.unknownKey(entry.key, known: keys))
            } else if let first = settings[entry.key] {
                note(.duplicateKey, at: found, SettingFaultText.duplicateKey(entry.key, firstLine: first.line))
            } else {
                settings[entry.key] = found
                lines[path] = found.line
            }
        }
        return SettingMapping(path: setting.path, line: setting.line, settings: settings)
    }

    /// The items of a list, each at its own line.
    mutating func list(_ setting: Setting) -> [Setting]? {
        guard case .list(let items, _) = setting.tree else {
            note(.wrongType, at: setting, SettingFaultText.wrongType(wanted: .list, found: setting.tree))
            return nil
        }
        return items.enumerated().map { index, item in
            let path = "\(setting.path)[\(index)]"
            lines[path] = item.line ?? setting.line
            return Setting(tree: item, path: path, line: item.line ?? setting.line)
        }
    }

    /// A setting that must be there and say something.
    mutating func required(_ key: String, of mapping: SettingMapping) -> Setting? {
        guard let setting = mapping.settings[key] else {
            note(.missingKey, at: mapping.place(key), SettingFaultText.missingKey(key))
            return nil
        }
        return said(setting)
    }

    /// A setting that may be left out, but must say something where it stands.
    mutating func optional(_ key: String, of mapping: SettingMapping) -> Setting? {
        mapping.settings[key].flatMap { said($0) }
    }

    /// A setting that may be left out, empty or `null`.
    func nullable(_ key: String, of mapping: SettingMapping) -> Setting? {
        guard let setting = mapping.settings[key], !SettingReading.isNull(setting.tree) else { return nil }
        return setting
    }

    private mutating func said(_ setting: Setting) -> Setting? {
        guard !SettingReading.isNull(setting.tree) else {
            note(.emptyValue, at: setting, SettingFaultText.emptyValue)
            return nil
        }
        return setting
    }

    static func isNull(_ tree: SettingTree) -> Bool {
        guard case .scalar(let text, quoted: false, _) = tree else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }
}
