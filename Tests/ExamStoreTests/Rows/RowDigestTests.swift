import ExamDomain
import ExamStore
import Foundation
import Testing

/// Rows that were changed by another program: none goes unnoticed, in whatever table and of whatever kind.
@Suite struct RowDigestTests {
    let unit: UnitFolder

    /// A row in every table that the store's own writes can fill.
    init() throws {
        unit = try UnitFolder()
        let store = try unit.found()
        let exam = try store.keep(Sample.exam())
        let candidate = try store.enroll(in: exam)
        try store.enroll("A2", "E7654321", in: exam)
        try store.tell(
            Sample.locked + [("08:05:00", .identityPhoto([Sample.photo]))], of: candidate, in: exam)
        try store.write(by: "wang", may: .configure, at: .noon) { writing in
            let review = try writing.insert(
                round: 1, of: candidate, in: exam, uploadedAt: .at("08:05:00"), photos: [Sample.photo])
            try writing.insert(SecondLook(at: review, sample: writing.nextEntry()), of: exam)
            try writing.save(
                ReviewCopy(
                    photo: Sample.photo.sha256,
                    outcome: .made(sha256: String(repeating: "b", count: 64), width: 3, height: 4, nearHash: nil)))
            try writing.keepBase(of: candidate)
            try writing.update(candidate, to: Sample.entry("A1", name: "韩梅梅"))
            try writing.save(
                RosterBatch(
                    number: 1, file: "a.csv", sha256: "00", at: .noon, by: "wang", added: 2, updated: 0, removed: 0),
                of: exam, entry: writing.nextEntry())
            try writing.record("roster import", subject: "batch 1")
        }
    }

    private func mismatch() throws -> RowMismatch? {
        try unit.open().read(as: "wang") { try $0.rowMismatch(deep: true) }
    }

    /// What is found after an edit by the shell; the file is put back afterwards.
    private func found(after sql: String) throws -> RowMismatch? {
        let before = try #require(FileManager.default.contents(atPath: unit.database))
        defer { _ = FileManager.default.createFile(atPath: unit.database, contents: before) }
        let complaint = try unit.shell().ask("PRAGMA ignore_check_constraints = 1; \(sql)")
        #expect(complaint == "", "\(sql)")
        #expect(FileManager.default.contents(atPath: unit.database) != before, "\(sql)")
        return try mismatch()
    }

    @Test("What the store wrote fits, in every table, after inserts, updates and deletes")
    func sound() throws {
        #expect(try mismatch() == nil)
        let store = try unit.open()
        try store.write(by: "wang", may: .administer, at: .noon) { writing in
            try writing.save(StaffMember(name: "li", role: .reviewer))
            try writing.save(StaffMember(name: "li", role: .exporter))
            try writing.record("staff add", subject: "li")
            try writing.removeStaff("li")
            try writing.forgetCopy(of: Sample.photo.sha256)
            try writing.record("staff remove", subject: "li")
        }
        #expect(try mismatch() == nil)
        #expect(try store.verify().isWhole)
    }

    @Test(
        "A row changed or taken out is found, and its table named",
        arguments: [
            ("unit", "nextCandidate = nextCandidate + 1"), ("staff", "role = 'exporter'"), ("exam", "code = 'B'"),
            ("examRevision", "document = replace(document, '50m', '51m')"), ("candidate", "note = 'x'"),
            ("rosterBase", "phone = '1'"), ("batch", "file = 'b.csv'"), ("review", "votes = '[1]'"),
            ("session", "upTo = 0"),
            ("secondLook", "claimedBy = 'li'"), ("reviewCopy", "width = 5"), ("grdb_migrations", "identifier = '2'"),
        ])
    func changed(table: String, edit: String) throws {
        #expect(try found(after: "UPDATE \(table) SET \(edit)") == .tables([table]))
        // Nobody may look once the list is empty: db check may, and says so.
        guard table != "staff" else { return }
        #expect(try found(after: "DELETE FROM \(table)") == .tables([table]))
    }

