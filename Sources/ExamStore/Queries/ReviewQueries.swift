import ExamDomain
import GRDB

extension Reading {
    package func review(_ id: ID<Review>) throws -> KeptReview? {
        try Row.fetchOne(db, sql: "SELECT * FROM review WHERE id = ?", arguments: [id.number]).map(
            KeptReview.init(row:))
    }

    /// The candidate's newest review.
    package func latestReview(of candidate: ID<Candidate>) throws -> KeptReview? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM review WHERE candidate = ? ORDER BY round DESC LIMIT 1"),
            arguments: [candidate.number]
        ).map(KeptReview.init(row:))
    }

    func review(of candidate: ID<Candidate>, round: Int) throws -> KeptReview? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM review WHERE candidate = ? AND round = ?", arguments: [candidate.number, round]
        ).map(KeptReview.init(row:))
    }

    /// Gives the exam's reviews, the longest waiting first, one at a time.
    package func eachReview(
        of exam: KeptExam, in states: [Review.State] = Review.State.allCases, _ receive: (KeptReview) throws -> Void
    ) throws {
        let places = states.map { _ in "?" }.joined(separator: ", ")
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM review WHERE exam = ? AND state IN (\(places)) ORDER BY uploadedAt, id",
            arguments: [exam.id] + StatementArguments(states.map(\.rawValue)))
        while let row = try rows.next() { try receive(try KeptReview(row: row)) }
    }

    /// The longest-waiting review that `staff` can decide: nobody decides twice on the same photos.
    package func longestWaitingReview(of exam: KeptExam, for staff: String) throws -> KeptReview? {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM review WHERE exam = ? AND state = 'waiting' ORDER BY uploadedAt, id",
            arguments: [exam.id])
        while let row = try rows.next() {
            let review = try KeptReview(row: row)
            if !review.review.votes.contains(where: { $0.by == staff }) { return review }
        }
        return nil
    }
}

/// A review as kept, with the exam it belongs to.
package struct KeptReview: Sendable, Hashable {
    package let exam: Int64
    package var review: Review
}

extension Writing {
    /// Opens a review of a new round; its number is the next.
    package func insert(
        round: Int, of candidate: ID<Candidate>, in exam: KeptExam, uploadedAt: Moment, photos: [StoredFile]
    ) throws -> ID<Review> {
        try db.execute(
            sql: """
                INSERT INTO review (exam, candidate, state, round, uploadedAt, votes, photos)
                VALUES (?, ?, 'waiting', ?, ?, '[]', ?)
                """,
            arguments: [
                exam.id, candidate.number, round, uploadedAt.milliseconds, JSON.array(photos.map(\.json)).line,
            ])
        return ID(db.lastInsertedRowID)
    }

    package func save(_ review: Review) throws {
        try db.execute(
            sql: "UPDATE review SET state = ?, claimedBy = ?, claimedAt = ?, votes = ? WHERE id = ?",
            arguments: [
                review.state.rawValue, review.claimedBy, review.claimedAt?.milliseconds,
                JSON.array(review.votes.map(\.json)).line, review.id.number,
            ])
    }
}

extension KeptReview {
    init(row: Row) throws {
        guard let state = Review.State(rawValue: try row.kept("state")),
            let votes = JSON(parsing: (try row.kept("votes") as String).utf8)?.array,
            let photos = JSON(parsing: (try row.kept("photos") as String).utf8)?.array
        else { throw Failure.damaged("review", "\(try row.kept("id") as Int64)") }
        exam = try row.kept("exam")
        review = Review(
            id: ID(try row.kept("id")), candidate: ID(try row.kept("candidate")), state: state,
            round: try row.kept("round"), uploadedAt: try row.moment("uploadedAt"),
            claimedBy: row["claimedBy"], claimedAt: (row["claimedAt"] as Int64?).map { Moment(milliseconds: $0) },
            votes: votes.compactMap(ReviewVote.init(json:)), photos: photos.compactMap(StoredFile.init(json:)))
    }
}
