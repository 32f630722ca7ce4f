import ExamDomain
import Testing

@testable import ExamFiles

@Suite("Reading YAML")
struct YAMLReaderTests {
    private func tree(_ text: String) throws -> SettingTree { try YAMLReader.tree(of: Array(text.utf8)) }

    /// `line code` of the one fault.
    private func fault(_ bytes: [UInt8]) -> String? {
        do {
            _ = try YAMLReader.tree(of: bytes)
            return nil
        } catch {
            return error.faults.map { "\($0.line ?? 0) \($0.code)" }.joined(separator: ", ")
        }
    }

    private func fault(_ text: String) -> String? { fault(Array(text.utf8)) }

    @Test("keys, values and items come with their lines, in block and in flow")
    func lines() throws {
        let text = """
            # 说明

            exam: A
            identity: { reviewers: 1,
              cancelCooldown: "60s" }
            questions:
              - id: q1

                title: 'true'
            """
        #expect(
            try tree(text)
                == .mapping(
                    [
                        .init("exam", line: 3, .scalar("A", line: 3)),
                        .init(
                            "identity", line: 4,
                            .mapping(
                                [
                                    .init("reviewers", line: 4, .scalar("1", line: 4)),
                                    .init("cancelCooldown", line: 5, .scalar("60s", quoted: true, line: 5)),
                                ], line: 4)),
                        .init(
                            "questions", line: 6,
                            .list(
                                [
                                    .mapping(
                                        [
                                            .init("id", line: 7, .scalar("q1", line: 7)),
                                            .init("title", line: 9, .scalar("true", quoted: true, line: 9)),
                                        ], line: 7)
                                ], line: 7)),
                    ], line: 3))
    }

    @Test("CR LF, CR alone and a byte order mark do not move the lines")
    func lineEnds() throws {
        let expected = try tree("a: 1\nb: 2\nb: 3\n")
        #expect(try tree("a: 1\r\nb: 2\r\nb: 3\r\n") == expected)
        #expect(try tree("a: 1\rb: 2\rb: 3\r") == expected)
        #expect(try tree("\u{FEFF}a: 1\nb: 2\nb: 3\n") == expected)
    }

    @Test("duplicate keys are kept in their places, wherever and however often")
    func duplicates() throws {
        #expect(
            try tree("a: 1\nb: 2\na: 3\n'a': 4\n\"b\": 5")
                == .mapping(
                    [
                        .init("a", line: 1, .scalar("1", line: 1)), .init("b", line: 2, .scalar("2", line: 2)),
                        .init("a", line: 3, .scalar("3", line: 3)), .init("a", line: 4, .scalar("4", line: 4)),
                        .init("b", line: 5, .scalar("5", line: 5)),
                    ], line: 1))
        #expect(
            try tree("\"a\": {x: 1, 'x': 2, x: {y: 1, y: 2}}\nlist:\n  - k: 1\n    键: 2\n    键: 3\n    k: 4")
                == .mapping(
                    [
                        .init(
                            "a", line: 1,
                            .mapping(
                                [
                                    .init("x", line: 1, .scalar("1", line: 1)),
                                    .init("x", line: 1, .scalar("2", line: 1)),
                                    .init(
                                        "x", line: 1,
                                        .mapping(
                                            [
                                                .init("y", line: 1, .scalar("1", line: 1)),
                                                .init("y", line: 1, .scalar("2", line: 1)),
                                            ], line: 1)),
                                ], line: 1)),
                        .init(
                            "list", line: 2,
                            .list(
                                [
                                    .mapping(
                                        [
                                            .init("k", line: 3, .scalar("1", line: 3)),
                                            .init("键", line: 4, .scalar("2", line: 4)),
                                            .init("键", line: 5, .scalar("3", line: 5)),
                                            .init("k", line: 6, .scalar("4", line: 6)),
                                        ], line: 3)
                                ], line: 3)),
                    ], line: 1))
    }

    @Test("too many duplicate keys end the reading, with a line")
    func manyDuplicates() {
        let text = (1...60).map { "k\($0): 1\nk\($0): 2\n" }.joined()
        #expect(fault(text)?.hasSuffix(" duplicateKey") == true)
    }

    @Test("anchors, aliases, tags, merge keys, keys that are no words: each refused at its line")
    func refused() {
        #expect(fault("a: 1\nb: &x 2") == "2 anchor")
        #expect(fault("a: &x 1\nb: *x") == "2 anchor")
        #expect(fault("a: 1\n\nb: *x") == "3 anchor")
        #expect(fault("a: &x [1]") == "1 anchor")
        #expect(fault("a: &x {b: 1}") == "1 anchor")
        #expect(fault("&x a: 1") == "1 anchor")
        #expect(fault("a: 1\nb: !custom 2") == "2 tag")
        #expect(fault("a: !!int 2") == "1 tag")
        #expect(fault("a: !!map {b: 1}") == "1 tag")
        #expect(fault("a: 1\n<<: {b: 2}") == "2 mergeKey")
        #expect(fault("? [a, b]\n: 1") == "1 complexKey")
        #expect(fault("? [a]\n: 1\n? [a]\n: 2")?.hasSuffix("duplicateKey") == true)
        #expect(fault("a: 1\n---\nb: 2") == "2 severalDocuments")
        #expect(fault("---\na: 1\n...\n") == nil)
    }

    @Test("what only looks like an alias is text")
    func asterisks() throws {
        let text = "title: 钢琴 *必考* & R&D\nb: \"*x\"\nc: '&y'\nd: 5 * 3"
        guard case .mapping(let entries, _) = try tree(text) else { return }
        #expect(
            entries.map(\.value) == [
                .scalar("钢琴 *必考* & R&D", line: 1), .scalar("*x", quoted: true, line: 2),
                .scalar("&y", quoted: true, line: 3),
                .scalar("5 * 3", line: 4),
            ])
    }

    @Test("a small text that would grow without end is refused at once")
    func billionLaughs() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(fault(text) == "2 anchor")
            #expect(fault(text + "? *a40\n: 1\n") == "2 anchor")
        }
        #expect(time < .seconds(5))
    }

    @Test("nesting without end is refused, in flow and in block", arguments: [30, 900, 5000, 500_000])
    func nesting(depth: Int) {
        #expect(fault(String(repeating: "[", count: depth) + String(repeating: "]", count: depth)) == "1 tooDeep")
        #expect(fault(String(repeating: "[", count: depth)) != nil)
        #expect(fault(String(repeating: "{a: ", count: depth / 5)) != nil)
        #expect(fault(String(repeating: "- ", count: depth) + "a") == "1 tooDeep")
        #expect(fault(String(repeating: "? ", count: depth) + "a") != nil)
    }

    @Test("a file up to 1 MiB is read, one byte more is not")
    func size() {
        let head = "a: 1\n#"
        let text = head + String(repeating: "x", count: 1 << 20)
        #expect(fault(String(text.prefix(1 << 20))) == nil)
        #expect(fault(String(text.prefix((1 << 20) + 1))) == "0 tooLarge")
    }

    @Test("bytes that are no text are told with their line")
    func encoding() {
        #expect(fault([UInt8]("a: 1\nb: ".utf8) + [0xBF, 0xBC]) == "2 notUTF8")
        #expect(fault([0xFF, 0xFE, 0x61, 0x00]) == "1 notUTF8")
        #expect(fault("a: 1\nb: \u{0}") == "2 controlCharacter")
        #expect(fault("a: 1\r\nb: \u{1B}[31m") == "2 controlCharacter")
        #expect(fault("a: 1\u{2028}b: 2") == "1 controlCharacter")
        #expect(fault("a: 1\u{85}b: 2") == "1 controlCharacter")
    }

    @Test("an empty file is a fault; so is one of comments alone")
    func empty() {
        #expect(fault("") == "1 emptyFile")
        #expect(fault("# 说明\n") == "1 emptyFile")
    }

    @Test(
        "what is not YAML is told with its line",
        arguments: [
            ("a: 1\n\tb: 2", 2), ("a: 1\n b: 2", 2), ("a: b: c", 1), ("a: [1, 2\nb: 3", 2), ("a: [1,\n2", 1),
            ("a: [1,\n2\n", 1), ("a: [1]\nb: 3\nc: }", 3), ("a: 1\nb: \"x\nc: 1", 2),
            ("a: 1\nb\nc: 2", 3), ("a: @x", 1), ("a: {x: 1\nb: 2", 2), ("- a\nb: 1", 2), ("a: %x", 1),
            ("%YAML 9.9\n---\na: 1", 1),
            ("a: \"\\q\"", 1), ("a: \"\\uD800\"", 1),
        ])
    func syntax(text: String, line: Int) {
        #expect(fault(text)?.hasSuffix(" syntax") == true)
        #expect(fault(text) == "\(line) syntax")
    }

    @Test("whatever is cut off or changed is read or refused, never a trap")
    func mangled() {
        let text = Array(
            "exam: A # x\nid: { a: 1, b: [x, \"y\"], c: *z }\nq:\n  - a: |\n      x\n    a: &b 'y'\n  - ? k\n    : v\n"
                .utf8)
        var generator = SystemRandomNumberGenerator()
        for end in text.indices { _ = fault(Array(text[..<end])) }
        for _ in 0..<500 {
            var bytes = text
            for _ in 0..<3 {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...127, using: &generator)
            }
            _ = fault(bytes)
        }
    }
}
