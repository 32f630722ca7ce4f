import Foundation
import Testing

/// Debian's `sqlite3` with a database open: another program that knows nothing of our rules.
final class SQLiteShell {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var said = 0

    init(_ database: String) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = ["-batch", database]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        // What it does is not what is tested: it need not wait for the disk.
        #expect(ask("PRAGMA synchronous = OFF") == "")
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Runs statements and gives what the shell answers, complaints too.
    @discardableResult
    func ask(_ sql: String) -> String {
        said += 1
        let end = "-- end \(said) --"
        input.fileHandleForWriting.write(Data("\(sql);\n.print \(end)\n".utf8))
        var answer = Data()
        while !answer.ends(with: Data("\(end)\n".utf8)) {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            answer += more
        }
        return String(decoding: answer, as: UTF8.self)
            .replacingOccurrences(of: end, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension Data {
    fileprivate func ends(with tail: Data) -> Bool { suffix(tail.count) == tail }
}
