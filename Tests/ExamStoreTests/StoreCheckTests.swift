import ExamDomain
import ExamStore
import Foundation
import Testing

/// `db check`: everything is held against the journal, and what does not agree is named.
@Suite struct StoreCheckTests {
    let unit: UnitFolder
    let store: Store
    let exam: KeptExam
    let candidate: ID<Candidate>
    let photo: StoredFile

    /// A candidate whose photos wait for a review.
    init() throws {
        unit = try UnitFolder()
        store = try unit.found()
        exam = try store.keep(Sample.exam())
        candidate = try store.enroll(in: exam)
        let path = try unit.put("photo", "1.jpg")
        photo = try #require(try Vault.identify(path, named: "1.jpg"))
        try store.vault.keep(path, as: photo)
        let upload = CandidateAct.identityPhoto([photo])
        try store.tell(Sample.locked + [("08:05:00", upload)], of: candidate, in: exam)
        let (exam, candidate, photo) = (exam, candidate, photo)
        try store.write(by: "wang", may: .configure, at: .noon) { writing in
            _ = try writing.insert(round: 1, of: candidate, in: exam, uploadedAt: .at("08:05:00"), photos: [photo])
            try writing.record("activity import", subject: "ART2026")
        }
    }

    private func codes() throws -> [StoreFinding.Code] { try store.check().map(\.code) }

    @Test("All in order")
    func sound() throws { try store.isSound() }

    @Test(
        "A review that is not as the journal tells it is found",
        arguments: [
            "state = 'approved'", "state = 'claimed', claimedBy = 'li'", "round = 2", "uploadedAt = uploadedAt + 1",
            "photos = '[]'", "claimedBy = 'li'", "state = 'withdrawn'", "queuedAt = queuedAt + 1", "claimedAt = 5",
            "overrides = '[{\"code\":null,\"text\":null,\"by\":\"li\",\"at\":1,\"digests\":[],\"reason\":\"x\"}]'",
            "votes = '[{\"code\":null,\"text\":null,\"by\":\"li\",\"at\":1}]'",
        ])
    func review(_ edit: String) throws {
        let shell = try unit.shell()
        shell.ask("CREATE TEMP TABLE kept AS SELECT * FROM review; UPDATE review SET \(edit)")
        #expect(try codes().contains(.review))
        #expect(try Set(codes()) == [.review])
        shell.ask("DELETE FROM review; INSERT INTO review SELECT * FROM kept; DROP TABLE kept")
        try store.isSound()
    }

    @Test("A second look that no sample holds is found")
    func secondLook() throws {
        let shell = try unit.shell()
        shell.ask("INSERT INTO secondLook (review, exam, sample) SELECT id, exam, 1 FROM review LIMIT 1")
        #expect(try codes() == [.review])
        shell.ask("DELETE FROM secondLook")
        try store.isSound()
    }

    @Test("A review that is gone, and one that nobody asked for, are found")
    func reviewGone() throws {
        let shell = try unit.shell()
        shell.ask("CREATE TEMP TABLE kept AS SELECT * FROM review; DELETE FROM review")
        #expect(try codes() == [.review])
        shell.ask("INSERT INTO review SELECT * FROM kept; UPDATE kept SET id = 9, round = 2")
        shell.ask("INSERT INTO review SELECT * FROM kept; DROP TABLE kept")
        #expect(try codes() == [.review])
        shell.ask("DELETE FROM review WHERE id = 9")
        try store.isSound()
    }

