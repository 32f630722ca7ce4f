// MARK: - What differs in the name

extension RosterDiagnosis.Told {
    /// Empty where the name is the very same.
    func nameDifferences(from roster: String) -> [RosterDiagnosis.Difference] {
        typealias Difference = RosterDiagnosis.Difference
        let mended = mendedNameKinds.map { Difference(.name, $0, isMended: true) }
        if SpellingFold.areSame(name, roster) { return mended }
        // What no name is as long as is not looked at letter by letter.
        guard !name.isLonger(than: PersonName.longest) else { return [.otherName(roster: roster)] }
        if let kinds = NameSpelling.kinds(name, roster) {
            return kinds.map { Difference.spelling($0, told: name, roster: roster) }
        }
        let (told, held) = (NameSpelling.folded(name), NameSpelling.folded(roster))
        if NameSpelling.parts(of: name) == NameSpelling.parts(of: roster) { return [Difference(.name, .otherOrder)] }
        guard let slip = RosterDiagnosis.Slip(told: told, roster: held),
            let difference = Difference.name(slip, told: told, roster: held)
        else { return [.otherName(roster: roster)] }
        return [difference]
    }

    /// What the rules mended before anything was compared.
    private var mendedNameKinds: [RosterDiagnosis.Difference.Kind] {
        var kinds: [RosterDiagnosis.Difference.Kind] = []
        if nameRepair.contains(.trimmed) { kinds.append(.blanks) }
        if nameRepair.contains(.invisible) { kinds.append(.invisible) }
        if !nameRepair.isDisjoint(with: [.excelTextWrapper, .apostrophe]) { kinds.append(.signs) }
        if name.unicodeScalars.count(where: { $0 == "·" }) != rawName.unicodeScalars.count(where: { $0 == "·" }) {
            kinds.append(.dots)
        }
        return kinds
    }
}

/// One way of writing that can be folded away before two texts are compared.
struct SpellingFold: Sendable {
    let kind: RosterDiagnosis.Difference.Kind
    let fold: @Sendable (String) -> String

    init(_ kind: RosterDiagnosis.Difference.Kind, _ fold: @escaping @Sendable (String) -> String) {
        self.kind = kind
        self.fold = fold
    }

    /// Scalar by scalar: Swift's own `==` also joins characters that a database keeps apart.
    static func areSame(_ one: String, _ other: String) -> Bool {
        one.unicodeScalars.elementsEqual(other.unicodeScalars)
    }

    /// The folds without which two texts would stay apart; nil where all of them do not join the two.
    static func needed(
        _ folds: [SpellingFold], toJoin one: String, _ other: String, by areSame: (String, String) -> Bool
    ) -> [RosterDiagnosis.Difference.Kind]? {
        func joins(without index: Int?) -> Bool {
            var texts = (one, other)
            for (place, fold) in folds.enumerated() where place != index {
                texts = (fold.fold(texts.0), fold.fold(texts.1))
            }
            return !texts.0.isEmpty && areSame(texts.0, texts.1)
        }
        guard joins(without: nil) else { return nil }
        return folds.indices.filter { !joins(without: $0) }.map { folds[$0].kind }
    }
}

/// Ways of writing one and the same name.
enum NameSpelling {
    private static let folds = [
        SpellingFold(.fullWidth, narrow), SpellingFold(.letterCase) { $0.lowercased() },
        SpellingFold(.dots, withoutDots), SpellingFold(.blanks, withoutBlanks),
        SpellingFold(.traditional, HanVariants.simplified),
    ]

    /// In what spelling alone the two differ; nil where they differ in more.
    static func kinds(_ told: String, _ roster: String) -> [RosterDiagnosis.Difference.Kind]? {
        if let kinds = SpellingFold.needed(folds, toJoin: told, roster, by: SpellingFold.areSame) {
            // A blank where the other has a dot is one thing, not two.
            return kinds.contains(.dots) ? kinds.filter { $0 != .blanks } : kinds
        }
        // By Unicode's canonical equivalence: one character under two codes.
        return SpellingFold.needed(folds, toJoin: told, roster, by: ==).map { $0 + [.variantForm] }
    }

    static func folded(_ name: String) -> [Unicode.Scalar] {
        Array(folds.reduce(name) { $1.fold($0) }.unicodeScalars)
    }

    /// Full-width letters and signs as ordinary ones.
    static func narrow(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar in
                guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
                return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
            })
    }

    static func withoutBlanks(_ text: String) -> String { NumberSpelling.withoutBlanks(text) }

    static func withoutDots(_ text: String) -> String {
        String(text.unicodeScalars.filter { !isDot($0) })
    }

    /// As identity cards print a name of several parts, whatever stands between them.
    static func withMiddleDots(_ text: String) -> String {
        String(text.unicodeScalars.map { isDot($0) || $0.isBlank ? "·" : $0 })
    }

    /// Whatever their order; each in lower case.
    static func parts(of name: String) -> [String] {
        narrow(name).lowercased().unicodeScalars.split { isDot($0) || $0.isBlank || $0 == "," || $0 == "，" }
            .map { String($0) }.sorted()
    }

    /// What stands between the parts of a name, or is typed for it.
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "·", "•", "‧", "・", ".", "．", "･", "∙", "⋅", "。", "｡", "●", "-", "－", "–", "—", "‐", "'", "’": true
        default: false
        }
    }
}
