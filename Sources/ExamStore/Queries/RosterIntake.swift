import ExamDomain
import GRDB

/// How the rows of a file come into a roster. Two ways, one seam: an empty roster is filled, one that is there is merged
/// with. Both work in SQL over whole tables, so that of a row no more than a few numbers stay in memory.
///
/// Order of use: `add` every row, `dropSuspects`, `dropDuplicates`, `match`, `mergeHandEdits`, `dropTakenAdmissions`,
/// `compare`; then `counts` and the plan; at last `removeMissing` and `apply`, or a rollback.
package protocol RosterIntake {
    mutating func add(_ entry: RosterEntry, line: Int, isSuspect: Bool) throws
    mutating func dropSuspects() throws
    /// Takes out every row whose certificate stands in an earlier one.
    mutating func dropDuplicates(_ found: (_ line: Int, _ earlier: Int) -> Void) throws
    /// Finds each row's candidate on the roster; a row that means the same one as an earlier row goes.
    mutating func match(_ found: (_ line: Int, _ earlier: Int) -> Void) throws
    /// Settles the rows of candidates edited by hand.
    mutating func mergeHandEdits(theirs: Bool, _ found: (RosterConflict) -> Void) throws
    /// Takes out every row whose admission number is taken: by an earlier row, or (nil) by a candidate on the roster.
    mutating func dropTakenAdmissions(_ found: (_ line: Int, _ earlier: Int?) -> Void) throws
    /// Of each row that has a candidate: does any field differ?
    mutating func compare() throws

    func counts() throws -> RosterCounts
    /// Adds what an import of these rows rests on: each row that has a candidate, with that candidate's version.
    func addMatched(to digest: inout Digest) throws
    /// How many candidates came from a file, are no longer in it, and cannot go any more because they have entered.
    func enteredMissing() throws -> Int
    func eachMissing(_ receive: (_ candidate: Int64, _ version: Int64) throws -> Void) throws
    func removeMissing(batch: Int) throws
    /// Writes what is not yet written. The batch itself must be there.
    func apply(batch: Int) throws
}

/// What an import does to the roster.
package struct RosterCounts: Hashable, Sendable {
    package let added, updated, unchanged: Int
}

/// A field changed both by hand and in the file.
package struct RosterConflict: Sendable {
    package let line: Int
    /// Nil for the further columns together.
    package let field: RosterField?
}

extension Writing {
    /// - Parameters:
    ///   - columns: of the file. Fields that it has no column for are left as they are.
    ///   - dryRun: nothing of the roster may be touched, not even to be taken back.
    package func intake(
        into exam: KeptExam, batch: Int, under columns: RosterColumns, dryRun: Bool
    ) throws -> any RosterIntake {
        // The indexes are built anew over all exams' candidates: not worth it where there are many others.
        let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT 1 FROM candidate LIMIT 20001)") ?? 0
        let isEmpty = try all <= 20000 && reading.rosterCount(of: exam) == 0
        return isEmpty
            ? try RosterFilling(self, exam: exam, batch: batch, dryRun: dryRun)
            : try RosterStaging(self, exam: exam, columns: columns)
    }
}
