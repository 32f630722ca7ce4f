import ExamDomain
import Testing

@Suite("Headings")
struct RosterColumnsTests {
    func codes(_ headings: [String], map: [HeadingMapping] = []) -> [String] {
        RosterColumns(headingRow: headings, line: 1, map: map).faults.map { "\($0.code) \($0.place ?? "-")" }
    }

    @Test("every synonym is known, whatever its case and blanks")
    func synonyms() {
        let known: [RosterField: [String]] = [
            .name: ["姓名", "考生姓名", "Name", " 姓 名 ", "姓\u{3000}名"],
            .certificateType: ["证件类型", "Certificate Type", "certificateType"],
            .certificateNumber: ["证件号码", "证件号", "身份证号", "身份证号码", "CERTIFICATE NUMBER", "certificateNumber"],
            .admissionNumber: ["准考证号", "Admission number", "admissionNumber"], .group: ["报考专业", "GROUP"],
            .phone: ["手机号", "phone"], .email: ["邮箱", "email"], .note: ["备注", "note"],
        ]
        for (field, headings) in known {
            for heading in headings { #expect(RosterField(heading: heading) == field, "\(heading)") }
        }
        #expect(RosterField(heading: "专业") == nil)
    }

    @Test("three columns are needed, in any order")
    func missing() {
        #expect(codes(["证件号码", "姓名", "证件类型"]) == [])
        #expect(codes(["姓名", "证件类型"]) == ["missingColumn 证件号码"])
        #expect(codes([]) == ["missingColumn 姓名", "missingColumn 证件类型", "missingColumn 证件号码"])
    }

    @Test("two columns for one field, or of one name, are refused; those of a rejects file are not looked at")
    func duplicates() {
        #expect(codes(["姓名", "证件类型", "证件号码", "身份证号"]) == ["duplicateColumn 身份证号"])
        #expect(codes(["姓名", "证件类型", "证件号码", "校区", "校区"]) == ["duplicateColumn 校区"])
        #expect(codes(["姓名", "证件类型", "证件号码", "错误代码", "错误说明", "错误代码"]) == [])
        #expect(codes(["姓名", "证件类型", "证件号码", "", ""]) == [])
    }

    @Test("--map explains a heading; one that the file has not is missing")
    func mapped() throws {
        let map = [try HeadingMapping(option: "考生编号=admissionNumber"), try HeadingMapping(option: "号码=证件号码")]
        let columns = RosterColumns(headingRow: ["姓名", "证件类型", "号 码", "考生编号"], line: 1, map: map)
        #expect(columns.faults.isEmpty)
        #expect(columns.meanings.last == .field(.admissionNumber))
        #expect(columns.place(of: .certificateNumber) == "号 码")
        #expect(codes(["姓名", "证件类型", "证件号码"], map: [map[0]]) == ["missingColumn 考生编号"])
    }

    @Test("a mapping that says nothing is a usage error", arguments: ["", "x", "=name", "x=", "x=nothing"])
    func badMapping(_ text: String) {
        #expect(throws: Failure.self) { try HeadingMapping(option: text) }
    }

    @Test("a heading is held to what any cell is held to")
    func unfit() {
        let needed = ["姓名", "证件类型", "证件号码"]
        #expect(codes(needed + ["校\u{1D}区"]) == ["controlCharacter 校\u{1D}区"])
        #expect(codes(needed + [String(repeating: "a", count: 4000)]) == [])
        #expect(codes(needed + [String(repeating: "a", count: 4001)]) == ["tooLong aaaaaaaaaaaaaaaaaaaa…"])
    }

    @Test("sixty-four columns are taken, sixty-five are not")
    func most() {
        let headings = ["姓名", "证件类型", "证件号码"] + (4...64).map { "c\($0)" }
        #expect(codes(headings) == [])
        #expect(codes(headings + ["c65"]) == ["tooLong -"])
    }
}
