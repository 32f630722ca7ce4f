import ExamActions
import ExamDomain
import ExamStore
import Foundation
import Testing

extension RosterUnit {
    /// Imports these lines as a file beside which the facts' files lie in the unit's folder. A line that is no JSON has no
    /// object; an empty one is none.
    @discardableResult
    func importActivity(
        _ lines: [String], skipBad: Bool = false, dryRun: Bool = false,
        inspect: @escaping ImportActivity.PhotoLookup = { _ in .unreadable(.unrecognised) }
    ) throws -> ImportActivity.Outcome {
        try ImportActivity(
            "day.jsonl", in: folder, into: nil, skipBad: skipBad, dryRun: dryRun, inspect: inspect
        ).run(
            in: store, by: "zhou", at: RosterUnit.now
        ) { receive in
            for (index, line) in lines.enumerated() where !line.isEmpty {
                try receive(index + 1, JSON(parsing: line.utf8))
            }
        }
    }

    func put(_ text: String, _ path: String) throws {
        let full = "\(folder)/\(path)"
        let parent = full.components(separatedBy: "/").dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try text.write(toFile: full, atomically: false, encoding: .utf8)
    }

    func standing(_ candidate: String) throws -> CandidateStanding {
        try store.read(as: "zhou") { try CandidateStanding(candidate, in: $0.chosenExam(nil), at: RosterUnit.now, $0) }
    }
}

@Suite struct ImportActivityTests {
    private let unit: RosterUnit

    init() throws {
        unit = try RosterUnit()
        try unit.importRoster([RosterRow.zhang, RosterRow.li])
    }

    private func fact(_ id: String, _ time: String, _ what: String, of candidate: String = "A1") -> String {
        "{\"id\":\"\(id)\",\"at\":\"2026-12-01T\(time)+08:00\",\"candidate\":\"\(candidate)\",\(what)}"
    }

