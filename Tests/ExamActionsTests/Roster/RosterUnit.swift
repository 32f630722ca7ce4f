import ExamActions
import ExamDomain
import ExamStore
import Foundation
import Testing

/// A unit with one exam in a folder of its own, for tests of rosters and activity; gone after the test.
final class RosterUnit {
    let folder: String
    let store: Store
    static let now = moment("2026-12-01T07:00:00+08:00")
    static let exam = Exam(
        code: ExamCode("ART2026")!, title: "视频考试", opensAt: moment("2026-12-01T08:00:00+08:00"),
        closesAt: moment("2026-12-01T18:00:00+08:00"), timeZone: ExamTimeZone("Asia/Shanghai")!,
        questions: [
            Question(
                id: QuestionID("q1")!, title: "作品集", kind: .offline,
                attachments: AttachmentRules([AttachmentRule(kind: .pdf)]))
        ])

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("unit-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        store = try Store.create(at: "\(folder)/data", unit: "学院", admin: "zhou", now: RosterUnit.now)
        _ = try ChangeExam.apply(RosterUnit.exam).run(in: store, by: "zhou", at: RosterUnit.now)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static func moment(_ text: String) -> Moment { Moment(iso8601: text)! }

    // MARK: - Rosters

    @discardableResult
    func importRoster(
        _ rows: [String], skipBad: Bool = false, dryRun: Bool = false, by staff: String = "zhou"
    ) throws -> ImportRoster.Outcome {
        try importRoster("姓名,证件类型,证件号码,准考证号", rows, skipBad: skipBad, dryRun: dryRun, by: staff)
    }

    /// Imports rows of comma-separated cells under their headings, as a file of that many lines would be.
    @discardableResult
    func importRoster(
        _ headings: String, _ rows: [String], skipBad: Bool = false, dryRun: Bool = false, by staff: String = "zhou"
    ) throws -> ImportRoster.Outcome {
        func cells(_ line: String) -> [String] { line.components(separatedBy: ",") }
        var options = ImportRoster.Options()
        options.skipBad = skipBad
        options.dryRun = dryRun
        let columns = RosterColumns(headingRow: cells(headings), line: 1)
        return try ImportRoster("roster.csv", into: nil, options: options).run(
            in: store, by: staff, at: RosterUnit.now,
            rows: RosterSource(columns: columns) { receive in
                var rules = RosterRules(today: CalendarDay(year: 2026, month: 12, day: 1)!)
                var truncation = ExcelTruncation()
                for (index, row) in rows.enumerated() {
                    try receive(rules.check(cells(row), line: index + 2, under: columns, counting: &truncation))
                }
                return RosterReading(
                    encoding: "UTF-8", separator: .comma, columns: columns, rows: rows.count, truncation: truncation,
                    faults: columns.faults)
            }, digest: { "digest" })
    }

    /// The roster as it stands, in its order.
    func roster() throws -> [RosterEntry] {
        try store.read(as: "zhou") { reading in
            var entries: [RosterEntry] = []
            try reading.eachCandidate(of: reading.chosenExam(nil)) { entries.append($0.entry) }
            return entries
        }
    }

    func entry(_ told: String) throws -> RosterEntry {
        try store.read(as: "zhou") { try $0.rosterCandidate(told, in: $0.chosenExam(nil)).entry }
    }

    /// Every file of the data folder with its bytes.
    func bytes() throws -> [String: Data] {
        let root = "\(folder)/data"
        var bytes: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            bytes[name] = FileManager.default.contents(atPath: "\(root)/\(name)") ?? Data()
        }
        return bytes
    }

    /// Every store test ends with it.
    func check() throws {
        #expect(try store.check() == [])
    }
}

/// Rows with numbers that are right.
enum RosterRow {
    static let zhang = "张三,居民身份证,11010519491231002X,A1"
    static let li = "李四,护照,E12345678,A2"
    static let wang = "王五,护照,E87654321,A3"
    /// Of zhang, with a wrong check character.
    static let bad = "张三,居民身份证,110105194912310021,A9"
}
