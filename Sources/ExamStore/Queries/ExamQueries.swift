import ExamDomain
import GRDB

/// An exam as kept: its number, and the settings now in force.
package struct KeptExam: Sendable {
    package let id: Int64
    package let inForce: ExamInForce
    package var exam: Exam { inForce.exam }
}

/// What sessions are folded by: all revisions of an exam, so that facts are judged under the settings in force at their place
/// in the journal, and up to which moment the journal counts.
package struct ExamRevisions: Sendable {
    let byRevision: [Int: ExamInForce]
    package let current: ExamInForce
    /// Entries dated later are passed over, to see things as they stood then; nil: none are.
    package let until: Moment?

    /// The same history under other settings, for a simulation.
    package func mapSettings(_ change: (ExamInForce) throws -> ExamInForce) rethrows -> ExamRevisions {
        ExamRevisions(byRevision: try byRevision.mapValues(change), current: try change(current), until: until)
    }

    /// From the first to today's.
    package var all: [ExamInForce] { byRevision.values.sorted { $0.revision < $1.revision } }

    /// The settings in force at an entry; today's where the entry names none.
    package func inForce(_ revision: Int?) -> ExamInForce {
        revision.flatMap { byRevision[$0] } ?? current
    }
}

extension Reading {
    /// A revision with the document of the settings applied to running sessions beside it; `ExamInForce` reads it.
    private static let revision = """
        examRevision.exam, examRevision.revision, examRevision.document, examRevision.closedAt,
        applied.revision AS appliedRevision, applied.document AS appliedDocument
        FROM examRevision LEFT JOIN examRevision AS applied
        ON applied.exam = examRevision.exam AND applied.revision = examRevision.appliedToRunning
        """

    package func exam(_ code: String) throws -> KeptExam? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT \(Reading.revision)
                JOIN exam ON examRevision.exam = exam.id AND examRevision.revision = exam.revision WHERE code = ?
                """, arguments: [code]
        ).map { try KeptExam(id: $0.kept("exam"), inForce: ExamInForce(row: $0)) }
    }

    /// The exam with the settings in force at a moment. One that was made only later, because its day was imported
    /// afterwards, has today's; a close by hand counts from its own moment.
    package func exam(_ kept: KeptExam, asOf moment: Moment) throws -> KeptExam {
        let then = try Row.fetchOne(
            db,
            sql: """
                SELECT \(Reading.revision) WHERE examRevision.exam = ? AND examRevision.at <= ?
                ORDER BY examRevision.revision DESC LIMIT 1
                """, arguments: [kept.id, moment.milliseconds]
        ).map { try ExamInForce(row: $0) }
        return KeptExam(id: kept.id, inForce: (then ?? kept.inForce).open(asOf: moment))
    }

    /// All exams, by code.
    package func exams() throws -> [KeptExam] {
        try examCodes().compactMap { try exam($0) }
    }

    package func examCodes() throws -> [String] {
        try String.fetchAll(db, sql: "SELECT code FROM exam ORDER BY code")
    }

    /// - Parameter until: as `ExamRevisions.until`.
    package func revisions(of exam: KeptExam, until: Moment? = nil) throws -> ExamRevisions {
        let rows = try Row.fetchAll(
            db, sql: "SELECT \(Reading.revision) WHERE examRevision.exam = ?", arguments: [exam.id])
        let all = try rows.map { try ExamInForce(row: $0) }
        return ExamRevisions(
            byRevision: Dictionary(uniqueKeysWithValues: all.map { ($0.revision, $0) }), current: exam.inForce,
            until: until)
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
    ///   - toRunning: sessions already under way go on under these settings.
    ///   - action: the command's words.
    ///   - details: what the entry tells beside the number of the revision.
    package mutating func save(
        _ exam: Exam, closedAt: Moment?, after kept: KeptExam?, toRunning: Bool = false, action: String,
        reason: String?, details: JSON = .object([])
    ) throws -> KeptExam {
        let revision = (kept?.inForce.revision ?? 0) + 1
        if let kept {
            try db.execute(sql: "UPDATE exam SET revision = ? WHERE id = ?", arguments: [revision, kept.id])
        } else {
            try db.execute(sql: "INSERT INTO exam (code, revision) VALUES (?, 1)", arguments: [exam.code.text])
        }
        let id = kept?.id ?? db.lastInsertedRowID
        let document = ExamDocument.text(of: exam)
        let applied =
            toRunning
            ? ExamInForce.AppliedToRunning(revision: revision, questions: exam.questions)
            : kept?.inForce.appliedToRunning
        try db.execute(
            sql: """
                INSERT INTO examRevision (exam, revision, at, document, closedAt, appliedToRunning)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, revision, now.milliseconds, document, closedAt?.milliseconds, applied?.revision])
        let digest = ExamInForce.digest(
            of: document, closedAt: closedAt?.milliseconds, appliedToRunning: applied?.revision)
        try record(
            action, subject: exam.code.text, reason: reason,
            details: details.adding("revision", .count(revision)).adding("settings", .string(digest)),
            link: JournalEntry.Link(exam: id, revision: revision))
        return KeptExam(
            id: id,
            inForce: ExamInForce(exam: exam, revision: revision, closedAt: closedAt, appliedToRunning: applied))
    }
}

