import ExamDomain
import ExamFiles
import Foundation
import Testing

@Suite struct ActivityFileTests {
    private let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    /// The lines as read: the number and the object's `id`, or nil where there is no object.
    private func read(_ bytes: [UInt8]) throws -> [Line] {
        try Data(bytes).write(to: URL(fileURLWithPath: folder.file("day.jsonl")))
        var lines: [Line] = []
        try ActivityFile(path: folder.file("day.jsonl")).forEachLine { number, object in
            lines.append(Line(number, object.map { $0["id"]?.string ?? "-" }))
        }
        return lines
    }

    private struct Line: Equatable {
        let number: Int
        let id: String?

        init(_ number: Int, _ id: String?) {
            self.number = number
            self.id = id
        }
    }

    @Test("Lines are told by their physical number; blank ones are passed over")
    func blankLines() throws {
        let text = "{\"id\":\"a\"}\n\n  \t\n{\"id\":\"b\"}\n"
        #expect(try read(Array(text.utf8)) == [Line(1, "a"), Line(4, "b")])
    }

    @Test("A byte order mark, CRLF and a last line without its end are taken")
    func lineEnds() throws {
        let text = "\u{FEFF}{\"id\":\"a\"}\r\n\r\n{\"id\":\"b\"}"
        #expect(try read(Array(text.utf8)) == [Line(1, "a"), Line(3, "b")])
        #expect(try read([]) == [])
        #expect(try read([0xEF, 0xBB, 0xBF]) == [])
    }

    @Test(
        "What is no object is told without one, and the lines after it go on",
        arguments: [
            Array("[1]".utf8), Array("\"text\"".utf8), Array("null".utf8), Array("{\"id\":".utf8), Array("{}{}".utf8),
            Array("{\"id\":\"".utf8) + [0xFF] + Array("\"}".utf8),
            // An object in UTF-16, which Foundation's reader would take.
            Array("{\"id\":\"x\"}".utf8).flatMap { [$0, 0] }, [0xEF, 0xBB, 0xBF] + Array("nothing".utf8),
        ])
    func noObject(_ line: [UInt8]) throws {
        let lines = try read(Array("{\"id\":\"a\"}\n".utf8) + line + Array("\n{\"id\":\"b\"}\n".utf8))
        #expect(lines == [Line(1, "a"), Line(2, nil), Line(3, "b")])
    }

    @Test(
        "A line of 1 MiB is read, one byte more is not, and what follows is", arguments: [0, 1, 2, 5 << 20],
        ["\n", "\r\n"])
    func longLines(_ excess: Int, _ lineEnd: String) throws {
        let frame = "{\"id\":\"\"}".utf8.count
        let id = [UInt8](repeating: UInt8(ascii: "a"), count: ActivityFile.longestLine - frame + excess)
        let bytes =
            Array("{\"id\":\"".utf8) + id + Array("\"}\(lineEnd){\"id\":\"b\"}\(lineEnd)".utf8)
        let lines = try read(bytes)
        #expect(lines.map(\.number) == [1, 2])
        #expect((lines.first?.id != nil) == (excess == 0))
        #expect(lines.last?.id == "b")
    }

    @Test("Lines across the pieces that the file is read in stay whole")
    func pieces() throws {
        let lines = (1...20_000).map { "{\"id\":\"f\($0)\",\"note\":\"\(String(repeating: "长", count: $0 % 40))\"}" }
        let read = try read(Array(lines.joined(separator: "\n").utf8))
        #expect(read == (1...20_000).map { Line($0, "f\($0)") })
    }

    @Test("What the receiver throws ends the reading")
    func thrown() throws {
        struct Enough: Error {}
        try folder.put("{}\n{}\n", "day.jsonl")
        var seen = 0
        #expect(throws: Enough.self) {
            try ActivityFile(path: folder.file("day.jsonl")).forEachLine { _, _ in
                seen += 1
                throw Enough()
            }
        }
        #expect(seen == 1)
    }

    @Test("The facts' files lie beside the file, wherever that is")
    func beside() throws {
        try folder.put("", "day.jsonl")
        #expect(try ActivityFile(path: folder.file("day.jsonl")).folder == folder.path)
    }

    @Test("A missing file, a folder and a pipe are refused at once")
    func noFile() throws {
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        for path in [folder.file("none.jsonl"), folder.path, folder.file("pipe"), "/dev/zero", "", "a\0b"] {
            let failure = try failure { _ = try ActivityFile(path: path) }
            #expect(failure?.kind == .noInput, "\(path)")
        }
    }
}
