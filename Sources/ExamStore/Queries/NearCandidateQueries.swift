import ExamDomain
import GRDB

extension Reading {
    /// Whom a roster may hold under what was told: everybody with the very number, and one slip away from it; who has the
    /// admission number; and who has the name.
    ///
    /// Numbers are found by the index. Names have none: they cost one pass over the rows, and only the likeliest namesakes
    /// (by the number's first and last characters) come out of it.
    package func candidates(near told: RosterDiagnosis.Told, in exam: KeptExam) throws -> [RosterDiagnosis.Rostered] {
        let types = Reading.list(CertificateType.allCases.map(\.rawValue))
        let byNumber = """
            certificateType IN (SELECT value FROM json_each(?)) AND certificateNumber IN (SELECT value FROM json_each(?))
            LIMIT \(Reading.mostNear)
            """
        let anywhere = try rostered(
            where: "candidate.exam IN (SELECT id FROM exam) AND \(byNumber)", [types, Reading.list(told.sameNumbers)])
        let slipped = try rostered(
            where: "candidate.exam = ? AND \(byNumber)", [exam.id, types, Reading.list(told.slippedNumbers)])
        let admitted = try rostered(
            where: "candidate.exam = ? AND admissionNumber = ?", [exam.id, told.admissionNumber])
        return try anywhere + slipped + admitted + namesakes(of: told, in: exam)
    }

    /// Candidates whose admission number is one slip away from what was told, at most three.
    package func candidates(nearAdmission told: String, in exam: KeptExam) throws -> [Candidate] {
        let numbers = Reading.list(RosterDiagnosis.slips(of: told))
        return try rostered(
            where:
                "candidate.exam = ? AND admissionNumber IN (SELECT value FROM json_each(?)) ORDER BY candidate.id LIMIT 3",
            [exam.id, numbers]
        ).map(\.candidate)
    }

    private static let mostNear = 500

    private func namesakes(of told: RosterDiagnosis.Told, in exam: KeptExam) throws -> [RosterDiagnosis.Rostered] {
        let names = told.names
        guard !names.isEmpty else { return [] }
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        let (first, last) = told.ends
        // NB: the plus keeps SQLite from walking the exam's rows in the index's order, at random through the table.
        return try rostered(
            where: """
                +candidate.exam = ? AND name COLLATE NOCASE IN (\(marks))
                ORDER BY (substr(certificateNumber, 1, ?) = ?) + (substr(certificateNumber, -?) = ?) DESC, candidate.id
                LIMIT \(Reading.mostNear)
                """,
            [exam.id] + StatementArguments(names)
                + [first.unicodeScalars.count, first, max(1, last.unicodeScalars.count), last])
    }

    private func rostered(
        where condition: String, _ arguments: StatementArguments
    ) throws -> [RosterDiagnosis.Rostered] {
        let sql = """
            SELECT \(Reading.candidateColumns), (SELECT code FROM exam WHERE exam.id = candidate.exam) AS examCode
            FROM candidate WHERE \(condition)
            """
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            RosterDiagnosis.Rostered(exam: try row.kept("examCode"), candidate: try Candidate(row: row))
        }
    }

    private static func list(_ texts: [String]) -> String {
        JSON.array(texts.map(JSON.string)).line
    }
}
