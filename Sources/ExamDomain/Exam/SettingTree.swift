/// Settings as written, before anything is understood: scalars, lists and mappings, each with the line where it stands.
/// YAML files and command-line flags both come as one, so that one reader (`ExamReader`) knows all settings.
package indirect enum SettingTree: Hashable, Sendable {
    /// - Parameter quoted: a quoted scalar is text even where it looks like `true` or `null`.
    case scalar(String, quoted: Bool = false, line: Int? = nil)
    case list([SettingTree], line: Int? = nil)
    /// Keys in the order written, duplicates included.
    case mapping([Entry], line: Int? = nil)

    package struct Entry: Hashable, Sendable {
        package let key: String
        /// The line of the key.
        package let line: Int?
        package let value: SettingTree

        package init(_ key: String, line: Int? = nil, _ value: SettingTree) {
            self.key = key
            self.line = line
            self.value = value
        }
    }

    package var line: Int? {
        switch self {
        case .scalar(_, _, let line), .list(_, let line), .mapping(_, let line): line
        }
    }
}
