import Foundation
import Testing

/// roster import: the document, the counts, what a re-import and a dry run do.
@Suite struct RosterImportTests {
    static let keys: Set<String> = [
        "batch", "file", "sha256", "encoding", "dryRun", "rows", "added", "updated", "unchanged", "removed", "rejected",
        "faults", "warnings", "repairs",
    ]

    static func imported(_ counter: Counter, _ options: String..., status: Int32 = 0) throws -> JSONValue {
        let answer = try counter.run([Counter.binary, "roster", "import"] + options + ["--format", "json"])
        guard answer.status == status else { throw Unexpected(answer, options) }
        let document = try answer.json
        #expect(document.keys.isSuperset(of: keys), "\(keys.subtracting(document.keys))")
        #expect(document["repairs"].keys == ["fullWidth", "excelTextWrapper", "apostrophe", "trimmed", "invisible"])
        return document
    }

    static func counts(_ document: JSONValue) -> [Int] {
        ["rows", "added", "updated", "unchanged", "removed", "rejected"].map { document[$0].int }
    }

    @Test("The document says what happened, and a second import changes nothing") func document() throws {
        let counter = try Counter(exam: openExam)
        try counter.write(rosterCSV(12), to: "roster.csv")
        let first = try Self.imported(counter, "roster.csv")
        #expect(Self.counts(first) == [12, 12, 0, 0, 0, 0])
        #expect(first["batch"].int >= 1)
        #expect(first["file"] == "roster.csv")
        #expect(first["dryRun"] == false)
        #expect(first["encoding"] == "UTF-8")
        let sum = try counter.sh("sha256sum roster.csv | cut -d' ' -f1").out.trimmingCharacters(
            in: .whitespacesAndNewlines)
        #expect(first["sha256"] == .text(sum))
        #expect(first["faults"] == [] && first["warnings"] == [])
        let second = try Self.imported(counter, "roster.csv")
        #expect(Self.counts(second) == [12, 0, 0, 12, 0, 0])
    }

