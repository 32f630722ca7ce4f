import Testing

@testable import ExamDomain

/// Exceptions as rows, and what they add up to.
@Suite struct ExceptionTests {
    private let at = ExamSamples.opensAt

    private func granted(
        _ kind: Grant.Kind, to candidate: Int64 = 1, by: String = "chen", seq: Int64 = 7, revoked: Bool = false
    ) -> ExceptionEntry {
        ExceptionEntry(
            seq: seq, .grant(ID(candidate), kind), by: by, at: at, reason: "停电",
            revocation: revoked ? Grant.Revocation(of: seq, reason: "误授", by: "wang", at: at + .hours(1)) : nil)
    }

    private func row(_ entry: ExceptionEntry) -> [String: ReportCell] {
        #expect(entry.cells.count == ReportColumn.ofExceptions.count)
        return Dictionary(uniqueKeysWithValues: zip(ReportColumn.ofExceptions.map(\.key), entry.cells))
    }

    private func filled(_ entry: ExceptionEntry) -> Set<String> {
        Set(row(entry).filter { $0.value != .empty }.keys)
    }

    @Test("The contract's keys come first, in its order")
    func columns() {
        #expect(
            ReportColumn.ofExceptions.map(\.key) == [
                "kind", "question", "count", "minutes", "factor", "how", "reason", "by", "at", "seq", "changes",
                "revokedAt", "revokedBy",
            ])
        #expect(
            ExceptionEntry.Kind.allCases.map(\.rawValue) == [
                "take", "time", "reopen", "identity", "override", "settings",
            ])
    }

    @Test("Each kind fills the cells that belong to it, and no others")
    func cells() {
        let always: Set<String> = ["kind", "reason", "by", "at", "seq"]
        let q1 = QuestionID("q1")!
        let cases: [(Grant.Kind, Set<String>)] = [
            (.takes(q1, count: 2), ["question", "count"]), (.time(nil, .minutes(5)), ["minutes"]),
            (.time(q1, .factor(1.5)), ["question", "factor"]), (.reopen(q1, .fresh), ["question", "how"]),
            (.identityReset, []),
        ]
        for (kind, cells) in cases { #expect(filled(granted(kind)) == always.union(cells), "\(kind)") }
        #expect(filled(granted(.identityReset, revoked: true)) == always.union(["revokedAt", "revokedBy"]))
        #expect(row(granted(.identityReset))["seq"] == .integer(7))
    }

    @Test("A change of settings says each value before and after, and its question where it is one alone")
    func settings() throws {
        let old = ExamSamples.exam()
        let new = ExamSamples.exam(uploadGrace: .hours(12), questions: [ExamSamples.single, ExamSamples.folder])
        for (exam, question) in [
            (new, ReportCell.empty), (old.with(questions: [ExamSamples.single, ExamSamples.several]), .text("2026")),
        ] {
            let details = JSON.members(["changes": ExamDifference(from: old, to: exam).json])
            let changes = ExamDifference.Change.journaled("exam apply", details)
            let row = row(ExceptionEntry(seq: 1, .settings(changes), by: "chen", at: at, reason: nil))
            #expect(row["question"] == question)
            #expect(row["reason"] == .empty)
            guard case .json(let json, let told)? = row["changes"] else { return #expect(Bool(false)) }
            #expect(json == details["changes"])
            #expect(told.zh.split(separator: "\n").count == changes.count)
        }
        let told = ExamDifference.Change.journaled(
            "exam apply", .members(["changes": ExamDifference(from: old, to: new).json])
        ).map(\.told.zh)
        #expect(told.first == "~ uploadGrace: 24h → 12h")
        let text = ExamSamples.exam(notice: ExamText(file: "notice.md", content: "新"))
        let changed = ExamDifference.Change.journaled(
            "exam apply", .members(["changes": ExamDifference(from: old, to: text).json]))
        #expect(changed.map(\.told.zh) == ["~ notice: 文字有改动"])
        let closed = ExamDifference.Change.journaled(
            "exam close", .members(["closesAt": .string("T1"), "closedAt": .string("T2"), "revision": .count(2)]))
        #expect(closed.map(\.told.en) == ["~ closesAt: T1 → T2"])
    }

    @Test("Totals by staff, by group and in all: entries by kind, candidates once, takes and minutes, revoked ones")
    func totals() {
        let q1 = QuestionID("q1")!
        var totals = ExceptionTotals()
        totals.add(granted(.takes(q1, count: 2)), group: "声乐")
        totals.add(granted(.takes(q1, count: 1), by: "li", revoked: true), group: "声乐")
        totals.add(granted(.time(nil, .minutes(10)), to: 2), group: "钢琴")
        totals.add(granted(.time(nil, .factor(2)), to: 2), group: "钢琴")
        totals.add(granted(.identityReset, to: 3), group: nil)
        totals.add(
            ExceptionEntry(seq: 8, .override(ID(2), .rejected), by: "li", at: at, reason: "非本人"), group: "钢琴")
        totals.add(ExceptionEntry(seq: 9, .settings([]), by: "chen", at: at, reason: "误设"), group: nil)
        let rows = totals.rows.map { row in
            row.map { cell in
                switch cell {
                case .word(let code, _): code
                case .text(let text): text
                case .integer(let number): String(number)
                case .empty, .number, .moment, .interval, .size, .json, .list: "-"
                }
            }.joined(separator: " ")
        }
        #expect(
            rows == [
                "staff chen 1 2 0 1 0 1 5 3 2 10 0", "staff li 1 0 0 0 1 0 2 2 1 0 1",
                "group 声乐 2 0 0 0 0 0 2 1 3 0 1", "group 钢琴 0 2 0 0 1 0 3 1 0 10 0",
                "group - 0 0 0 1 0 0 1 1 0 0 0", "all - 2 2 0 1 1 1 7 3 3 10 1",
            ])
        #expect(totals.rows.allSatisfy { $0.count == ReportColumn.ofExceptionTotals.count })
        #expect(ExceptionTotals().rows.count == 1)
    }
}
