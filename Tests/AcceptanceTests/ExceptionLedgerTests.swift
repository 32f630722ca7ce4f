import Testing

/// The exceptions' ledger in the workbook, as a spreadsheet reads it, in both languages.
@Suite struct ExceptionLedgerTests {
    /// Sheets by name, each a list of rows of texts.
    private static let reader = """
        import json, sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        print(json.dumps([{"name": sheet.title, "rows": [["" if cell.value is None else str(cell.value) for cell in row]
            for row in sheet.iter_rows()]} for sheet in book.worksheets], ensure_ascii=False))
        """

    private func rows(_ counter: Counter, _ file: String, _ sheet: String) throws -> [[String]] {
        let book = try counter.run(["/usr/bin/python3", "-c", Self.reader, file]).json
        guard let found = book.array.first(where: { $0["name"].string == sheet }) else { return [] }
        return found["rows"].array.map { $0.array.map(\.string) }
    }

    /// A time and a take for A0001 by zhou and root, and the submit limit of q1 changed under way.
    private func counter() throws -> Counter {
        let counter = try Counter(exam: openExam, candidates: 4)
        var facts = Facts()
        facts.enter()
        facts.add("08:06:00", "startAnswer", #""question":"q1""#)
        try counter.activity(facts)
        try counter.must("staff", "add", "zhou", "--role", "configurator")
        try counter.must("candidate", "extend", "A0001", "--minutes", "5", "--reason", "停电", "--as", "zhou")
        try counter.must("candidate", "grant-take", "A0002", "--question", "q1", "--reason", "=掉线")
        try counter.must(
            "question", "edit", "q1", "--submit-limit", "40m", "--reason", "题目较长", "--as", "zhou")
        return counter
    }

    @Test("Grants and changes of a running exam, with who, whom, why and what, and their totals")
    func ledger() throws {
        let counter = try counter()
        let names = [
            "zh": ("授权", "授权汇总", ["增加录制", "延长时间", "更改设置", "合计"]),
            "en": ("Exceptions", "Exception totals", ["take", "time", "settings", "all"]),
        ]
        for (language, (sheet, totals, words)) in names {
            try counter.must("report", "exceptions", "--output", "\(language).xlsx", "--lang", language)
            let rows = try rows(counter, "\(language).xlsx", sheet)
            #expect(rows.count == 4 && rows.allSatisfy { $0.count == 18 })
            #expect(rows[1][0] == "A0001" && rows[1][4] == "钢琴" && rows[1][5] == words[1])
            #expect(rows[1][8] == "5" && rows[1][11] == "停电" && rows[1][12] == "zhou")
            #expect(rows[2][5] == words[0] && rows[2][6] == "q1" && rows[2][11] == "=掉线")
            #expect(rows[3].prefix(5).allSatisfy(\.isEmpty) && rows[3][5] == words[2] && rows[3][6] == "q1")
            #expect(rows[3][11] == "题目较长" && rows[3][15] == "~ questions[q1].submitLimit: 30m → 40m")
            try counter.must("report", "all", "--output", "all-\(language).xlsx", "--lang", language)
            let sums = try self.rows(counter, "all-\(language).xlsx", totals)
            #expect(sums.last?.first == words[3] && sums.last?.suffix(5) == ["3", "2", "1", "5", "0"])
            #expect(
                sums.contains { $0[1] == "zhou" && $0[8] == "2" } && sums.contains { $0[1] == "声乐" && $0[8] == "1" })
            #expect(try self.rows(counter, "all-\(language).xlsx", sheet) == rows)
        }
    }

    @Test("The answer tells the totals, at the terminal and as JSON; .jsonl and .csv hold the rows alone")
    func answer() throws {
        let counter = try counter()
        let told = try counter.must("report", "exceptions", "--output", "a.csv", "--lang", "zh")
        #expect(told.outLines.contains { $0.contains("zhou") } && told.out.contains("合计"))
        let json = try counter.must("report", "exceptions", "--output", "b.jsonl", "--format", "json").json
        #expect(json["rows"] == 3)
        #expect(json["totals"].array.last?["all"] == 3 && json["totals"].array.last?["minutes"] == 5)
        let lines = counter.text(of: "b.jsonl").split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        let change = try JSONValue(text: lines[2])
        #expect(change["kind"] == "settings" && change["admissionNumber"] == nil && change["name"] == nil)
        #expect(change["changes"][0]["path"] == "questions[q1].submitLimit" && change["changes"][0]["after"] == "40m")
        #expect(counter.text(of: "a.csv").split(separator: "\r\n").count == 4)
        #expect(try counter.must("report", "submissions", "--output", "s.csv").outLines.count == 1)
    }
}
