import Testing

/// Schemas and dictionaries from the built program, against what it writes.
@Suite struct SchemaTests {
    @Test("The keys of every report's schema are the keys of its lines, in their order") func report() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.failThrice(photos: "photo.jpg")
        try counter.write("photo", to: "photo.jpg")
        try counter.activity(facts)
        try counter.must("candidate", "extend", "A0001", "--minutes", "5", "--reason", "停电")
        let schema = try counter.must("schema", "report").json
        for kind in ["submissions", "candidates", "reviews", "exceptions"] {
            try counter.must("report", kind, "--output", "\(kind).jsonl")
            let line = counter.text(of: "\(kind).jsonl").split(separator: "\n").first.map(String.init) ?? ""
            #expect(keysInOrder(line).count > 9)
            #expect(schema["$defs"][kind]["required"].array.map(\.string) == keysInOrder(line), "\(kind)")
            #expect(schema["$defs"][kind]["properties"].keys == Set(keysInOrder(line)))
        }
    }

    @Test("They speak both languages and need no data folder") func languages() throws {
        let counter = try Counter(unit: false)
        for name in ["exam", "activity", "report"] {
            let english = try counter.must("schema", name)
            let chinese = try counter("schema", name, environment: ["LANG": "zh_CN.UTF-8"])
            #expect(try english.json["title"].string != chinese.json["title"].string)
            #expect(try counter.must("schema", name, "--dictionary").outLines.count > 20)
        }
        try counter.must("schema", "roster", status: 64)
    }

    @Test("The workbook's last sheet is the dictionary of the others; --raw leaves texts of a .csv as they are")
    func workbook() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        try counter.must("candidate", "extend", "A0001", "--minutes", "5", "--reason", "=1+1")
        try counter.must("report", "all", "--output", "all.xlsx", "--lang", "zh")
        let reader = """
            import json, sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            print(json.dumps({sheet.title: [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
                for sheet in book.worksheets}, ensure_ascii=False))
            """
        let book = try counter.run(["/usr/bin/python3", "-c", reader, "all.xlsx"]).json
        let dictionary = book["数据说明"].array.map { $0.array.map(\.string) }
        #expect(dictionary.first == ["工作表", "列", "键", "类型", "含义", "取值"])
        for sheet in ["提交情况", "考生", "人工审核", "授权", "视频与附件", "异常", "名单问题", "授权汇总"] {
            let described = dictionary.filter { $0[0] == sheet }
            #expect(described.map { $0[1] } == book[sheet][0].array.map(\.string), "\(sheet)")
            #expect(described.allSatisfy { !$0[4].isEmpty })
        }
        try counter.must("report", "exceptions", "--output", "safe.csv")
        try counter.must("report", "exceptions", "--output", "raw.csv", "--raw")
        #expect(counter.text(of: "safe.csv").contains(#","'=1+1","#))
        #expect(counter.text(of: "raw.csv").contains(",=1+1,"))
        try counter.must("report", "exceptions", "--output", "raw.xlsx", "--raw", status: 64)
    }
}
