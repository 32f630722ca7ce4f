import ArgumentParser
import ExamDomain
import ExamStore

/// The optional fields of a roster entry as flags, the same for `roster add` and `edit`.
struct RosterFlags: ParsableArguments {
    @Option(help: .text(zh: "准考证号", en: "Admission number", valueName: "NUMBER")) var admission: String?
    @Option(help: .text(zh: "报考专业", en: "Group", valueName: "NAME")) var group: String?
    @Option(help: .text(zh: "手机号", en: "Phone", valueName: "NUMBER")) var phone: String?
    @Option(help: .text(zh: "邮箱", en: "Email", valueName: "ADDRESS")) var email: String?
    @Option(help: .text(zh: "备注", en: "Note", valueName: "TEXT")) var note: String?

    var values: [RosterField: String] {
        let given: [(RosterField, String?)] = [
            (.admissionNumber, admission), (.group, group), (.phone, phone), (.email, email), (.note, note),
        ]
        return Dictionary(uniqueKeysWithValues: given.compactMap { field, value in value.map { (field, $0) } })
    }
}

extension RosterField {
    /// The flag of `roster add` and `edit`.
    var flag: String {
        switch self {
        case .name: "--name"
        case .certificateType: "--type"
        case .certificateNumber: "--number"
        case .admissionNumber: "--admission"
        case .group: "--group"
        case .phone: "--phone"
        case .email: "--email"
        case .note: "--note"
        }
    }
}

extension RosterEntry {
    /// An entry from single values under the same rules as a row of a file.
    ///
    /// - Throws: a usage `Failure` that names every flag at fault.
    init(flags values: [RosterField: String], extra: [ExtraColumn] = [], today: CalendarDay, warn: (Fault) -> Void)
        throws
    {
        var rules = RosterRules(today: today)
        let (outcome, warnings) = rules.check(values, place: \.flag)
        switch outcome {
        case .entry(var entry):
            warnings.forEach(warn)
            // What the roster keeps of further columns is not for a flag to change.
            entry.extra = extra
            self = entry
        case .faulty(let faults):
            throw Failure.usage(
                faults.first?.code ?? "badValue",
                Phrase(
                    zh: faults.map { "\($0.place ?? "")：\($0.message.zh)" }.joined(separator: " "),
                    en: faults.map { "\($0.place ?? ""): \($0.message.en)" }.joined(separator: " ")))
        }
    }

    var values: [RosterField: String] {
        [
            .name: name, .certificateType: certificate.type.rawValue, .certificateNumber: certificate.number.revealed,
            .admissionNumber: admissionNumber ?? "", .group: group ?? "", .phone: phone ?? "", .email: email ?? "",
            .note: note ?? "",
        ]
    }
}

extension Context {
    /// What was taken with a doubt, beside the answer.
    func warn(_ warning: Fault) {
        console.note(
            Phrase(
                zh: "提醒：\(warning.place ?? "")：\(warning.message.zh)",
                en: "Warning: \(warning.place ?? ""): \(warning.message.en)"))
    }
}
