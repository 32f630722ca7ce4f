/// A candidate's name in its stored form. Never NFKC: that would turn rare characters of names into others.
package struct PersonName: Hashable, Sendable {
    package let text: String
    package let repair: CellRepair
    package let holdsControl: Bool
    /// The usual name: nothing in it can be doubtful.
    private let isOfHanAlone: Bool

    /// In characters.
    package static let longest = 100

    /// Trims, folds inner blanks, and makes every dot between Han characters U+00B7, as identity cards print it.
    package init(_ raw: String) {
        let cell = CellText(raw, as: .words)
        isOfHanAlone = PersonName.isOfHanAlone(cell.text)
        text = isOfHanAlone ? cell.text : PersonName.withMiddleDots(cell.text)
        repair = cell.repair
        holdsControl = cell.holdsControl
    }

    package var fault: CellFault? {
        if text.isEmpty { return .emptyName }
        return text.isLonger(than: PersonName.longest) ? .tooLong(limit: PersonName.longest) : nil
    }

    package var warnings: [CellWarning] {
        guard !isOfHanAlone else { return [] }
        var warnings: [CellWarning] = []
        if text.contains("??") || text.contains("？？") || text.unicodeScalars.contains("\u{FFFD}") {
            warnings.append(.replacementCharacter)
        }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .privateUse }) {
            warnings.append(.privateUseCharacter)
        }
        return warnings
    }

    private static func withMiddleDots(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: isDot) else { return text }
        var dotted = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let between =
                index > 0 && index + 1 < scalars.count && scalars[index - 1].isHan && scalars[index + 1].isHan
            dotted.append(between && isDot(scalar) ? "·" : scalar)
        }
        return String(dotted)
    }

    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "•", "‧", "・", ".", "．": true
        default: false
        }
    }

    /// Seen quickly: three bytes a character, each beginning with E4…E9.
    private static func isOfHanAlone(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0xC0 ? $0 >= 0x80 : (0xE4...0xE9).contains($0) } }
    }
}

extension String {
    /// Counts no further than it must.
    package func isLonger(than limit: Int) -> Bool {
        utf8.count > limit && unicodeScalars.count > limit
    }
}

extension CellFault {
    package static let emptyName = CellFault(
        .emptyName, Phrase(zh: "姓名为空，请补上。", en: "The name is empty; please fill it in."))

    package static func tooLong(limit: Int) -> CellFault {
        CellFault(
            .tooLong,
            Phrase(
                zh: "内容超过 \(limit) 个字符，请缩短。", en: "The cell holds more than \(limit) characters; please shorten it."))
    }

    package static let controlCharacter = CellFault(
        .controlCharacter,
        Phrase(
            zh: "内容里有看不见的控制字符（如 NUL），请删去后重新输入这一格。",
            en: "The cell holds an invisible control character (such as NUL); please delete it and type the cell anew.")
    )

    package static let undecodable = CellFault(
        .undecodable,
        Phrase(
            zh: "有字节不属于这个文件的编码，文字已损坏；请对照原始资料重新输入。",
            en:
                "Some bytes do not belong to the file's encoding, so text is lost; please type it anew from the original."
        ))
}

extension CellWarning {
    static let replacementCharacter = CellWarning(
        .replacementCharacter,
        Phrase(
            zh: "姓名中有“??”或“\u{FFFD}”，可能是生僻字在别处丢失；请与证件核对。",
            en:
                "The name holds “??” or U+FFFD, so a rare character was probably lost elsewhere; please compare it with the certificate."
        ))

    static let privateUseCharacter = CellWarning(
        .privateUseCharacter,
        Phrase(
            zh: "姓名中有自造字（私用区字符），别的电脑可能显示不出；请与证件核对。",
            en:
                "The name holds a private-use character that other machines may not show; please compare it with the certificate."
        ))
}
