import ExamDomain
import Foundation
import Testing

@testable import ExamStore

/// A database that a bad disk or a bad copy has changed: it is told, and the program never ends over it.
@Suite struct DamagedFileTests {
    let unit: UnitFolder
    let whole: [UInt8]
    let entries: [JournalEntry]

    init() throws {
        unit = try UnitFolder()
        let store = try unit.found()
        let exam = try store.keep(Sample.exam(reviewers: 2))
        let candidate = try store.enroll(in: exam)
        let (second, photo) = (try store.enroll("A2", "E7654321", in: exam), Sample.photo)
        try store.tell(Sample.began, of: candidate, in: exam)
        try store.tell(Sample.locked + [("08:05:00", .identityPhoto([photo]))], of: second, in: exam)
        try store.apply(
            .grant(Grant(kind: .time(nil, .factor(1.5)), reason: "停电", by: "wang", at: .noon)), to: candidate, in: exam,
            reason: "停电")
        try store.write(by: "wang", may: .review, at: .noon) { writing in
            let id = try writing.insert(round: 1, of: second, in: exam, uploadedAt: .at("08:05:00"), photos: [photo])
            let vote = ReviewVote(choice: .approve, text: nil, by: "li", at: .noon)
            try writing.save(
                Review(
                    id: id, candidate: second, round: 1, uploadedAt: .at("08:05:00"), votes: [vote], photos: [photo]))
            try writing.record(
                "review approve", subject: "A2", details: StaffAct.vote(vote, round: 1).details,
                link: JournalEntry.Link(exam: exam.id, candidate: second, revision: 1))
        }
        entries = try store.entries()
        whole = [UInt8](try #require(FileManager.default.contents(atPath: unit.database)))
    }

    /// Reads everything there is to read.
    private func readAll(_ store: Store) throws {
        try store.read(as: "wang") { reading in
            _ = try (reading.unitName(), reading.staff())
            for exam in try reading.exams() {
                let revisions = try reading.revisions(of: exam)
                _ = try reading.latestFact(of: exam)
                try reading.eachCandidate(of: exam) { candidate in
                    let session = try reading.session(of: candidate.id, under: revisions)
                    _ = Standing(of: session.settled(at: .at("12:00:00"), in: exam.inForce), in: exam.inForce)
                    _ = try reading.latestReview(of: candidate.id)
                }
                try reading.eachReview(of: exam) { _ in }
                try reading.eachException(of: exam) { _ in }
            }
        }
    }

    /// What comes of each step with this file; nil where it succeeded.
    private func outcomes(of bytes: [UInt8]) throws -> [String?] {
        try Data(bytes).write(to: URL(fileURLWithPath: unit.database))
        let steps: [(Store) throws -> Void] = [
            { store in
                // The photo's file was never kept: that alone is no damage of the database.
                guard let found = try store.check().first(where: { $0.code != .vaultMissing }) else { return }
                throw Failure.damaged(unit.database, found.message.en)
            },
            readAll, { _ = try $0.verify() },
            { store in
                guard case .whole = try store.verify() else { return }
                let found = try store.entries()
                #expect(entries.starts(with: found), "a changed entry passed for whole")
            },
            { store in
                try store.write(by: "wang", may: .administer, at: .noon, dryRun: true) {
                    _ = try $0.record("try", subject: "x")
                }
            },
        ]
        return steps.map { step in failure { try step(try unit.open()) } }
    }

    private func isTold(_ outcomes: [String?]) -> Bool {
        outcomes.compactMap { $0 }.allSatisfy { told in
            ["damaged ", "internal ", "io ", "noInput ", "refused "].contains { told.hasPrefix($0) }
        }
    }

    @Test("Cut off anywhere it is damaged, or the damage is found")
    func truncated() throws {
        for length in stride(from: 0, to: whole.count, by: 4096) + [1, 15, 16, 99, 100, 4095, whole.count - 1] {
            let outcomes = try outcomes(of: Array(whole.prefix(length)))
            #expect(isTold(outcomes), "\(length): \(outcomes)")
            #expect(outcomes.contains { $0 != nil }, "\(length) bytes of \(whole.count) passed for all")
        }
    }

    /// The places of bytes that are not zero: the others are mostly room that nothing uses.
    private var written: [Int] { whole.indices.filter { whole[$0] != 0 } }

    @Test("One byte changed anywhere never ends the program, and no changed entry passes for whole")
    func flipped() throws {
        var state: UInt64 = 20_261_201
        let places = written
        for _ in 0..<150 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = whole
            let place = places[Int(state >> 33) % places.count]
            bytes[place] ^= UInt8(truncatingIfNeeded: state >> 20) | 1
            let outcomes = try outcomes(of: bytes)
            #expect(isTold(outcomes), "byte \(place): \(outcomes)")
        }
    }
}