    @Test("A dry run counts what would happen and leaves every byte of the folder as it was") func dryRun() throws {
        let counter = try Counter(exam: openExam, candidates: 5)
        try counter.write(rosterCSV(8).replacing("考生2,", with: "考生二,"), to: "next.csv")
        let before = try counter.picture()
        let dry = try Self.imported(counter, "next.csv", "--dry-run")
        #expect(dry["batch"] == nil)
        #expect(dry["dryRun"] == true)
        #expect(Self.counts(dry) == [8, 3, 1, 4, 0, 0])
        #expect(try counter.picture() == before)
        let done = try Self.imported(counter, "next.csv")
        #expect(Self.counts(done) == [8, 3, 1, 4, 0, 0])
        try counter.write(rosterCSV(3), to: "short.csv")
        #expect(
            try Self.imported(counter, "short.csv", "--drop-missing", "--max-change", "90%", "--dry-run")["removed"]
                == 5)
        #expect(try counter("roster", "list", "--format", "json").json.array.count == 8)
    }

    @Test("Faults: nothing is written at 65, the counts say what would have happened") func faults() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        try counter.write(rosterCSV(4) + "坏,居民身份证,123,A9,声乐\n", to: "bad.csv")
        let before = try counter.picture()
        let refused = try Self.imported(counter, "bad.csv", status: 65)
        #expect(refused["batch"] == nil)
        #expect(Self.counts(refused) == [5, 2, 0, 2, 0, 1])
        #expect(refused["faults"].each("line") == [6])
        #expect(refused["faults"][0].keys == ["line", "column", "code", "message"])
        #expect(refused["faults"][0]["column"] == "证件号码")
        #expect(try counter.picture() == before)
        let part = try Self.imported(counter, "bad.csv", "--skip-bad", status: 3)
        #expect(part["batch"].int >= 1)
        #expect(Self.counts(part) == [5, 2, 0, 2, 0, 1])
        #expect(!counter.exists("rejects.csv"), "without --rejects no file is written")
        #expect(try counter("roster", "list", "--format", "json").json.array.count == 4)
    }

    @Test("The rejects file holds the bad rows as they were; mended, it imports as it stands") func rejects() throws {
        let counter = try Counter(exam: openExam)
        let bad = "\"王,小\"\"明\",居民身份证,123,A7,\"声\n乐\"\n ,护照,E12345678,A8,\n"
        try counter.write(rosterCSV(3) + bad, to: "roster.csv")
        let part = try Self.imported(counter, "roster.csv", "--skip-bad", "--rejects", "bad.csv", status: 3)
        #expect(part["faults"].each("code") == ["badLength", "emptyName"])
        #expect(part["faults"].each("line") == [5, 7])
        let rejects = counter.text(of: "bad.csv")
        #expect(rejects.contains("错误代码") && rejects.contains("错误说明"))
        #expect(rejects.contains("\"王,小\"\"明\"") && rejects.contains("badLength") && rejects.contains("emptyName"))
        let mended = rejects.replacing("123", with: residentID(of: 77)).replacing("\" \",护照", with: "丁,护照")
        try counter.write(mended, to: "mended.csv")
        let again = try Self.imported(counter, "mended.csv")
        #expect(Self.counts(again) == [2, 2, 0, 0, 0, 0])
        let list = try counter("roster", "list", "--format", "json").json.array
        #expect(list.contains { $0["name"] == "王,小\"明" })
        #expect(list.allSatisfy { $0["extra"].keys.isDisjoint(with: ["错误代码", "错误说明"]) })
    }

    @Test("Headings in any order, case and wording; further columns are kept") func headings() throws {
        let counter = try Counter(exam: openExam)
        let id = residentID(of: 4)
        let files: [(String, String)] = [
            ("准 考 证 号,身份证号码,考生姓名,证件类型,生源地", "A1,\(id),张三,居民身份证,北京"),
            ("Certificate Type,NAME, Certificate Number ,Admission Number,生源地", "residentId,张三,\(id),A1,北京"),
            ("生源地,certificateNumber,certificateType,admissionNumber,name", "北京,\(id),居民身份证,A1,张三"),
            ("身份证号,姓名,证件类型,准考证号,生源地", "\(id),张三,residentId,A1,北京"),
            ("证件号,姓名,证件类型,准考证号,生源地", "\(id.lowercased()),张三,residentId,A1,北京"),
        ]
        for (index, (heading, row)) in files.enumerated() {
            try counter.write("\(heading)\n\(row)\n", to: "r.csv")
            let document = try Self.imported(counter, "r.csv")
            #expect(document[index == 0 ? "added" : "unchanged"] == 1, "\(heading)")
        }
        let list = try counter("roster", "list", "--format", "json").json
        #expect(
            list[0].keys == [
                "candidate", "name", "certificateType", "certificateNumber", "admissionNumber", "group", "phone",
                "email", "note",
                "extra",
            ])
        #expect(list[0]["extra"]["生源地"] == "北京")
        #expect(list[0]["group"] == nil && list[0]["phone"] == nil && list[0]["email"] == nil && list[0]["note"] == nil)
    }

    @Test("--map names a column; title rows are skipped; a header without rows is 0") func mapped() throws {
        let counter = try Counter(exam: openExam)
        try counter.write("学生,类,码\n张三,护照,E12345678\n", to: "r.csv")
        #expect(try counter("roster", "import", "r.csv").status == 65)
        let mapped = try Self.imported(
            counter, "r.csv", "--map", "学生=name", "--map", "类=certificateType", "--map", "码=certificateNumber")
        #expect(mapped["added"] == 1)
        try counter.write("2026年准考名单\n\n制表：教务处,,\n姓名,证件类型,证件号码\n李四,护照,E87654321\n坏,护照,!\n", to: "t.csv")
        let titled = try Self.imported(counter, "t.csv", "--skip-bad", status: 3)
        #expect(titled["rows"] == 2)
        #expect(titled["faults"].each("line") == [6])
        try counter.write(rosterHeading + "\n", to: "h.csv")
        #expect(Self.counts(try Self.imported(counter, "h.csv")) == [0, 0, 0, 0, 0, 0])
        #expect(Self.counts(try Self.imported(counter, "h.csv", "--drop-missing")) == [0, 0, 0, 0, 0, 0])
        #expect(try counter("roster", "list", "--format", "json").json.array.count == 2)
        #expect(try counter("roster", "import", "r.csv", "--map", "学生=nonsense").status == 64)
    }

    @Test("--drop-missing removes whom the file leaves out; --max-change stops what is over it") func drop() throws {
        let counter = try Counter(exam: openExam, candidates: 10)
        try counter.write(rosterCSV(8).replacing("考生1,", with: "考生一,"), to: "next.csv")
        #expect(try counter("roster", "import", "next.csv", "--drop-missing", "--max-change", "29%").status == 2)
        #expect(try counter("roster", "list", "--format", "json").json.array.count == 10)
        let done = try Self.imported(counter, "next.csv", "--drop-missing", "--max-change", "30%")
        #expect(Self.counts(done) == [8, 0, 1, 7, 2, 0])
        try counter.write(rosterCSV(2) + "坏,护照,!,A9,\n", to: "bad.csv")
        let part = try Self.imported(
            counter, "bad.csv", "--drop-missing", "--max-change", "90%", "--skip-bad", status: 3)
        #expect(part["removed"] == 0)
        #expect(try counter("roster", "list", "--format", "json").json.array.count == 8)
        try counter.write(rosterCSV(6), to: "six.csv")
        let usual = try counter("roster", "import", "six.csv", "--drop-missing", "--format", "json")
        #expect(usual.status == 2, "a tenth unless said")
        #expect(try counter("roster", "import", "next.csv", "--max-change", "lots").status == 64)
    }

    @Test("What was edited by hand survives a re-import that did not change it") func editedByHand() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        try counter.must("roster", "edit", "A0001", "--phone", "13800000000", "--group", "作曲")
        let document = try Self.imported(counter, "roster.csv")
        #expect(document["unchanged"] == 2)
        #expect(try counter("roster", "show", "A0001", "--format", "json").json["group"] == "作曲")
        try counter.write(rosterCSV(2).replacing("考生1,", with: "考生一,"), to: "roster.csv")
        #expect(try Self.imported(counter, "roster.csv")["updated"] == 1)
        let shown = try counter("roster", "show", "A0001", "--format", "json").json
        #expect(shown["name"] == "考生一")
        #expect(shown["group"] == "作曲")
        #expect(shown["phone"] == "13800000000")
    }

    @Test("The revealed export imports again unchanged; the template imports; a workbook imports") func roundTrips()
        throws
    {
        let counter = try Counter(exam: openExam, candidates: 6)
        try counter.must(
            "roster", "add", "--name", "=CMD()", "--type", "passport", "--number", "E12345678", "--note=-1+2")
        for name in ["e.csv", "e.xlsx"] {
            try counter.must("roster", "export", name, "--reveal")
            let again = try Self.imported(counter, name)
            #expect(Self.counts(again) == [7, 0, 0, 7, 0, 0], "\(name)")
        }
        try counter.must("roster", "template", "t.csv")
        try counter.write(examYAML(code: "NEW"), to: "new.yaml")
        try counter.must("exam", "apply", "new.yaml")
        #expect(try Self.imported(counter, "t.csv", "--dry-run", "--exam", "NEW")["faults"] == [])
    }
}
