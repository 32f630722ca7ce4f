import ExamDomain
import Foundation
import Testing

@testable import ExamCommands

@Suite struct RosterImportTests {
    private let desk: RosterDesk
    private static let heading = "姓名,证件类型,证件号码,准考证号,备注"
    private static let zhang = "张三,居民身份证,11010519491231002X,A1,"
    private static let li = "李四,护照,E12345678,A2,\"两行\n备注\""
    /// The same certificate as zhang's.
    private static let twin = "张三丰,居民身份证,11010519491231002x,A8,"
    private static let bad = "王五,居民身份证,110105194912310021,A9,"

    init() throws { desk = try RosterDesk() }

    private func put(_ rows: String..., heading: String = heading) throws { try desk.put([heading] + rows) }
    private func importRoster(_ more: String..., lang: String = "zh") -> Outcome {
        desk.run(["roster", "import", desk.file("roster.csv")] + more, lang: lang)
    }

    @Test("The document holds the contract's keys in their order")
    func document() throws {
        try put(RosterImportTests.zhang, RosterImportTests.li)
        let outcome = importRoster("--format", "json")
        #expect(outcome.status == .done)
        #expect(outcome.err == "")
        let keys = [
            "batch", "file", "sha256", "encoding", "dryRun", "rows", "added", "updated", "unchanged", "removed",
            "rejected",
            "faults", "warnings", "repairs",
        ]
        #expect(outcome.keys(keys) == keys)
        let document = outcome.document
        #expect(document["batch"] == .integer(1) && document["rows"] == .integer(2) && document["added"] == .integer(2))
        #expect(document["file"] == .string("roster.csv") && document["encoding"] == .string("UTF-8"))
        #expect(document["sha256"]?.string?.count == 64)
        #expect(document["faults"] == .array([]) && document["dryRun"] == .bool(false))
        let repairs = ["fullWidth", "excelTextWrapper", "apostrophe", "trimmed", "invisible"]
        #expect(repairs.allSatisfy { document["repairs"]?[$0] == .integer(0) })
    }

