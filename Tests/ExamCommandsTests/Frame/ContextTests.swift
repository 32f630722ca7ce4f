import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct ContextTests {
    private func context(_ arguments: [String], environment: [String: String] = [:], canAsk: Bool = false) throws
        -> JSON
    {
        let outcome = call(["init", "--format", "json"] + arguments, environment: environment, canAsk: canAsk)
        return try #require(JSON(parsing: outcome.out.utf8))
    }

    @Test("Without options and variables: the folder here, the system's user, no exam, English")
    func defaults() throws {
        let found = try context([])
        #expect(found["data"]?.string == "./exam-data")
        #expect(found["staff"]?.string == "wang")
        #expect(found["exam"] == .null)
        #expect(found["language"]?.string == "en")
        #expect(found["quiet"] == .bool(false))
    }

    @Test("Variables go before the defaults, options before variables, and an empty variable is none")
    func order() throws {
        let variables = ["EXAMCTL_DATA": "/d", "EXAMCTL_STAFF": "li"]
        #expect(try context([], environment: variables)["data"]?.string == "/d")
        #expect(try context([], environment: variables)["staff"]?.string == "li")
        #expect(try context(["--data", "e", "--as", "zhao"], environment: variables)["data"]?.string == "e")
        #expect(try context(["--data", "e", "--as", "zhao"], environment: variables)["staff"]?.string == "zhao")
        let empty = ["EXAMCTL_DATA": "", "EXAMCTL_STAFF": ""]
        #expect(try context([], environment: empty)["data"]?.string == "./exam-data")
        #expect(try context([], environment: empty)["staff"]?.string == "wang")
    }

    @Test("A blank value is a usage error that names its option", arguments: ["--data", "--exam", "--as"])
    func blank(option: String) {
        for value in ["", " ", "\u{3000}"] {
            let outcome = call("init", option, value)
            #expect(outcome.status == .usage)
            #expect(outcome.err.contains(option))
        }
    }

    @Test("A question is asked only of a person at a terminal, and never under --no-input")
    func asking() throws {
        #expect(try context([], canAsk: true)["canAsk"] == .bool(true))
        #expect(try context(["--no-input"], canAsk: true)["canAsk"] == .bool(false))
        #expect(try context([])["canAsk"] == .bool(false))
    }

    @Test("--quiet silences the note and keeps the result")
    func quiet() {
        #expect(call("init").err == "next\n")
        let quiet = call("init", "--quiet")
        #expect(quiet.err == "")
        #expect(quiet.out == "fine\n")
    }
}
