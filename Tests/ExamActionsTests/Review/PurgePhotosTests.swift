import ExamActions
import ExamDomain
import ExamStore
import Foundation
import Testing

/// Photos that go for good, and those that stay.
@Suite struct PurgePhotosTests {
    let unit: Unit

    init() throws {
        unit = try Unit()
        for (index, candidate) in ["A1", "A2", "A3"].enumerated() {
            try unit.asksForReview(candidate, at: "08:2\(index)")
        }
        for candidate in ["A1", "A2"] { try unit.decide(unit.review(candidate), .approve, by: "li") }
    }

    private func purge(before clock: String = "12:00", dryRun: Bool = false, by staff: String = "wang") throws
        -> PurgePhotos.Outcome
    {
        try PurgePhotos(before: .at(clock), in: nil, reason: "保存期满", dryRun: dryRun).run(
            in: unit.store, by: staff, at: .at("20:00"))
    }

    private func hold(_ candidate: String, _ holds: Bool = true) throws {
        _ = try HoldPhotos(of: candidate, in: nil, holds: holds, reason: "申诉").run(
            in: unit.store, by: "wang", at: .at("19:00"))
    }

    private func digest(_ candidate: String) throws -> String {
        try unit.review(candidate, at: "19:00").photos[0].sha256
    }
    private func isThere(_ candidate: String) throws -> Bool {
        FileManager.default.fileExists(atPath: unit.store.vault.path(of: try digest(candidate)))
    }

    @Test(
        "Decided ones go, undecided ones stay, decisions and digests are kept, and the certificate names every digest")
    func purged() throws {
        let bytes = try unit.bytes()
        let would = try purge(dryRun: true)
        #expect(try unit.bytes() == bytes)
        #expect((would.removed, would.certificate) == (2, nil))
        let done = try purge()
        #expect((done.plan, done.removed, done.finished) == (would.plan, 2, 0))
        #expect(try ["A1", "A2", "A3"].map(isThere) == [false, false, true])
        #expect(try unit.review("A1", at: "19:00").decision?.by == "li")
        let entries = try unit.journal().filter { $0.action == "review purge" }
        #expect(entries.count == 2)
        #expect(entries.last?.seq == done.certificate)
        #expect(entries.allSatisfy { $0.reason == "保存期满" && $0.by.text == "wang" })
        for candidate in ["A1", "A2"] {
            let digest = try digest(candidate)
            #expect(entries.allSatisfy { $0.details.contains(digest) })
        }
        try unit.isSound()
        let again = try unit.bytes()
        #expect(try purge().removed == 0)
        #expect(try unit.bytes() == again)
    }

    @Test("The review copy beside a photo, and what an import left of it, go with it")
    func besides() throws {
        let path = unit.store.vault.path(of: try digest("A1"))
        let folder = (path as NSString).deletingLastPathComponent
        let names = [path + ".review.jpg", "\(folder)/.\(try digest("A1"))"]
        for name in names { try "copy".write(toFile: name, atomically: false, encoding: .utf8) }
        _ = try purge()
        #expect(!names.contains { FileManager.default.fileExists(atPath: $0) })
        try unit.isSound()
    }

    @Test("A held candidate's photos stay until the hold is taken back")
    func held() throws {
        try hold("A1")
        try unit.isRefused("alreadyHeld") { try hold("A1") }
        let first = try purge()
        #expect((first.removed, first.plan.kept[.held]) == (1, 1))
        #expect(try isThere("A1"))
        try hold("A1", false)
        try unit.isRefused("notHeld") { try hold("A1", false) }
        #expect(try purge().removed == 1)
        #expect(try !isThere("A1"))
        try unit.isSound()
    }

    @Test("Who is to be held is held by the same command, and so a dry run shows it")
    func heldAtOnce() throws {
        func purge(_ held: [String], dryRun: Bool) throws -> PurgePhotos.Outcome {
            try PurgePhotos(before: .at("12:00"), in: nil, reason: "保存期满", holding: held, dryRun: dryRun).run(
                in: unit.store, by: "wang", at: .at("20:00"))
        }
        try unit.isRefused("notOnRoster") { try purge(["A9"], dryRun: false) }
        let bytes = try unit.bytes()
        #expect(try purge(["A1"], dryRun: true).plan.kept[.held] == 1)
        #expect(try unit.bytes() == bytes)
        #expect(try purge(["A1", "A1"], dryRun: false).removed == 1)
        #expect(try (isThere("A1"), isThere("A2")) == (true, false))
        #expect(try unit.journal().filter { $0.action == "review hold" }.map(\.subject) == ["A1"])
        try unit.isSound()
    }

    @Test("A photo that an undecided review has too stays, and goes once that is decided")
    func shared() throws {
        try "photo of A1".write(toFile: unit.place + "/same.jpg", atomically: false, encoding: .utf8)
        try unit.day(
            of: "A4", "08:01 identityCheck outcome=failed", "08:02 identityCheck outcome=failed",
            "08:03 identityCheck outcome=failed", "08:30 identityPhoto files=same.jpg")
        let first = try purge()
        #expect((first.removed, first.plan.shared) == (1, 1))
        #expect(try isThere("A1"))
        try unit.isSound()
        try unit.decide(unit.review("A4"), .reject(.blurred), by: "li")
        #expect(try purge().removed == 1)
        #expect(try !isThere("A4"))
        try unit.isSound()
    }