    @Test("The digest is of the file's raw bytes")
    func digest() throws {
        try desk.put("姓名,证件类型,证件号码\n", "roster.csv")
        let document = importRoster("--format", "json").document
        // sha256sum of those bytes.
        #expect(
            document["sha256"]?.string == "ace384c787b54b8d018d71e1660f9605f8b9bf547264eaff2118a8232d9cb96b")
        #expect(document["rows"] == .integer(0))
    }

    @Test("With a fault nothing is written: 65, the document on stdout, the bad news on stderr")
    func refused() throws {
        try put(RosterImportTests.zhang, RosterImportTests.li, RosterImportTests.bad)
        let before = try desk.bytes()
        let outcome = importRoster("--format", "json")
        #expect(outcome.status == .faultyInput)
        #expect(outcome.document["batch"] == .null && outcome.document["added"] == .integer(2))
        let fault = outcome.document["faults"]?.array?.first
        // The row before it takes two physical lines.
        #expect(fault?["line"] == .integer(5) && fault?["column"] == .string("证件号码"))
        #expect(fault?["code"] == .string("badCheckCharacter") && fault?["message"]?.string?.contains("校验码") == true)
        #expect(outcome.error["code"] == .string("faultyRows"))
        #expect(try desk.bytes() == before)
    }

    @Test("What a person reads is in the language asked for, and never holds a full number", arguments: ["zh", "en"])
    func people(_ lang: String) throws {
        try put(RosterImportTests.zhang, RosterImportTests.twin, RosterImportTests.bad)
        let outcome = importRoster(lang: lang)
        #expect(outcome.status == .faultyInput)
        #expect(outcome.out.contains(lang == "zh" ? "新增 1，更新 0，不变 0，有错 2" : "added 1, updated 0, unchanged 0, bad 2"))
        #expect(outcome.out.contains(lang == "zh" ? "与第 2 行是同一个证件。" : "The same certificate stands in line 2."))
        #expect(outcome.err.contains("--skip-bad --rejects"))
        for number in ["11010519491231002", "110105194912310021"] {
            #expect(!outcome.out.contains(number) && !outcome.err.contains(number))
        }
    }

    @Test("A dry run tells the same and leaves every byte as it was")
    func dryRun() throws {
        try put(RosterImportTests.zhang, RosterImportTests.bad)
        let before = try desk.bytes()
        #expect(importRoster("--dry-run").status == .faultyInput)
        let outcome = importRoster("--dry-run", "--skip-bad", "--format", "json")
        #expect(outcome.status == .doneInPart)
        #expect(outcome.document["batch"] == .null && outcome.document["dryRun"] == .bool(true))
        #expect(outcome.document["added"] == .integer(1))
        #expect(try desk.bytes() == before)
    }

    @Test("Of more than fifty faults people see fifty, programs all", arguments: [50, 51])
    func manyFaults(_ count: Int) throws {
        try desk.put([RosterImportTests.heading] + (1...count).map { "无名,护照,,B\($0)," })
        let told = importRoster().out
        #expect(told.components(separatedBy: "证件号码为空").count - 1 == 50)
        #expect(told.contains("另有") == (count == 51))
        #expect(importRoster("--format", "json").document["faults"]?.array?.count == count)
    }

    // MARK: - Rejects

    @Test("The rejects file holds exactly the refused rows as they were, twins too; mended it imports as it stands")
    func rejects() throws {
        try put(RosterImportTests.zhang, RosterImportTests.twin, RosterImportTests.li, RosterImportTests.bad)
        let rejects = desk.file("rejects.csv")
        let outcome = importRoster("--skip-bad", "--rejects", rejects)
        #expect(outcome.status == .doneInPart)
        let text = try desk.text("rejects.csv")
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.count == 4)
        #expect(lines[0].hasSuffix("姓名,证件类型,证件号码,准考证号,备注,错误代码,错误说明"))
        #expect(lines[1].hasPrefix("张三丰,居民身份证,11010519491231002x,A8,,duplicateInFile,"))
        #expect(lines[2].hasPrefix("王五,居民身份证,110105194912310021,A9,,badCheckCharacter,"))
        let mended = text.replacingOccurrences(of: "110105194912310021", with: "110105199003070017")
            .replacingOccurrences(of: "11010519491231002x", with: "110105199003070025")
        try desk.put(mended, "roster.csv")
        let again = importRoster("--format", "json")
        #expect(again.status == .done, "\(again.out)")
        #expect(again.document["added"] == .integer(2))
        #expect(desk.run("db", "check").status == .done)
    }

    @Test("An existing rejects file is 73 before anything is written, in a dry run too", arguments: [false, true])
    func rejectsExist(_ dryRun: Bool) throws {
        try put(RosterImportTests.zhang, RosterImportTests.bad)
        try desk.put("mine", "rejects.csv")
        let before = try desk.bytes()
        let outcome = importRoster(
            "--skip-bad", "--rejects", desk.file("rejects.csv"), dryRun ? "--dry-run" : "--no-input")
        #expect(outcome.status == .cannotCreate)
        #expect(!outcome.err.contains("--force"))
        #expect(try desk.bytes() == before)
        #expect(try desk.text("rejects.csv") == "mine")
    }

    @Test("A rejects file that cannot be made stops the import before it")
    func noPlaceForRejects() throws {
        try put(RosterImportTests.zhang, RosterImportTests.bad)
        let before = try desk.bytes()
        #expect(importRoster("--skip-bad", "--rejects", desk.file("none/rejects.csv")).status == .cannotCreate)
        #expect(try desk.bytes() == before)
    }

    @Test("Without bad rows, and in a dry run, no rejects file is made")
    func noRejects() throws {
        try put(RosterImportTests.zhang)
        #expect(importRoster("--skip-bad", "--rejects", desk.file("rejects.csv")).status == .done)
        #expect(!desk.exists("rejects.csv"))
        try put(RosterImportTests.bad)
        #expect(importRoster("--skip-bad", "--rejects", desk.file("rejects.csv"), "--dry-run").status == .doneInPart)
        #expect(!desk.exists("rejects.csv"))
    }

    @Test("--rejects without --skip-bad, a mapping and an encoding that say nothing are 64")
    func usage() throws {
        try put(RosterImportTests.zhang)
        #expect(importRoster("--rejects", "x.csv").status == .usage)
        #expect(importRoster("--map", "考号").status == .usage)
        #expect(importRoster("--encoding", "latin1").status == .usage)
    }

    // MARK: - Files

    @Test("A column is explained by --map, an encoding by --encoding")
    func explained() throws {
        try put("张三,居民身份证,11010519491231002X,A1,", heading: "谁,证件类型,证件号码,准考证号,备注")
        let unknown = importRoster("--format", "json")
        #expect(unknown.status == .faultyInput)
        #expect(unknown.document["faults"]?.array?.first?["code"] == .string("missingColumn"))
        #expect(unknown.error["code"] == .string("missingColumn"))
        #expect(importRoster("--map", "谁=name", "--encoding", "utf8").status == .done)
    }

    @Test("A missing file and a folder are 66; a picture is 65 with a document", arguments: ["zh", "en"])
    func noRoster(_ lang: String) throws {
        #expect(importRoster(lang: lang).status == .noInput)
        #expect(desk.run("roster", "import", desk.folder, lang: lang).status == .noInput)
        try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).write(
            to: URL(fileURLWithPath: desk.file("roster.csv")))
        let picture = importRoster("--format", "json", lang: lang)
        #expect(picture.status == .faultyInput)
        #expect(picture.error["code"] == .string("notARoster"))
        #expect(picture.document["faults"]?.array?.first?["code"] == .string("notARoster"))
        #expect(picture.document["batch"] == .null)
    }

    @Test("A reviewer may not import: 77")
    func permission() throws {
        try put(RosterImportTests.zhang)
        _ = desk.run("staff", "add", "lin", "--role", "reviewer")
        #expect(desk.run("roster", "import", desk.file("roster.csv"), as: "lin").status == .notPermitted)
    }
}
