import Foundation
import Testing

/// Photos from the activity file to the reviewer's page, with the built program.
@Suite struct ReviewPhotoTests {
    private static let example = Counter.repository + "/examples/quick-start/photos/"

    /// The quick start's drawing with place and device in its notes.
    private static func photo(_ name: String = "A0006-2.jpg", note: String = "") -> [UInt8] {
        let bytes = [UInt8](FileManager.default.contents(atPath: example + name) ?? Data())
        guard !note.isEmpty else { return bytes }
        let length = note.utf8.count + 2
        return bytes[..<2] + [0xFF, 0xFE, UInt8(length >> 8), UInt8(length & 0xFF)] + Array(note.utf8) + bytes[2...]
    }

    private func counter(_ photos: [[UInt8]], reviewers: Int = 1) throws -> Counter {
        let counter = try Counter(
            exam: examYAML(closes: "2098-12-01T18:00:00+08:00", reviewers: reviewers), candidates: photos.count + 1)
        for name in ["lin", "wang"] { try counter.must("staff", "add", name, "--role", "reviewer") }
        try counter.must("staff", "add", "he", "--role", "exporter")
        for (index, bytes) in photos.enumerated() {
            try counter.write(bytes, to: "photos/\(index + 1).jpg")
            var facts = Facts(admission(index + 1), prefix: "p\(index)-")
            facts.failThrice("08:\(padded(10 + index, 2))", photos: "photos/\(index + 1).jpg")
            try counter.activity(facts)
        }
        return counter
    }

    private func show(_ counter: Counter, _ id: String, as staff: String = "lin") throws -> JSONValue {
        try counter.must("review", "show", id, "--as", staff, "--format", "json").json
    }

