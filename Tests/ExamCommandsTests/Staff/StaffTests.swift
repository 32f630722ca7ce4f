import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct StaffTests {
    @Test("Staff are added, listed, given roles and removed")
    func life() {
        let unit = UnitFolder()
        #expect(unit.json("staff", "add", "lin", "--role", "reviewer").line == #"{"name":"lin","role":"reviewer"}"#)
        #expect(unit.call("staff", "list").out == "Name  Role\nlin   reviewer\nwang  admin\n")
        #expect(unit.call("staff", "list", "--lang", "zh").out == "名字  角色\nlin   审核员\nwang  管理员\n")
        #expect(unit.call("staff", "role", "lin", "--role", "exporter").out == "lin has the role exporter\n")
        #expect(unit.json("staff", "list").array?.first?["role"]?.string == "exporter")
        #expect(unit.call("staff", "remove", "lin", "--lang", "zh").out == "已除去 lin\n")
        #expect(unit.json("staff", "list").array?.count == 1)
    }

    @Test("Who is on the list already is refused, an unknown name is no input, an unknown role no word")
    func refused() {
        let unit = UnitFolder()
        #expect(unit.call("staff", "add", "wang", "--role", "reviewer").status == .refused)
        #expect(unit.call("staff", "role", "zhao", "--role", "reviewer").status == .noInput)
        #expect(unit.call("staff", "remove", "zhao").status == .noInput)
        #expect(unit.call("staff", "add", "zhao", "--role", "boss").status == .usage)
        #expect(unit.call("staff", "add", "zhao").status == .usage)
        #expect(unit.call("staff", "add", "candidate", "--role", "admin").status == .usage)
    }

    @Test("The only admin stays; with a second one either may go")
    func lastAdmin() {
        let unit = UnitFolder()
        #expect(unit.call("staff", "remove", "wang").status == .refused)
        #expect(unit.call("staff", "role", "wang", "--role", "reviewer").status == .refused)
        #expect(unit.call("staff", "add", "zhao", "--role", "admin").status == .done)
        #expect(unit.call("staff", "remove", "wang").status == .done)
    }

    @Test(
        "Only admins change the list; who is not on it may not even read it",
        arguments: ["configurator", "reviewer", "exporter"])
    func roles(role: String) {
        let unit = UnitFolder()
        _ = unit.call("staff", "add", "lin", "--role", role)
        for words in [["add", "x", "--role", "admin"], ["role", "lin", "--role", "admin"], ["remove", "lin"]] {
            let outcome = call(
                ["staff"] + words + ["--as", "lin", "--data", unit.data], of: Examctl.self, at: UnitFolder.now)
            #expect(outcome.status == .notPermitted)
        }
        #expect(unit.call("staff", "list", "--as", "lin").status == .done)
        #expect(unit.call("staff", "list", "--as", "stranger").status == .notPermitted)
    }

    @Test("The help says what the roles are good for")
    func help() {
        #expect(call(["staff", "--help"], of: Examctl.self).out.contains("The real boundary is the file"))
        #expect(call(["staff", "--help", "--lang", "zh"], of: Examctl.self).out.contains("真正的界限是文件"))
    }
}
