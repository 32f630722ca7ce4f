import Testing

@testable import ExamDomain

/// What changed for whom between two reports.
@Suite struct ReportDifferenceTests {
    private static let keys = ["admissionNumber", "name", "certificateNumber", "question", "status"]

    private func table(_ rows: [[String]], keys: [String] = keys) -> [ReportTable] {
        [ReportTable(.submissions, keys: keys, rows: rows)]
    }

    private let old = [
        ["A1", "张三", "1101**02", "q1", "answering"], ["A1", "张三", "1101**02", "q2", "notStarted"],
        ["", "Anna", "E1", "q1", "submitted"],
    ]

    @Test("The same rows in another order do not differ")
    func same() {
        #expect(ReportDifference(from: table(old), to: table(old)).isEmpty)
        #expect(ReportDifference(from: table(old), to: table(old.reversed())).isEmpty)
    }

    @Test("A changed cell, a row more and a row less are told with whom they are about")
    func changes() {
        var new = old
        new[0][4] = "submitted"
        new[2] = ["A2", "李四", "x", "q1", "answering"]
        let changes = ReportDifference(from: table(old), to: table(new)).changes
        #expect(changes.map(\.kind) == [.changed, .removed, .added])
        #expect(changes.map(\.candidate) == ["A1", "E1", "A2"] && changes.map(\.row) == ["q1", "q1", "q1"])
        #expect(changes[0].column == "status" && changes[0].before == "answering" && changes[0].after == "submitted")
    }

    @Test("A mended name is the same person; a number masked on one side is no difference; equal rows are counted")
    func identity() {
        var new = old
        new[0][1] = "张三丰"
        new[1][2] = "110105194912310021"
        let changes = ReportDifference(from: table(old), to: table(new)).changes
        #expect(changes.map(\.column) == ["name"])
        let twice = ReportDifference(from: table([old[0]]), to: table([old[0], old[0]]))
        #expect(twice.changes.map(\.kind) == [.added])
    }
}
