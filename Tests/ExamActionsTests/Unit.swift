import ExamActions
import ExamDomain
import ExamStore
import Foundation
import Testing

/// A unit in a folder of its own on its exam day: an exam of two questions, four candidates, and one of the staff for every
/// role; gone after the test.
final class Unit {
    let place: String
    let store: Store
    let exam: Exam

    /// Wang the admin, chen the configurator, li, zhao and sun the reviewers, qian the exporter.
    init(reviewers: Int = 1, candidates: Int = 4) throws {
        place = Unit.scratch + "/exam-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        exam = Unit.exam(reviewers: reviewers)
        try FoundUnit("艺术学院", admin: "wang").run(at: place + "/data", now: .staffHours)
        store = try Store.open(at: place + "/data")
        let roles: KeyValuePairs = [
            "chen": Role.configurator, "li": .reviewer, "zhao": .reviewer, "sun": .reviewer, "qian": .exporter,
        ]
        for (name, role) in roles {
            try AddStaff(StaffMember(name: name, role: role)).run(in: store, by: "wang", at: .staffHours)
        }
        _ = try ChangeExam.apply(exam).run(in: store, by: "chen", at: .staffHours)
        try enroll(candidates)
    }

    /// In memory where the machine has such a place: what is synced there costs no waiting for a disk.
    static let scratch =
        FileManager.default.isWritableFile(atPath: "/dev/shm")
        ? "/dev/shm" : FileManager.default.temporaryDirectory.path

    deinit { try? FileManager.default.removeItem(atPath: place) }

    static func exam(
        submitLimit: Interval? = .minutes(50), title: String = "视频考试", closesAt: String = "18:00", reviewers: Int = 1,
        without: String? = nil, code: String = "ART2026"
    ) -> Exam {
        let questions = [
            Question(
                id: QuestionID("q1")!, title: "自选曲目",
                kind: .recorded(RecordingRules(takes: .several(2), recordLimit: .minutes(3))), submitLimit: submitLimit),
            Question(
                id: QuestionID("q2")!, title: "作品集", kind: .offline, submitLimit: .hours(2),
                attachments: AttachmentRules([AttachmentRule(kind: .pdf, min: 1)])),
        ]
        return Exam(
            code: ExamCode(code)!, title: title, opensAt: .at("08:00"), closesAt: .at(closesAt),
            timeZone: ExamTimeZone("Asia/Shanghai")!, identity: IdentityRules(reviewers: reviewers),
            questions: questions.filter { $0.id.text != without })
    }

    private func enroll(_ count: Int) throws {
        try store.write(by: "wang", may: .configure, at: .staffHours) { writing in
            let exam = try writing.reading.chosenExam(nil)
            for number in 0..<count {
                let entry = RosterEntry(
                    name: "考生\(number + 1)",
                    certificate: Certificate(type: .passport, number: Confidential("E123456\(number + 1)")),
                    admissionNumber: "A\(number + 1)", group: number % 2 == 0 ? "声乐" : "钢琴")
                _ = try writing.insert(entry, into: exam, batch: nil)
            }
            try writing.record("roster import", subject: exam.exam.code.text)
        }
    }

    // MARK: - What candidates do

    private var told: Int = 0

    /// Brings a candidate's facts through the rules: `08:00 identityCheck outcome=passed`, one a line.
    func day(of candidate: String, _ lines: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
        var objects: [JSON] = []
        for line in lines {
            var words = line.split(separator: " ").map(String.init)
            told += 1
            var members = [
                JSON.Member(key: "id", value: .string("f\(told)")),
                JSON.Member(key: "at", value: .string("2026-12-01T\(words.removeFirst())+08:00")),
                JSON.Member(key: "candidate", value: .string(candidate)),
                JSON.Member(key: "do", value: .string(words.removeFirst())),
            ]
            for word in words {
                let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
                let value: JSON =
                    parts[0] == "files"
                    ? .array(parts[1].split(separator: ",").map { .string(String($0)) })
                    : Int64(parts[1]).map { .integer($0) } ?? .string(parts[1])
                members.append(JSON.Member(key: parts[0], value: value))
            }
            objects.append(.object(members))
        }
        let outcome = try ImportActivity(
            "day.jsonl", in: place, into: nil, inspect: { _ in .unreadable(.unrecognised) }
        ).run(in: store, by: "chen", at: .staffHours) {
            for (index, object) in objects.enumerated() { try $0(index + 1, object) }
        }
        #expect(outcome.faults == [], sourceLocation: sourceLocation)
    }