    @Test("Killed after its first entry, or while the files go, the next run finishes it; meanwhile nothing is damaged")
    func interrupted() throws {
        let plan = try unit.store.read(as: "wang") { try $0.purgePlan(of: $0.chosenExam(nil), before: .at("12:00")) }
        let copy = try #require(try unit.store.vault.keepCopy(of: plan.digests[0]) { write($0, "copy", 4) as Int? })
        try unit.store.write(by: "wang", may: .administer, at: .at("19:00")) { writing in
            try writing.save(
                ReviewCopy(
                    photo: plan.digests[0],
                    outcome: .made(sha256: copy.sha256, width: 1, height: 1, nearHash: nil)))
            try writing.record("review copies", subject: "", details: .members([:]))
        }
        // The first entry alone, as a kill right after its commit leaves it.
        try unit.store.write(by: "wang", may: .administer, at: .at("19:30")) { writing in
            let exam = try writing.reading.chosenExam(nil)
            try writing.record(
                "review purge", subject: "ART2026", reason: "保存期满",
                details: .members([
                    "reviews": .array(plan.reviews.map { .integer($0.number) }),
                    "digests": .array(plan.digests.map(JSON.string)),
                ]), link: JournalEntry.Link(exam: exam.id))
        }
        #expect(try unit.store.check().map(\.code) == [.vaultOrphan, .vaultOrphan])
        #expect(try unit.store.check().allSatisfy { !$0.isDamage })
        // One file gone, the other not.
        try unit.store.vault.remove(plan.digests[0])
        #expect(try unit.store.check().map(\.code) == [.vaultOrphan])
        let finished = try purge()
        #expect((finished.finished, finished.removed, finished.plan.isEmpty) == (2, 2, true))
        #expect(try ["A1", "A2"].map(isThere) == [false, false])
        try unit.isSound()
    }

    @Test("What was purged goes from a former backup with the next, and does not come back from an older one")
    func backups() throws {
        let backup = BackupFolder(unit.place + "/backup")
        let (vault, restored) = (unit.store.vault, unit.place + "/restored")
        _ = try unit.store.backUp(to: backup, force: false)
        let photo = try String(contentsOfFile: vault.path(of: digest("A1")), encoding: .utf8)
        _ = try purge()
        let made = try unit.store.backUp(to: backup, force: true)
        #expect(try !FileManager.default.fileExists(atPath: backup.path + vaultPath(digest("A1"))))
        // As if it lay in the backup still.
        try photo.write(toFile: backup.path + vaultPath(digest("A1")), atomically: false, encoding: .utf8)
        #expect(try Store.restore(backup, to: restored).files == made.files)
        let other = try Store.open(at: restored)
        #expect(try other.check() == [])
        // And where it came back another way, the next purge takes it.
        try FileManager.default.createDirectory(
            atPath: (other.vault.path(of: digest("A1")) as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true)
        try photo.write(toFile: other.vault.path(of: digest("A1")), atomically: false, encoding: .utf8)
        #expect(try other.check().map(\.code) == [.vaultOrphan])
        let outcome = try PurgePhotos(before: .at("12:00"), in: nil, reason: "保存期满").run(
            in: other, by: "wang", at: .at("20:00"))
        #expect((outcome.removed, outcome.finished) == (1, 1))
        #expect(try other.check() == [])
    }

    private func vaultPath(_ digest: String) -> String { "/vault/\(digest.prefix(2))/\(digest)" }

    @Test("A photo that comes in again after its purge is kept, and is missed when it is gone")
    func again() throws {
        _ = try purge()
        try unit.decide(unit.review("A3"), .reject(.blurred), by: "li")
        try "photo of A1".write(toFile: unit.place + "/A3.jpg", atomically: false, encoding: .utf8)
        try unit.day(of: "A3", "10:40 identityPhoto files=A3.jpg")
        #expect(try isThere("A1"))
        try unit.isSound()
        try FileManager.default.removeItem(atPath: unit.store.vault.path(of: digest("A1")))
        #expect(try unit.store.check().map(\.code) == [.vaultMissing])
        try "photo of A1".write(toFile: unit.store.vault.path(of: digest("A1")), atomically: false, encoding: .utf8)
        try unit.isSound()
    }

    @Test("What is recent stays; a purge of nothing writes nothing")
    func recent() throws {
        let bytes = try unit.bytes()
        #expect(try purge(before: "10:10").plan.kept == [.recent: 2, .undecided: 1])
        #expect(try unit.bytes() == bytes)
        #expect(try purge(before: "10:10:00.001").removed == 2)
        try unit.isSound()
    }

    @Test("Only admins", arguments: ["li", "chen", "qian", "nobody"])
    func notPermitted(_ staff: String) throws {
        for dryRun in [true, false] { try unit.isRefused("notPermitted") { try purge(dryRun: dryRun, by: staff) } }
        try unit.isRefused("notPermitted") {
            try HoldPhotos(of: "A1", in: nil, holds: true, reason: "申诉").run(
                in: unit.store, by: staff, at: .at("19:00"))
        }
        try unit.isSound()
    }
}
