import ExamDomain
import GRDB

/// What is wrong with a unit's data, if anything.
package struct StoreFinding: Hashable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        case database, foreignKey, journal, settings, session, review, vaultMissing, vaultDamaged, vaultOrphan,
            reviewCopy, mode, rows, schema
    }

    package let code: Code
    package let message: Phrase

    /// An orphan is a leftover of an interrupted import: it takes room and harms nothing.
    package var isDamage: Bool { code != .vaultOrphan }
}

extension Store {
    /// Looks at everything: SQLite's own structure, the journal's chain, the settings of every exam, every session folded anew, the reviews computed
    /// anew and compared, every file of the vault against its digest, and the sums of the rows against the journal.
    ///
    /// - Parameter deep: also sums every row of every table anew.
    /// - Throws: `Failure` where the database cannot even be read.
    package func check(deep: Bool = false) throws -> [StoreFinding] {
        let vault = vault
        let folder = folder
        return try readForCheck { reading in
            var findings = try reading.structureFindings() + reading.schemaFindings() + reading.journalFindings()
            // What the database itself is not sure of cannot be compared with anything.
            guard findings.isEmpty else { return findings }
            findings += try reading.rowFindings(deep: deep)
            findings += try reading.settingFindings()
            // Sessions are folded under the settings: where those are not the true ones, nothing of sessions can be said.
            if !findings.contains(where: { $0.code == .settings }) { findings += try reading.sessionFindings() }
            findings += try reading.vaultFindings(vault)
            return findings + folder.modeFindings()
        }
    }
}

extension Reading {
    fileprivate func structureFindings() throws -> [StoreFinding] {
        let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let keys = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
        return try integrity.map { StoreFinding(code: .database, message: Phrase(verbatim: $0)) }
            + keys.map { row in
                let table: String = try row.perhaps("table") ?? ""
                return StoreFinding(
                    code: .foreignKey,
                    message: Phrase(zh: "表 \(table) 中有一行指向不存在的数据", en: "a row of \(table) points at nothing"))
            }
    }

    fileprivate func journalFindings() throws -> [StoreFinding] {
        switch try verifyJournal() {
        case .whole: []
        case .broken(_, let message): [StoreFinding(code: .journal, message: message)]
        }
    }

    fileprivate func rowFindings(deep: Bool) throws -> [StoreFinding] {
        try rowMismatch(deep: deep).map { [StoreFinding(code: .rows, message: $0.told)] } ?? []
    }

    /// Tables, indexes and triggers as this program makes them, and nothing beside.
    fileprivate func schemaFindings() throws -> [StoreFinding] {
        try Schema.strangers(in: db).map { name in
            StoreFinding(
                code: .schema,
                message: Phrase(
                    zh: "数据库的结构被改动过：\(name)", en: "the structure of the database was changed: \(name)"))
        }
    }

    fileprivate func settingFindings() throws -> [StoreFinding] {
        try examsOffTheJournal().map { exam in
            let code =
                try String.fetchOne(db, sql: "SELECT code FROM exam WHERE id = ?", arguments: [exam]) ?? "\(exam)"
            return StoreFinding(
                code: .settings,
                message: Phrase(
                    zh: "考试 \(code) 的设置与日志不符", en: "the settings of exam \(code) do not agree with the journal"))
        }
    }

    fileprivate func sessionFindings() throws -> [StoreFinding] {
        var findings: [StoreFinding] = []
        for exam in try exams() {
            let revisions = try revisions(of: exam)
            var expected: [ID<Candidate>: ReviewLedger] = [:]
            var unfoldable = Set<ID<Candidate>>()
            var kept = try keptSessions(of: exam)
            try eachHistory(of: exam) { candidate, history in
                do {
                    var ledger = ReviewLedger()
                    let due = try history.due(under: revisions) { ledger.follow($0, to: $1.identity) }
                    if !ledger.reviews.isEmpty { expected[candidate.id] = ledger }
                    var fits = due == nil
                    try kept.next(candidate.id) { fits = due?.isKept(in: $0) == true }
                    if !fits { findings.append(.session(of: candidate)) }
                } catch let failure as Failure {
                    unfoldable.insert(candidate.id)
                    findings.append(StoreFinding(code: .session, message: failure.message))
                }
            }
            findings += try reviewFindings(of: exam, expected, passingOver: unfoldable)
        }
        return findings + (try secondLooksOffTheJournal()).map(StoreFinding.secondLook)
    }

    private func reviewFindings(
        of exam: KeptExam, _ expected: [ID<Candidate>: ReviewLedger], passingOver unfoldable: Set<ID<Candidate>>
    ) throws -> [StoreFinding] {
        var rest = expected
        var findings: [StoreFinding] = []
        try eachReview(of: exam) { kept in
            let review = kept.review
            guard !unfoldable.contains(review.candidate) else { return }
            let known = rest[review.candidate]?.take(round: review.round)
            if known != ReviewLedger.Entry(review) {
                findings.append(
                    StoreFinding(
                        code: .review,
                        message: Phrase(
                            zh: "审核 \(review.id) 与日志不符", en: "review \(review.id) does not agree with the journal")))
            }
        }
        for (candidate, ledger) in rest where !ledger.reviews.isEmpty {
            findings.append(
                StoreFinding(
                    code: .review,
                    message: Phrase(
                        zh: "日志中考生 \(candidate) 的审核不见了",
                        en: "a review of candidate \(candidate) in the journal is missing")))
        }
        return findings
    }
}

extension StoreFinding {
    fileprivate static func session(of candidate: Candidate) -> StoreFinding {
        StoreFinding(
            code: .session,
            message: Phrase(
                zh: "考生 \(candidate.handle) 的应考过程与日志不符",
                en: "the session of \(candidate.handle) does not agree with the journal"))
    }

    fileprivate static func secondLook(_ review: ID<Review>) -> StoreFinding {
        StoreFinding(
            code: .review,
            message: Phrase(
                zh: "审核 \(review) 的抽查与日志不符", en: "the second look at review \(review) does not agree with the journal"))
    }
}

extension DataFolder {
    /// The folder is for its owner alone (decision 10).
    fileprivate func modeFindings() -> [StoreFinding] {
        [(path, UInt32(0o700)), (vault, 0o700), (database, 0o600)].compactMap { path, mode in
            guard let found = FileSystem.status(of: path, followLinks: true)?.mode, found & 0o077 != 0 else {
                return nil
            }
            let shown = String(found, radix: 8)
            let wanted = String(mode, radix: 8)
            return StoreFinding(
                code: .mode,
                message: Phrase(
                    zh: "“\(path)”的权限是 \(shown)，应为 \(wanted)：chmod \(wanted) \(path)",
                    en: "“\(path)” has mode \(shown), not \(wanted): chmod \(wanted) \(path)"))
        }
    }
}
