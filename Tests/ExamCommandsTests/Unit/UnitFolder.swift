import ExamDomain
import ExamStore
import Foundation

@testable import ExamCommands

/// A unit of its own for one test: a folder with the data folder in it, removed afterwards. Admin: `wang`.
final class UnitFolder {
    let path: String
    /// 2026-11-23 10:00 in Shanghai, eight days before the sample exam.
    static let now = Moment(milliseconds: 1_795_399_200_000)

    init(founded: Bool = true) {
        path = NSTemporaryDirectory() + "examctl-" + UUID().uuidString
        mkdir(path, 0o700)
        if founded { _ = call("init", "--unit", "School") }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var data: String { path + "/exam-data" }

    /// Calls the real program on this unit.
    func call(_ arguments: String..., at now: Moment = UnitFolder.now) -> Outcome {
        ExamCommandsTests.call(
            arguments + ["--data", data], of: Examctl.self, at: now)
    }

    /// The document that a call answers with.
    func json(_ arguments: String..., at now: Moment = UnitFolder.now) -> JSON {
        let outcome = ExamCommandsTests.call(
            arguments + ["--data", data, "--format", "json"], of: Examctl.self, at: now)
        return JSON(parsing: outcome.out.utf8) ?? JSON(parsing: outcome.err.utf8) ?? .null
    }

    @discardableResult
    func write(_ text: String, to name: String) -> String {
        let path = self.path + "/" + name
        try! text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    func read(_ name: String) -> String {
        (try? String(contentsOfFile: path + "/" + name, encoding: .utf8)) ?? ""
    }

    func names(_ folder: String = "") -> [String] {
        FileSystem.names(in: path + "/" + folder) ?? []
    }

    // MARK: - An exam

    static let settings = """
        exam: ART
        title: Art
        opensAt: 2026-12-01T08:00:00+08:00
        closesAt: 2026-12-01T18:00:00+08:00
        notice: notice.md
        commitment: commitment.md
        questions:
          - id: q1
            title: One
            mode: recorded
            takes: 3
            playback: true
            recordLimit: 3m
            submitLimit: 50m
          - id: q2
            title: Two
            mode: offline
            attachments:
              - { kind: pdf, min: 1, max: 2 }

        """

    /// Puts exam.yaml and its texts into the folder.
    @discardableResult
    func writeExam(_ name: String = "exam.yaml", _ change: (String) -> String = { $0 }) -> String {
        write("Read this.\n", to: "notice.md")
        write("I promise.\n", to: "commitment.md")
        return write(change(UnitFolder.settings), to: name)
    }

    func applyExam() {
        _ = call("exam", "apply", writeExam())
    }

    /// Has so many candidates come in at the exam's opening and begin the first question.
    func enter(_ count: Int) throws {
        let store = try Store.open(at: data)
        try store.write(by: "wang", may: .configure, at: UnitFolder.now) { writing in
            let kept = try writing.reading.chosenExam("ART")
            for number in 1...count {
                let entry = RosterEntry(
                    name: "Candidate \(number)",
                    certificate: Certificate(type: .passport, number: Confidential("E000000\(number)")))
                let candidate = try writing.insert(entry, into: kept, batch: nil)
                var session = Session()
                for (step, act) in UnitFolder.wayIn.enumerated() {
                    let id = "f\(number)-\(step)"
                    try writing.record(
                        ActivityStaging.Accepted(
                            Fact(id: id, at: kept.exam.opensAt, act: act), of: candidate, subject: "\(number)"),
                        link: JournalEntry.Link(
                            exam: kept.id, candidate: candidate, revision: kept.inForce.revision, factID: id))
                    try session.admit(Fact(id: id, at: kept.exam.opensAt, act: act), in: kept.inForce)
                }
                try writing.keep(session, of: candidate, in: kept)
            }
            try writing.record("activity import", subject: "ART")
        }
    }

    private static let wayIn: [CandidateAct] = [
        .identityCheck(.passed), .readNotice, .confirmQualification, .acceptCommitment,
        .passDeviceCheck(device: "phone"), .question(QuestionID("q1")!, .startAnswer),
    ]
}
