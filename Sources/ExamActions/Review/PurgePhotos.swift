import ExamDomain
import ExamStore

/// Removes the photos of old decided reviews for good. Decisions and digests stay.
///
/// An entry names what is going to go, then the files go, then a further entry certifies it: whatever instant the program is
/// killed at, the journal says what was meant, and the next run finishes it.
package struct PurgePhotos {
    let exam: String?
    let before: Moment
    let reason: String
    let holding: [String]
    let dryRun: Bool

    package struct Outcome: Sendable {
        package let plan: PhotoRetention.Plan
        /// Photos removed now; under a dry run: that would be.
        package let removed: Int
        /// Of these, photos of earlier purges that had been interrupted.
        package let finished: Int
        /// The certificate's entry; nil where there was nothing to certify, and under a dry run.
        package let certificate: Int64?
    }

    /// - Parameters:
    ///   - before: photos that came, and were ruled on, before this moment.
    ///   - holding: candidates whose photos are put on hold first, for the same reason; those on hold already stay so.
    package init(before: Moment, in exam: String?, reason: String, holding: [String] = [], dryRun: Bool = false) {
        self.before = before
        self.exam = exam
        self.reason = reason
        self.holding = holding
        self.dryRun = dryRun
    }

    /// - Throws: `Refusal` `notOnRoster` for a stranger to be held; `Failure` `.io` where a file does not go: the next run
    ///   finishes it.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Outcome {
        let interrupted = try open(in: store, by: staff)
        guard !dryRun else {
            let left = interrupted.reduce(0) { $0 + $1.photos.count }
            let plan = try begin(in: store, by: staff, at: now)
            return Outcome(plan: plan, removed: plan.digests.count + left, finished: left, certificate: nil)
        }
        var finished = 0
        for open in interrupted { finished += try finish(open.purge, in: store, by: staff, at: now).removed }
        let plan = try begin(in: store, by: staff, at: now)
        var last: (removed: Int, certificate: Int64?) = (0, nil)
        for open in try open(in: store, by: staff) { last = try finish(open.purge, in: store, by: staff, at: now) }
        return Outcome(
            plan: plan, removed: finished + last.removed, finished: finished, certificate: last.certificate)
    }

    private func open(in store: Store, by staff: String) throws -> [OpenPurge] {
        try store.read(as: staff, may: .administer) { try PurgePhotos.open(in: store.vault, $0) }
    }

    /// A purge with the photos that are still to go.
    private typealias OpenPurge = (purge: PhotoPurge, photos: [String])

    /// Purges that were interrupted, and those whose photos lie in the vault again without having come in, as from an old copy
    /// of the folder.
    private static func open(in vault: Vault, _ reading: Reading) throws -> [OpenPurge] {
        let left = try reading.goneFiles().intersection(vault.digests())
        return try reading.purges().compactMap { purge in
            guard purge.isDone else { return (purge, try reading.stillGoing(purge)) }
            let photos = purge.digests.filter(left.contains)
            return photos.isEmpty ? nil : (purge, photos)
        }
    }

    private func begin(in store: Store, by staff: String, at now: Moment) throws -> PhotoRetention.Plan {
        try store.write(by: staff, may: .administer, at: now, dryRun: dryRun) { writing in
            let exam = try writing.reading.chosenExam(exam)
            for told in holding { try hold(told, in: exam, &writing) }
            let plan = try writing.reading.purgePlan(of: exam, before: before)
            guard !plan.isEmpty else { return plan }
            try writing.record(
                "review purge", subject: exam.exam.code.text, reason: reason,
                details: .members([
                    "before": .string(exam.exam.timeZone.iso8601(before)), "photos": .count(plan.digests.count),
                    "reviews": .array(plan.reviews.map { .integer($0.number) }),
                    "digests": .array(plan.digests.map(JSON.string)),
                ]), link: JournalEntry.Link(exam: exam.id))
            return plan
        }
    }

    private func hold(_ told: String, in exam: KeptExam, _ writing: inout Writing) throws {
        guard let candidate = try writing.reading.candidate(CandidateName(told: told), in: exam) else {
            throw Refusal.notOnRoster
        }
        guard try writing.reading.photoHolds()[candidate.id] == nil else { return }
        try writing.recordHold("review hold", on: candidate, in: exam, reason: reason)
    }

    /// Behind the write door, so that no import brings a photo in again while it is being removed.
    private func finish(
        _ purge: PhotoPurge, in store: Store, by staff: String, at now: Moment
    ) throws -> (removed: Int, certificate: Int64?) {
        let vault = store.vault
        return try store.write(by: staff, may: .administer, at: now) { writing in
            // Another program may have finished it meanwhile.
            let open = try PurgePhotos.open(in: vault, writing.reading)
            guard let going = open.first(where: { $0.purge.entry == purge.entry })?.photos else { return (0, nil) }
            for digest in going {
                try vault.remove(digest)
                try writing.forgetCopy(of: digest)
            }
            let code = try writing.reading.exams().first { $0.id == purge.exam }?.exam.code.text ?? ""
            let certificate = try writing.record(
                "review purge", subject: code, reason: purge.reason,
                details: .members([
                    "purge": .integer(purge.entry), "photos": .count(going.count),
                    "reviews": .array(purge.reviews.map { .integer($0.number) }),
                    "digests": .array(going.map(JSON.string)),
                ]), link: JournalEntry.Link(exam: purge.exam))
            return (going.count, certificate)
        }
    }
}
