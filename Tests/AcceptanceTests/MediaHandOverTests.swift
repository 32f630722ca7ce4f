import Foundation
import Testing

/// Submitted files handed over: into a folder or a zip, under chosen names, each checked, nothing outside.
@Suite struct MediaHandOverTests {
    private static let video = [UInt8](repeating: 7, count: 3000)

    private func sha256(_ counter: Counter, _ name: String) throws -> String {
        String(try counter.sh("sha256sum \(name)").out.prefix(64))
    }

    /// A0001 submitted a recording of q1 and, for q3, a film and a PDF; A0002's recording is still on its way.
    private func counter() throws -> Counter {
        let counter = try Counter(exam: openExam, candidates: 3)
        try counter.write(Self.video, to: "uploads/deep/IMG_1.MOV")
        try counter.write([UInt8](repeating: 9, count: 3000), to: "uploads/other.mov")
        try counter.write([UInt8](repeating: 5, count: 2000), to: "film.mp4")
        try counter.write("%PDF-1.4 made up", to: "folio.pdf")
        let digest = try sha256(counter, "uploads/deep/IMG_1.MOV")
        var facts = Facts()
        for candidate in ["A0001", "A0002"] {
            facts.candidate = candidate
            facts.enter()
            facts.add("08:06:00", "startAnswer", #""question":"q1""#)
            facts.take(1, from: "08:07:00", to: "08:09:30")
            let whole = candidate == "A0001"
            facts.add(
                "08:09:35", "receiveUpload",
                #""question":"q1","take":1,"camera":"first","bytes":\#(whole ? 3000 : 10),"total":3000"#
                    + (whole ? #","sha256":"\#(digest)""# : ""))
            facts.add("08:09:40", "selectTake", #""question":"q1","take":1"#)
            facts.add("08:09:50", "submit", #""question":"q1""#)
        }
        facts.candidate = "A0001"
        facts.add("08:20:00", "openQuestion", #""question":"q3""#)
        facts.add(
            "08:21:00", "addAttachment",
            #""question":"q3","kind":"video","name":"../我的\u202e 片.mp4","bytes":2000,"file":"film.mp4""#)
        facts.add(
            "08:21:30", "addAttachment",
            #""question":"q3","kind":"pdf","name":"folio.pdf","bytes":16,"file":"folio.pdf""#)
        facts.add("08:22:00", "submit", #""question":"q3""#)
        try counter.activity(facts)
        return counter
    }

    private func files(_ counter: Counter, _ folder: String) throws -> [String] {
        try counter.sh("cd \(folder) && find . -mindepth 1 -printf '%P\\n' | LC_ALL=C sort").out.split(separator: "\n")
            .map(String.init)
    }

    @Test(
        "Into a folder by name: recordings found by content, names that lead nowhere, a manifest that sha256sum checks")
    func folder() throws {
        let counter = try counter()
        let answer = try counter(
            "report", "media", "--output", "media", "--from", "uploads", "--format", "json", "--lang", "en")
        #expect(answer.status == 3)
        let told = try answer.json
        #expect(told["files"] == 3 && told["copied"] == 3 && told["alreadyThere"] == 0 && told["bytes"] == 5016)
        #expect(told["missing"].array.map { $0["candidate"].string } == ["A0002"])
        #expect(told["missing"].array.first?["reason"] == "notArrived")
        #expect(
            try files(counter, "media") == [
                "A0001_考生1_q1_first.mov", "A0001_考生1_q3_.._我的_ 片.mp4", "A0001_考生1_q3_folio.pdf", "SHA256SUMS",
            ])
        #expect(counter.bytes(of: "media/A0001_考生1_q1_first.mov") == Self.video)
        #expect(try counter.sh("cd media && sha256sum --quiet -c SHA256SUMS").status == 0)
        #expect(told["manifest"].string == (try sha256(counter, "media/SHA256SUMS")))
        #expect(counter.mode(of: "media") == 0o700 && counter.mode(of: "media/SHA256SUMS") == 0o600)
        #expect(counter.mode(of: "media/A0001_考生1_q1_first.mov") == 0o600)
        #expect(try counter("report", "verify", "media/SHA256SUMS").status == 0)
        let log = try counter("audit", "log", "--format", "json").json.array.last
        #expect(log?["action"] == "report media")
    }

    @Test(
        "Run again it goes on: what is there whole is not copied, what was cut off is; a strange file is never replaced unasked"
    )
    func resumed() throws {
        let counter = try counter()
        let words = ["report", "media", "A0001", "--output", "media", "--from", "uploads", "--format", "json"]
        func again(_ more: String...) throws -> Answer { try counter.run([Counter.binary] + words + more) }
        #expect(try again().status == 0)
        let picture = try counter.picture(of: "media")
        #expect(try again().json["alreadyThere"] == 3)
        #expect(try counter.picture(of: "media") == picture)
        // As a killed run leaves it.
        try counter.must("report", "media", "A0001", "--output", "half", "--from", "uploads")
        #expect(try counter.sh("cd half && mv SHA256SUMS .SHA256SUMS.new && rm *folio.pdf").status == 0)
        let half = try counter.must(
            "report", "media", "A0001", "--output", "half", "--from", "uploads", "--format", "json"
        ).json
        #expect(half["copied"] == 1 && half["alreadyThere"] == 2)
        #expect(try files(counter, "half").count == 4)

        try counter.write("mine", to: "media/A0001_考生1_q3_folio.pdf")
        let refused = try again("--lang", "zh")
        #expect(refused.status == 73 && refused.err.contains("已存在"))
        #expect(counter.text(of: "media/A0001_考生1_q3_folio.pdf") == "mine")
        #expect(try again("--force").status == 0)
        #expect(try counter.picture(of: "media") == picture)
    }

    @Test("A folder that holds files of another hand-over is left alone unless forced: its manifest would be lost")
    func others() throws {
        let counter = try counter()
        try counter.must("report", "media", "A0001", "-o", "media", "--from", "uploads")
        let picture = try counter.picture(of: "media")
        for more in [[], ["--dry-run"]] {
            let refused = try counter.run(
                [Counter.binary, "report", "media", "A0001", "--question", "q3", "-o", "media", "--lang", "zh"] + more)
            #expect(refused.status == 73 && refused.err.contains("A0001_考生1_q1_first.mov"))
        }
        #expect(try counter.picture(of: "media") == picture)
        try counter.must("report", "media", "A0001", "--question", "q3", "-o", "media", "--force")
        #expect(try #require(counter.text(of: "media/SHA256SUMS")).split(separator: "\n").count == 2)
        #expect(try counter.sh("cd media && sha256sum --quiet -c SHA256SUMS").status == 0)
    }

    @Test("A recording of the right size and another content is missing, in a zip and a dry run too")
    func sameSize() throws {
        let counter = try counter()
        #expect(try counter.sh("rm -r uploads/deep").status == 0)
        for words in [["-o", "a.zip"], ["-o", "media"], ["-o", "other", "--dry-run"]] {
            let told = try counter.run(
                [Counter.binary, "report", "media", "A0001", "--from", "uploads", "--format", "json"] + words)
            #expect(told.status == 3, "\(words)")
            #expect(try told.json["missing"].array.map { $0["reason"] } == ["notHeld"], "\(words)")
        }
        #expect(try counter.sh("unzip -tq a.zip").status == 0)
    }

    @Test("A zip: the same bytes each time, read by others, whole or absent; verified by its digest")
    func zip() throws {
        let counter = try counter()
        try counter.must("report", "media", "A0001", "-o", "a.zip", "--from", "uploads")
        try counter.must("report", "media", "A0001", "-o", "b.zip", "--from", "uploads")
        #expect(counter.bytes(of: "a.zip") == counter.bytes(of: "b.zip"))
        #expect(counter.mode(of: "a.zip") == 0o600)
        let reader = """
            import sys, zipfile, hashlib
            book = zipfile.ZipFile(sys.argv[1]); assert book.testzip() is None
            sums = dict(reversed(line.split("  ", 1)) for line in book.read("SHA256SUMS").decode().splitlines())
            for item in book.infolist():
                print(item.filename, item.date_time[:5], oct(item.external_attr >> 16))
                assert item.filename == "SHA256SUMS" or sums[item.filename] == hashlib.sha256(book.read(item)).hexdigest()
            """
        let listed = try counter.run(["/usr/bin/python3", "-c", reader, "a.zip"])
        #expect(listed.status == 0, "\(listed.err)")
        #expect(listed.out.contains("A0001_考生1_q1_first.mov (2020, 12, 1, 8, 9) 0o100600"))
        #expect(try counter("report", "verify", "a.zip").status == 0)
        #expect(try counter("report", "media", "A0001", "-o", "a.zip", "--from", "uploads").status == 73)
        // One damaged file: nothing of the zip appears.
        let held = try counter.sh("find exam-data/vault -type f -size -100c").out.trimmingCharacters(in: .newlines)
        #expect(try counter.sh("printf x | dd of=\(held) conv=notrunc status=none").status == 0)
        let damaged = try counter("report", "media", "A0001", "-o", "c.zip", "--from", "uploads", "--lang", "en")
        #expect(damaged.status == 78, "\(damaged.err)")
        #expect(!counter.exists("c.zip"))
        #expect(try counter.sh("ls -A | grep -c examctl-").out == "0\n")
        // Into a folder the others go.
        let rest = try counter("report", "media", "A0001", "-o", "rest", "--from", "uploads", "--format", "json")
        #expect(rest.status == 3)
        #expect(
            try rest.json["missing"].array.count == 1
                && counter.sh("cd rest && sha256sum --quiet -c SHA256SUMS").status == 0)
        // The journal says what went out, not what was meant to.
        let entry = try #require(try counter("audit", "log", "--format", "json").json.array.last)
        #expect(entry["details"]["rows"] == 2 && entry["details"]["missing"] == 1, "\(entry)")
    }

    @Test("Names by pattern make folders; equal names get numbers; bad patterns are told with what there is")
    func names() throws {
        let counter = try counter()
        try counter.must(
            "report", "media", "A0001", "-o", "m", "--from", "uploads", "--names", "{question}/{group}_{take}.{ext}")
        #expect(
            try files(counter, "m") == [
                "SHA256SUMS", "q1", "q1/钢琴_1.mov", "q3", "q3/钢琴.mp4", "q3/钢琴.pdf",
            ])
        try counter.must("report", "media", "A0001", "-o", "n", "--from", "uploads", "--names", "x")
        #expect(try files(counter, "n") == ["SHA256SUMS", "x", "x_2", "x_3"])
        for bad in ["{nam}", "{name", "a}b", "/abs/{name}", "../{name}", "a//b", "{name}/", ""] {
            let answer = try counter("report", "media", "-o", "bad", "--names", bad, "--lang", "en")
            #expect(answer.status == 64, "\(bad): \(answer.err)")
            #expect(!counter.exists("bad"))
        }
    }

    @Test("Nothing outside: links in the folder are not followed, other folders and the data folder are refused")
    func outside() throws {
        let counter = try counter()
        #expect(try counter.sh("mkdir m out other && touch m/SHA256SUMS other/thing && ln -s ../out m/q1").status == 0)
        let linked = try counter(
            "report", "media", "-o", "m", "--from", "uploads", "--names", "{question}/{name}_{camera}.{ext}")
        #expect(linked.status == 73)
        #expect(try files(counter, "out").isEmpty)
        #expect(try counter("report", "media", "-o", "other").status == 73)
        for inside in ["exam-data", "exam-data/vault/m", "exam-data/m.zip", "exam-data/sub//", "exam-data//"] {
            #expect(try counter("report", "media", "-o", inside).status == 73, "\(inside)")
        }
        #expect(try counter("report", "media", "-o", "no/such/m").status == 73)
        #expect(try counter("report", "media", "-o", "film.mp4").status == 73)
        #expect(try counter("db", "check").status == 0)
    }

    @Test("A name that is not UTF-8 is told: what cannot be opened is not called missing") func otherEncoding() throws {
        let counter = try counter()
        #expect(try counter.sh("mkdir \"uploads/$(printf '\\312\\323\\306\\265')\"").status == 0)
        let answer = try counter("report", "media", "-o", "m", "--from", "uploads", "--lang", "zh")
        #expect(answer.status == 66 && answer.err.contains("UTF-8") && answer.err.contains("uploads/"), "\(answer.err)")
        #expect(!counter.exists("m"))
    }

    @Test("A dry run writes nothing; strangers, groups and roles are refused as everywhere")
    func choices() throws {
        let counter = try counter()
        let before = try counter.picture()
        let dry = try counter("report", "media", "-o", "m", "--dry-run", "--format", "json")
        #expect(dry.status == 3)
        #expect(try dry.json["files"] == 2 && dry.json["missing"].array.count == 2)
        #expect(try !counter.exists("m") && counter.picture() == before)
        #expect(try counter("report", "media", "A9999", "-o", "m").status == 2)
        #expect(try counter("report", "media", "--group", "舞蹈", "-o", "m").status == 2)
        #expect(try counter("report", "media", "--question", "q9", "-o", "m").status == 66)
        #expect(try counter("report", "media", "A0001", "--group", "声乐", "-o", "m").status == 64)
        #expect(try counter("report", "media", "-o", "m", "--from", "nowhere").status == 66)
        try counter.write("A0001\nA9999\n", to: "list.csv")
        #expect(try counter("report", "media", "--list", "list.csv", "-o", "m").status == 65)
        try counter.must("staff", "add", "lin", "--role", "reviewer")
        #expect(try counter("report", "media", "-o", "m", "--as", "lin").status == 77)
        #expect(!counter.exists("m"))
    }

    /// Every link of a workbook with its text, as openpyxl reads it, and whether there is a file at its end.
    private static let links = """
        import json, os, sys, urllib.parse, openpyxl
        sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
        folder = os.path.dirname(sys.argv[1])
        print(json.dumps([{"text": cell.value, "leads": os.path.isfile(os.path.join(folder, urllib.parse.unquote(
            cell.hyperlink.target.replace("\\\\", "/"))))} for row in sheet.iter_rows() for cell in row if cell.hyperlink]))
        """

    @Test("The list has a link to every file, whatever its name, is in the manifest, and is made anew when more comes")
    func index() throws {
        let counter = try counter()
        let words = [
            "report", "media", "--output", "media", "--index", "--names",
            "{group}/{admissionNumber} #{question} 100%25_{camera}.{ext}",
        ]
        let first = try counter.run([Counter.binary] + words + ["--format", "json", "--lang", "zh"])
        #expect(first.status == 3, "\(first.err)")
        let files = try first.json["files"].int
        func links() throws -> [JSONValue] {
            try counter.run(["/usr/bin/python3", "-c", Self.links, "media/index.xlsx"]).json.array
        }
        let few = try links()
        #expect(few.count == files && few.allSatisfy { $0["leads"] == true }, "\(few)")
        #expect(
            try counter.sh("cd media && sha256sum -c --quiet SHA256SUMS && grep -c index.xlsx SHA256SUMS").out == "1\n")
        #expect(try counter.sh("cd media && stat -c %a index.xlsx").out == "600\n")
        // More are found: the list takes the place of the former one.
        let second = try counter.run(
            [Counter.binary] + words + ["--from", "uploads", "--format", "json", "--lang", "zh"])
        let more = try links()
        #expect(try more.count == second.json["files"].int && more.count > few.count)
        #expect(more.allSatisfy { $0["leads"] == true && $0["text"].string.contains("#q") })
        #expect(try counter.sh("cd media && sha256sum -c --quiet SHA256SUMS").status == 0)
        // The same again gives the same bytes, in a zip too.
        let bytes = counter.bytes(of: "media/index.xlsx")
        _ = try counter.run([Counter.binary] + words + ["--from", "uploads", "--lang", "zh"])
        #expect(counter.bytes(of: "media/index.xlsx") == bytes)
        let zip = words.map { $0 == "media" ? $0 : $0 }.filter { $0 != "--output" }
        _ = try counter.run(
            [Counter.binary, "report", "media", "--output", "all.zip"] + zip.dropFirst(3)
                + ["--from", "uploads", "--lang", "zh"])
        #expect(try counter.sh("unzip -p all.zip index.xlsx | cmp - media/index.xlsx").status == 0)
        // Without the list it would be told as one of these files.
        let without = try counter.run([Counter.binary, "report", "media", "--output", "media", "--names", words[6]])
        #expect(without.status == 73 && without.err.contains("index.xlsx"), "\(without.err)")
        #expect(try counter.sh("ls -d examctl-* 2>/dev/null").out.isEmpty)
    }
}
