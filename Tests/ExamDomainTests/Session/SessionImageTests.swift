import ExamDomain
import Testing

/// A session kept as bytes is the same session, and bytes that are none never do harm. That any session comes back is shown in
/// `SessionPropertyTests`.
@Suite("Sessions as bytes")
struct SessionImageTests {
    /// Something of everything: a dual-camera question reopened twice, a failed take, an upload on its way, attachments, votes,
    /// every kind of grant, one of them revoked.
    private let story = Scenario(
        .recorded("q1", takes: .several(5), cameras: .two, submitLimit: .minutes(50)),
        .offline("q2", attachments: .portfolio), .recorded("q3", takes: .unlimited, rehearsal: true)
    )
    .at("07:00").does(.identityCheck(.failed), .identityCheck(.failed), .identityCheck(.failed))
    .at("07:05").does(.identityPhoto([StoredFile(sha256: digest, name: "手持.jpg", size: ByteSize(4))]))
    .staff(
        .vote(
            ReviewVote(
                choice: .reject(.blurred), text: "看不清", by: "mei", at: Moment(examDay: "07:10"), digests: [digest]),
            round: 1)
    )
    .staffGrants(.identityReset, entry: 7)
    .enters()
    .at("09:00").does(.startAnswer("q1"), .pair(on: "q1"), .record(1, .second, on: "q1"), .record(1, on: "q1"))
    .at("09:01").does(.stop(1, on: "q1"), .stop(1, .second, on: "q1"), .fail(1, on: "q1"))
    .at("09:05").does(.pair(on: "q1"), .record(2, .second, on: "q1"), .record(2, on: "q1"))
    .at("09:06").does(.stop(2, on: "q1"), .stop(2, .second, on: "q1"), .upload(2, on: "q1"), .select(2, on: "q1"))
    .does(.submit("q1"))
    .staffGrants(.reopen(QuestionID(told: "q1"), .continue), at: "12-01 09:30", entry: 40)
    .at("09:40").does(.submit("q1"))
    .staffGrants(.reopen(QuestionID(told: "q1"), .fresh), at: "12-01 09:50", entry: 41)
    .staffGrants(.takes(QuestionID(told: "q1"), count: 2), entry: 42)
    .staffGrants(.time(nil, .factor(1.25)), entry: 43).staffGrants(
        .time(QuestionID(told: "q2"), .minutes(15)), entry: 44
    )
    .staffRevokes(43)
    .at("10:00").does(.open("q2"), .attach(on: "q2"))
    .at("10:30").does(.startRehearsal("q3"))

    private static let digest = String(repeating: "c", count: 64)

    @Test("Everything in a session comes back")
    func everything() throws {
        let session = story.session
        #expect(session.answer(QuestionID(told: "q1")).reopenedFrom.first?.reopenedFrom.count == 1)
        #expect(session.grants.count == 6)
        #expect(try session.throughImage(in: story.exam) == session)
    }

    @Test("Nothing yet is a session too")
    func nothing() throws { #expect(try Session().throughImage(in: story.exam) == Session()) }

    @Test("As many reopenings as there may be come back, and none lies within another")
    func manyReopenings() throws {
        var long = story.at("11:00").does(.startRehearsal("q3"), .startAnswer("q3"), .record(1, on: "q3"))
            .at("11:01").does(.stop(1, on: "q3"), .select(1, on: "q3"))
        for _ in 0..<2000 {
            long = long.does(.submit("q3")).staffGrants(.reopen(QuestionID(told: "q3"), .continue), at: "12-01 11:02")
        }
        let image = long.session.image
        let back = try Session(image: image) { _, question in long.exam.exam.question(question) }
        #expect(back.image == image)
    }

    @Test("Cut off anywhere, or with something behind, it is no image")
    func cut() {
        let image = story.session.image
        for count in image.indices {
            #expect(throws: ImageDamage.self) { try Session.from(Array(image.prefix(count)), in: story.exam) }
        }
        #expect(throws: ImageDamage.self) { try Session.from(image + [0], in: story.exam) }
    }

    @Test("Settings that there never were are no settings")
    func settings() {
        #expect(throws: ImageDamage.self) { try Session(image: story.session.image) { _, _ in nil } }
    }

    @Test(
        "A byte changed anywhere gives no session, or one that can be looked at",
        arguments: [0x01, 0x7f, 0x80, 0xff] as [UInt8])
    func changed(by bits: UInt8) throws {
        let image = story.session.image
        for place in image.indices {
            var other = image
            other[place] ^= bits
            guard let session = try? Session.from(other, in: story.exam) else { continue }
            let settled = session.settled(at: Moment(examDay: "12-05 08:00"), in: story.exam)
            _ = Standing(of: settled, in: story.exam)
            _ = settled.image
        }
    }

    @Test("Bytes of no sense end, and do not take the memory", arguments: 0..<50)
    func noise(seed: Int) {
        var chance = SplitMix64(seed: UInt64(seed))
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...80, using: &chance)).map { _ in
                UInt8.random(in: 0...255, using: &chance)
            }
            _ = try? Session.from(bytes, in: story.exam)
        }
    }
}

extension Session {
    static func from(_ image: [UInt8], in exam: ExamInForce) throws(ImageDamage) -> Session {
        try Session(image: image) { revision, question in
            revision == exam.revision ? exam.exam.question(question) : nil
        }
    }

    func throughImage(in exam: ExamInForce) throws -> Session { try Session.from(image, in: exam) }
}
