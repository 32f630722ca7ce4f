/// The sentences that tell what is wrong with a setting of whatever meaning.
enum SettingFaultText {
    /// The form a setting has to have.
    enum Form {
        case text, integer, yesOrNo, list, mapping

        var told: Phrase {
            switch self {
            case .text: Phrase(zh: "一段文字", en: "a text")
            case .integer: Phrase(zh: "一个整数（不加引号）", en: "a whole number (without quotes)")
            case .yesOrNo:
                Phrase(zh: " true 或 false（也可写 yes、no，不加引号）", en: "true or false (or yes, no; without quotes)")
            case .list: Phrase(zh: "一个列表（每项以 - 开头，或写成 [ ]）", en: "a list (each item after a dash, or in [ ])")
            case .mapping: Phrase(zh: "一组“键: 值”（英文冒号后空一格）", en: "a group of `key: value` (a colon, then a blank)")
            }
        }
    }

    static func wrongType(wanted: Form, found: SettingTree) -> Phrase {
        let actual: Phrase =
            switch found {
            case .scalar("", quoted: _, _): Phrase(zh: "空的", en: "empty")
            case .scalar(let text, quoted: true, _): quoted(text, marks: ("\"", "\""))
            case .scalar(let text, quoted: false, _): quoted(text, marks: ("“", "”"))
            case .list: Phrase(zh: "列表", en: "a list")
            case .mapping: Phrase(zh: "一组“键: 值”", en: "a group of `key: value`")
            }
        return Phrase(
            zh: "这里应是\(wanted.told.zh)，现在是\(actual.zh)。", en: "This has to be \(wanted.told.en), but is \(actual.en).")
    }

    static func unknownKey(_ key: String, known: [String]) -> Phrase {
        let key = shortened(key)
        if let nearest = nearestWord(to: key, among: known) {
            return Phrase(
                zh: "没有“\(key)”这个设置，是不是 \(nearest)？", en: "There is no setting “\(key)”; did you mean \(nearest)?")
        }
        let list = known.joined(separator: ", ")
        return Phrase(
            zh: "没有“\(key)”这个设置；这里可以写：\(list)。", en: "There is no setting “\(key)”; here are known: \(list).")
    }

    static func duplicateKey(_ key: String, firstLine: Int?) -> Phrase {
        guard let firstLine else {
            return Phrase(zh: "\(key) 写了两次，请只留一个。", en: "\(key) is said twice; keep one.")
        }
        return Phrase(
            zh: "\(key) 写了两次（第一次在第 \(firstLine) 行），请只留一个。",
            en: "\(key) is said twice (first on line \(firstLine)); keep one.")
    }

    static func missingKey(_ key: String) -> Phrase {
        Phrase(zh: "缺少 \(key)。", en: "\(key) is missing.")
    }

    static let emptyValue = Phrase(zh: "没有写值。", en: "Nothing is said here.")

    static func badChoice(_ text: String, choices: [String]) -> Phrase {
        let text = shortened(text)
        if let nearest = nearestWord(to: text, among: choices) {
            return Phrase(
                zh: "“\(text)”不在可选值中，是不是 \(nearest)？",
                en: "“\(text)” is not one of the choices; did you mean \(nearest)?")
        }
        return Phrase(
            zh: "“\(text)”不在可选值中，可选：\(choices.joined(separator: "、"))。",
            en: "“\(text)” is not one of the choices: \(choices.joined(separator: ", ")).")
    }

    static func outOfRange(_ text: String, from lowest: String, to highest: String) -> Phrase {
        let text = shortened(text)
        return Phrase(
            zh: "\(text) 超出范围，应在 \(lowest) 到 \(highest) 之间。", en: "\(text) is out of range: \(lowest) to \(highest).")
    }

    static func badDuration(_ text: String) -> Phrase {
        let text = shortened(text)
        return Phrase(
            zh: "“\(text)”不是时长；请写成 90s、3m、2h 或 1h30m 这样（s 秒、m 分、h 时，整数，最长 8784h）。",
            en: "“\(text)” is not a duration; write it like 90s, 3m, 2h or 1h30m (whole numbers, at most 8784h).")
    }

    static func tooLong(limit: Int) -> Phrase {
        Phrase(zh: "太长了，最多 \(limit) 个字。", en: "Too long: at most \(limit) characters.")
    }

    static func tooMany(_ limit: Int) -> Phrase {
        Phrase(zh: "太多了，最多 \(limit) 项。", en: "Too many: at most \(limit).")
    }

    static let controlCharacter = Phrase(
        zh: "含有看不见的控制字符，请删去后重新输入。", en: "There is an invisible control character in it; type it anew.")

    /// A piece of the input fit for a sentence: at most 40 characters, nothing invisible.
    static func shortened(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(40) {
            shown.append(scalar.isUnprintable ? "\u{FFFD}" : scalar)
        }
        return String(shown) + (text.unicodeScalars.count > 40 ? "…" : "")
    }

    private static func quoted(_ text: String, marks: (String, String)) -> Phrase {
        Phrase(verbatim: marks.0 + shortened(text) + marks.1)
    }
}

/// The known word that was most likely meant: the same but for case, `-` and `_`, or at most two letters off.
func nearestWord(to word: String, among known: [String]) -> String? {
    func folded(_ text: String) -> [Character] {
        text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }.map { $0 }
    }
    let wanted = folded(word)
    guard (1...40).contains(wanted.count) else { return nil }
    let allowed = wanted.count <= 3 ? 1 : 2
    return known.map { ($0, distance(wanted, folded($0))) }
        .filter { $0.1 <= allowed && $0.1 < wanted.count }
        .min { $0.1 < $1.1 }?.0
}

/// How many letters must be put in, left out, changed or swapped with their neighbour to make one of the other.
private func distance(_ one: [Character], _ other: [Character]) -> Int {
    var before = [Int](repeating: 0, count: other.count + 1)
    var previous = Array(0...other.count)
    for row in one.indices {
        var current = [row + 1]
        for column in other.indices {
            let change = one[row] == other[column] ? 0 : 1
            var best = min(current[column] + 1, previous[column + 1] + 1, previous[column] + change)
            if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                best = min(best, before[column - 1] + 1)
            }
            current.append(best)
        }
        (before, previous) = (previous, current)
    }
    return previous[other.count]
}