    private let check = "\"do\":\"identityCheck\",\"outcome\":\"passed\""
    private let failed = "\"do\":\"identityCheck\",\"outcome\":\"failed\""
    private let notice = "\"do\":\"readNotice\""
    private func photos(_ paths: String...) -> String {
        "\"do\":\"identityPhoto\",\"files\":[\(paths.map { "\"\($0)\"" }.joined(separator: ","))]"
    }

    private var locked: [String] {
        (1...3).map { fact("l\($0)", "08:0\($0):00", failed) }
    }

    @Test("Facts pass the rules of a live candidate, and are in the journal then")
    func good() throws {
        let outcome = try unit.importActivity([fact("1", "08:10:00", check), fact("2", "08:11:00", notice)])
        #expect((outcome.facts, outcome.applied, outcome.skipped, outcome.refused) == (2, 2, 0, 0))
        #expect(outcome.isTaken)
        try unit.check()
    }

    @Test("A fact of an id seen before is skipped, in this file and the next")
    func skipped() throws {
        let lines = [fact("1", "08:10:00", check), fact("1", "08:10:00", check), fact("2", "08:11:00", notice)]
        let first = try unit.importActivity(lines)
        #expect((first.applied, first.skipped, first.refused) == (2, 1, 0))
        let bytes = try unit.bytes()
        let again = try unit.importActivity(lines)
        #expect((again.facts, again.applied, again.skipped, again.refused) == (3, 0, 3, 0))
        #expect(try unit.bytes() == bytes)
        try unit.check()
    }

    @Test("Facts are applied in the order of their times, whatever their place in the file; equal times by place")
    func order() throws {
        let outcome = try unit.importActivity([fact("2", "08:11:00", notice), fact("1", "08:10:00", check)])
        #expect(outcome.applied == 2)
        let together = try unit.importActivity([
            fact("3", "08:12:00", check, of: "A2"), fact("4", "08:12:00", notice, of: "A2"),
        ])
        #expect(together.applied == 2)
        try unit.check()
    }

    @Test("A candidate's fact before one already known is out of order")
    func outOfOrder() throws {
        try unit.importActivity([fact("1", "08:10:00", check)])
        let late = try unit.importActivity([fact("2", "08:09:59.999", notice)])
        #expect(late.faults.map(\.code) == ["outOfOrder"])
        #expect(try unit.importActivity([fact("2", "08:10:00", notice)]).applied == 1)
        try unit.check()
    }

    @Test("One refused fact and nothing is written; every fault has its line, id and code")
    func allOrNothing() throws {
        let before = try unit.bytes()
        let outcome = try unit.importActivity([
            fact("1", "08:10:00", check), "", "nonsense", fact("2", "08:11:00", notice, of: "A2"),
            fact("3", "08:11:00", check, of: "Z9"), fact("4", "08:11:00", "\"do\":\"dance\""),
            "{\"id\":\"5\",\"do\":\"readNotice\",\"candidate\":\"A1\"}", fact("6", "25:00:00", check),
            fact("7", "08:12:00", photos("none.jpg")),
        ])
        #expect(!outcome.isTaken && outcome.applied == 0)
        #expect((outcome.facts, outcome.refused) == (8, 7))
        #expect(outcome.faults.map(\.line) == [3, 4, 5, 6, 7, 8, 9])
        #expect(outcome.faults.map(\.factID) == [nil, "2", "3", "4", "5", "6", "7"])
        #expect(
            outcome.faults.map(\.code) == [
                "malformedLine", "identityRequired", "notOnRoster", "unknownFact", "missingKey", "badValue",
                "missingFile",
            ])
        #expect(try unit.bytes() == before)
        try unit.check()
    }

    @Test("With skipBad the rest is written, and told as a dry run tells it")
    func skipBad() throws {
        let lines = [fact("1", "08:10:00", check), "nonsense", fact("2", "08:11:00", notice)]
        let before = try unit.bytes()
        let told = try unit.importActivity(lines, skipBad: true, dryRun: true)
        #expect(try unit.bytes() == before)
        let done = try unit.importActivity(lines, skipBad: true)
        #expect((told.applied, told.refused) == (done.applied, done.refused))
        #expect((done.applied, done.refused, done.isTaken) == (2, 1, true))
        try unit.check()
    }

    @Test("Photos beside the file are kept by their digest, and open a review")
    func photosKept() throws {
        try unit.put("photo one", "photos/1.jpg")
        try unit.put("photo two", "photos/2.jpg")
        let lines = locked + [fact("p", "08:05:00", photos("photos/1.jpg", "photos/2.jpg"))]
        let told = try unit.importActivity(lines, dryRun: true)
        #expect(told.applied == 4)
        #expect(unit.store.vault.digests() == [])
        #expect(try unit.importActivity(lines).applied == 4)
        #expect(unit.store.vault.digests().count == 2)
        let review = try #require(try unit.standing("A1").latestReview)
        #expect(review.photos.map(\.name) == ["1.jpg", "2.jpg"])
        for photo in review.photos { #expect(try unit.store.vault.holds(photo)) }
        // A known fact is not read again: its photos may be gone.
        try FileManager.default.removeItem(atPath: "\(unit.folder)/photos")
        #expect(try unit.importActivity(lines).skipped == 4)
        try unit.check()
    }

    @Test(
        "A file outside the activity file's folder is missing, by whatever way",
        arguments: [
            "../secret.jpg", "/etc/hostname", "link/secret.jpg", "alias.jpg", "photos/../../secret.jpg", "photos", ".",
        ])
    func outside(_ path: String) throws {
        let inner = "\(unit.folder)/inner"
        try unit.put("secret", "secret.jpg")
        try unit.put("photo", "inner/photos/1.jpg")
        try FileManager.default.createSymbolicLink(atPath: "\(inner)/link", withDestinationPath: unit.folder)
        try FileManager.default.createSymbolicLink(atPath: "\(inner)/alias.jpg", withDestinationPath: "../secret.jpg")
        let lines = locked + [fact("p", "08:05:00", photos(path))]
        let outcome = try ImportActivity(
            "day.jsonl", in: inner, into: nil, inspect: { _ in .unreadable(.unrecognised) }
        ).run(
            in: unit.store, by: "zhou", at: RosterUnit.now
        ) { receive in
            for (index, line) in lines.enumerated() { try receive(index + 1, JSON(parsing: line.utf8)) }
        }
        #expect(outcome.faults.map(\.code) == ["missingFile"])
        #expect(outcome.faults.map(\.line) == [4])
        #expect(unit.store.vault.digests() == [])
        try unit.check()
    }

    @Test("No photo and a fourth photo are bad values; three are not")
    func photoCount() throws {
        for number in 1...4 { try unit.put("photo \(number)", "\(number).jpg") }
        #expect(try unit.importActivity(locked + [fact("p", "08:05:00", photos())]).faults.map(\.code) == ["badValue"])
        let four = photos("1.jpg", "2.jpg", "3.jpg", "4.jpg")
        #expect(try unit.importActivity(locked + [fact("p", "08:05:00", four)]).faults.map(\.code) == ["badValue"])
        #expect(
            try unit.importActivity(locked + [fact("p", "08:05:00", photos("1.jpg", "2.jpg", "3.jpg"))]).applied == 4)
        try unit.check()
    }

    @Test("A candidate may be named by type and number")
    func byCertificate() throws {
        let outcome = try unit.importActivity([fact("1", "08:10:00", check, of: "residentId:11010519491231002x")])
        #expect(outcome.applied == 1)
        try unit.check()
    }
}