    @Test(
        "A row put in is found, and its table named",
        arguments: [
            ("staff", "VALUES ('zhao', 'admin')"), ("exam", "VALUES (9, 'C', 1)"),
            ("examRevision", "SELECT exam, 2, at, document, NULL, NULL FROM examRevision"),
            ("batchChange", "VALUES (1, 1, 1, '{}', NULL)"),
            ("batch", "SELECT exam, 2, file, sha256, at, by, 0, 0, 0, 1, NULL, NULL FROM batch"),
            ("reviewCopy", "VALUES ('c', 'd', 1, 1, NULL, NULL)"),
        ])
    func inserted(table: String, row: String) throws {
        #expect(try found(after: "INSERT INTO \(table) \(row)") == .tables([table]))
    }

    @Test("NULL, nothing, zero and the text of a zero are four things; a value in another column is another row")
    func kinds() throws {
        for edit in [
            "phone = ''", "phone = '0'", "email = phone, phone = '1'", "phone = note, note = 'x'",
            "version = version + 1",
            "phone = '1', email = '23'", "name = name || char(0)",
        ] {
            #expect(try found(after: "UPDATE candidate SET \(edit) WHERE id = 1") == .tables(["candidate"]), "\(edit)")
        }
        let swap = """
            UPDATE candidate SET name = 'swapped' WHERE id = 2; UPDATE candidate SET name = '李雷' WHERE id = 1;
            UPDATE candidate SET name = '韩梅梅' WHERE id = 2
            """
        #expect(try found(after: swap) == .tables(["candidate"]))
    }

    @Test("Sums that were changed along with the rows are not those in the journal; plain check finds that too")
    func sums() throws {
        for edit in [
            "UPDATE rowDigest SET sum = zeroblob(64) WHERE name = 'unit'",
            "DELETE FROM rowDigest WHERE name = 'review'",
            "INSERT INTO rowDigest VALUES ('more', zeroblob(64))",
        ] { #expect(try found(after: edit) == .sums, "\(edit)") }
        try unit.shell().ask("DELETE FROM rowDigest")
        #expect(try unit.open().check().map(\.code).first == .rows)
    }

    @Test("A table, an index or a trigger that is gone or not ours is found")
    func structure() throws {
        let before = try #require(FileManager.default.contents(atPath: unit.database))
        for edit in ["DROP TRIGGER journalIsNeverChanged", "CREATE TABLE more (a)", "DROP INDEX reviewQueue"] {
            #expect(try unit.shell().ask(edit) == "")
            #expect(try unit.open().check().map(\.code) == [.schema], "\(edit)")
            _ = FileManager.default.createFile(atPath: unit.database, contents: before)
        }
    }

    @Test("Rows written after the last entry of staff are a defect, and taken back")
    func rowsFirst() throws {
        let store = try unit.open()
        let told = failure {
            try store.write(by: "wang", may: .administer, at: .noon) { writing in
                try writing.record("staff add", subject: "li")
                try writing.save(StaffMember(name: "li", role: .reviewer))
            }
        }
        #expect(told == "internal unrecordedChange")
        #expect(try store.read(as: "wang") { try $0.staff().count } == 1)
        #expect(try mismatch() == nil)
    }

    @Test("An entry carries the rows only where some had changed, and they are under its hash")
    func carried() throws {
        let store = try unit.open()
        try store.write(by: "wang", may: .read, at: .noon) { try $0.record("report", subject: "ART2026") }
        let entries = try store.entries()
        #expect(entries.last?.rows == nil)
        #expect(entries.first?.rows?.count == 32)
        #expect(entries.filter { $0.by == .candidate }.allSatisfy { $0.rows == nil })
        let shell = try unit.shell()
        shell.ask("DROP TRIGGER journalIsNeverChanged; UPDATE journal SET rows = zeroblob(32) WHERE seq = 1")
        #expect(try !store.verify().isWhole)
    }
}

extension JournalChain.Verdict {
    fileprivate var isWhole: Bool {
        switch self {
        case .whole: true
        case .broken: false
        }
    }
}
