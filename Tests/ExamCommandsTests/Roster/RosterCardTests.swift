import ExamDomain
import Testing

@testable import ExamCommands

/// `roster list`, `show`, `add`, `edit` and `remove`.
@Suite struct RosterCardTests {
    private let desk: RosterDesk
    private static let number = "11010519491231002X"

    init() throws {
        desk = try RosterDesk()
        try desk.put([
            "姓名,证件类型,证件号码,准考证号,报考专业,考点",
            "张三,居民身份证,\(RosterCardTests.number),A1,钢琴,一号", "李四,护照,E12345678,,,",
        ])
        _ = desk.run("roster", "import", desk.file("roster.csv"))
    }

    private func log() -> [JSON] {
        desk.run("audit", "log", "--format", "json").document.array ?? []
    }

    @Test("The list has the contract's keys, empty ones null, and masks the numbers")
    func list() throws {
        let outcome = desk.run("roster", "list", "--format", "json")
        let candidates = try #require(outcome.document.array)
        #expect(candidates.count == 2)
        #expect(
            candidates[0]
                == JSON(
                    parsing: """
                        {"candidate":"A1","name":"张三","certificateType":"residentId","certificateNumber":"1101************2X",
                        "admissionNumber":"A1","group":"钢琴","phone":null,"email":null,"note":null,"extra":{"考点":"一号"}}
                        """.utf8))
        #expect(candidates[1]["candidate"] == .string("passport:*******78"))
        #expect(candidates[1]["extra"] == .object([]))
        #expect(!desk.run("roster", "list").out.contains(RosterCardTests.number))
    }

    @Test("A search finds by part of name or number; nobody is not an error", arguments: ["zh", "en"])
    func search(_ lang: String) throws {
        #expect(desk.run("roster", "list", "--search", "李", "--format", "json").document.array?.count == 1)
        #expect(desk.run("roster", "list", "--search", "e1234", "--format", "json").document.array?.count == 1)
        let nobody = desk.run("roster", "list", "--search", "无", lang: lang)
        #expect(nobody.status == .done)
        #expect(nobody.out.contains(lang == "zh" ? "没有找到" : "Nobody"))
    }

    @Test("--reveal shows the whole number and is in the journal; without the right it shows nothing and is not")
    func reveal() throws {
        let shown = desk.run("roster", "show", "A1", "--reveal", "--format", "json")
        #expect(shown.document["certificateNumber"] == .string(RosterCardTests.number))
        #expect(log().last?["action"] == .string("roster show") && log().last?["subject"] == .string("A1"))
        let listed = desk.run("roster", "list", "--reveal", "--format", "json")
        #expect(listed.document.array?.last?["candidate"] == .string("passport:E12345678"))
        #expect(log().last?["action"] == .string("roster list"))
        _ = desk.run("staff", "add", "gao", "--role", "configurator")
        let entries = log().count
        for words in [["list"], ["show", "A1"], ["export", desk.file("x.csv")]] {
            let refused = desk.run(["roster"] + words + ["--reveal"], as: "gao")
            #expect(refused.status == .notPermitted)
            #expect(!refused.out.contains(RosterCardTests.number))
        }
        #expect(!desk.exists("x.csv"))
        #expect(log().count == entries)
    }

    @Test("An unknown candidate is 66, and its number is not repeated", arguments: ["zh", "en"])
    func unknown(_ lang: String) throws {
        let outcome = desk.run("roster", "show", "passport:E99999999", "--reveal", lang: lang)
        #expect(outcome.status == .noInput)
        #expect(!outcome.err.contains("E99999999"))
    }

    // MARK: - By hand

    @Test(
        "add takes single values under the rules of the file; a fault is 64 and names the flag",
        arguments: ["zh", "en"])
    func add(_ lang: String) throws {
        func add(_ name: String, _ type: String, _ number: String, _ more: String...) -> Outcome {
            desk.run(["roster", "add", "--name", name, "--type", type, "--number", number] + more, lang: lang)
        }
        let bad = add(" ", "学生证", "110105194912310021")
        #expect(bad.status == .usage)
        #expect(bad.err.contains("--name") && bad.err.contains("--type"))
        let check = add("王五", "residentId", "110105194912310021")
        #expect(check.status == .usage && check.err.contains("--number"))
        #expect(!check.err.contains("110105194912310021"))
        #expect(add("王　五", "护照", "ｅ00000001", "--admission", "A3", "--note", "=1+1").status == .done)
        let shown = desk.run("roster", "show", "A3", "--reveal", "--format", "json").document
        #expect(shown["name"] == .string("王 五") && shown["certificateNumber"] == .string("E00000001"))
        #expect(shown["note"] == .string("=1+1"))
        #expect(add("王五", "护照", "E00000001").status == .refused)
        #expect(add("赵六", "护照", "E00000002", "--admission", "A3").status == .refused)
    }

    @Test("edit changes what is said, an empty value clears, and further columns stay")
    func edit() throws {
        #expect(desk.run("roster", "edit", "A1", "--group", "", "--phone", "139").status == .done)
        let shown = desk.run("roster", "show", "A1", "--format", "json").document
        #expect(shown["group"] == .null && shown["phone"] == .string("139"))
        #expect(shown["extra"]?["考点"] == .string("一号"))
        #expect(desk.run("roster", "edit", "A1", "--name", "").status == .usage)
        #expect(desk.run("roster", "edit", "A1", "--type", "护照").status == .done)
        #expect(desk.run("roster", "edit", "A1", "--type", "居民身份证", "--number", "1").status == .usage)
        #expect(desk.run("roster", "edit", "A1").status == .usage)
        #expect(desk.run("roster", "edit", "A7", "--phone", "1").status == .noInput)
        #expect(desk.run("db", "check").status == .done)
    }

    @Test("remove needs a reason that says something")
    func remove() throws {
        #expect(desk.run("roster", "remove", "A1").status == .usage)
        #expect(desk.run("roster", "remove", "A1", "--reason", " \u{3000}").status == .usage)
        #expect(desk.run("roster", "remove", "A7", "--reason", "放弃").status == .noInput)
        #expect(desk.run("roster", "remove", "A1", "--reason", "放弃").status == .done)
        #expect(log().last?["reason"] == .string("放弃"))
        #expect(desk.run("roster", "show", "A1").status == .noInput)
    }
}
