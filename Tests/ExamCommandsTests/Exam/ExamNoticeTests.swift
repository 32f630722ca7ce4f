import ExamDomain
import ExamStore
import Foundation
import Testing

@testable import ExamCommands

@Suite struct ExamNoticeTests {
    let unit = UnitFolder()

    init() { unit.applyExam() }

    @Test("The notice is printed in the reader's language, or in both")
    func printed() {
        let zh = unit.call("exam", "notice", "--lang", "zh")
        #expect(zh.status == .done && zh.out.hasPrefix("# 考试须知：Art\n"))
        let en = unit.call("exam", "notice", "--lang", "en")
        #expect(en.out.hasPrefix("# Instructions for candidates: Art\n"))
        let both = unit.call("exam", "notice", "--both", "--lang", "en").out
        #expect(both.contains("# 考试须知：Art\n") && both.contains("# Instructions for candidates: Art\n"))
    }

    @Test("As JSON it is both texts, the id and the digest that the id begins with")
    func json() throws {
        let document = unit.json("exam", "notice")
        guard case .object(let members) = document else { return #expect(Bool(false), "\(document)") }
        #expect(members.map(\.key) == ["exam", "id", "digest", "revision", "zh", "en"])
        let digest = try #require(document["digest"]?.string)
        #expect(digest.count == 64)
        #expect(document["id"]?.string == "ART-" + digest.prefix(16))
        #expect(document["zh"]?.string == unit.call("exam", "notice", "--lang", "zh").out)
        #expect(document["en"]?.string == unit.call("exam", "notice", "--lang", "en").out)
    }

    @Test("A file is written once, 0600, and again only by force")
    func written() {
        let path = unit.path + "/n.md"
        #expect(unit.call("exam", "notice", path).status == .done)
        #expect(unit.read("n.md") == unit.call("exam", "notice").out)
        #expect(FileSystem.status(of: path)?.mode == 0o600)
        #expect(unit.call("exam", "notice", path).status == .cannotCreate)
        #expect(unit.call("exam", "notice", path, "--force", "--lang", "zh").status == .done)
        #expect(unit.read("n.md").hasPrefix("# 考试须知"))
    }

    @Test("It matches until a setting that candidates meet is changed, in whichever language it was published")
    func checked() {
        for options in [["--lang", "zh"], ["--lang", "en"], ["--both"]] {
            let path = unit.path + "/n.md"
            _ = ExamCommandsTests.call(
                ["exam", "notice", path, "--force", "--data", unit.data] + options, of: Examctl.self,
                at: UnitFolder.now)
            for language in ["zh", "en"] {
                let same = unit.call("exam", "notice", "--check", path, "--lang", language)
                #expect(same.status == .done, "\(same.out)")
            }
        }
        _ = unit.call("exam", "apply", unit.writeExam { $0.replacing("takes: 3", with: "takes: 2") })
        let path = unit.path + "/n.md"
        let differs = unit.call("exam", "notice", "--check", path, "--lang", "zh")
        #expect(differs.status == .differs)
        #expect(differs.out.contains("已不符  questions[q1].takes"))
        #expect(differs.out.contains("  发布的：录制次数：最多录制 3 次。"))
        #expect(differs.out.contains("  现在应为：录制次数：最多录制 2 次。"))
        #expect(differs.out.contains("由第 1 版设置写成，现行的是第 2 版"))
        let document = unit.json("exam", "notice", "--check", path)
        #expect(document["matches"] == .bool(false))
        #expect(document["publishedRevision"]?.integer == 1)
        #expect(document["languages"]?.array?.count == 2)
        let kinds = document["differences"]?.array?.compactMap { $0["kind"]?.string }
        #expect(kinds == ["changed", "changed", "id"])
    }

    @Test("A change that candidates do not meet leaves the notice true")
    func unmet() {
        _ = unit.call("exam", "notice", unit.path + "/n.md")
        _ = unit.call(
            "exam", "apply",
            unit.writeExam { $0.replacing("title: Art", with: "title: Art\nidentity: { reviewers: 2 }") })
        #expect(unit.call("exam", "notice", "--check", unit.path + "/n.md").status == .done)
        _ = unit.call("exam", "close", at: Moment(milliseconds: UnitFolder.now.milliseconds + 1))
        #expect(unit.call("exam", "notice", "--check", unit.path + "/n.md").status == .differs)
    }

    @Test("A text changed by hand under today's id is told as such")
    func edited() {
        _ = unit.call("exam", "notice", unit.path + "/n.md", "--lang", "zh")
        let path = unit.write(unit.read("n.md").replacing("最长 3 分钟", with: "最长 5 分钟"), to: "edited.md")
        let outcome = unit.call("exam", "notice", "--check", path, "--lang", "zh")
        #expect(outcome.status == .differs)
        #expect(outcome.out.contains("1 处不符。编号是现行的"))
    }

    @Test("What cannot be checked: no file 66, no text 65, another text 1, both at once 64")
    func refused() {
        #expect(unit.call("exam", "notice", "--check", unit.path + "/none.md").status == .noInput)
        #expect(unit.call("exam", "notice", "--check", unit.write(" \n", to: "blank.md")).status == .faultyInput)
        let foreign = unit.call("exam", "notice", "--check", unit.write("Hello.\n", to: "other.md"))
        #expect(foreign.status == .differs)
        #expect(foreign.out.contains("is no notice of exam ART"))
        #expect(unit.call("exam", "notice", "a.md", "--check", "b.md").status == .usage)
        #expect(unit.call("exam", "notice", "--both", "--check", "b.md").status == .usage)
        #expect(unit.call("exam", "notice", "--exam", "NONE").status == .noInput)
    }
}
