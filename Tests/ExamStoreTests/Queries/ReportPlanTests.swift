import ExamDomain
import GRDB
import Testing

@testable import ExamStore

/// How SQLite goes about what a report of a million candidates reads: along an index, and sorting nothing.
@Suite struct ReportPlanTests {
    let unit: UnitFolder
    let store: Store

    init() throws {
        unit = try UnitFolder()
        store = try unit.found()
        _ = try store.keep(Sample.exam())
    }

    private func plan(_ sql: String, _ arguments: StatementArguments) throws -> [String] {
        try store.read(as: "wang") { reading in
            var steps: [String] = []
            let rows = try RawRows(reading.db, "EXPLAIN QUERY PLAN " + sql, arguments)
            while try rows.step() { steps.append(rows.text(3) ?? "") }
            return steps
        }
    }

    @Test("Everybody's acts come candidate by candidate from the index, without a sort")
    func histories() throws {
        #expect(
            try plan(Reading.sqlOfHistories, [1]) == ["SEARCH journal USING INDEX journalByCandidate (candidate>?)"])
    }

    @Test("Everybody's sessions come as they are kept, and staff's acts without the facts between them")
    func sessions() throws {
        #expect(try plan(Reading.sqlOfKeptSessions, [1]) == ["SCAN session"])
        #expect(
            try plan(Reading.sqlOfStaffActs, [1]) == ["SEARCH journal USING INDEX journalOfStaff (candidate>?)"])
    }

    @Test("What is kept blind is looked for from the open reviews, not through the whole journal")
    func keptBlind() throws {
        #expect(
            try plan(Reading.sqlOfKeptBlind, ["wang"]) == [
                "SCAN review USING INDEX reviewQueue", "SEARCH journal USING INDEX journalOfStaff (candidate=?)",
            ])
    }

    @Test(
        "The latest fact is the end of an index; as of a moment it is found along the journal, not by looking up each fact"
    )
    func latestFact() throws {
        #expect(
            try plan(Reading.sqlOfLatestFact, [1]) == ["SEARCH session USING COVERING INDEX sessionByLatest (exam=?)"])
        #expect(try plan(Reading.sqlOfLatestFactThen, [1, Int64.max]) == ["SEARCH journal"])
    }
}
