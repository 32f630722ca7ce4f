// The sentences about a difference. Of a certificate number they say the place and what was told, never what the roster has.
extension RosterDiagnosis.Difference {
    static let nameAndNumberSwapped = [
        RosterDiagnosis.Difference(.name, .swapped), RosterDiagnosis.Difference(.certificateNumber, .swapped),
    ]

    static func otherExam(_ code: String, asked: String) -> Self {
        Self(
            .exam, .otherExam,
            Phrase(zh: "在考试 \(code) 的名单上，不在 \(asked)", en: "on the roster of \(code), not of \(asked)"))
    }

    static func otherType(_ told: CertificateType, roster: CertificateType) -> Self {
        Self(
            .certificateType, .otherType,
            Phrase(
                zh: "说的是\(told.told.zh)，名单上是\(roster.told.zh)",
                en: "told was “\(told.told.en)”; the roster says “\(roster.told.en)”"))
    }

    // MARK: - Name

    static func otherName(roster: String) -> Self {
        Self(.name, .otherName, Phrase(zh: "名单上是“\(roster)”", en: "the roster says “\(roster)”"))
    }

    static func spelling(_ kind: Kind, told: String, roster: String) -> Self {
        let plain = Self(.name, kind)
        return Self(
            .name, kind,
            Phrase(
                zh: "\(plain.message.zh)：说的是“\(told)”，名单上是“\(roster)”",
                en: "\(plain.message.en): told was “\(told)”; the roster says “\(roster)”"))
    }

    /// Nil where a slip makes another name of it: two characters, or one that is no letter.
    static func name(_ slip: RosterDiagnosis.Slip, told: [Unicode.Scalar], roster: [Unicode.Scalar]) -> Self? {
        guard told.count >= 2, roster.count >= 2 else { return nil }
        switch slip {
        case .replaced(let place):
            let (one, other) = (told[place - 1], roster[place - 1])
            guard one.properties.isAlphabetic, other.properties.isAlphabetic else { return nil }
            return Self(
                .name, .wrongCharacter,
                Phrase(
                    zh: "第 \(place) 个字不同：说的是“\(one)”，名单上是“\(other)”",
                    en: "character \(place) differs: told was “\(one)”; the roster says “\(other)”"))
        case .replacedTwice: return nil
        case .transposed(let place):
            return Self(
                .name, .transposed,
                Phrase(
                    zh: "第 \(place)、\(place + 1) 个字互换", en: "characters \(place) and \(place + 1) are transposed"))
        case .missing(let place):
            return Self(
                .name, .characterMissing,
                Phrase(
                    zh: "比名单上少一个字：第 \(place) 个字“\(roster[place - 1])”",
                    en: "character \(place) of the roster's name, “\(roster[place - 1])”, is missing"))
        case .extra(let place):
            return Self(
                .name, .characterExtra,
                Phrase(
                    zh: "比名单上多一个字：第 \(place) 个字“\(told[place - 1])”",
                    en: "character \(place), “\(told[place - 1])”, is one more than the roster has"))
        }
    }

    // MARK: - Number

    /// Nothing is said of where the two differ: asked often enough, that would tell the roster's number.
    static func otherNumber(roster: Confidential<String>) -> Self {
        Self(
            .certificateNumber, .otherNumber,
            Phrase(
                zh: "与名单上的号码（\(roster.masked)）不同，相差不止两位",
                en: "not the roster's number (\(roster.masked)); more than two characters differ"))
    }

    static func number(_ slip: RosterDiagnosis.Slip, told: [Unicode.Scalar], hasCheck: Bool) -> Self {
        switch slip {
        case .replaced(let place) where hasCheck && place == told.count:
            Self(.certificateNumber, .checkCharacter)
        case .replaced(let place):
            Self(
                .certificateNumber, .wrongCharacter,
                Phrase(
                    zh: "第 \(place) 位不同（说的是 \(told[place - 1])）",
                    en: "character \(place) differs (told was \(told[place - 1]))"))
        case .replacedTwice(let first, let second):
            Self(
                .certificateNumber, .wrongCharacters,
                Phrase(zh: "第 \(first)、\(second) 位不同", en: "characters \(first) and \(second) differ"))
        case .transposed(let place):
            Self(
                .certificateNumber, .transposed,
                Phrase(
                    zh: "第 \(place)、\(place + 1) 位互换", en: "characters \(place) and \(place + 1) are transposed"))
        case .missing(let place):
            Self(
                .certificateNumber, .characterMissing,
                Phrase(zh: "少一位：名单上的第 \(place) 位", en: "character \(place) of the roster's number is missing"))
        case .extra(let place):
            Self(
                .certificateNumber, .characterExtra,
                Phrase(
                    zh: "多一位：第 \(place) 位（\(told[place - 1])）",
                    en: "character \(place) (\(told[place - 1])) is one too many"))
        }
    }
}
