import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct BadNewsTests {
    @Test("Sentence and hint go to standard error in the reader's language, and nothing to standard output")
    func sentences() {
        let english = call("roster", "import", "cooldown")
        #expect(english.err == "Error: no\nHint: mend\n")
        #expect(english.out == "")
        #expect(call("roster", "import", "cooldown", "--lang", "zh").err == "错误：不行\n提示：改\n")
    }

    @Test("Under JSON it is one object with code, message and hint")
    func json() {
        let outcome = call("roster", "import", "cooldown", "--format", "json")
        #expect(outcome.err == #"{"error":{"code":"cooldown","message":"no","hint":"mend"}}"# + "\n")
        #expect(outcome.out == "")
    }

    @Test("Faults come one a line with file, line and place, as far as they have them")
    func faults() {
        #expect(
            call("roster", "import", "faulty").err == """
                exam.yaml:17: questions[0].takes: too many
                exam.yaml: missing
                Error: It has faults

                """)
    }

    @Test("Under JSON the faults are members of the error")
    func faultsAsJSON() throws {
        let document = try #require(JSON(parsing: call("roster", "import", "faulty", "--format=json").err.utf8))
        let faults = try #require(document["error"]?["faults"]?.array)
        #expect(faults.map { $0["line"]?.integer } == [17, nil])
        #expect(faults.map { $0["path"]?.string } == ["questions[0].takes", nil])
        #expect(faults.map { $0["code"]?.string } == ["badValue", "missingKey"])
        #expect(faults.map { $0["message"]?.string } == ["too many", "missing"])
        #expect(document["error"]?["hint"] == .null)
    }

    @Test("Usage errors are JSON too")
    func usage() throws {
        for arguments in [["rostr"], ["roster", "import"], ["roster", "list", "--serch", "x"], ["--frmat"]] {
            let document = try #require(JSON(parsing: call(arguments + ["--format", "json"]).err.utf8))
            #expect(document["error"]?["code"]?.string != nil)
            #expect(document["error"]?["message"]?.string != nil)
        }
    }

    @Test("An error nobody foresaw is a sentence without what it holds inside")
    func unforeseen() {
        let outcome = call("roster", "import", "odd")
        #expect(outcome.err.hasPrefix("Error: The program met an error it did not foresee (Odd)."))
        #expect(!outcome.err.contains("110105"))
        #expect(call("roster", "import", "odd", "--lang=zh").err.hasPrefix("错误：程序出现了没有预料到的错误"))
    }

    @Test("Words from outside cannot drive the terminal through an error")
    func controls() {
        #expect(call("\u{1B}[31m\u{202E}").err.hasPrefix("Error: 'examctl' has no command '␛[31m\\u{202E}'."))
        let fault = Fault(line: 1, place: "a\nb", code: "x", message: Phrase(verbatim: "c\u{9B}"))
        #expect(fault.line(in: "f", .en) == "f:1: a␊b: c\\u{9B}")
    }

    @Test("A full disk under the result is 74, a reader that has gone is nothing")
    func output() {
        #expect(
            call(["roster", "list"], out: Outlet(columns: nil) { _ in throw Outlet.WriteError.failed(28) }).status
                == .io)
        #expect(call(["--help"], out: Outlet(columns: nil) { _ in throw Outlet.WriteError.failed(28) }).status == .io)
        let gone = call(["roster", "list"], out: Outlet(columns: nil) { _ in throw Outlet.WriteError.closed })
        #expect(gone.status == .done)
        #expect(gone.err == "")
    }
}
