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
        let isMended = ReportDifference(
            from: table([["", "安娜", "1101**07", "q1", ""]]), to: table([["", "安妮", "1101**07", "q1", ""]]))
        #expect(isMended.changes.map(\.column) == ["name"])
        let twice = ReportDifference(from: table([old[0]]), to: table([old[0], old[0]]))
        #expect(twice.changes.map(\.kind) == [.added])
    }

    @Test("Of people whose masked numbers look alike, the name tells which is gone")
    func alike() {
        let people = ["甲一", "乙二", "丙三"].map { ["", $0, "1101************07", "q1", "answering"] }
        let changes = ReportDifference(from: table(people), to: table(Array(people.dropFirst()))).changes
        #expect(changes.map(\.kind) == [.removed] && changes.map(\.name) == ["甲一"])
    }

    @Test("One side masked, the other not: the same people, and no full number is told")
    func masked() {
        let full = [["", "甲一", "110105194912310021", "q1", "answering"]]
        let masked = [["", "甲一", "1101************21", "q1", "submitted"]]
        for (old, new) in [(full, masked), (masked, full)] {
            let changes = ReportDifference(from: table(old), to: table(new)).changes
            #expect(changes.map(\.column) == ["status"] && changes.map(\.candidate) == ["1101************21"])
        }
    }

    @Test("What both sides know people by counts; where that is nothing, it is said which column is missing")
    func columns() {
        let chosen = ["certificateNumber", "name", "question", "status"]
        let some = table([["1101**02", "张三", "q1", "answering"], ["E1", "Anna", "q1", "submitted"]], keys: chosen)
        let all = table([old[0], old[2]])
        #expect(ReportDifference(from: some, to: all).isEmpty)
        #expect(some[0].missingKeys(for: all[0]) == [] && all[0].missingKeys(for: some[0]) == [])
        let admissionAlone = table([["A1", "q1"]], keys: ["admissionNumber", "question"])
        #expect(some[0].missingKeys(for: admissionAlone[0]) == ["admissionNumber"])
        #expect(admissionAlone[0].missingKeys(for: some[0]) == ["certificateNumber"])
    }
}
