/// Reads the settings of an exam: the exam, or all faults at once.
package enum ExamReader {
    /// The text of a file beside exam.yaml; nil where there is no such file.
    package typealias TextReading = (_ file: String) throws(ExamTextTrouble) -> String?

    static let keys =
        [
            "exam", "title", "opensAt", "closesAt", "timeZone", "uploadGrace", "identity", "notice", "commitment",
            "questions",
        ]
    static let identityKeys = ["failuresBeforeReview", "cancelCooldown", "reviewers"]

    package static func read(
        _ tree: SettingTree, text: TextReading
    ) throws(SettingFaults) -> (exam: Exam, warnings: [Fault]) {
        var reading = SettingReading(demand: .rules)
        guard let exam = exam(tree, into: &reading, text: text) else { throw SettingFaults(reading.sortedFaults) }
        let warnings = ExamLint.warnings(of: exam).map { warning in
            let line = warning.place.flatMap { reading.line(nearest: $0) }
            return Fault(line: line, place: warning.place, code: warning.code, message: warning.message)
        }
        return (exam, warnings)
    }

    static func exam(_ tree: SettingTree, into reading: inout SettingReading, text: TextReading) -> Exam? {
        let root = Setting(tree: tree, path: "", line: tree.line)
        guard let mapping = reading.mapping(root, keys: keys) else { return nil }
        let code = reading.required("exam", of: mapping).flatMap { reading.code($0, ExamCode.init) }
        let title = reading.required("title", of: mapping).flatMap { reading.title($0) }
        let zone = timeZone(mapping, into: &reading)
        let opensAt = reading.required("opensAt", of: mapping).flatMap { reading.moment($0, zone: zone) }
        let closesAt = reading.required("closesAt", of: mapping).flatMap { reading.moment($0, zone: zone) }
        let window = window(opensAt, closesAt, mapping, zone: zone, into: &reading)
        let grace = interval("uploadGrace", of: mapping, otherwise: .hours(24), into: &reading)
        let identity = identity(mapping, into: &reading)
        let notice = examText("notice", of: mapping, into: &reading, text: text)
        let commitment = examText("commitment", of: mapping, into: &reading, text: text)
        let questions = questions(mapping, window: window, into: &reading)
        guard reading.faults.isEmpty, let code, let title, let zone, let opensAt, let closesAt, let grace, let identity
        else { return nil }
        return Exam(
            code: code, title: title, opensAt: opensAt, closesAt: closesAt, timeZone: zone, uploadGrace: grace,
            identity: identity, notice: notice, commitment: commitment, questions: questions)
    }

    // MARK: - Window

    private static func timeZone(_ mapping: SettingMapping, into reading: inout SettingReading) -> ExamTimeZone? {
        guard mapping.has("timeZone") else { return ExamTimeZone(Exam.defaultTimeZone) }
        return reading.optional("timeZone", of: mapping).flatMap { reading.timeZone($0) }
    }

    private static func window(
        _ opensAt: Moment?, _ closesAt: Moment?, _ mapping: SettingMapping, zone: ExamTimeZone?,
        into reading: inout SettingReading
    ) -> Interval? {
        guard let opensAt, let closesAt else { return nil }
        guard closesAt > opensAt else {
            let zone = zone ?? .utc
            let (opens, closes) = (zone.iso8601(opensAt), zone.iso8601(closesAt))
            reading.refuse(
                .windowReversed, at: mapping.place("closesAt"),
                Phrase(
                    zh: "结束时间（\(closes)）必须晚于开始时间（\(opens)）。",
                    en: "The exam must close (\(closes)) after it opens (\(opens))."))
            return nil
        }
        return closesAt - opensAt
    }

    private static func interval(
        _ key: String, of mapping: SettingMapping, otherwise standard: Interval, into reading: inout SettingReading
    ) -> Interval? {
        guard mapping.has(key) else { return standard }
        return reading.optional(key, of: mapping).flatMap { reading.duration($0, in: .zero...Interval.longest) }
    }

    // MARK: - Identity

    private static func identity(_ mapping: SettingMapping, into reading: inout SettingReading) -> IdentityRules? {
        guard mapping.has("identity") else { return IdentityRules() }
        guard let said = reading.optional("identity", of: mapping),
            let rules = reading.mapping(said, keys: identityKeys)
        else { return nil }
        let standard = IdentityRules()
        func integer(_ key: String, _ range: ClosedRange<Int>, otherwise: Int) -> Int? {
            guard rules.has(key) else { return otherwise }
            return reading.optional(key, of: rules).flatMap { reading.integer($0, in: range) }
        }
        let failures = integer("failuresBeforeReview", 1...20, otherwise: standard.failuresBeforeReview)
        let reviewers = integer("reviewers", 1...2, otherwise: standard.reviewers)
        let cooldown = interval("cancelCooldown", of: rules, otherwise: standard.cancelCooldown, into: &reading)
        guard let failures, let reviewers, let cooldown else { return nil }
        return IdentityRules(failuresBeforeReview: failures, cancelCooldown: cooldown, reviewers: reviewers)
    }

    // MARK: - Questions

    private static func questions(
        _ mapping: SettingMapping, window: Interval?, into reading: inout SettingReading
    ) -> [Question] {
        guard let setting = reading.nullable("questions", of: mapping), let items = reading.list(setting) else {
            return []
        }
        guard items.count <= Exam.mostQuestions else {
            reading.note(.tooMany, at: setting, SettingFaultText.tooMany(Exam.mostQuestions))
            return []
        }
        var ids: Set<QuestionID> = []
        return items.compactMap { item in
            let question = QuestionReader.read(item, window: window, into: &reading)
            noteDuplicate(of: item, among: &ids, into: &reading)
            return question
        }
    }

    /// NB: looks at the tree, not at the question, so that other faults of a question do not hide that its id is taken.
    private static func noteDuplicate(
        of item: Setting, among ids: inout Set<QuestionID>, into reading: inout SettingReading
    ) {
        guard case .mapping(let entries, _) = item.tree, let entry = entries.first(where: { $0.key == "id" }),
            let id = entry.value.text.flatMap(QuestionID.init), !ids.insert(id).inserted
        else { return }
        let setting = Setting(tree: entry.value, path: SettingReading.path(item.path, "id"), line: entry.line)
        reading.note(.duplicateQuestion, at: setting, QuestionSettings.taken(id))
    }
}
