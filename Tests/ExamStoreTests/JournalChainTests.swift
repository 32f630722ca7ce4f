import ExamDomain
import ExamStore
import Foundation
import Testing

/// The journal against somebody who can write the file.
@Suite struct JournalChainTests {
    let unit: UnitFolder
    let store: Store
    let shell: SQLiteShell

    /// Six entries: founding, exam, candidate, three of the candidate's facts with a reason-bearing grant in between.
    init() throws {
        unit = try UnitFolder()
        store = try unit.found()
        let exam = try store.keep(Sample.exam())
        let candidate = try store.enroll(in: exam)
        try store.tell(Array(Sample.began.prefix(2)), of: candidate, in: exam)
        let grant = Grant(kind: .time(nil, .minutes(5)), reason: "停电", by: "wang", at: .noon)
        try store.apply(.grant(grant), to: candidate, in: exam, reason: "停电")
        shell = try unit.shell()
        triggers = shell.ask("SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
    }

    private let triggers: String

    /// What `check` finds beside the triggers that the tamperer has dropped.
    private func findings() throws -> [StoreFinding.Code] { try store.check().map(\.code).filter { $0 != .schema } }

    private func dropTriggers() {
        for name in ["journalIsNeverChanged", "journalIsNeverShortened", "journalIsNeverReplaced"] {
            #expect(shell.ask("DROP TRIGGER \(name)") == "")
        }
    }

    private func broken() throws -> Int64? {
        switch try store.verify() {
        case .whole: nil
        case .broken(let seq, _): seq
        }
    }

    @Test("A journal that nobody touched is whole, and its head is the last entry's hash")
    func whole() throws {
        let last = try #require(try store.entries().last)
        #expect(try store.verify() == .whole(entries: 7, head: Digest.hex(last.hash)))
        try store.isSound()
    }

    @Test(
        "The file itself refuses to change, remove or replace an entry",
        arguments: [
            "UPDATE journal SET reason = 'x' WHERE seq = 2", "UPDATE journal SET seq = 99 WHERE seq = 6",
            "UPDATE OR REPLACE journal SET seq = 2 WHERE seq = 3", "DELETE FROM journal WHERE seq = 6",
            "DELETE FROM journal", "REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
            "INSERT OR REPLACE INTO journal SELECT 7, at, by, action, subject, reason, details, exam, candidate, revision, "
                + "factID, rows, hash FROM journal WHERE factID IS NOT NULL LIMIT 1",
            "INSERT INTO journal SELECT 9, at, by, action, subject, reason, details, NULL, NULL, NULL, NULL, NULL, hash FROM "
                + "journal WHERE seq = 1",
        ])
    func appendOnly(_ sql: String) throws {
        let bytes = try unit.bytes()
        #expect(shell.ask(sql).contains("the journal is append-only"))
        #expect(try unit.bytes() == bytes)
        try store.isSound()
    }

    @Test("Every edit of every column of every entry is found, and the first that does not fit is named")
    func everyEdit() throws {
        dropTriggers()
        let edits = [
            "at = at + 1", "by = by || 'x'", "by = 'system'", "action = action || ' '", "subject = subject || 'x'",
            "subject = ''", "reason = coalesce(reason, '') || 'x'", "reason = CASE WHEN reason IS NULL THEN '' END",
            "details = replace(details, '}', ' }')", "details = details || char(0) || 'x'",
            "subject = subject || char(0)", "exam = coalesce(exam, 0) + 1",
            "candidate = coalesce(candidate, 0) + 1", "revision = coalesce(revision, 0) + 1",
            "factID = coalesce(factID, '') || 'x'", "hash = zeroblob(32)",
            "subject = substr(subject || action, 1, length(subject) + 1), action = substr(action, 2)",
        ]
        shell.ask("CREATE TEMP TABLE kept AS SELECT * FROM journal")
        for seq in Int64(1)...6 {
            for edit in edits {
                #expect(shell.ask("UPDATE journal SET \(edit) WHERE seq = \(seq)") == "", "\(edit)")
                #expect(try broken() == seq, "\(edit) of entry \(seq)")
                shell.ask("DELETE FROM journal WHERE seq = \(seq)")
                shell.ask("INSERT INTO journal SELECT * FROM kept WHERE seq = \(seq)")
            }
        }
        #expect(try store.verify() == .whole(entries: 7, head: Digest.hex(try #require(store.entries().last?.hash))))
        shell.ask("DROP TABLE kept; \(triggers)")
        try store.isSound()
    }

    @Test("An entry removed from the middle or the beginning is missed", arguments: 1...5)
    func removed(_ seq: Int) throws {
        dropTriggers()
        shell.ask("DELETE FROM journal WHERE seq = \(seq)")
        #expect(try broken() == Int64(seq))
        #expect(try findings() == [.journal])
        // Closing the gap does not help.
        shell.ask("UPDATE journal SET seq = seq - 1 WHERE seq > \(seq)")
        #expect(try broken() == Int64(seq))
        #expect(try findings() == [.journal])
    }

    @Test("An entry put in, or two changed over, are found")
    func inserted() throws {
        dropTriggers()
        shell.ask(
            """
            INSERT INTO journal SELECT 8, at, by, action, subject, reason, details, NULL, NULL, NULL, NULL, NULL, hash FROM \
            journal WHERE seq = 7
            """)
        #expect(try broken() == 8)
        shell.ask("DELETE FROM journal WHERE seq = 8")
        shell.ask("UPDATE journal SET seq = 0 WHERE seq = 2")
        #expect(try broken() == 1)
        shell.ask("UPDATE journal SET seq = 2 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 0")
        #expect(try broken() == 2)
        #expect(try findings() == [.journal])
    }

    @Test("An empty journal has lost its founding")
    func emptied() throws {
        dropTriggers()
        shell.ask("DELETE FROM journal")
        #expect(try broken() == 1)
        #expect(try findings() == [.journal])
    }

    /// The end is kept beside the journal; somebody who knows can set it back, and then only a head that was written down
    /// elsewhere (a checkpoint) shows it.
    @Test("Entries cut off at the end are missed; with the end set back the chain is whole and has another head")
    func cutOff() throws {
        let before = try store.verify()
        dropTriggers()
        shell.ask("DELETE FROM journal WHERE seq >= 6")
        #expect(try broken() == 6)
        #expect(try findings() == [.journal])
        shell.ask("UPDATE journalEnd SET seq = 5, hash = (SELECT hash FROM journal WHERE seq = 5)")
        guard case .whole(let entries, let head) = try store.verify() else {
            Issue.record("the chain broke")
            return
        }
        #expect(entries == 5)
        #expect(before != .whole(entries: entries, head: head))
    }

    @Test("Reading what was altered never ends the program")
    func alteredReading() throws {
        dropTriggers()
        let edits = [
            "details = 'x'", "details = '[]'", "details = ''", "at = 9223372036854775807", "at = -9223372036854775808",
            "action = 'startAnswer'", "revision = 77", "candidate = NULL", "factID = NULL", "by = ''",
        ]
        shell.ask("CREATE TEMP TABLE kept AS SELECT * FROM journal")
        for edit in edits {
            shell.ask("UPDATE journal SET \(edit) WHERE seq = 4")
            #expect(try broken() == 4, "\(edit)")
            _ = failure {
                try store.read(as: "wang") { reading in
                    let exam = try reading.chosenExam(nil)
                    let revisions = try reading.revisions(of: exam)
                    _ = try reading.latestFact(of: exam)
                    try reading.eachCandidate(of: exam) { candidate in
                        _ = try reading.session(of: candidate.id, under: revisions)
                            .settled(at: .at("12:00:00"), in: exam.inForce)
                    }
                    try reading.eachException(of: exam) { _ in }
                }
            }
            _ = failure { try store.entries() }
            #expect(try findings() == [.journal])
            shell.ask("DELETE FROM journal WHERE seq = 4; INSERT INTO journal SELECT * FROM kept WHERE seq = 4")
        }
        shell.ask("DROP TABLE kept; \(triggers)")
        try store.isSound()
    }
}
