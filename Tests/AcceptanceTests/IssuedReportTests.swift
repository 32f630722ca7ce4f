import Testing

/// Reports that went out: their sheets, their bytes, and whether a file in hand is one of them.
@Suite struct IssuedReportTests {
    /// A0001 has submitted q1 with its file on the way; A0002 waits for a review.
    private func counter() throws -> Counter {
        let counter = try Counter(exam: openExam, candidates: 4)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        facts.take(1, from: "08:07:00", to: "08:09:30")
        facts.add("08:09:40", "selectTake", #""question":"q1","take":1"#)
        facts.add("08:09:50", "submit", #""question":"q1""#)
        facts.candidate = "A0002"
        facts.failThrice(photos: "photo.jpg")
        try counter.write([0xFF, 0xD8, 0xFF, 0xD9], to: "photo.jpg")
        try counter.activity(facts)
        return counter
    }

    private static let reader = """
        import json, sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        print(json.dumps([{"name": sheet.title, "charts": len(sheet._charts),
            "rows": [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()],
            "types": [[cell.data_type for cell in row] for row in sheet.iter_rows()]} for sheet in book.worksheets], ensure_ascii=False))
        """

    private func workbook(_ counter: Counter, _ name: String) throws -> [JSONValue] {
        try counter.run(["/usr/bin/python3", "-c", Self.reader, name]).json.array
    }

    @Test("The sheets in the contract's order, then files, calls and roster issues; nothing is a formula")
    func sheets() throws {
        let counter = try counter()
        try counter.must(
            "report", "all", "--output", "all.xlsx", "--lang", "en", "--as-of", "2020-12-01T09:00:00+08:00")
        let book = try workbook(counter, "all.xlsx")
        #expect(
            book.map { $0["name"].string } == [
                "Summary", "Submissions", "Candidates", "Reviews", "Exceptions", "Files", "Attention", "Roster issues",
                "Exception totals", "Review agreement", "Data dictionary",
            ])
        #expect(book[0]["charts"] == 4)
        #expect(book.allSatisfy { $0["types"].array.allSatisfy { $0.array.allSatisfy { $0.string != "f" } } })
        let files = book[5]["rows"].array.map { $0.array.map(\.string) }
        #expect(files.count == 2 && files[1][10] == "ipad-1" && files[1][13] == "0:02:30")
        let calls = book[6]["rows"].array.map { $0.array.map(\.string) }
        #expect(calls.dropFirst().map { $0[7] } == ["upload incomplete", "review waiting"])
        #expect(calls.last?.last?.contains("examctl review show 1") == true)
        let last = (book.last?["rows"].array ?? []).suffix(3).map { $0.array.map(\.string)[2] }
        #expect(last == ["options", "journalHead", "sha256"])
    }

    @Test("The same data and options are the same bytes, in every form, sheet and language")
    func bytes() throws {
        let counter = try counter()
        for kind in ["files", "attention", "roster-issues", "all"] {
            for ending in kind == "all" ? ["xlsx"] : ["xlsx", "csv", "jsonl"] {
                for language in ["zh", "en"] {
                    for name in ["1", "2"] {
                        try counter.must(
                            "report", kind, "--output", "\(kind)\(language)\(name).\(ending)", "--lang", language,
                            "--as-of", "2020-12-01T09:00:00+08:00")
                    }
                    let first = counter.bytes(of: "\(kind)\(language)1.\(ending)")
                    #expect(first == counter.bytes(of: "\(kind)\(language)2.\(ending)"), "\(kind) \(ending)")
                }
                if ending == "jsonl" {
                    #expect(counter.bytes(of: "\(kind)zh1.jsonl") == counter.bytes(of: "\(kind)en1.jsonl"))
                }
            }
        }
    }

    @Test("A file that was issued is known by its bytes; one changed by a byte is not; one that is not there is 66")
    func verify() throws {
        let counter = try counter()
        try counter.must("staff", "add", "he", "--role", "exporter")
        try counter.must("report", "all", "--output", "r.xlsx", "--as", "he")
        let known = try counter.must("report", "verify", "r.xlsx", "--format", "json").json
        #expect(known["issued"] == true && known["issues"].array.count == 1)
        #expect(known["issues"][0]["by"] == "he" && known["issues"][0]["report"] == "report all")
        #expect(known["issues"][0]["details"]["options"]["ids"] == "masked")
        try counter.write(counter.bytes(of: "r.xlsx") + [0], to: "r2.xlsx")
        #expect(try counter("report", "verify", "r2.xlsx").status == 1)
        #expect(try counter("report", "verify", "none.xlsx").status == 66)
        try counter.must("audit", "verify")
        try counter.must("db", "check")
    }

    @Test("Chosen rows and columns; a word that is not known is 64 with the nearest, a question 66, a group 2")
    func choice() throws {
        let counter = try counter()
        try counter.must(
            "report", "submissions", "--output", "s.csv", "--columns", "name,question,status", "--status", "submitted")
        #expect(counter.text(of: "s.csv").split(separator: "\r\n").count == 2)
        #expect(counter.text(of: "s.csv").contains("考生1,q1,"))
        try counter.must("report", "files", "--output", "f.jsonl", "--group", "声乐", "--question", "q1")
        let answer = try counter.must("report", "files", "--output", "x.csv", "--columns", "devise", status: 64)
        #expect(answer.err.contains("device"))
        try counter.must("report", "reviews", "--output", "x.csv", "--status", "waitin", status: 64)
        try counter.must("report", "all", "--output", "x.xlsx", "--columns", "name", status: 64)
        try counter.must("report", "files", "--output", "x.csv", "--question", "q9", status: 66)
        try counter.must("report", "files", "--output", "x.csv", "--group", "无", status: 2)
        #expect(!counter.exists("x.csv") && !counter.exists("x.xlsx"))
    }

    @Test("Every definition that is given makes its report; the journal names it; what the command says itself wins")
    func definitions() throws {
        let counter = try counter()
        let listed = try counter.must("report", "template", "--format", "json").json.array
        #expect(listed.map { $0["name"].string } == ["calls", "completion"])
        for template in listed {
            let name = template["name"].string
            try counter.must("report", "template", name, "\(name).yaml")
            try counter.must(
                "report", template["report"].string, "--definition", "\(name).yaml", "--output", "\(name).xlsx",
                "--lang",
                "zh")
        }
        let calls = try workbook(counter, "calls.xlsx")
        #expect(calls.map { $0["name"].string } == ["汇总", "异常"])
        #expect(calls[1]["rows"][0].array.prefix(2).map(\.string) == ["紧急程度", "最晚"])
        #expect(calls[0]["rows"][0][0].string.hasSuffix("今天要联系谁"))
        let names = try workbook(counter, "completion.xlsx").map { $0["name"].string }
        #expect(names == ["汇总", "考生", "数据说明"])
        let issue = try counter.must("report", "verify", "calls.xlsx", "--format", "json").json["issues"][0]
        #expect(issue["details"]["options"]["definition"]["file"] == "calls.yaml")
        #expect(issue["details"]["options"]["definition"]["sha256"].string.count == 64)
        try counter.must(
            "report", "attention", "--definition", "calls.yaml", "--columns", "name", "--output", "own.csv", "--lang",
            "zh")
        #expect(counter.text(of: "own.csv").hasPrefix("\u{FEFF}姓名\r\n"))
    }

    @Test(
        "A definition's faults are told with their lines (65); one of another report is 64, none 66, a question of none 66"
    )
    func faultyDefinitions() throws {
        let counter = try counter()
        try counter.write("report: files\ncolums: [name]\ncolumns: [devise]\n", to: "bad.yaml")
        let faulty = try counter.must("report", "files", "--definition", "bad.yaml", "--output", "x.csv", status: 65)
        #expect(faulty.err.contains("bad.yaml:2:") && faulty.err.contains("bad.yaml:3:"))
        try counter.write("report: files\nquestion: q9\n", to: "q9.yaml")
        try counter.must("report", "files", "--definition", "q9.yaml", "--output", "x.csv", status: 66)
        try counter.must("report", "files", "--definition", "none.yaml", "--output", "x.csv", status: 66)
        let other = try counter.must("report", "reviews", "--definition", "q9.yaml", "--output", "x.csv", status: 64)
        #expect(other.err.contains("examctl report files --definition q9.yaml"))
        try counter.must("report", "template", "cals", status: 64)
        #expect(!counter.exists("x.csv"))
    }

    @Test("While somebody else writes, a masked report goes out unrecorded and says so; a full one does not go out")
    func busy() throws {
        let counter = try counter()
        let held = """
            import sqlite3, subprocess, sys
            base = sqlite3.connect("exam-data/exam.sqlite", isolation_level=None)
            base.execute("BEGIN IMMEDIATE")
            for ids in ["masked", "full"]:
                done = subprocess.run([sys.argv[1], "report", "files", "--output", ids + ".csv", "--ids", ids], capture_output=True, text=True)
                print(done.returncode, "verify" in done.stderr)
            """
        let answer = try counter.run(["/usr/bin/python3", "-c", held, Counter.binary])
        #expect(answer.outLines == ["0 True", "75 False"], "\(answer.out) \(answer.err)")
        #expect(counter.exists("masked.csv") && !counter.exists("full.csv"))
        #expect(try counter("report", "verify", "masked.csv").status == 1)
    }

    @Test("diff tells what changed for whom between two workbooks or two times: 0 the same, 1 different, 64 half asked")
    func diff() throws {
        let counter = try counter()
        for language in ["zh", "en"] {
            try counter.must("report", "all", "--output", "1\(language).xlsx", "--lang", language)
        }
        try counter.must("candidate", "extend", "A0001", "--question", "q2", "--minutes", "5", "--reason", "停电")
        try counter.must("report", "all", "--output", "2zh.xlsx", "--lang", "zh")
        try counter.must("report", "diff", "1zh.xlsx", "1zh.xlsx")
        // Saved by another program, it is another file and says the same.
        let resaved = try counter.run([
            "/usr/bin/python3", "-c", "import openpyxl; openpyxl.load_workbook('1zh.xlsx').save('again.xlsx')",
        ])
        #expect(resaved.status == 0)
        try counter.must("report", "verify", "again.xlsx", status: 1)
        try counter.must("report", "diff", "1zh.xlsx", "again.xlsx")
        let changes = try counter.must("report", "diff", "1zh.xlsx", "2zh.xlsx", "--format", "json", status: 1).json
            .array
        #expect(changes.contains { $0["sheet"] == "exceptions" && $0["kind"] == "added" && $0["candidate"] == "A0001" })
        #expect(changes.allSatisfy { $0["candidate"] == "A0001" || $0["sheet"] == "attention" }, "\(changes)")
        let day = "2020-12-01T"
        let moved = try counter.must(
            "report", "diff", "--from", day + "08:08", "--to", day + "08:30", "--format", "json", status: 1
        ).json.array
        #expect(
            moved.contains {
                $0["column"] == "status" && $0["row"] == "q1" && $0["candidate"] == "A0001"
                    && $0["after"] == "submitted"
            }, "\(moved)")
        // Of a cell that was empty nothing is told; times are as in every JSON.
        let came = try #require(moved.first { $0["column"] == "submittedAt" })
        #expect(came["before"] == .null)
        #expect(came["after"].string.hasPrefix(day) && came["after"].string.hasSuffix("+08:00"))
        try counter.must("report", "diff", "--from", day + "08:30", "--to", day + "08:30")
        try counter.must("report", "diff", "1zh.xlsx", "1en.xlsx", status: 64)
        try counter.must("report", "diff", "1zh.xlsx", status: 64)
        // Where nothing could be found again on the other side, "no difference" would be a lie.
        try counter.must("report", "candidates", "--output", "c.xlsx", "--lang", "zh")
        try counter.must("report", "reviews", "--output", "v.xlsx", "--lang", "zh")
        try counter.must("report", "candidates", "--columns", "status", "--output", "s.xlsx", "--lang", "zh")
        try counter.must(
            "report", "candidates", "--columns", "admissionNumber,status", "--output", "n.xlsx", "--lang", "zh")
        try counter.must("report", "diff", "c.xlsx", "v.xlsx", status: 64)
        try counter.must("report", "diff", "c.xlsx", "s.xlsx", status: 64)
        let fewer = try counter.must("report", "diff", "c.xlsx", "n.xlsx", "--lang", "en")
        #expect(fewer.err.contains("Columns of 'Candidates' that only one side has") && fewer.err.contains("name"))
        try counter.must("report", "diff", "1zh.xlsx", "none.xlsx", status: 66)
        try counter.must("report", "diff", "1zh.xlsx", "roster.csv", status: 65)
    }
}
