import Foundation
import Testing

/// The walk that ships with the program, and the workbook it ends in, read back by other people's programs.
@Suite(.serialized) struct WalkTests {
    /// The walk's folder copied to a temporary one, and walked.
    private func walked(_ language: String) throws -> (Counter, Answer) {
        let counter = try Counter(unit: false)
        let copy = try counter.sh("cp -R '\(Counter.repository)/examples/quick-start' walk && rm -rf walk/out")
        guard copy.status == 0 else { throw Unexpected(copy) }
        return (counter, try counter.sh("sh walk/walk.sh --lang \(language)"))
    }

    /// What openpyxl finds in a workbook, as JSON.
    private func workbook(_ counter: Counter, _ name: String) throws -> JSONValue {
        let reader = """
            import json, sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            sheets = []
            for sheet in book.worksheets:
                rows = [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]
                sheets.append({
                    "title": sheet.title, "state": sheet.sheet_state, "freeze": sheet.freeze_panes, "filter": sheet.auto_filter.ref,
                    "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
                    "types": [[cell.data_type for cell in row] for row in sheet.iter_rows()],
                    "rows": json.loads(json.dumps(rows, default=str)),
                })
            print(json.dumps(sheets, ensure_ascii=False))
            """
        let answer = try counter.run(
            ["/usr/bin/python3", "-c", reader, name], environment: ["PYTHONIOENCODING": "utf-8"])
        guard answer.status == 0 else { throw Unexpected(answer) }
        return try answer.json
    }

    static let sheets = [
        "en": ["Summary", "Submissions", "Candidates", "Reviews", "Exceptions"],
        "zh": ["汇总", "提交情况", "考生", "人工审核", "授权"],
    ]
    static let firstColumns = ["zh": ["准考证号", "姓名", "证件类型", "证件号码", "报考专业"]]

