import ExamDomain
import GRDB

/// An exam as kept: its number, and the settings now in force.
package struct KeptExam: Sendable {
    package let id: Int64
    package let inForce: ExamInForce
    package var exam: Exam { inForce.exam }
}

/// All revisions of an exam, so that facts are judged under the settings in force at their place in the journal.
package struct ExamRevisions: Sendable {
    let byRevision: [Int: ExamInForce]
    package let current: ExamInForce

    /// From the first to today's.
    package var all: [ExamInForce] { byRevision.values.sorted { $0.revision < $1.revision } }

    /// The settings in force at an entry; today's where the entry names none.
    package func inForce(_ revision: Int?) -> ExamInForce {
        revision.flatMap { byRevision[$0] } ?? current
    }
}

extension Reading {
    package func exam(_ code: String) throws -> KeptExam? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT exam.id, exam.revision, document, closedAt FROM exam
                JOIN examRevision ON examRevision.exam = exam.id AND examRevision.revision = exam.revision
                WHERE code = ?
                """, arguments: [code]
        ).map { try KeptExam(id: $0.kept("id"), inForce: ExamInForce(row: $0)) }
    }

    /// All exams, by code.
    package func exams() throws -> [KeptExam] {
        try examCodes().compactMap { try exam($0) }
    }

    package func examCodes() throws -> [String] {
        try String.fetchAll(db, sql: "SELECT code FROM exam ORDER BY code")
    }

    package func revisions(of exam: KeptExam) throws -> ExamRevisions {
        let rows = try Row.fetchAll(
            db, sql: "SELECT revision, document, closedAt FROM examRevision WHERE exam = ?", arguments: [exam.id])
        let all = try rows.map { try ExamInForce(row: $0) }
        return ExamRevisions(
            byRevision: Dictionary(uniqueKeysWithValues: all.map { ($0.revision, $0) }), current: exam.inForce)
    }

    package func rosterCount(of exam: KeptExam) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM candidate WHERE exam = ?", arguments: [exam.id]) ?? 0
    }
}

extension Writing {
    /// A further revision, in force from here on; makes the exam where there is none. Its entry in the journal covers the
    /// settings by their digest.
    ///
    /// - Parameters:
    ///   - action: the command's words.
    ///   - details: what the entry tells beside the number of the revision.
    package mutating func save(
        _ exam: Exam, closedAt: Moment?, after kept: KeptExam?, action: String, reason: String?,
        details: JSON = .object([])
    ) throws -> KeptExam {
        let revision = (kept?.inForce.revision ?? 0) + 1
        if let kept {
            try db.execute(sql: "UPDATE exam SET revision = ? WHERE id = ?", arguments: [revision, kept.id])
        } else {
            try db.execute(sql: "INSERT INTO exam (code, revision) VALUES (?, 1)", arguments: [exam.code.text])
        }
        let id = kept?.id ?? db.lastInsertedRowID
        let document = ExamDocument.text(of: exam)
        try db.execute(
            sql: "INSERT INTO examRevision (exam, revision, document, closedAt) VALUES (?, ?, ?, ?)",
            arguments: [id, revision, document, closedAt?.milliseconds])
        try record(
            action, subject: exam.code.text, reason: reason,
            details: details.adding("revision", .count(revision))
                .adding("settings", .string(ExamInForce.digest(of: document, closedAt: closedAt?.milliseconds))),
            link: JournalEntry.Link(exam: id, revision: revision))
        return KeptExam(id: id, inForce: ExamInForce(exam: exam, revision: revision, closedAt: closedAt))
    }
}

extension ExamInForce {
    /// Over everything that a revision keeps.
    static func digest(of document: String, closedAt: Int64?) -> String {
        Digest.hex(of: "\(closedAt.map(String.init) ?? "-")\n\(document)")
    }
}

extension Reading {
    /// The numbers of exams whose kept settings are not those that the journal covers.
    func examsOffTheJournal() throws -> [Int64] {
        var covered: [[Int64]: String] = [:]
        let entries = try Row.fetchCursor(
            db,
            sql: """
                SELECT exam, revision, json_extract(details, '$.settings') AS settings FROM journal
                WHERE exam IS NOT NULL AND candidate IS NULL AND json_extract(details, '$.settings') IS NOT NULL
                """)
        while let row = try entries.next() {
            covered[[try row.kept("exam"), try row.kept("revision")]] = try row.kept("settings")
        }
        var off = Set<Int64>()
        let rows = try Row.fetchCursor(db, sql: "SELECT exam, revision, document, closedAt FROM examRevision")
        while let row = try rows.next() {
            let (exam, revision): (Int64, Int64) = (try row.kept("exam"), try row.kept("revision"))
            let digest = ExamInForce.digest(of: try row.kept("document"), closedAt: row["closedAt"])
            if covered.removeValue(forKey: [exam, revision]) != digest { off.insert(exam) }
        }
        let headless = try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM exam WHERE revision IS NOT (
                    SELECT max(revision) FROM examRevision WHERE examRevision.exam = exam.id)
                """)
        return off.union(headless).union(covered.keys.map { $0[0] }).sorted()
    }
}

extension ExamInForce {
    init(row: Row) throws {
        self.init(
            exam: try ExamDocument.exam(from: try row.kept("document")), revision: try row.kept("revision"),
            closedAt: (row["closedAt"] as Int64?).map { Moment(milliseconds: $0) })
    }
}