    @Test("A photo that is missing, damaged or no longer a file is found")
    func photos() throws {
        let path = store.vault.path(of: photo.sha256)
        try "phot0".write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try codes() == [.vaultDamaged])
        try FileManager.default.removeItem(atPath: path)
        #expect(try codes() == [.vaultMissing])
        mkfifo(path, 0o600)
        #expect(try codes() == [.vaultDamaged])
        try FileManager.default.removeItem(atPath: path)
        try store.vault.keep(unit.place + "/1.jpg", as: photo)
        try store.isSound()
    }

    @Test(
        "An attachment that was brought in is no leftover, and is missed or found damaged; one told by digest has no file"
    )
    func attachments() throws {
        let path = try unit.put("work", "work.pdf")
        let file = try #require(try Vault.identify(path, named: "work.pdf"))
        let second = try store.enroll("A2", "E7654321", in: exam)
        let attached = [(file.sha256, file.size), (String(repeating: "b", count: 64), nil)].map { digest, arrived in
            Sample.on(
                .addAttachment(
                    Attachment(kind: .pdf, name: "\(digest.prefix(4)).pdf", size: file.size, sha256: digest),
                    arrived: arrived))
        }
        let exam = try store.keep(Sample.exam().takingPDFs)
        try store.vault.keep(path, as: file)
        #expect(try codes() == [.vaultOrphan])
        try store.tell(Sample.began + attached.map { ("09:01:00", $0) }, of: second, in: exam)
        try store.isSound()
        try "w0rk".write(toFile: store.vault.path(of: file.sha256), atomically: false, encoding: .utf8)
        #expect(try codes() == [.vaultDamaged])
        try FileManager.default.removeItem(atPath: store.vault.path(of: file.sha256))
        #expect(try codes() == [.vaultMissing])
        try store.vault.keep(path, as: file)
        try store.isSound()
    }

    @Test("Photos sent after the check was passed belong to their fact, though no review shows them")
    func latePhotos() throws {
        let path = try unit.put("late", "late.jpg")
        let late = try #require(try Vault.identify(path, named: "late.jpg"))
        try store.vault.keep(path, as: late)
        let second = try store.enroll("A2", "E7654321", in: exam)
        try store.tell(
            [("08:00:00", .identityCheck(.passed)), ("08:01:00", .identityPhoto([late]))], of: second, in: exam)
        try store.isSound()
        try FileManager.default.removeItem(atPath: store.vault.path(of: late.sha256))
        #expect(try codes() == [.vaultMissing])
    }

    @Test("A fact that the rules would refuse is found, once, and the others are still looked at")
    func unfoldable() throws {
        let second = try store.enroll("A2", "E7654321", in: exam)
        try store.tell([("08:00:00", .readNotice)], of: second, in: exam)
        #expect(try codes() == [.session])
        try unit.shell().ask("UPDATE review SET state = 'approved'")
        #expect(try codes().sorted { $0.rawValue < $1.rawValue } == [.review, .session])
    }

    @Test("Settings that are not as the journal knows them, or gone, are found")
    func settings() throws {
        let shell = try unit.shell()
        shell.ask("CREATE TEMP TABLE kept AS SELECT * FROM examRevision")
        for edit in [
            "UPDATE examRevision SET document = replace(document, '50m', '90m')",
            "UPDATE examRevision SET closedAt = 1796083200000", "DELETE FROM examRevision",
        ] {
            #expect(shell.ask(edit) == "")
            #expect(try codes().contains(.settings), "\(edit)")
            shell.ask("DELETE FROM examRevision; INSERT INTO examRevision SELECT * FROM kept")
        }
        shell.ask("DROP TABLE kept")
        try store.isSound()
    }

    @Test("A row that points at nothing is found")
    func references() throws {
        try unit.shell().ask("UPDATE candidate SET exam = 77")
        #expect(try codes() == [.foreignKey])
        try unit.shell().ask("UPDATE candidate SET exam = 1")
        try store.isSound()
    }

    @Test("Whoever can open the folder may check it, also where the staff list is gone")
    func nobody() throws {
        try unit.shell().ask("DELETE FROM staff")
        #expect(failure { try store.read(as: "wang") { _ in } } == "refused notPermitted")
        try store.isSound()
    }
}

extension Exam {
    fileprivate var takingPDFs: Exam {
        with(
            questions: questions.map { question in
                Question(
                    id: question.id, title: question.title, kind: question.kind, submitLimit: question.submitLimit,
                    attachments: AttachmentRules([AttachmentRule(kind: .pdf)]))
            })
    }
}
