/// A published text of candidates' instructions, held against what the settings say now.
///
/// Lines are found again by their labels, so it does not matter which language was published, in which order, with or
/// without Markdown's marks, whose line ends and blanks, or what the unit added of its own.
package struct PublishedInstructions: Hashable, Sendable {
    /// The languages that were published.
    package let languages: [Language]
    /// As the text says it; nil where it says none.
    package let noticeID: String?
    /// What is not as it should be, in the order of the published text, what is missing last. Empty where the text still
    /// matches.
    package let differences: [Difference]

    package struct Difference: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            /// The published sentence is no longer true.
            case changed
            /// A sentence that must be said now is not there.
            case missing
            /// The published sentence speaks of something that is no more.
            case obsolete
            /// Another notice's id, or none.
            case id
        }

        package let kind: Kind
        package let language: Language?
        /// Of the published text, from 1; nil for what is missing.
        package let line: Int?
        /// The path of the setting; nil where none is meant, or it is no more.
        package let setting: String?
        package let published: String?
        package let now: String?
    }

    /// - Parameter id: of the instructions as they are now.
    package init(_ text: String, against instructions: CandidateInstructions, id: String) {
        let lines = PublishedLine.lines(of: text)
        let labels = [CandidateInstructions.idLabel.zh, CandidateInstructions.idLabel.en]
        // Where the label got lost, the id is still known by the exam's code.
        let idLine =
            lines.last { line in labels.contains { line.said.hasPrefix($0) } }
            ?? lines.last {
                $0.noticeID?.lowercased().hasPrefix("\(instructions.exam.exam.code)-".lowercased()) == true
            }
        noticeID = idLine?.noticeID
        var found: [Difference] = []
        var spoken: [Language] = []
        for language in Language.allCases {
            var comparison = InstructionComparison(lines, with: instructions, in: language)
            guard comparison.isPublished else { continue }
            spoken.append(language)
            found += comparison.differences()
        }
        languages = spoken
        if !spoken.isEmpty, noticeID?.lowercased() != id.lowercased() {
            found.append(
                Difference(
                    kind: .id, language: nil, line: idLine?.number, setting: nil, published: noticeID, now: id))
        }
        // Those with a line in its order; `sort` keeps no order among equals, and there are none.
        differences =
            found.filter { $0.line != nil }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
            + found.filter { $0.line == nil }
    }

    /// True where every sentence that must be said is there and no other, and the id is this one.
    package var matches: Bool { !languages.isEmpty && differences.isEmpty }
}

/// A line of a published text without marks and needless blanks.
struct PublishedLine: Hashable {
    /// From 1.
    let number: Int
    let said: String

    static func lines(of text: String) -> [PublishedLine] {
        // NB: CRLF is one Character, and so is a line's end of its own.
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated().compactMap { index, line in
            let said = PublishedLine.plain(String(line))
            return said.isEmpty ? nil : PublishedLine(number: index + 1, said: said)
        }
    }

    /// What is read of a line: no marks of a list, a heading or emphasis, no invisible characters, single blanks.
    static func plain(_ line: String) -> String {
        var scalars = line.unicodeScalars.filter { scalar in
            !"\u{FEFF}\u{200B}\u{200C}\u{200D}\u{2060}\u{AD}*`\\".unicodeScalars.contains(scalar)
        }[...]
        func dropBlanks() { scalars = scalars.drop { $0.properties.isWhitespace } }
        dropBlanks()
        let marks = scalars.prefix { "#>-+•·–—".unicodeScalars.contains($0) }
        scalars = scalars.dropFirst(marks.count)
        let digits = scalars.prefix { ("0"..."9").contains($0) }
        if !digits.isEmpty, let after = scalars.dropFirst(digits.count).first, ".)、．".unicodeScalars.contains(after) {
            scalars = scalars.dropFirst(digits.count + 1)
        }
        return String(String.UnicodeScalarView(scalars)).split { $0.isWhitespace }.joined(separator: " ")
    }

    /// The last word that is a code, a hyphen and 16 hexadecimal digits; word processors make other hyphens of it.
    var noticeID: String? {
        let words = said.split { $0.isWhitespace || "：:".contains($0) }.map { word in
            String(word.map { "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".contains($0) ? "-" : $0 })
        }
        return words.last { word in
            let parts = word.split(separator: "-", omittingEmptySubsequences: false)
            return parts.count > 1 && parts.last.map { $0.count == 16 && $0.allSatisfy(\.isHexDigit) } == true
        }
    }

    /// Label and sentence, where there is a colon of this language.
    func parts(_ language: Language) -> (label: String, sentence: String)? {
        let colons: [Character] = language == .zh ? ["：", ":"] : [":", "："]
        guard let colon = said.firstIndex(where: colons.contains) else { return nil }
        return (String(said[..<colon]).trimmed, String(said[said.index(after: colon)...]).trimmed)
    }
}
