import Foundation

/// Opens a page for the person at this machine.
enum Browser {
    /// Starts `$BROWSER`, else `xdg-open`, and does not wait for it.
    ///
    /// - Returns: false where there is neither.
    static func open(_ path: String, environment: [String: String]) -> Bool {
        for words in choices(environment) {
            let isTemplate = words.contains { $0.contains("%s") }
            let call =
                isTemplate ? words.map { $0.replacingOccurrences(of: "%s", with: path) } : words + [path]
            if start(call, environment) { return true }
        }
        return false
    }

    /// `$BROWSER` is a list, separated by colons, of commands in which %s stands for the page.
    private static func choices(_ environment: [String: String]) -> [[String]] {
        let named = environment["BROWSER", default: ""].split(separator: ":").map {
            $0.split(separator: " ").map(String.init)
        }
        return named.filter { !$0.isEmpty } + [["xdg-open"]]
    }

    private static func start(_ words: [String], _ environment: [String: String]) -> Bool {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // A group of its own: Ctrl-C here is not meant for the browser.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + variables { free(pointer) } }
        var pid: pid_t = 0
        return posix_spawnp(&pid, words[0], &actions, &attributes, &argv, &variables) == 0
    }
}
