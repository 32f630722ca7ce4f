import ExamActions
import ExamDomain

/// Who gains and who loses by a change of settings: rule by rule, then those under way.
struct ExamImpactView {
    private let impact: SettingImpact
    private let zone: ExamTimeZone
    private let toRunning: Bool

    /// More names than this say nothing at a terminal; JSON has all.
    private static let mostShown = 20

    init(_ impact: SettingImpact, of outcome: ChangeExam.Outcome) {
        self.impact = impact
        zone = outcome.exam.timeZone
        toRunning = outcome.toRunning
    }

    var json: JSON {
        .members([
            "rules": .array(
                impact.rules.map { rule in
                    .members([
                        "path": .string(rule.change.path), "before": rule.change.before, "after": rule.change.after,
                        "effect": .string(rule.change.tendency.rawValue), "running": .count(rule.running),
                        "notBegun": .count(rule.notBegun), "submitted": .count(rule.submitted),
                    ])
                }),
            "running": .array(
                impact.running.map { one in
                    .members([
                        "candidate": .string(one.candidate.handle), "name": .string(one.candidate.entry.name),
                        "question": .string(one.question.text),
                        "rules": .array(one.changes.map { .string($0.path) }),
                        "deadlineBefore": .string(zone.iso8601(one.deadlineBefore)),
                        "deadlineAfter": .string(zone.iso8601(one.deadlineAfter)),
                    ])
                }),
        ])
    }

    func print(on console: Console) throws {
        guard !impact.rules.isEmpty else { return }
        try console.print(Phrase(verbatim: ""))
        try console.printTable(
            ListView(columns: ExamImpactView.ruleColumns, rows: impact.rules.map(row), timeZone: zone))
        guard !impact.running.isEmpty else { return }
        try console.print(
            toRunning
                ? Phrase(zh: "\n正在答题、将改用新设置的考生：", en: "\nUnder way, and moved to the new settings:")
                : Phrase(
                    zh: "\n正在答题、仍按原设置的考生（--to-running 可使他们改用新设置）：",
                    en: "\nUnder way, and staying with the old settings (--to-running would move them):"))
        let shown = impact.running.prefix(ExamImpactView.mostShown)
        try console.printTable(ListView(columns: ExamImpactView.runningColumns, rows: shown.map(row), timeZone: zone))
        let rest = impact.running.count - shown.count
        if rest > 0 {
            try console.print(
                Phrase(zh: "……还有 \(rest) 行；--format json 列出全部。", en: "… and \(rest) more; --format json lists all."))
        }
    }

    private static let ruleColumns = [
        Column("path", Phrase(zh: "设置", en: "Setting")), Column("effect", Phrase(zh: "对考生", en: "Candidates")),
        Column("running", Phrase(zh: "正在答题", en: "Under way")),
        Column("notBegun", Phrase(zh: "尚未开始", en: "Not begun")),
        Column("submitted", Phrase(zh: "已提交（不变）", en: "Submitted (untouched)")),
    ]

    private func row(_ rule: SettingImpact.Rule) -> [ReportCell] {
        [
            .text(rule.change.path), .word(code: rule.change.tendency.rawValue, rule.change.tendency.told),
            .count(rule.running), .count(rule.notBegun), .count(rule.submitted),
        ]
    }

    private static let runningColumns = [
        Column("candidate", Phrase(zh: "考生", en: "Candidate")), Column("name", Phrase(zh: "姓名", en: "Name")),
        Column("question", Phrase(zh: "题目", en: "Question")), Column("effect", Phrase(zh: "影响", en: "Effect")),
        Column("before", Phrase(zh: "原截止时间", en: "Deadline before")),
        Column("after", Phrase(zh: "新截止时间", en: "Deadline after")),
    ]

    private func row(_ one: SettingImpact.Running) -> [ReportCell] {
        let effects = one.changes.map { change in
            let key = change.path.split(separator: ".").last.map(String.init) ?? change.path
            return Phrase(zh: "\(key) \(change.tendency.told.zh)", en: "\(key) \(change.tendency.told.en)")
        }
        return [
            .text(one.candidate.handle), .text(one.candidate.entry.name), .text(one.question.text),
            .word(
                code: "",
                Phrase(zh: effects.map(\.zh).joined(separator: "；"), en: effects.map(\.en).joined(separator: "; "))),
            .moment(one.deadlineBefore), .moment(one.deadlineAfter),
        ]
    }
}
