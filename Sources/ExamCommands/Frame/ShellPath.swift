/// Paths as people type them.
enum ShellPath {
    /// What follows the last slash.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
