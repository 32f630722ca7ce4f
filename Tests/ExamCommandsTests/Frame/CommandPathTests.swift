import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct CommandPathTests {
    @Test(
        "Options of every command may stand anywhere",
        arguments: [
            ["init", "--data", "d", "--format", "json"], ["--data", "d", "init", "--format", "json"],
            ["--format=json", "--data=d", "init"],
        ])
    func anywhere(arguments: [String]) {
        #expect(call(arguments).out.contains(#""data": "d""#))
    }

    @Test("Between noun and verb too")
    func between() {
        #expect(call("roster", "--lang", "zh", "list").out.hasPrefix("姓名"))
    }

    @Test("A value that looks like a command is a value")
    func valueLikeACommand() throws {
        let path = try CommandPath(
            root: TryOut.self, arguments: ["--data", "roster", "roster", "list", "--search", "init"])
        #expect(path.name == "examctl roster list")
        #expect(path.options == ["--data", "roster"])
        #expect(path.words == ["--search", "init"])
    }

    @Test("help before the words is --help after them")
    func help() {
        #expect(call("help", "roster", "import").out == call("roster", "import", "--help").out)
        #expect(call("help").out == call("--help").out)
        #expect(call().out == call("--help").out)
        #expect(call("roster").out == call("roster", "--help").out)
    }

    @Test(
        "--version anywhere tells the version",
        arguments: [["--version"], ["roster", "--version"], ["init", "--version"]])
    func version(arguments: [String]) {
        #expect(call(arguments).out == "examctl 1.2.3\n")
    }
}
