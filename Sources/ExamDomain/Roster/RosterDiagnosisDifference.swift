extension RosterDiagnosis {
    /// One thing in which what was told is not what the roster says.
    package struct Difference: Hashable, Sendable {
        package let field: Field
        package let kind: Kind
        /// Where and how; never a certificate number of the roster.
        package let message: Phrase
        /// The roster's rules mend it, so it keeps nobody out.
        package let isMended: Bool

        /// The raw values are the contract's keys.
        package enum Field: String, Hashable, Sendable, CaseIterable {
            case name, certificateType, certificateNumber, exam
        }

        /// The raw values are in the answer, and stay.
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            // The same, written in another way.
            case fullWidth, letterCase, blanks, invisible, dots, signs, traditional, variantForm, lookAlike
            case oldForm, oldResidentNumber, swapped, otherOrder
            // A slip.
            case checkCharacter, wrongCharacter, wrongCharacters, transposed, characterMissing, characterExtra
            case cutByExcel, admissionNumber
            // Another thing.
            case otherType, otherExam, otherName, otherNumber
        }

        init(_ field: Field, _ kind: Kind, _ message: Phrase, isMended: Bool = false) {
            self.field = field
            self.kind = kind
            self.message = message
            self.isMended = isMended
        }

        /// For kinds of which there is nothing more to say.
        init(_ field: Field, _ kind: Kind, isMended: Bool = false) {
            let told = kind.told
            let message =
                isMended
                ? Phrase(zh: "\(told.zh)（规则视为相同）", en: "\(told.en) (the rules take it as the same)") : told
            self.init(field, kind, message, isMended: isMended)
        }

        /// Another name, and not the very number either.
        static func areOfStranger(_ differences: [Difference]) -> Bool {
            differences.contains { $0.kind == .otherName }
                && differences.contains { $0.field == .certificateNumber && $0.weight > 1 }
        }

        /// How far it takes one from the other; matches are told in the order of their sums.
        var weight: Int {
            guard !isMended else { return 0 }
            switch kind {
            case .fullWidth, .letterCase, .blanks, .invisible, .dots, .signs, .traditional, .variantForm, .lookAlike,
                .oldForm, .oldResidentNumber, .swapped:
                return 1
            case .checkCharacter, .wrongCharacter, .transposed, .characterMissing, .characterExtra, .cutByExcel,
                .admissionNumber, .otherOrder, .otherType:
                return 2
            case .wrongCharacters, .otherExam: return 3
            case .otherName, .otherNumber: return 6
            }
        }
    }
}

extension RosterDiagnosis.Difference.Field {
    package var heading: Phrase {
        switch self {
        case .name: RosterField.name.heading
        case .certificateType: RosterField.certificateType.heading
        case .certificateNumber: RosterField.certificateNumber.heading
        case .exam: Phrase(zh: "考试", en: "Exam")
        }
    }
}

extension RosterDiagnosis.Difference.Kind {
    /// The kind in words, where no place and no value belongs to it.
    fileprivate var told: Phrase {
        switch self {
        case .fullWidth: Phrase(zh: "全角与半角写法不同", en: "full-width characters on one side")
        case .letterCase: Phrase(zh: "字母大小写不同", en: "upper and lower case differ")
        case .blanks: Phrase(zh: "空格不同", en: "the blanks differ")
        case .invisible: Phrase(zh: "有看不见的字符", en: "invisible characters")
        case .dots: Phrase(zh: "间隔点写法不同", en: "the dots between the parts differ")
        case .signs: Phrase(zh: "多写或少写了符号", en: "signs too many or too few")
        case .traditional: Phrase(zh: "繁体与简体不同", en: "traditional and simplified characters differ")
        case .variantForm: Phrase(zh: "看上去一样的字，编码不同", en: "characters that look the same have different codes")
        case .lookAlike: Phrase(zh: "字母 O、I、L 与数字 0、1 混用", en: "the letters O, I, L and the digits 0, 1 are mixed up")
        case .oldForm: Phrase(zh: "旧版证件号码，只取前几位", en: "the old, longer form of the number; its first characters count")
        case .oldResidentNumber:
            Phrase(
                zh: "说的是 15 位旧身份证号，名单上是 18 位", en: "told was the old number of 15 digits; the roster has the one of 18")
        case .swapped: Phrase(zh: "姓名与证件号码说反了", en: "name and certificate number stand in each other's place")
        case .otherOrder: Phrase(zh: "各部分的次序不同", en: "its parts stand in another order")
        case .checkCharacter: Phrase(zh: "末位校验码不同，其余各位相同", en: "only the check character at the end differs")
        case .wrongCharacter: Phrase(zh: "有一位不同", en: "one character differs")
        case .wrongCharacters: Phrase(zh: "有两位不同", en: "two characters differ")
        case .transposed: Phrase(zh: "相邻两位互换", en: "two neighbouring characters are transposed")
        case .characterMissing: Phrase(zh: "少一位", en: "a character is missing")
        case .characterExtra: Phrase(zh: "多一位", en: "there is a character too many")
        case .cutByExcel:
            Phrase(
                zh: "前 15 位相同，后 3 位被 Excel 改成了 000",
                en: "the first 15 digits are the same; Excel made the last three 000")
        case .admissionNumber:
            Phrase(zh: "说的是准考证号，不是证件号码", en: "told was the admission number, not the certificate number")
        case .otherType: Phrase(zh: "证件类型不同", en: "another certificate type")
        case .otherExam: Phrase(zh: "在另一场考试的名单上", en: "on another exam's roster")
        case .otherName: Phrase(zh: "姓名不同", en: "another name")
        case .otherNumber: Phrase(zh: "号码不同", en: "another number")
        }
    }
}
