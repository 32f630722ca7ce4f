/// A column of the roster that examctl knows. The raw value is its JSON key, and its name in `--map`.
package enum RosterField: String, Hashable, Sendable, CaseIterable {
    case name, certificateType, certificateNumber, admissionNumber, group, phone, email, note

    /// The heading in an exported roster and in the template.
    package var heading: Phrase {
        switch self {
        case .name: Phrase(zh: "姓名", en: "Name")
        case .certificateType: Phrase(zh: "证件类型", en: "Certificate type")
        case .certificateNumber: Phrase(zh: "证件号码", en: "Certificate number")
        case .admissionNumber: Phrase(zh: "准考证号", en: "Admission number")
        case .group: Phrase(zh: "报考专业", en: "Group")
        case .phone: Phrase(zh: "手机号", en: "Phone")
        case .email: Phrase(zh: "邮箱", en: "Email")
        case .note: Phrase(zh: "备注", en: "Note")
        }
    }

    /// Headings that mean this field, in lower case and without blanks.
    private var synonyms: [String] {
        switch self {
        case .name: ["姓名", "考生姓名", "name"]
        case .certificateType: ["证件类型", "certificatetype"]
        case .certificateNumber: ["证件号码", "证件号", "身份证号", "身份证号码", "certificatenumber"]
        case .admissionNumber: ["准考证号", "admissionnumber"]
        case .group: ["报考专业", "group"]
        case .phone: ["手机号", "phone"]
        case .email: ["邮箱", "email"]
        case .note: ["备注", "note"]
        }
    }

    private static let bySynonym: [String: RosterField] = Dictionary(
        uniqueKeysWithValues: allCases.flatMap { field in field.synonyms.map { ($0, field) } })

    /// The field a heading means, whatever its case and blanks; nil for a further column.
    package init?(heading: String) {
        self.init(folded: RosterField.folded(heading))
    }

    init?(folded: String) {
        guard let field = RosterField.bySynonym[folded] else { return nil }
        self = field
    }

    /// A heading as it is compared: in lower case, without blanks and invisible characters.
    static func folded(_ heading: String) -> String {
        let visible = heading.unicodeScalars.filter { !$0.isBlank && !$0.isInvisible }
        return String(String.UnicodeScalarView(visible)).lowercased()
    }
}
