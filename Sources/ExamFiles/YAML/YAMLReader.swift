import ExamDomain
import Yams

/// Reads YAML into settings with the line of every key and value, duplicate keys included.
///
/// Settings need little of YAML, and what they do not need is refused rather than guessed at: anchors and aliases (they can
/// make a small file endless), merge keys, tags, several documents, keys that are not text.
package enum YAMLReader {
    /// In bytes.
    package static let largestFile = 1 << 20
    /// Mappings and lists within each other; settings need five.
    static let deepest = 20
    /// Every duplicate key costs one more look at the file: so many are told one by one, fewer in a large file.
    static let mostDuplicates = 40
    private static let mostBytesRead = 8 * largestFile

    /// - Throws: one `Fault` for what makes the whole text unreadable.
    package static func tree(of bytes: [UInt8]) throws(SettingFaults) -> SettingTree {
        guard bytes.count <= largestFile else { throw YAMLFault.tooLarge.alone }
        let yaml = try YAMLText(bytes)
        let text = yaml.text
        // NB: an alias used as a key is looked into while composing, so aliases have to be found before that: with a word
        // put behind every `*`, each alias is an unknown one, and nothing else changes its line.
        if text.contains("*") {
            let nonce = unused(in: text)
            _ = try composed(text.replacing("*", with: "*\(nonce)"), lines: yaml.lines)
        }
        return try composed(text, lines: yaml.lines)
    }

    /// A word that can begin the name of an alias and stands nowhere in the text.
    private static func unused(in text: String) -> String {
        var number = 0
        while text.contains("x\(number)x") { number += 1 }
        return "x\(number)x"
    }

    // MARK: - Duplicate keys

    /// Composes the text. Yams stops at the first mapping with a duplicate key and knows where the key stands first: that
    /// one gets a mark put before it, and the text is composed anew.
    private static func composed(_ text: String, lines: Int) throws(SettingFaults) -> SettingTree {
        var text = text
        let mark = "dup-" + unused(in: text) + "-"
        var marked = 0
        while true {
            do {
                let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else { throw YAMLFault.empty.alone }
                // The parser holds the anchors; without it they would be forgotten.
                return try withExtendedLifetime(parser) { () throws(SettingFaults) in
                    try YAMLTree(mark: mark).tree(root, depth: 0)
                }
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                marked += 1
                guard marked <= mostDuplicates, marked * text.utf8.count <= mostBytesRead,
                    let next = text.marking(
                        line: context.mark.line, column: context.mark.column, with: "\(mark)\(marked)-")
                else {
                    throw YAMLFault.duplicates(names.map { YAMLTree.unmarked($0, mark: mark) }, context.mark.line).alone
                }
                text = next
            } catch let faults as SettingFaults {
                throw faults
            } catch {
                throw YAMLFault.syntax(error, lines: lines).alone
            }
        }
    }
}

extension String {
    /// The text with a mark put at the beginning of the word that stands at a line and column (in scalars), from 1: inside
    /// its quotes where it has some. Nil where no word stands there.
    fileprivate func marking(line: Int, column: Int, with mark: String) -> String? {
        var scalars = unicodeScalars
        var index = scalars.startIndex
        var row = 1
        while row < line, index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            let isFirstOfTwo = scalar == "\r" && index < scalars.endIndex && scalars[index] == "\n"
            if scalar == "\n" || (scalar == "\r" && !isFirstOfTwo) { row += 1 }
        }
        guard row == line, var place = scalars.index(index, offsetBy: column - 1, limitedBy: scalars.endIndex),
            place < scalars.endIndex
        else { return nil }
        switch scalars[place] {
        case "\"", "'": place = scalars.index(after: place)
        case "[", "{", "!", "&", "*", "|", ">", "?": return nil
        default: break
        }
        scalars.insert(contentsOf: mark.unicodeScalars, at: place)
        return String(scalars)
    }
}
