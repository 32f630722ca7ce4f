import ExamDomain
import GRDB

extension Reading {
    package func secondLook(at review: ID<Review>) throws -> SecondLook? {
        try Row.fetchOne(db, sql: "SELECT * FROM secondLook WHERE review = ?", arguments: [review.number])
            .map(SecondLook.init(row:))
    }

    /// Gives the exam's second looks with the review of each, in the order of samples and numbers.
    package func eachSecondLook(of exam: KeptExam, _ receive: (SecondLook, Review) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM secondLook WHERE exam = ? ORDER BY sample, review", arguments: [exam.id])
        while let row = try rows.next() {
            let look = try SecondLook(row: row)
            guard let kept = try review(look.review) else { continue }
            try receive(look, kept.review)
        }
    }

    /// The first that nobody has looked at and `staff` may.
    package func nextSecondLook(of exam: KeptExam, for staff: String, at now: Moment) throws -> SecondLook? {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM secondLook WHERE exam = ? AND vote IS NULL ORDER BY sample, review",
            arguments: [exam.id])
        while let row = try rows.next() {
            let look = try SecondLook(row: row)
            guard let kept = try review(look.review) else { continue }
            if look.claimedBy != staff || look.claimedAt.map({ ReviewLease.holds($0, at: now) }) != true,
                look.refusal(to: staff, of: kept.review, at: now) == nil
            {
                return look
            }
        }
        return nil
    }

    /// Decided reviews that no sample holds yet, by number: what the next one is drawn from.
    ///
    /// - Parameter gone: digests of photos that cannot be looked at any more.
    package func reviewsToSample(of exam: KeptExam, gone: Set<String>) throws -> [ID<Review>] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT * FROM review WHERE exam = ? AND state IN ('approved', 'rejected')
                AND id NOT IN (SELECT review FROM secondLook) ORDER BY id
                """, arguments: [exam.id])
        var found: [ID<Review>] = []
        while let row = try rows.next() {
            let review = try KeptReview(row: row).review
            if gone.isDisjoint(with: review.photos.map(\.sha256)) { found.append(review.id) }
        }
        return found
    }
}

extension Writing {
    package func insert(_ look: SecondLook, of exam: KeptExam) throws {
        try db.execute(
            sql: "INSERT INTO secondLook (review, exam, sample) VALUES (?, ?, ?)",
            arguments: [look.review.number, exam.id, look.sample])
    }

    package func save(_ look: SecondLook) throws {
        try db.execute(
            sql: "UPDATE secondLook SET claimedBy = ?, claimedAt = ?, vote = ? WHERE review = ?",
            arguments: [look.claimedBy, look.claimedAt?.milliseconds, look.vote?.json.line, look.review.number])
    }
}

extension SecondLook {
    init(row: Row) throws {
        let written: String? = try row.perhaps("vote")
        let vote = written.flatMap { JSON(parsing: $0.utf8) }.flatMap(ReviewVote.init(json:))
        guard (written == nil) == (vote == nil) else {
            throw Failure.damaged("secondLook", "\(try row.kept("review") as Int64)")
        }
        self.init(
            at: ID(try row.kept("review")), sample: try row.kept("sample"), claimedBy: try row.perhaps("claimedBy"),
            claimedAt: (try row.perhaps("claimedAt") as Int64?).map { Moment(milliseconds: $0) }, vote: vote)
    }
}

// MARK: - As the journal tells them

extension Reading {
    /// Reviews whose second look is not as the journal tells it, or stands on one side alone.
    func secondLooksOffTheJournal() throws -> [ID<Review>] {
        var told: [ID<Review>: SecondLook] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT seq, at, by, action, details FROM journal
                WHERE \(Reading.isRareReviewAct) AND action LIKE 'review sample%' ORDER BY seq
                """)
        while let row = try rows.next() {
            try Reading.follow(row, row.json("details"), &told)
        }
        var off: [ID<Review>] = []
        let kept = try Row.fetchCursor(db, sql: "SELECT * FROM secondLook")
        while let row = try kept.next() {
            let look = try SecondLook(row: row)
            if told.removeValue(forKey: look.review) != look { off.append(look.review) }
        }
        return off + told.keys.sorted { $0.number < $1.number }
    }

    private static func follow(_ row: Row, _ json: JSON, _ told: inout [ID<Review>: SecondLook]) throws {
        let (action, by): (String, String) = (try row.kept("action"), try row.kept("by"))
        let at = try row.moment("at")
        guard action != "review sample" else {
            for number in (json["reviews"]?.array ?? []).compactMap(\.integer) {
                told[ID(number)] = SecondLook(at: ID(number), sample: try row.kept("seq"))
            }
            return
        }
        guard let id = json["review"]?.integer.map({ ID<Review>($0) }) else { return }
        if action == "review sample claim" {
            told[id]?.claim(by: by, at: at)
            return
        }
        let code = json["code"]?.string.flatMap(RejectionCode.init(rawValue:))
        guard (action == "review sample approve") == (code == nil) else { return }
        told[id]?.decide(
            ReviewVote(
                choice: code.map { .reject($0) } ?? .approve, text: json["text"]?.string, by: by, at: at,
                digests: (json["digests"]?.array ?? []).compactMap(\.string)))
    }

    /// As the index of them says it: acts that are few among many entries.
    static let isRareReviewAct = """
        action IN ('review purge', 'review hold', 'review unhold', 'review sample', 'review sample claim', \
        'review sample approve', 'review sample reject')
        """
}
