import ExamDomain
import GRDB

/// An import that was carried out.
package struct RosterBatch: Hashable, Sendable {
    package let number: Int
    package let file: String
    package let sha256: String
    package let at: Moment
    package let by: String
    package let added, updated, removed: Int
    package let undoneAt: Moment?
    package let undoneBy: String?

    package init(
        number: Int, file: String, sha256: String, at: Moment, by: String, added: Int, updated: Int, removed: Int,
        undoneAt: Moment? = nil, undoneBy: String? = nil
    ) {
        self.number = number
        self.file = file
        self.sha256 = sha256
        self.at = at
        self.by = by
        self.added = added
        self.updated = updated
        self.removed = removed
        self.undoneAt = undoneAt
        self.undoneBy = undoneBy
    }

    init(row: Row) throws {
        self.init(
            number: try row.kept("number"), file: try row.kept("file"), sha256: try row.kept("sha256"),
            at: try row.moment("at"), by: try row.kept("by"), added: try row.kept("added"),
            updated: try row.kept("updated"), removed: try row.kept("removed"),
            undoneAt: (try row.perhaps("undoneAt") as Int64?).map { Moment(milliseconds: $0) },
            undoneBy: try row.perhaps("undoneBy"))
    }
}

extension Reading {
    package func nextBatchNumber(of exam: KeptExam) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM batch WHERE exam = ?", arguments: [exam.id])
            ?? 1
    }

    /// All imports of the exam, in order.
    package func batches(of exam: KeptExam) throws -> [RosterBatch] {
        try Row.fetchAll(db, sql: "SELECT * FROM batch WHERE exam = ? ORDER BY number", arguments: [exam.id])
            .map(RosterBatch.init(row:))
    }

    package func batch(_ number: Int, of exam: KeptExam) throws -> RosterBatch? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM batch WHERE exam = ? AND number = ?", arguments: [exam.id, number]
        ).map(RosterBatch.init(row:))
    }

    /// The batch that brought a candidate in; nil for one added by hand.
    package func batchNumber(of candidate: ID<Candidate>) throws -> Int? {
        try Int.fetchOne(db, sql: "SELECT batch FROM candidate WHERE id = ?", arguments: [candidate.number])
    }

    /// Who of a batch's candidates was changed, removed or has entered since, by handle, at most so many; with any of them
    /// the batch cannot be undone.
    package func changedSince(_ batch: RosterBatch, of exam: KeptExam, atMost most: Int) throws -> [String] {
        let handle = "coalesce(candidate.admissionNumber, candidate.name)"
        let present = try String.fetchAll(
            db,
            sql: """
                SELECT \(handle) FROM candidate WHERE exam = :exam AND batch = :batch AND (version <> 1 OR EXISTS (
                    SELECT 1 FROM journal WHERE journal.candidate = candidate.id AND factID IS NOT NULL))
                UNION ALL
                SELECT \(handle) FROM batchChange JOIN candidate ON candidate.id = batchChange.candidate
                WHERE batchChange.exam = :exam AND batchChange.batch = :batch
                AND batchChange.version IS NOT candidate.version
                LIMIT :most
                """, arguments: ["exam": exam.id, "batch": batch.number, "most": most])
        return try present + goneSince(batch, of: exam, atMost: most - present.count)
    }

    /// Candidates of the batch that are no longer on the roster, by the name they had.
    private func goneSince(_ batch: RosterBatch, of exam: KeptExam, atMost most: Int) throws -> [String] {
        let changed = try String.fetchAll(
            db,
            sql: """
                SELECT before ->> '$.name' FROM batchChange WHERE exam = ? AND batch = ? AND version IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM candidate WHERE candidate.id = batchChange.candidate) LIMIT ?
                """, arguments: [exam.id, batch.number, max(0, most)])
        let left = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM candidate WHERE exam = ? AND batch = ?", arguments: [exam.id, batch.number])
        guard let left, left < batch.added else { return changed }
        let removed = try String.fetchAll(
            db,
            sql: """
                SELECT subject FROM journal WHERE exam = :exam AND action = 'roster remove'
                AND details ->> '$.batch' = :batch
                UNION ALL
                SELECT before ->> '$.name' FROM batchChange WHERE exam = :exam AND version IS NULL
                AND before ->> '$.batch' = :batch
                LIMIT :most
                """, arguments: ["exam": exam.id, "batch": batch.number, "most": max(0, most - changed.count)])
        return changed + removed
    }

    /// What stands in the way of the candidates that an undo would put back: certificates and admission numbers that others
    /// have by now.
    package func takenSince(_ batch: RosterBatch, of exam: KeptExam, atMost most: Int) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT coalesce(other.admissionNumber, other.name)
                FROM batchChange AS change JOIN candidate AS other ON other.exam = change.exam
                AND other.id <> change.candidate
                AND (other.admissionNumber = change.before ->> '$.admissionNumber'
                    OR (other.certificateType = change.before ->> '$.certificateType'
                        AND other.certificateNumber = change.before ->> '$.certificateNumber'))
                WHERE change.exam = ? AND change.batch = ? AND other.batch IS NOT change.batch
                AND NOT EXISTS (
                    SELECT 1 FROM batchChange AS its WHERE its.exam = change.exam AND its.batch = change.batch
                    AND its.candidate = other.id)
                LIMIT ?
                """, arguments: [exam.id, batch.number, most])
    }
}

extension Writing {
    /// - Parameter entry: the number of the batch's journal entry.
    package func save(_ batch: RosterBatch, of exam: KeptExam, entry: Int64) throws {
        try db.execute(
            sql: """
                INSERT INTO batch (exam, number, file, sha256, at, by, added, updated, removed, entry)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                exam.id, batch.number, batch.file, batch.sha256, batch.at.milliseconds, batch.by, batch.added,
                batch.updated, batch.removed, entry,
            ])
    }

    /// The exact inverse of a batch; `changedSince` and `takenSince` must have found nothing.
    package func undo(_ batch: RosterBatch, of exam: KeptExam, by staff: String) throws {
        let which: StatementArguments = ["exam": exam.id, "batch": batch.number]
        try db.execute(sql: "DELETE FROM candidate WHERE exam = :exam AND batch = :batch", arguments: which)
        // Numbers may have changed hands within the batch: all are let go before any is given back.
        try db.execute(
            sql: """
                UPDATE candidate SET admissionNumber = NULL WHERE id IN (
                    SELECT candidate FROM batchChange WHERE exam = :exam AND batch = :batch)
                """, arguments: which)
        let columns =
            "name certificateType certificateNumber admissionNumber group phone email note extra batch version"
            .split(separator: " ")
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        try db.execute(
            sql: """
                UPDATE candidate SET (\(names)) = (
                    SELECT \(columns.map { "before ->> '$.\($0)'" }.joined(separator: ", ")) FROM batchChange
                    WHERE exam = :exam AND batch = :batch AND batchChange.candidate = candidate.id)
                WHERE id IN (SELECT candidate FROM batchChange WHERE exam = :exam AND batch = :batch)
                """, arguments: which)
        try db.execute(
            sql: """
                INSERT INTO candidate (id, exam, \(names))
                SELECT candidate, exam, \(columns.map { "before ->> '$.\($0)'" }.joined(separator: ", ")) FROM batchChange
                WHERE exam = :exam AND batch = :batch AND version IS NULL
                """, arguments: which)
        try putBackBases(which)
        try db.execute(
            sql: "UPDATE batch SET undoneAt = ?, undoneBy = ? WHERE exam = ? AND number = ?",
            arguments: [now.milliseconds, staff, exam.id, batch.number])
    }

    private func putBackBases(_ which: StatementArguments) throws {
        try db.execute(
            sql: """
                DELETE FROM rosterBase WHERE candidate IN (
                    SELECT candidate FROM batchChange WHERE exam = :exam AND batch = :batch)
                """, arguments: which)
        let values = (0..<9).map { "before ->> '$.base[\($0)]'" }.joined(separator: ", ")
        try db.execute(
            sql: """
                INSERT INTO rosterBase SELECT candidate, \(values) FROM batchChange
                WHERE exam = :exam AND batch = :batch AND json_type(before, '$.base') = 'array'
                """, arguments: which)
    }
}
