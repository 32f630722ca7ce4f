/// The settings of one question as command-line flags say them: `--record-limit 3m`, `--attachment video:1..2:200MB`.
///
/// A flag means what its key means in exam.yaml and goes through the same reader. `--attachment` is said once for each kind
/// as `kind:min..max:size:extensions`, of which all but the kind may be left out; together they replace the rules there are.
package struct QuestionSettings: Sendable {
    /// The flags without their dashes, in the order of the keys of exam.yaml.
    package static let flags: [String] = QuestionReader.keys.map { key in
        key == "attachments" ? "attachment" : kebab(key)
    }

    private let said: [(flag: String, text: String)]

    /// - Parameter flags: in the order typed; the name with or without its dashes.
    package init(_ flags: [(flag: String, text: String)]) {
        said = flags.map { flag, text in (String(flag.drop { $0 == "-" }), text) }
    }

    /// The question the flags make, within its exam.
    /// - Parameter old: the question to start from; nil for a new one.
    package func question(
        editing old: Question? = nil, in exam: Exam
    ) throws(SettingFaults) -> (question: Question, warnings: [Fault]) {
        var faults: [Fault] = []
        let tree = tree(editing: old, faults: &faults)
        var reading = SettingReading(demand: .rules)
        let window = exam.closesAt > exam.opensAt ? exam.closesAt - exam.opensAt : nil
        let question = QuestionReader.read(Setting(tree: tree, path: "", line: nil), window: window, into: &reading)
        faults += reading.faults.map { $0.at(QuestionSettings.place($0.place ?? "")) }
        if let question, question.id != old?.id, exam.question(question.id) != nil {
            faults.append(
                Fault(
                    line: nil, place: "--id", code: SettingFaultCode.duplicateQuestion.rawValue,
                    message: QuestionSettings.taken(question.id)))
        }
        if old == nil, exam.questions.count >= Exam.mostQuestions {
            faults.append(
                Fault(
                    line: nil, place: nil, code: SettingFaultCode.tooMany.rawValue,
                    message: SettingFaultText.tooMany(Exam.mostQuestions)))
        }
        guard faults.isEmpty, let question else {
            var told: Set<Fault> = []
            throw SettingFaults(faults.filter { told.insert($0).inserted })
        }
        let warnings = ExamLint.warnings(of: question, path: "").map { $0.at(QuestionSettings.place($0.place ?? "")) }
        return (question, warnings)
    }

    static func taken(_ id: QuestionID) -> Phrase {
        Phrase(zh: "题目编号 \(id) 已经有了，每题的编号要不同。", en: "There is a question \(id) already; each has an id of its own.")
    }

    // MARK: - Flags to settings

    private func tree(editing old: Question?, faults: inout [Fault]) -> SettingTree {
        var entries: [SettingTree.Entry] = []
        var attachments: [SettingTree]?
        for (flag, text) in said {
            guard QuestionSettings.flags.contains(flag) else {
                let known = QuestionSettings.flags.map { "--\($0)" }
                faults.append(
                    QuestionSettings.fault(
                        .unknownKey, "--" + flag, SettingFaultText.unknownKey("--" + flag, known: known)))
                continue
            }
            switch flag {
            case "attachment":
                if text == "none" {
                    attachments = attachments ?? []
                } else if let rule = AttachmentFlag.rule(text) {
                    attachments = (attachments ?? []) + [rule]
                } else {
                    faults.append(QuestionSettings.fault(.badFlag, "--attachment", AttachmentFlag.howTo(text)))
                }
            case "attachments-total":
                if let total = AttachmentFlag.total(text) {
                    entries.append(SettingTree.Entry("attachmentsTotal", total))
                } else {
                    faults.append(
                        QuestionSettings.fault(.badFlag, "--attachments-total", AttachmentFlag.howToTotal(text)))
                }
            default:
                entries.append(SettingTree.Entry(QuestionSettings.key(flag), .scalar(text)))
            }
        }
        if let attachments { entries.append(SettingTree.Entry("attachments", .list(attachments))) }
        return .mapping(QuestionSettings.kept(of: old, beside: entries) + entries)
    }

    /// What stays of the old question: all that no flag says anew. Where the mode changes, what only the old mode has goes.
    private static func kept(of old: Question?, beside entries: [SettingTree.Entry]) -> [SettingTree.Entry] {
        guard let old, case .mapping(let written, _) = ExamWriter.tree(of: old) else { return [] }
        let mode = entries.last { $0.key == "mode" }?.value.text
        let goesOffline = mode == QuestionMode.offline.rawValue && old.recording != nil
        return written.filter { entry in
            !entries.contains { $0.key == entry.key } && !(goesOffline && RecordingSettings.keys.contains(entry.key))
        }
    }

    // MARK: - Places

    /// `recordLimit` → `--record-limit`; whatever is under `attachments` → `--attachment`.
    private static func place(_ path: String) -> String {
        let key = String(path.prefix { $0 != "." && $0 != "[" })
        return key == "attachments"
            ? "--attachment" : "--" + (key.hasPrefix("--") ? String(key.dropFirst(2)) : kebab(key))
    }

    /// The flag of a key of exam.yaml; of one that there is not, something no flag is called.
    static func flag(ofKey key: String) -> String {
        key == "attachments" ? "attachment" : QuestionReader.keys.contains(key) ? kebab(key) : key
    }

    private static func kebab(_ key: String) -> String {
        String(key.flatMap { $0.isUppercase ? ["-", Character($0.lowercased())] : [$0] })
    }

    private static func key(_ flag: String) -> String {
        QuestionReader.keys.first { kebab($0) == flag } ?? flag
    }

    private static func fault(_ code: SettingFaultCode, _ place: String, _ message: Phrase) -> Fault {
        Fault(line: nil, place: place, code: code.rawValue, message: message)
    }
}

extension Fault {
    fileprivate func at(_ place: String) -> Fault {
        Fault(line: line, place: place, code: code, message: message)
    }
}