    /// Through the way in by 08:10.
    func enters(_ candidate: String, at clock: String = "08:10") throws {
        try day(
            of: candidate, "\(clock) identityCheck outcome=passed", "\(clock) readNotice",
            "\(clock) confirmQualification",
            "\(clock) acceptCommitment", "\(clock) passDeviceCheck device=laptop")
    }

    /// Three failures, and photos that open a review.
    func asksForReview(_ candidate: String, at clock: String = "08:20") throws {
        try day(
            of: candidate, "08:01 identityCheck outcome=failed", "08:02 identityCheck outcome=failed",
            "08:03 identityCheck outcome=failed")
        try sendsPhoto(candidate, at: clock)
    }

    func sendsPhoto(_ candidate: String, at clock: String) throws {
        try "photo of \(candidate)".write(toFile: "\(place)/\(candidate).jpg", atomically: false, encoding: .utf8)
        try day(of: candidate, "\(clock) identityPhoto files=\(candidate).jpg")
    }

    /// Records, chooses and submits q1 within three minutes of 09:00.
    func submitsFirst(_ candidate: String) throws {
        try day(
            of: candidate, "09:00 startAnswer question=q1",
            "09:01 startRecording question=q1 take=1 camera=first device=laptop",
            "09:02 stopRecording question=q1 take=1 camera=first by=candidate", "09:02 selectTake question=q1 take=1",
            "09:03 submit question=q1")
    }

    // MARK: - Looking

    func standing(
        _ candidate: String, at now: Moment = .at("12:00"), asOf: Moment? = nil
    ) throws -> CandidateStanding {
        try store.read(as: "wang") {
            try CandidateStanding(candidate, in: $0.chosenExam("ART2026"), at: now, asOf: asOf, $0)
        }
    }

    /// - Parameter clock: while a claim made at 10:00 still holds.
    func review(_ candidate: String, at clock: String = "10:05") throws -> Review {
        try #require(try standing(candidate, at: .at(clock)).latestReview)
    }

    func journal() throws -> [JournalEntry] {
        try store.read(as: "wang") { reading in
            var entries: [JournalEntry] = []
            try reading.eachEntry { entries.append($0) }
            return entries
        }
    }

    /// Every file of the data folder with its bytes.
    func bytes() throws -> [String: Data] {
        var bytes: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: place + "/data") {
            bytes[name] = FileManager.default.contents(atPath: "\(place)/data/\(name)") ?? Data()
        }
        return bytes
    }

    /// Every test ends with it.
    func isSound(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try store.check()
        #expect(found == [], sourceLocation: sourceLocation)
    }

    /// `body` is told no with `expected` and leaves every byte as it was.
    func isRefused<Value>(
        _ expected: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Value
    ) throws {
        let before = try bytes()
        #expect(told(body) == expected, sourceLocation: sourceLocation)
        #expect(try bytes() == before, sourceLocation: sourceLocation)
    }

    /// The code that `body` is refused with, a failure's kind before it; nil where it succeeds.
    private func told<Value>(_ body: () throws -> Value) -> String? {
        do {
            _ = try body()
            return nil
        } catch let refusal as Refusal {
            return refusal.code.rawValue
        } catch let failure as Failure {
            return "\(failure.kind) \(failure.code)"
        } catch let faulty as FaultyFile {
            return "faulty \(faulty.code)"
        } catch {
            return "\(error)"
        }
    }
}

extension Moment {
    /// When staff decide: the day before the exam.
    static let staffHours = Moment(iso8601: "2026-11-30T10:00:00+08:00")!

    /// Of the exam's day in Shanghai.
    static func at(_ clock: String) -> Moment { Moment(iso8601: "2026-12-01T\(clock)+08:00")! }
}