    /// What the browser gets to see.
    private func page(_ counter: Counter, _ id: String, as staff: String = "lin") throws -> String {
        try counter.write(
            "#!/bin/sh\ncp \"$1\" seen.tmp; stat -c '%a %n' \"$1\" \"${1%/*}\" >modes; mv seen.tmp seen.html\n",
            to: "browser")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: counter.path("browser"))
        try? FileManager.default.removeItem(atPath: counter.path("seen.html"))
        let answer = try counter(
            "review", "show", id, "--open", "--keep", "2s", "--as", staff,
            environment: ["BROWSER": counter.path("browser"), "TMPDIR": counter.folder, "XDG_RUNTIME_DIR": ""])
        #expect(answer.status == 0, "\(answer.err)")
        return counter.text(of: "seen.html")
    }

    @Test("A real photo has a review copy beside its original, without the original's notes, for the owner alone")
    func copies() throws {
        let counter = try counter([Self.photo(note: "N31.2304 taken with Huawei P60")])
        let shown = try show(counter, "1")
        let digest = shown["photos"][0]["sha256"].string
        let copy = "exam-data/vault/\(digest.prefix(2))/\(digest).jpg"
        #expect(counter.mode(of: copy) == 0o600)
        #expect(!counter.text(of: copy).contains("Huawei"))
        #expect(counter.text(of: String(copy.dropLast(4))).contains("Huawei"))
        #expect(shown["reviewCopies"][0]["sha256"].string.count == 64)
        #expect(shown["samePhotoAs"].array.isEmpty)
        #expect(try counter("db", "check").status == 0)
        for damage in ["rm", "truncate -s 9"] {
            _ = try counter.sh("\(damage) \(copy)")
            let check = try counter("db", "check", "--format", "json")
            #expect(check.status == 1)
            #expect(try check.json.each("code") == ["reviewCopy"])
            #expect(try counter("review", "copies", "--format", "json").json["made"] == 1)
            #expect(try counter("db", "check").status == 0)
        }
        #expect(try counter("audit", "verify").status == 0)
    }

    @Test(
        "Dangerous files, and headers that promise too much, are badValue and say what to send; nothing of them is kept"
    )
    func refused() throws {
        let counter = try counter([Self.photo()])
        let before = try counter.picture()
        var bomb = Self.photo()
        if let frame = bomb.indices.first(where: { bomb[$0] == 0xFF && [0xC0, 0xC2].contains(bomb[$0 + 1]) }) {
            bomb.replaceSubrange((frame + 5)..<(frame + 9), with: [0xFF, 0xDC, 0xFF, 0xDC])
        }
        let files: [[UInt8]] = [
            Array("%PDF-1.7".utf8), Array("<svg onload='alert(1)'/>".utf8), Array("PK\u{3}\u{4}".utf8),
            Self.photo(note: "<script>alert(1)</script>"), Self.photo() + Array("PK\u{3}\u{4}".utf8), bomb,
            [UInt8](repeating: 0, count: 20_000_001),
        ]
        for (index, bytes) in files.enumerated() {
            try counter.write(bytes, to: "photos/bad.jpg")
            var facts = Facts(admission(2), prefix: "b\(index)-")
            facts.failThrice(photos: "photos/bad.jpg")
            let answer = try counter.activity(facts, "--lang", "en", status: 65)
            #expect(answer["faults"].each("code") == ["badValue"], "file \(index)")
            #expect(answer["faults"][0]["message"].string.contains("JPEG"), "file \(index)")
        }
        #expect(try counter.picture() == before)
    }

    @Test("What cannot be shown is kept as evidence, and the program does not grow with it") func evidence() throws {
        let files: [[UInt8]] = [
            [], [0xFF, 0xD8, 0xFF, 0xD9], Array("photo".utf8), Array(Self.photo().dropLast(900)),
            Self.photo().enumerated().map { (200...400).contains($0.offset) ? 0x77 : $0.element },
        ]
        let counter = try Counter(exam: examYAML(closes: "2098-12-01T18:00:00+08:00"), candidates: files.count)
        for (index, bytes) in files.enumerated() {
            try counter.write(bytes, to: "photos/\(index + 1).jpg")
            var facts = Facts(admission(index + 1), prefix: "e\(index)-")
            facts.failThrice(photos: "photos/\(index + 1).jpg")
            try counter.write(facts.jsonLines, to: "activity.jsonl")
            let answer = try counter.sh("ulimit -v 700000; \"$EXAMCTL\" activity import activity.jsonl")
            #expect(answer.status == 0, "file \(index): \(answer.err)")
            let shown = try counter.must("review", "show", "\(index + 1)", "--format", "json").json
            #expect(shown["reviewCopies"][0]["sha256"] == nil)
            #expect(["unrecognised", "broken", "truncated"].contains(shown["reviewCopies"][0]["defect"].string))
        }
        #expect(try counter.sh("find exam-data/vault -name '*.jpg*' -o -name '.*' -type f").out.isEmpty)
        #expect(try counter("db", "check").status == 0)
    }

    @Test("The page has everything to compare, nothing from outside, no text as markup, and is gone afterwards")
    func opened() throws {
        let counter = try counter([Self.photo()])
        try counter.must("roster", "edit", admission(1), "--name", "<img src=x onerror=alert(1)>&\"张")
        let html = try page(counter, "1")
        #expect(html.contains("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;张"))
        #expect(html.contains("data:image/jpeg;base64,/9j/"))
        #expect(html.contains("examctl review approve 1 --as lin") && html.contains("examctl review reject 1 --as lin"))
        #expect(html.contains("default-src 'none'"))
        let plain = html.replacing(/data:image\/jpeg;base64,[A-Za-z0-9+\/=]+/, with: "")
        for part in ["http:", "https:", "//", "<script", "<link", "<iframe", "url(", "<img src=x", "@import"] {
            #expect(!plain.contains(part), "\(part)")
        }
        let modes = counter.text(of: "modes")
        #expect(modes.hasPrefix("600 ") && modes.contains("\n700 "))
        #expect(try counter.sh("ls -d examctl-[0-9]* 2>/dev/null").out.isEmpty)
        let log = try counter.must("audit", "log", "--format", "json").json.array
        let view = try #require(log.last { $0["action"].string == "review show" })
        #expect(view["by"] == "lin" && view["subject"] == JSONValue.text(admission(1)))
        #expect(view["details"]["photos"][0].string.count == 64 && view["details"]["certificateNumbers"] == "full")
        #expect(try counter("review", "show", "1", "--open", "--as", "he", "--format", "json").status == 77)
    }

    @Test(
        "On the page, too, the second reviewer does not see how the first voted; a placeholder stands for what cannot be shown"
    )
    func blind() throws {
        let counter = try counter([Array("no photo".utf8)], reviewers: 2)
        try counter.must("review", "approve", "1", "--as", "wang")
        let html = try page(counter, "1")
        #expect(!html.contains("wang") && !html.contains("approved"))
        #expect(html.contains("class=\"nothing\"") && !html.contains("data:image"))
    }

    @Test("The same file of two candidates is a hint on both, and decides nothing") func same() throws {
        let counter = try counter([
            Self.photo(), Self.photo(), Self.photo(note: "saved anew"), Self.photo("A0007-2.jpg"),
        ])
        let hints = try show(counter, "1")["samePhotoAs"]
        #expect(hints.each("likeness") == ["exact", "similar"])
        #expect(hints.each("candidate") == [JSONValue.text(admission(2)), JSONValue.text(admission(3))])
        #expect(try show(counter, "4")["samePhotoAs"].array.isEmpty)
        #expect(try show(counter, "1")["state"] == "waiting")
    }
}
