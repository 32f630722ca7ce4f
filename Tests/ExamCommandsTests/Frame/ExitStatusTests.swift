import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct ExitStatusTests {
    @Test("The contract's numbers")
    func numbers() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 64, 65, 66, 73, 74, 75, 77, 78, 130])
        #expect(ExitStatus.differs.rawValue == 1)
    }

    @Test(
        "Each kind of failure has its own",
        arguments: [
            (.usage, 64), (.noInput, 66), (.cannotCreate, 73), (.io, 74), (.busy, 75), (.damaged, 78), (.internal, 1),
        ] as [(Failure.Kind, Int32)])
    func kinds(kind: Failure.Kind, number: Int32) {
        #expect(BadNewsReport(Failure(kind, code: "x", Phrase(verbatim: "x"))).status.rawValue == number)
    }

    @Test("A refusal is 2, and 77 only where it is one of permission", arguments: RefusalCode.allCases)
    func refusals(code: RefusalCode) {
        let news = BadNewsReport(Refusal(code, Phrase(verbatim: "x")))
        #expect(news.status.rawValue == (code == .notPermitted ? 77 : 2))
        #expect(news.code == code.rawValue)
    }

    @Test(
        "Commands end as the contract says",
        arguments: [
            ([], 0), (["--help"], 0), (["-h"], 0), (["--version"], 0), (["help", "roster"], 0), (["roster"], 0),
            (["roster", "import", "--help"], 0), (["roster", "list"], 0), (["roster", "import", "a", "--skip-bad"], 3),
            (["roster", "import", "odd"], 1), (["roster", "import", "cooldown"], 2),
            (["roster", "import", "faulty"], 65),
            (["roster", "import", "notPermitted"], 77), (["rostr"], 64), (["roster", "lst"], 64),
            (["roster", "import"], 64),
            (["roster", "--dry-run"], 64), (["--lang"], 64), (["--lang", "fr"], 64),
            (["roster", "list", "--as", " "], 64),
            (["roster", "list", "--version"], 0), (["help", "nothing"], 64),
        ] as [([String], Int32)])
    func calls(arguments: [String], number: Int32) {
        #expect(call(arguments).status.rawValue == number)
    }
}
