import ExamDomain
import GRDB

/// How staff and activity files name a candidate: an admission number, or type and number.
package enum CandidateName: Hashable, Sendable {
    case admission(String)
    case certificate(Certificate)

    /// `A0001`, or `residentId:11010519491231002X`.
    package init(told text: String) {
        if let colon = text.firstIndex(of: ":"), let type = CertificateType(written: String(text[..<colon])) {
            let number = text[text.index(after: colon)...].uppercased()
            self = .certificate(Certificate(type: type, number: Confidential(number)))
        } else {
            self = .admission(text)
        }
    }
}

/// A candidate's number and what the journal calls them.
package struct CandidateKey: Hashable, Sendable {
    package let id: ID<Candidate>
    package let handle: String

    package init(_ candidate: Candidate) {
        id = candidate.id
        handle = candidate.handle
    }
}

extension Reading {
    static let candidateColumns = """
        candidate.id, name, certificateType, certificateNumber, admissionNumber, "group", phone, email, note, extra
        """

    package func candidate(_ told: CandidateName, in exam: KeptExam) throws -> Candidate? {
        switch told {
        case .admission(let number):
            try candidate(where: "admissionNumber = ?", [number], in: exam)
        case .certificate(let certificate):
            try candidate(
                where: "certificateType = ? AND certificateNumber = ?",
                [certificate.type.rawValue, certificate.number.revealed], in: exam)
        }
    }

    private func candidate(
        where condition: String, _ values: StatementArguments, in exam: KeptExam
    ) throws -> Candidate? {
        let sql = "SELECT \(Reading.candidateColumns) FROM candidate WHERE exam = ? AND \(condition)"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [exam.id] + values).map(Candidate.init(row:))
    }

    package func candidate(_ id: ID<Candidate>) throws -> Candidate? {
        let sql = "SELECT \(Reading.candidateColumns) FROM candidate WHERE id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.number]).map(Candidate.init(row:))
    }

    /// The candidates of one group, in the roster's order.
    package func candidates(inGroup name: String, of exam: KeptExam) throws -> [Candidate] {
        try Row.fetchAll(
            db,
            sql: "SELECT \(Reading.candidateColumns) FROM candidate WHERE exam = ? AND \"group\" = ? ORDER BY id",
            arguments: [exam.id, name]
        ).map(Candidate.init(row:))
    }

    /// Gives the roster's candidates in its order, one at a time.
    ///
    /// - Parameter search: part of a name, an admission number or a certificate number; nil gives all.
    package func eachCandidate(
        of exam: KeptExam, search: String? = nil, _ receive: (Candidate) throws -> Void
    ) throws {
        var sql = "SELECT \(Reading.candidateColumns) FROM candidate WHERE exam = ?"
        var arguments: StatementArguments = [exam.id]
        if let search {
            // As one hears it: whatever the case of its letters.
            sql += """
                 AND (instr(lower(name), lower(?)) OR instr(lower(admissionNumber), lower(?))
                OR instr(certificateNumber, upper(?)))
                """
            arguments += [search, search, search]
        }
        let rows = try RawRows(db, sql + " ORDER BY id", arguments)
        while try rows.step() { try receive(try Candidate(rows)) }
    }
}