extension ExamInForce {
    /// Over everything that a revision keeps; its time is the entry's.
    static func digest(of document: String, closedAt: Int64?, appliedToRunning: Int?) -> String {
        let head = [closedAt.map(String.init) ?? "-", appliedToRunning.map(String.init) ?? "-"]
        return Digest.hex(of: (head + [document]).joined(separator: "\n"))
    }
}

extension Reading {
    /// The numbers of exams whose kept settings are not those that the journal covers.
    func examsOffTheJournal() throws -> [Int64] {
        var covered: [[Int64]: [String]] = [:]
        let entries = try Row.fetchCursor(
            db,
            sql: """
                SELECT exam, revision, at, json_extract(details, '$.settings') AS settings FROM journal
                WHERE exam IS NOT NULL AND candidate IS NULL AND json_extract(details, '$.settings') IS NOT NULL
                """)
        while let row = try entries.next() {
            let at: Int64 = try row.kept("at")
            covered[[try row.kept("exam"), try row.kept("revision")]] = [try row.kept("settings"), String(at)]
        }
        var off = Set<Int64>()
        let rows = try Row.fetchCursor(
            db, sql: "SELECT exam, revision, at, document, closedAt, appliedToRunning FROM examRevision")
        while let row = try rows.next() {
            let (exam, revision): (Int64, Int64) = (try row.kept("exam"), try row.kept("revision"))
            let at: Int64 = try row.kept("at")
            let digest = ExamInForce.digest(
                of: try row.kept("document"), closedAt: try row.perhaps("closedAt"),
                appliedToRunning: try row.perhaps("appliedToRunning"))
            if covered.removeValue(forKey: [exam, revision]) != [digest, String(at)] { off.insert(exam) }
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
        let revision: Int = try row.kept("revision")
        let exam = try ExamDocument.exam(from: try row.kept("document"))
        let applied: AppliedToRunning? = try (try row.perhaps("appliedRevision") as Int?).map { applied in
            let document = applied == revision ? exam : try ExamDocument.exam(from: try row.kept("appliedDocument"))
            return AppliedToRunning(revision: applied, questions: document.questions)
        }
        self.init(
            exam: exam, revision: revision,
            closedAt: (try row.perhaps("closedAt") as Int64?).map { Moment(milliseconds: $0) },
            appliedToRunning: applied)
    }

    /// A close by hand that came later has not happened yet.
    fileprivate func open(asOf moment: Moment) -> ExamInForce {
        guard let closedAt, closedAt > moment else { return self }
        return ExamInForce(exam: exam, revision: revision, appliedToRunning: appliedToRunning)
    }
}
