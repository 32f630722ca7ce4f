import ExamDomain
import Testing

@Suite("Rows")
struct RosterRulesTests {
    static let today = CalendarDay(year: 2026, month: 12, day: 1)!
    static let headings = ["姓名", "证件类型", "身份证号", "准考证号", "报考专业", "手机号", "邮箱", "备注", "校区", "错误代码"]
    static let good = ["张三", "居民身份证", "11010519491231002X", "A001", "音乐", "13800000000", "a@b.cn", "无", "东", "x"]
    let columns = RosterColumns(headingRow: headings, line: 1)

    func check(_ cells: [String]) -> RosterLine {
        var rules = RosterRules(today: RosterRulesTests.today)
        var truncation = ExcelTruncation()
        return rules.check(cells, line: 7, under: columns, counting: &truncation)
    }

    func faults(_ index: Int, _ cell: String) -> [String] {
        var cells = RosterRulesTests.good
        cells[index] = cell
        guard case .faulty(let faults) = check(cells).outcome else { return [] }
        #expect(faults.allSatisfy { $0.line == 7 })
        return faults.map { "\($0.place ?? "-") \($0.code)" }
    }

    @Test("a good row becomes an entry with all its columns, but for those of a rejects file")
    func good() {
        let number = Confidential("11010519491231002X")
        let entry = RosterEntry(
            name: "张三", certificate: Certificate(type: .residentId, number: number), admissionNumber: "A001",
            group: "音乐",
            phone: "13800000000", email: "a@b.cn", note: "无", extra: [.init(heading: "校区", value: "东")])
        let line = check(RosterRulesTests.good)
        #expect(line.outcome == .entry(entry))
        #expect(line.warnings.isEmpty && line.repairs == RepairCounts() && !line.isExcelSuspect)
    }

    @Test("empty cells are no values")
    func empty() {
        guard
            case .entry(let entry) = check(["张三", "residentId", "11010519491231002X", "", " ", "", "", "", "", ""])
                .outcome
        else {
            Issue.record("refused")
            return
        }
        #expect(entry.admissionNumber == nil && entry.group == nil && entry.extra.isEmpty)
    }

    @Test(
        "each fault names its column by the file's own heading",
        arguments: [
            (0, "", "姓名 emptyName"), (1, "", "证件类型 badCertificateType"), (1, "驾驶证", "证件类型 badCertificateType"),
            (2, "", "身份证号 badLength"), (2, "11010519491231002", "身份证号 badLength"),
            (2, "110105194912310021", "身份证号 badCheckCharacter"),
            (2, "1.10105E+17", "身份证号 scientificNotation"), (3, "2.026E+11", "准考证号 scientificNotation"),
            (5, "1.38E+10", "手机号 scientificNotation"), (0, "张\0三", "姓名 controlCharacter"),
            (2, "1\u{1B}", "身份证号 controlCharacter"),
            (1, "居民身份证\0", "证件类型 controlCharacter"), (8, "东\0", "校区 controlCharacter"),
            (0, String(repeating: "a", count: 101), "姓名 tooLong"),
            (7, String(repeating: "a", count: 4001), "备注 tooLong"),
            (8, String(repeating: "东", count: 4001), "校区 tooLong"),
            (2, String(repeating: "1", count: 4001), "身份证号 tooLong"),
        ])
    func eachFault(_ index: Int, _ cell: String, _ told: String) {
        #expect(faults(index, cell) == [told])
    }

    @Test("four thousand characters are taken")
    func longest() {
        #expect(faults(7, String(repeating: "备", count: 4000)) == [])
        #expect(faults(8, String(repeating: "东", count: 4000)) == [])
    }

    @Test("all faults of a row are told at once")
    func several() {
        guard case .faulty(let faults) = check(["", "x", "", "1.1E+17", "", "", "", "", "", ""]).outcome else {
            Issue.record("taken")
            return
        }
        #expect(Set(faults.map(\.code)) == ["emptyName", "badCertificateType", "badLength", "scientificNotation"])
    }

    @Test("a row has as many cells as there are headings", arguments: [9, 11])
    func wrongColumnCount(_ count: Int) {
        let line = check(Array((RosterRulesTests.good + ["y"]).prefix(count)))
        guard case .faulty(let faults) = line.outcome else {
            Issue.record("taken")
            return
        }
        #expect(faults.map(\.code) == ["wrongColumnCount"])
    }

    @Test("types are known by code, Chinese and English word")
    func types() {
        for type in CertificateType.allCases {
            for word in [type.rawValue, type.rawValue.uppercased(), type.told.zh, type.told.en] {
                #expect(CertificateType(written: word) == type, "\(word)")
            }
        }
        #expect(CertificateType(written: "身份证") == .residentId)
        #expect(CertificateType(written: "") == nil)
    }

    @Test("values from flags meet the same rules, and faults name the flag")
    func flags() {
        var rules = RosterRules(today: RosterRulesTests.today)
        let values: [RosterField: String] = [.name: " 李四 ", .certificateType: "passport", .certificateNumber: "e12345"]
        let (outcome, _) = rules.check(values) { "--\($0.rawValue)" }
        let certificate = Certificate(type: .passport, number: Confidential("E12345"))
        #expect(outcome == .entry(RosterEntry(name: "李四", certificate: certificate)))
        let (refused, _) = rules.check([.name: "李四"]) { "--\($0.rawValue)" }
        guard case .faulty(let faults) = refused else {
            Issue.record("taken")
            return
        }
        #expect(faults.map(\.place) == ["--certificateType", "--certificateNumber"])
    }
}

@Suite("Numbers cut by Excel")
struct ExcelTruncationTests {
    @Test(
        "three and over one in a hundred",
        arguments: [
            (3, 299, true), (3, 300, false), (2, 2, false), (4, 399, true), (4, 400, false), (3, 3, true),
            (0, 0, false),
        ])
    func proven(_ cut: Int, _ all: Int, _ isProven: Bool) {
        #expect(ExcelTruncation(ids: all, endingIn000: cut).isProven == isProven)
    }

    @Test("only numbers like resident IDs count")
    func counted() {
        var truncation = ExcelTruncation()
        let suspects = ["110105194912310000", "11010519491231002X", "E12000", ""].filter { truncation.count($0) }
        #expect(suspects == ["110105194912310000"])
        #expect(truncation == ExcelTruncation(ids: 2, endingIn000: 1))
    }

    @Test("a suspect is told once, by the column's judgment or by its own number's")
    func suspects() {
        let columns = RosterColumns(headingRow: ["姓名", "证件类型", "证件号码"], line: 1)
        var rules = RosterRules(today: RosterRulesTests.today)
        var truncation = ExcelTruncation()
        func check(_ name: String, _ number: String) -> RosterLine {
            rules.check([name, "居民身份证", number], line: 2, under: columns, counting: &truncation)
        }
        // One cut number in eleven passes its check all the same.
        let good = check("张三", "110105199001080000")
        #expect(good.isExcelSuspect && good.warningWhenNotCut?.code == "truncatedByExcel")
        #expect(good.faultsWhenCut.map(\.code) == ["truncatedByExcel"])
        let wrong = check("", "110105194912310000")
        #expect(wrong.isExcelSuspect && wrong.warningWhenNotCut == nil)
        #expect(wrong.faultsWhenCut.map(\.code) == ["emptyName", "truncatedByExcel"])
        let honest = check("张三", "11010519491231002X")
        #expect(honest.faultsWhenCut.isEmpty && honest.warningWhenNotCut == nil)
        #expect(truncation == ExcelTruncation(ids: 3, endingIn000: 2))
    }
}
