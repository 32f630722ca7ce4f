import ExamDomain
import Foundation
import Testing

@testable import ExamCommands

/// `roster export` and `template`.
@Suite struct RosterExportTests {
    private let desk: RosterDesk

    init() throws {
        desk = try RosterDesk()
        try desk.put([
            "姓名,证件类型,证件号码,准考证号,手机号,备注,考点,=列",
            "张三,居民身份证,11010519491231002X,A1,+8613800000001,\"a,\"\"b\"\"\n第二行\",,x",
            "=1+1,护照,E12345678,-2,,@c, 一号 ,", "李四,军人证件,军字12345,,,,\"\t=2\",",
        ])
        _ = desk.run("roster", "import", desk.file("roster.csv"))
    }

    @Test("A revealed export imports unchanged, in either language", arguments: ["zh", "en"], ["csv", "xlsx"])
    func roundTrip(_ lang: String, _ ending: String) throws {
        let file = desk.file("out.\(ending)")
        #expect(desk.run("roster", "export", file, "--reveal", lang: lang).status == .done)
        let again = desk.run("roster", "import", file, "--format", "json", lang: lang)
        #expect(again.status == .done, "\(again.out)")
        #expect(again.document["unchanged"] == .integer(3) && again.document["updated"] == .integer(0))
        #expect(desk.run("db", "check").status == .done)
    }

    @Test("Without --reveal the numbers are masked, formulas defused, and the file is for its owner alone")
    func masked() throws {
        #expect(desk.run("roster", "export", desk.file("out.csv")).status == .done)
        let text = try desk.text("out.csv")
        #expect(text.hasPrefix("\u{FEFF}姓名,证件类型,证件号码,准考证号,报考专业,手机号,邮箱,备注,"))
        #expect(text.contains("1101************2X") && !text.contains("11010519491231002X"))
        #expect(text.contains("'=1+1") && text.contains("'+8613800000001"))
        let mode = try FileManager.default.attributesOfItem(atPath: desk.file("out.csv"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("An existing file is 73 without --force, and then nothing is revealed")
    func existing() throws {
        try desk.put("mine", "out.csv")
        let before = try desk.bytes()
        #expect(desk.run("roster", "export", desk.file("out.csv"), "--reveal").status == .cannotCreate)
        #expect(try desk.bytes() == before)
        #expect(try desk.text("out.csv") == "mine")
        #expect(desk.run("roster", "export", desk.file("out.csv"), "--force").status == .done)
        #expect(try desk.text("out.csv") != "mine")
    }

    @Test("The ending says what it becomes; any other is 64")
    func endings() throws {
        #expect(desk.run("roster", "export", desk.file("out.xlsx")).status == .done)
        #expect(FileManager.default.contents(atPath: desk.file("out.xlsx"))?.prefix(2) == Data("PK".utf8))
        #expect(desk.run("roster", "export", desk.file("out.txt")).status == .usage)
        #expect(!desk.exists("out.txt"))
    }

    @Test("The template goes to a file or to standard output, and imports as it stands")
    func template() throws {
        let shown = desk.run("roster", "template")
        #expect(shown.out.hasPrefix("\u{FEFF}姓名,") && shown.out.contains("\r\n"))
        #expect(desk.run("roster", "template", desk.file("t.csv")).status == .done)
        #expect(try desk.text("t.csv") == shown.out)
        #expect(desk.run("roster", "template", desk.file("t.csv")).status == .cannotCreate)
        _ = desk.run("roster", "remove", "A1", "--reason", "样例用同一准考证号")
        #expect(desk.run("roster", "import", desk.file("t.csv")).status == .done)
    }
}
