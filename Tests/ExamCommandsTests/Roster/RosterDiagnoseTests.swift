import ExamDomain
import Testing

@testable import ExamCommands

/// `roster diagnose`.
@Suite struct RosterDiagnoseTests {
    private let desk: RosterDesk
    private static let number = "11010519491231002X"

    init() throws {
        desk = try RosterDesk()
        try desk.put([
            "姓名,证件类型,证件号码,准考证号", "张三,居民身份证,\(RosterDiagnoseTests.number),A1", "李四,护照,E12345678,A2",
        ])
        _ = desk.run("roster", "import", desk.file("roster.csv"))
    }

    private func diagnose(
        _ name: String, _ type: String, _ number: String, _ more: String..., lang: String = "zh"
    ) -> Outcome {
        desk.run(
            ["roster", "diagnose", "--name", name, "--type", type, "--number", number] + more, lang: lang)
    }

    @Test("0 when it agrees, 1 when near or unknown", arguments: ["zh", "en"])
    func statuses(_ lang: String) throws {
        let bytes = try desk.bytes()
        for (name, number, exit, status) in [
            ("张三", "11010519491231002x", ExitStatus.done, "agrees"),
            ("张三", "11010519491231020X", .differs, "near"), ("赵六", "110105200001010016", .differs, "unknown"),
        ] {
            let told = diagnose(name, "身份证", number, lang: lang)
            #expect(told.status == exit && told.err == "" && told.out != "")
            #expect(diagnose(name, "residentId", number, "--format", "csv", lang: lang).status == exit)
            let json = diagnose(name, "residentId", number, "--format", "json", lang: lang)
            #expect(json.status == exit && json.err == "")
            #expect(json.document["status"] == .string(status))
        }
        #expect(try desk.bytes() == bytes)
    }

    @Test("The answer names the candidate, what differs and the command, and masks the roster's number")
    func answer() throws {
        let outcome = diagnose("張三", "residentId", "11010519491231020X", "--format", "json")
        let matches = try #require(outcome.document["matches"]?.array)
        #expect(matches.count == 1)
        #expect(matches[0]["candidate"] == .string("A1") && matches[0]["exam"] == .string("ART2026"))
        #expect(matches[0]["certificateNumber"] == .string("1101************2X"))
        #expect(matches[0]["entered"] == .bool(false))
        let differs = try #require(matches[0]["differs"]?.array)
        #expect(differs.map { $0["field"] } == [.string("name"), .string("certificateNumber")])
        #expect(differs.map { $0["kind"] } == [.string("traditional"), .string("transposed")])
        #expect(differs[1]["message"]?.string?.contains("第 16、17 位互换") == true)
        #expect(matches[0]["command"] == .string("examctl roster edit A1 --name 張三"))
        #expect(outcome.document["fault"]?["code"] == .string("badCheckCharacter"))
        #expect(!outcome.out.contains(RosterDiagnoseTests.number))
    }

    @Test("People read where it differs and what to do, in their language", arguments: ["zh", "en"])
    func people(_ lang: String) throws {
        let near = diagnose("李四", "护照", "E12345687", lang: lang)
        #expect(near.out.contains(lang == "zh" ? "第 8、9 位互换" : "characters 8 and 9 are transposed"))
        #expect(near.out.contains("→ examctl roster edit A2 --number E12345687\n"))
        #expect(near.out.contains(lang == "zh" ? "什么也没有改变" : "Nothing was changed"))
        #expect(!near.out.contains("E12345678"))
        let unknown = diagnose("赵六", "护照", "G00000001", lang: lang)
        #expect(unknown.out.contains("→ examctl roster add --name 赵六 --type passport --number G00000001\n"))
        let wrong = diagnose("赵六", "居民身份证", "110105200001010010", lang: lang)
        #expect(wrong.out.contains(lang == "zh" ? "校验码" : "check character") && !wrong.out.contains("roster add"))
    }

    @Test("The command that is proposed does what it says")
    func proposed() throws {
        let command = try #require(
            diagnose("李斯", "护照", "e12345687", "--format", "json").document["command"]?.string)
        #expect(command == "examctl roster edit A2 --name 李斯 --number E12345687")
        #expect(desk.run(command.split(separator: " ").dropFirst().map(String.init)).status == .done)
        #expect(diagnose("李斯", "护照", "E12345687").status == .done)
    }

    @Test("Name, type and number are all needed, and the type is one", arguments: ["zh", "en"])
    func usage(_ lang: String) throws {
        let all = ["--name", "张三", "--type", "护照", "--number", "E12345678"]
        for left in 0..<3 {
            var words = all
            words.removeSubrange(left * 2..<left * 2 + 2)
            #expect(desk.run(["roster", "diagnose"] + words, lang: lang).status == .usage)
        }
        #expect(diagnose(" ", "护照", "E12345678", lang: lang).status == .usage)
        #expect(diagnose("张三", "护照", "\u{3000}", lang: lang).status == .usage)
        let type = diagnose("张三", "学生证", "E12345678", lang: lang)
        #expect(type.status == .usage && type.err.contains("--type") && type.err.contains("passport"))
    }

    @Test("Nothing that was told reaches the terminal raw")
    func raw() throws {
        let outcome = diagnose("张三\u{1B}[31m", "护照", "E1\u{1B}]0;x\u{7}")
        #expect(outcome.status == .differs)
        #expect(!outcome.out.contains("\u{1B}"))
    }
}