    @Test("The walk ends well, in both languages, and its workbook keeps the contract", arguments: ["zh", "en"])
    func walk(language: String) throws {
        let (counter, answer) = try walked(language)
        try #require(answer.status == 0, "\(answer.out.suffix(2000))\(answer.err)")
        let numbers = try counter("roster", "list", "--reveal", "--format", "json", "--data", "walk/out/exam-data").json
        try #require(numbers.array.count > 20)
        for number in numbers.each("certificateNumber") { #expect(!(answer.out + answer.err).contains(number.string)) }

        let book = try workbook(counter, "walk/out/report.xlsx")
        #expect(book.each("title").map(\.string).prefix(5) == Self.sheets[language]?[...])
        for (index, sheet) in book.array.prefix(5).enumerated() {
            #expect(sheet["formulas"] == 0)
            guard index > 0 else { continue }
            let title = sheet["title"].string
            #expect(sheet["freeze"] != nil && sheet["filter"] != nil, "\(title)")
            let rows = sheet["rows"].array
            let heading = (rows.first ?? .absent).array.map(\.string)
            if let words = Self.firstColumns[language] { #expect(Array(heading.prefix(5)) == words, "\(title)") }
            #expect(Set(heading).count == heading.count && !heading.contains(""))
            for (row, types) in zip(rows.dropFirst(), sheet["types"].array.dropFirst()) {
                #expect(row[0].string.hasPrefix("A"), "\(row)")
                #expect(types[0] == "s" && types[3] == "s")
                #expect(row[3].string.contains("***"))
                #expect(!numbers.each("certificateNumber").contains(row[3]))
            }
        }
        try counts(in: book, agreeWith: counter)
        try files(of: counter)
        try convert(counter)
    }

    /// Summary's counts are the rows of Submissions, question by question.
    private func counts(in book: JSONValue, agreeWith counter: Counter) throws {
        try counter.must("report", "submissions", "--output", "s.jsonl", "--data", "walk/out/exam-data")
        let rows = try counter.text(of: "s.jsonl").split(separator: "\n").map { try JSONValue(text: String($0)) }
        #expect(book[1]["rows"].array.count == rows.count + 1)
        for question in ["q1", "q2", "q3", "q4"] {
            let own = rows.filter { $0["question"].string == question }
            let expected =
                ["notStarted", "answering", "submitted", "expired"].map { state in
                    JSONValue.number(Double(own.count { $0["status"].string == state }))
                } + [.number(Double(own.count))]
            let line = book[0]["rows"].array.first { $0.array.contains(.text(question)) }
            let start = line?.array.firstIndex(of: .text(question)) ?? 0
            let numbers = (line?.array.dropFirst(start) ?? []).filter { if case .number = $0 { true } else { false } }
            #expect(Array(numbers.prefix(5)) == expected, "\(question): \(String(describing: line))")
        }
    }

    /// The .csv opens in Excel, the .jsonl keeps its keys' order, and the same data give the same bytes.
    private func files(of counter: Counter) throws {
        let csv = counter.bytes(of: "walk/out/submissions.csv")
        #expect(csv.prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(
            counter.mode(of: "walk/out/report.xlsx") == 0o600 && counter.mode(of: "walk/out/submissions.csv") == 0o600)
        let first = ["admissionNumber", "name", "certificateType", "certificateNumber", "group"]
        let further = [
            "submissions": [
                "question", "title", "status", "takesUsed", "takesAllowed", "selectedTake", "startedAt", "deadline",
                "submittedAt", "submittedBy", "files", "attachments",
            ],
            "candidates": ["status", "identity"],
            "reviews": ["state", "round", "uploadedAt", "decidedBy", "decidedAt", "code", "text"],
            "exceptions": ["kind", "question", "count", "minutes", "factor", "how", "reason", "by", "at"],
        ]
        for (kind, keys) in further {
            for name in ["\(kind).jsonl", "\(kind).csv", "\(kind).xlsx"] {
                try counter.must("report", kind, "--output", name, "--data", "walk/out/exam-data")
            }
            guard let line = counter.text(of: kind + ".jsonl").split(separator: "\n").first else { continue }
            let order = keysInOrder(String(line))
            #expect(Array(order.prefix(5 + keys.count)) == first + keys, "\(kind)")
            let heading = counter.text(of: kind + ".csv").split(whereSeparator: \.isNewline).first ?? ""
            #expect(heading.split(separator: ",").count == order.count, "\(kind): the n-th column is the n-th key")
            #expect(try workbook(counter, kind + ".xlsx").array.count == 2)
        }
        sleep(1)
        for name in ["submissions.xlsx", "submissions.csv", "submissions.jsonl"] {
            let before = counter.bytes(of: name)
            try counter.must("report", "submissions", "--output", name, "--force", "--data", "walk/out/exam-data")
            #expect(counter.bytes(of: name) == before, "the same bytes: \(name)")
        }
    }

    /// LibreOffice opens the workbook and finds the sheet behind it.
    private func convert(_ counter: Counter) throws {
        let profile = "-env:UserInstallation=file://\(counter.folder)/profile"
        let answer = try counter.run(
            ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", "converted", "walk/out/report.xlsx"],
            environment: ["HOME": counter.folder])
        #expect(answer.status == 0)
        #expect(!(answer.out + answer.err).lowercased().contains("error"), "\(answer.err)")
        #expect(counter.text(of: "converted/report.csv").contains("q1"))
    }

    @Test("report all is .xlsx only, a single report any of three; other endings are 64") func endings() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        for name in ["r.csv", "r.jsonl", "r.pdf", "r"] {
            #expect(try counter("report", "all", "--output", name).status == 64, "\(name)")
        }
        #expect(try counter("report", "submissions", "--output", "r.pdf").status == 64)
        #expect(try counter("report", "submissions").status == 64)
        #expect(try counter("report", "submissions", "--output", "R.CSV").status == 0)
        #expect(try counter("report", "submissions", "--output", "x.csv", "--ids", "some").status == 64)
    }

    @Test("Cells a spreadsheet would take for a formula are defused in .csv and plain text in .xlsx") func formulas()
        throws
    {
        let counter = try Counter(exam: openExam)
        let names = ["=HYPERLINK(\"x\")", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)"]
        for (index, name) in names.enumerated() {
            try counter.must(
                "roster", "add", "--name=\(name)", "--type", "passport", "--number", "E1234567\(index)",
                "--admission", "A\(index)")
        }
        try counter.must("report", "candidates", "--output", "c.csv")
        let csv = counter.text(of: "c.csv")
        for name in names {
            let quoted = "'" + name.replacing("\"", with: "\"\"")
            #expect(csv.contains(quoted), "\(name)")
        }
        try counter.must("report", "candidates", "--output", "c.xlsx")
        let book = try workbook(counter, "c.xlsx")
        #expect(book.each("formulas") == [0, 0])
        #expect(book[1]["rows"].array.dropFirst().map { $0[1].string } == names)
    }
}
