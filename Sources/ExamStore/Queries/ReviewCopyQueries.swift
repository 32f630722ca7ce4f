import ExamDomain
import GRDB

extension Reading {
    /// What came of a photo; nil where no copy has been made yet.
    package func reviewCopy(of photo: String) throws -> ReviewCopy? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM reviewCopy WHERE photo = ?"), arguments: [photo]
        ).map(ReviewCopy.init(row:))
    }

    func reviewCopies() throws -> [ReviewCopy] {
        try Row.fetchAll(db, sql: "SELECT * FROM reviewCopy ORDER BY photo").map(ReviewCopy.init(row:))
    }

    /// The photos of all reviews, each once, sorted by digest.
    package func photos(of exam: KeptExam?) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT file.value ->> 'sha256' AS digest FROM review, json_each(review.photos) AS file
                WHERE ? IS NULL OR exam = ? ORDER BY digest
                """, arguments: [exam?.id, exam?.id])
    }

    /// Photos of other candidates of the same exam that are, or look like, one of this review; the same file first.
    package func likenesses(of review: Review, in exam: KeptExam) throws -> [PhotoLikeness] {
        var own: [(sha256: String, hash: NearHash?)] = []
        for photo in review.photos {
            own.append((photo.sha256, try reviewCopy(of: photo.sha256)?.nearHash))
        }
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT review.id, review.candidate, file.value ->> 'sha256' AS digest, reviewCopy.nearHash
                FROM review, json_each(review.photos) AS file
                LEFT JOIN reviewCopy ON reviewCopy.photo = file.value ->> 'sha256'
                WHERE review.exam = ? AND review.candidate <> ? ORDER BY review.id, file.id
                """, arguments: [exam.id, review.candidate.number])
        var found: [PhotoLikeness] = []
        while let row = try rows.next() {
            let digest: String = try row.kept("digest")
            let hash = (try row.perhaps("nearHash") as Int64?).map { NearHash(bits: UInt64(bitPattern: $0)) }
            for photo in own {
                guard let degree = PhotoLikeness.degree(photo, (digest, hash)) else { continue }
                found.append(
                    PhotoLikeness(
                        degree: degree, review: ID(try row.kept("id")), candidate: ID(try row.kept("candidate")),
                        photo: photo.sha256, other: digest))
            }
        }
        return found.filter { $0.degree == .exact } + found.filter { $0.degree == .similar }
    }

    /// All rounds of a candidate, the first one first.
    package func reviews(of candidate: ID<Candidate>) throws -> [Review] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM review WHERE candidate = ? ORDER BY round", arguments: [candidate.number]
        ).map { try KeptReview(row: $0).review }
    }
}

extension PhotoLikeness {
    fileprivate static func degree(
        _ one: (sha256: String, hash: NearHash?), _ other: (sha256: String, hash: NearHash?)
    ) -> Degree? {
        if one.sha256 == other.sha256 { return .exact }
        guard let hash = one.hash, let second = other.hash, hash.isNear(second) else { return nil }
        return .similar
    }
}

extension Writing {
    /// The photo is gone for good, and what was made from it with it.
    package func forgetCopy(of photo: String) throws {
        try db.execute(sql: "DELETE FROM reviewCopy WHERE photo = ?", arguments: [photo])
    }

    /// In the place of what came of the photo before.
    package func save(_ copy: ReviewCopy) throws {
        let values: StatementArguments =
            switch copy.outcome {
            case .made(let sha256, let width, let height, let hash):
                [copy.photo, sha256, width, height, hash.map { Int64(bitPattern: $0.bits) }, nil]
            case .unreadable(let defect): [copy.photo, nil, nil, nil, nil, defect.rawValue]
            }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO reviewCopy (photo, sha256, width, height, nearHash, defect)
                VALUES (?, ?, ?, ?, ?, ?)
                """, arguments: values)
    }
}

extension ReviewCopy {
    fileprivate init(row: Row) throws {
        let photo: String = try row.kept("photo")
        if let defect = try row.perhaps("defect") as String? {
            // NB: one that a newer program named is at least no copy.
            self.init(photo: photo, outcome: .unreadable(PhotoDefect(rawValue: defect) ?? .broken))
        } else {
            self.init(
                photo: photo,
                outcome: .made(
                    sha256: try row.kept("sha256"), width: try row.kept("width"), height: try row.kept("height"),
                    nearHash: (try row.perhaps("nearHash") as Int64?).map { NearHash(bits: UInt64(bitPattern: $0)) }))
        }
    }
}