extension Writing {
    package func insert(_ entry: RosterEntry, into exam: KeptExam, batch: Int?) throws -> ID<Candidate> {
        let id = try takeCandidateNumbers(1)
        try db.cachedStatement(
            sql: """
                INSERT INTO candidate (name, certificateType, certificateNumber, admissionNumber, "group", phone, email,
                note, extra, exam, batch, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: entry.arguments + [exam.id, batch, id])
        return ID(id)
    }

    /// Sets aside so many numbers for new candidates; the first of them.
    func takeCandidateNumbers(_ count: Int) throws -> Int64 {
        let first = try Int64.fetchOne(db, sql: "SELECT nextCandidate FROM unit") ?? 1
        try db.execute(sql: "UPDATE unit SET nextCandidate = nextCandidate + ?", arguments: [count])
        return first
    }

    package func update(_ id: ID<Candidate>, to entry: RosterEntry) throws {
        try db.cachedStatement(
            sql: """
                UPDATE candidate SET name = ?, certificateType = ?, certificateNumber = ?, admissionNumber = ?, "group" = ?,
                phone = ?, email = ?, note = ?, extra = ?, version = version + 1 WHERE id = ?
                """
        ).execute(arguments: entry.arguments + [id.number])
    }

    package func remove(_ id: ID<Candidate>) throws {
        try db.execute(sql: "DELETE FROM candidate WHERE id = ?", arguments: [id.number])
    }
}

extension RosterEntry {
    /// In the order of the columns above.
    var arguments: StatementArguments {
        [
            name, certificate.type.rawValue, certificate.number.revealed, admissionNumber, group, phone, email, note,
            extraText,
        ]
    }

    /// The further columns as kept: a JSON list of [heading, value].
    var extraText: String {
        extra.isEmpty ? "[]" : JSON.array(extra.map { .array([.string($0.heading), .string($0.value)]) }).line
    }

    init(row: Row) throws {
        guard let type = CertificateType(rawValue: try row.kept("certificateType")) else {
            throw Failure.damaged("candidate", "certificateType")
        }
        self.init(
            name: try row.kept("name"),
            certificate: Certificate(type: type, number: Confidential(try row.kept("certificateNumber"))),
            admissionNumber: try row.perhaps("admissionNumber"), group: try row.perhaps("group"),
            phone: try row.perhaps("phone"), email: try row.perhaps("email"),
            note: try row.perhaps("note"), extra: RosterEntry.extra((try row.kept("extra") as String).utf8))
    }

    fileprivate static func extra(_ text: some Collection<UInt8>) -> [ExtraColumn] {
        guard !text.elementsEqual("[]".utf8) else { return [] }
        return (JSON(parsing: text)?.array ?? []).compactMap { pair in
            guard let texts = pair.array?.compactMap(\.string), texts.count == 2 else { return nil }
            return ExtraColumn(heading: texts[0], value: texts[1])
        }
    }
}

extension Candidate {
    init(row: Row) throws {
        self.init(id: ID(try row.kept("id")), entry: try RosterEntry(row: row))
    }

    /// - Parameter row: of a query for `Reading.candidateColumns`.
    fileprivate init(_ row: RawRows) throws {
        guard let id = row.integer(0), let name = row.text(1),
            let type = row.text(2).flatMap(CertificateType.init(rawValue:)), let number = row.text(3)
        else { throw Failure.damaged("candidate", "id \(row.integer(0) ?? 0)") }
        self.init(
            id: ID(id),
            entry: RosterEntry(
                name: name, certificate: Certificate(type: type, number: Confidential(number)),
                admissionNumber: row.text(4), group: row.text(5), phone: row.text(6), email: row.text(7),
                note: row.text(8), extra: RosterEntry.extra(row.bytes(9))))
    }
}

extension Reading {
    /// By candidate, the others of the exam who have the same name and, by their numbers of 18 characters, the same birthday.
    package func namesakes(in exam: KeptExam) throws -> [ID<Candidate>: [Candidate]] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(Reading.candidateColumns) FROM candidate
                WHERE exam = ? AND length(certificateNumber) = 18 AND (name, substr(certificateNumber, 7, 8)) IN (
                    SELECT name, substr(certificateNumber, 7, 8) FROM candidate
                    WHERE exam = ? AND length(certificateNumber) = 18 GROUP BY 1, 2 HAVING count(*) > 1
                ) ORDER BY id
                """, arguments: [exam.id, exam.id])
        var together: [String: [Candidate]] = [:]
        while let row = try rows.next() {
            let candidate = try Candidate(row: row)
            let birthday = candidate.entry.certificate.number.revealed.dropFirst(6).prefix(8)
            together["\(birthday) \(candidate.entry.name)", default: []].append(candidate)
        }
        var namesakes: [ID<Candidate>: [Candidate]] = [:]
        for group in together.values {
            for candidate in group { namesakes[candidate.id] = group.filter { $0.id != candidate.id } }
        }
        return namesakes
    }
}
