import ExamDomain
import GRDB

/// A purge of photos as the journal tells it. The entry that begins it names every photo; the one that ends it is the
/// certificate.
package struct PhotoPurge: Hashable, Sendable {
    /// The number of the entry that began it.
    package let entry: Int64
    package let exam: Int64
    package let reason: String
    package let reviews: [ID<Review>]
    package let digests: [String]
    /// False while it was interrupted: files may be left.
    package fileprivate(set) var isDone = false
}

/// Photos kept for a reason, whatever a purge says.
package struct PhotoHold: Hashable, Sendable {
    package let by: String
    package let at: Moment
    package let reason: String
}

extension Reading {
    /// All purges of the unit in their order.
    package func purges() throws -> [PhotoPurge] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT seq, reason, details, exam FROM journal
                WHERE \(Reading.isRareReviewAct) AND action = 'review purge' ORDER BY seq
                """)
        var purges: [PhotoPurge] = []
        while let row = try rows.next() {
            let json = try row.json("details")
            if let begun = json["purge"]?.integer {
                guard let index = purges.firstIndex(where: { $0.entry == begun }) else { continue }
                purges[index].isDone = true
            } else {
                purges.append(
                    PhotoPurge(
                        entry: try row.kept("seq"), exam: try row.kept("exam"), reason: try row.perhaps("reason") ?? "",
                        reviews: (json["reviews"]?.array ?? []).compactMap(\.integer).map { ID($0) },
                        digests: (json["digests"]?.array ?? []).compactMap(\.string)))
            }
        }
        return purges
    }

    /// Of these photos those that a purge took; one that lies in the vault all the same has come in again.
    package func purged(of photos: [String], from vault: Vault) throws -> Set<String> {
        let ever = Set(try purges().flatMap(\.digests))
        return Set(photos.filter { ever.contains($0) && FileSystem.status(of: vault.path(of: $0)) == nil })
    }

    /// Digests of photos that were purged and have not come in again since.
    package func purgedDigests() throws -> Set<String> {
        var gone: [String: Int64] = [:]
        for purge in try purges() { for digest in purge.digests { gone[digest] = purge.entry } }
        guard !gone.isEmpty else { return [] }
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT json_extract(file.value, '$.sha256') AS digest, max(seq) AS seq
                FROM journal, json_each(details, '$.files') AS file WHERE action = 'identityPhoto' GROUP BY digest
                """)
        while let row = try rows.next() {
            guard let digest = try row.perhaps("digest") as String?, let purged = gone[digest] else { continue }
            if try row.kept("seq") > purged { gone[digest] = nil }
        }
        return Set(gone.keys)
    }

    /// Digests of photos that were purged and that nothing else has need of: they lie in no vault, a backup's neither.
    package func goneFiles() throws -> Set<String> {
        let gone = try purgedDigests()
        return try gone.isEmpty ? [] : gone.subtracting(attachmentDigests())
    }

    /// As the facts tell them.
    func attachmentDigests() throws -> Set<String> {
        try Set(digests("SELECT json_extract(details, '$.sha256') FROM journal WHERE action = 'addAttachment'"))
    }

    /// By candidate; those taken back are left out.
    package func photoHolds() throws -> [ID<Candidate>: PhotoHold] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT at, by, action, reason, candidate FROM journal
                WHERE \(Reading.isRareReviewAct) AND action IN ('review hold', 'review unhold') ORDER BY seq
                """)
        var holds: [ID<Candidate>: PhotoHold] = [:]
        while let row = try rows.next() {
            let candidate = ID<Candidate>(try row.kept("candidate"))
            let action: String = try row.kept("action")
            holds[candidate] =
                action == "review hold"
                ? PhotoHold(by: try row.kept("by"), at: try row.moment("at"), reason: try row.perhaps("reason") ?? "")
                : nil
        }
        return holds
    }

    /// What a purge of this exam's photos before a moment would do.
    package func purgePlan(of exam: KeptExam, before: Moment) throws -> PhotoRetention.Plan {
        let holds = try photoHolds()
        let released = Set(try purges().flatMap(\.reviews))
        var holdings: [PhotoRetention.Holding] = []
        var others = try filesOfNoReview()
        for other in try exams() {
            try eachReview(of: other) { kept in
                let review = kept.review
                let isHeld = holds[review.candidate] != nil
                if other.id == exam.id {
                    holdings.append(PhotoRetention.Holding(review, isHeld: isHeld, before: before))
                } else if isHeld || !released.contains(review.id) {
                    others.formUnion(review.photos.map(\.sha256))
                }
            }
        }
        return PhotoRetention.plan(holdings, others: others, gone: try purgedDigests(), released: released)
    }

    /// Attachments, and photos that opened no round because the check was passed already.
    private func filesOfNoReview() throws -> Set<String> {
        try attachmentDigests().union(
            digests(
                """
                SELECT json_extract(file.value, '$.sha256')
                FROM journal, json_each(details, '$.files') AS file
                WHERE action = 'identityPhoto' AND NOT EXISTS (
                    SELECT 1 FROM review WHERE review.candidate = journal.candidate
                    AND instr(review.photos, json_extract(file.value, '$.sha256')) > 0)
                """))
    }

    /// Of a purge that was begun: the photos that have not come in again meanwhile.
    package func stillGoing(_ purge: PhotoPurge) throws -> [String] {
        let gone = try purgedDigests()
        return purge.digests.filter(gone.contains)
    }
}
