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

    /// Gives the exam's reviews in the order of the queue, one at a time, as they are kept.
    package func eachReview(of exam: KeptExam, _ receive: (KeptReview) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM review WHERE exam = ? ORDER BY queuedAt, id", arguments: [exam.id])
        while let row = try rows.next() { try receive(try KeptReview(row: row)) }
    }

    /// Gives the exam's reviews in the order of the queue as they stand at `now`, one at a time.
    ///
    /// - Parameter group: only candidates of this group (报考专业).
    package func eachReview(
        of exam: KeptExam, in states: [Review.State] = Review.State.allCases, group: String? = nil, at now: Moment,
        _ receive: (KeptReview) throws -> Void
    ) throws {
        // A claim that has run out is kept as claimed and waits.
        let kept = Set(states).union(states.contains(.waiting) ? [.claimed] : []).map(\.rawValue)
        let places = kept.map { _ in "?" }.joined(separator: ", ")
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT * FROM review WHERE exam = ? AND state IN (\(places)) AND \(Reading.isOfGroup) "
                + "ORDER BY queuedAt, id",
            arguments: [exam.id] + StatementArguments(kept) + [group, group])
        while let row = try rows.next() {
            var review = try KeptReview(row: row)
            review.review = review.review.standing(at: now)
            if states.contains(review.review.state) { try receive(review) }
        }
    }

    /// The review that has waited longest of those that `staff` can decide: nobody decides twice on the same photos.
    ///
    /// - Parameter passingOver: those that were looked at and left.
    package func longestWaitingReview(
        of exam: KeptExam, for staff: String, group: String? = nil, passingOver: Set<ID<Review>> = [], at now: Moment
    ) throws -> KeptReview? {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT * FROM review WHERE exam = ? AND state IN ('waiting', 'claimed') AND \(Reading.isOfGroup) "
                + "ORDER BY queuedAt, id",
            arguments: [exam.id, group, group])
        while let row = try rows.next() {
            var kept = try KeptReview(row: row)
            kept.review = kept.review.standing(at: now)
            guard kept.review.state == .waiting, !passingOver.contains(kept.review.id) else { continue }
            if !kept.review.votes.contains(where: { $0.by == staff }) { return kept }
        }
        return nil
    }

    /// Takes the group twice; NULL: everybody.
    static let isOfGroup =
        #"(? IS NULL OR candidate IN (SELECT id FROM candidate AS member WHERE member."group" = ?))"#
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
        let queuedAt = Review.place(
            uploadedAt: uploadedAt, round: round, after: round > 1 ? try lastRuling(on: candidate) : nil)
        try db.execute(
            sql: """
                INSERT INTO review (exam, candidate, state, round, uploadedAt, queuedAt, votes, photos)
                VALUES (?, ?, 'waiting', ?, ?, ?, '[]', ?)
                """,
            arguments: [
                exam.id, candidate.number, round, uploadedAt.milliseconds, queuedAt.milliseconds,
                JSON.array(photos.map(\.json)).line,
            ])
        return ID(db.lastInsertedRowID)
    }

    private func lastRuling(on candidate: ID<Candidate>) throws -> Moment? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT max(at) FROM journal WHERE candidate = ? AND action IN
                ('review approve', 'review reject', 'review override', 'candidate reset-identity')
                """, arguments: [candidate.number]
        ).map { Moment(milliseconds: $0) }
    }

    package func save(_ review: Review) throws {
        try db.execute(
            sql: "UPDATE review SET state = ?, claimedBy = ?, claimedAt = ?, votes = ?, overrides = ? WHERE id = ?",
            arguments: [
                review.state.rawValue, review.claimedBy, review.claimedAt?.milliseconds,
                JSON.array(review.votes.map(\.json)).line, JSON.array(review.overrides.map(\.json)).line,
                review.id.number,
            ])
    }
}

extension KeptReview {
    init(row: Row) throws {
        guard let state = Review.State(rawValue: try row.kept("state")),
            let votes = JSON(parsing: (try row.kept("votes") as String).utf8)?.array,
            let overrides = JSON(parsing: (try row.kept("overrides") as String).utf8)?.array,
            let photos = JSON(parsing: (try row.kept("photos") as String).utf8)?.array
        else { throw Failure.damaged("review", "\(try row.kept("id") as Int64)") }
        exam = try row.kept("exam")
        review = Review(
            id: ID(try row.kept("id")), candidate: ID(try row.kept("candidate")), state: state,
            round: try row.kept("round"), uploadedAt: try row.moment("uploadedAt"),
            queuedAt: try row.moment("queuedAt"),
            claimedBy: try row.perhaps("claimedBy"),
            claimedAt: (try row.perhaps("claimedAt") as Int64?).map { Moment(milliseconds: $0) },
            votes: votes.compactMap(ReviewVote.init(json:)),
            overrides: overrides.compactMap(ReviewOverride.init(json:)),
            photos: photos.compactMap(StoredFile.init(json:)))
    }
}
