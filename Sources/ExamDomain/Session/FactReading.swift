/// A line of an activity file that is no fact: the key at fault and why.
package struct FactFault: Error, Hashable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        case malformedLine, missingKey, badValue, unknownFact, missingFile
    }

    package let code: Code
    package let key: String?
    package let message: Phrase

    package init(_ code: Code, key: String? = nil, _ message: Phrase) {
        self.code = code
        self.key = key
        self.message = message
    }
}

/// Finds the file that a fact names, so that it is known by digest; nil where there is none.
package typealias FileLookup = (_ path: String) throws -> StoredFile?

/// Reads a fact's keys one at a time; the first that is missing or wrong ends it.
struct FactKeys {
    let object: JSON
    /// How files are found; nil for facts of the journal, which name theirs by digest.
    let lookup: FileLookup?

    func text(_ key: String, limit: Int = 500) throws -> String {
        guard let value = object[key], value != .null else { throw FactFault.missing(key) }
        guard let text = value.string, FactKeys.isPlain(text, limit) || FactKeys.isLine(text, limit) else {
            throw FactFault.bad(
                key, value, Phrase(zh: "应为 1 至 \(limit) 个字符的文字", en: "must be a text of 1 to \(limit) characters"))
        }
        return text
    }

    /// True for printable ASCII, which nearly every text is; reading a million facts again pays for every character.
    private static func isPlain(_ text: String, _ limit: Int) -> Bool {
        (1...limit).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    private static func isLine(_ text: String, _ limit: Int) -> Bool {
        !text.isEmpty && text.unicodeScalars.count <= limit
            && !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    }

    func optionalText(_ key: String) throws -> String? {
        guard let value = object[key], value != .null else { return nil }
        return try text(key)
    }

    func integer(_ key: String, in range: ClosedRange<Int64>) throws -> Int64 {
        guard let value = object[key], value != .null else { throw FactFault.missing(key) }
        guard let number = value.integer, range.contains(number) else {
            throw FactFault.bad(
                key, value,
                Phrase(
                    zh: "应为 \(range.lowerBound) 至 \(range.upperBound) 的整数",
                    en: "must be a whole number from \(range.lowerBound) to \(range.upperBound)"))
        }
        return number
    }

    func size(_ key: String) throws -> ByteSize {
        ByteSize(try integer(key, in: 0...ByteSize.largestFile.bytes))
    }

    func code<Code: RawRepresentable & CaseIterable>(_ key: String, _: Code.Type = Code.self) throws -> Code
    where Code.RawValue == String {
        let written = try text(key)
        guard let code = Code(rawValue: written) else {
            let choices = Code.allCases.map(\.rawValue).joined(separator: ", ")
            throw FactFault.bad(
                key, .string(written), Phrase(zh: "应为其中之一：\(choices)", en: "must be one of: \(choices)"))
        }
        return code
    }

    func sha256(_ key: String) throws -> String {
        let written = try text(key)
        if written.utf8.count == 64, written.utf8.allSatisfy(FactKeys.isLowerHexadecimal) { return written }
        let digits = written.lowercased()
        guard digits.utf8.count == 64, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw FactFault.bad(
                key, .string(digits), Phrase(zh: "应为 64 位十六进制数字", en: "must be 64 hexadecimal digits"))
        }
        return digits
    }

    private static func isLowerHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }

    func moment(_ key: String) throws -> Moment {
        let written = try text(key)
        if let moment = Moment(iso8601: written) { return moment }
        let advice =
            Moment.lacksOffset(written)
            ? Phrase(zh: "缺少时区，例如写作 \(written)+08:00", en: "lacks the offset; write for example \(written)+08:00")
            : Phrase(
                zh: "应为带时区的时间，如 2026-12-01T09:00:00+08:00",
                en: "must be a time with offset, like 2026-12-01T09:00:00+08:00")
        throw FactFault.bad(key, .string(written), advice)
    }

    func recording() throws -> RecordingKey {
        RecordingKey(take: Int(try integer("take", in: 1...1_000_000)), camera: try code("camera"))
    }

    func file(_ path: String) throws -> StoredFile {
        guard let file = try lookup?(path) else {
            throw FactFault(
                .missingFile, key: "file",
                Phrase(zh: "找不到文件“\(path)”（应在活动文件旁边）", en: "there is no file “\(path)” beside the activity file"))
        }
        return file
    }

    /// Photos by path in an activity file, by digest in the journal: nobody outside can name what is in the vault.
    func photos(_ key: String) throws -> [StoredFile] {
        guard let value = object[key], value != .null else { throw FactFault.missing(key) }
        guard let values = value.array, (1...3).contains(values.count) else {
            throw FactFault.bad(key, value, Phrase(zh: "应为 1 至 3 张照片", en: "must be 1 to 3 photos"))
        }
        return try values.map { value in
            if let path = value.string { return try file(path) }
            guard lookup == nil, case .object = value else {
                throw FactFault.bad(key, value, Phrase(zh: "应为文件路径", en: "must be paths of files"))
            }
            let keys = FactKeys(object: value, lookup: nil)
            return StoredFile(
                sha256: try keys.sha256("sha256"), name: try keys.text("name"), size: try keys.size("bytes"))
        }
    }
}

extension FactFault {
    static func missing(_ key: String) -> FactFault {
        FactFault(.missingKey, key: key, Phrase(zh: "缺少 \(key)", en: "\(key) is missing"))
    }

    static func bad(_ key: String, _ found: JSON, _ advice: Phrase) -> FactFault {
        // What stands for a candidate may be a certificate number.
        let line = key == "candidate" ? Confidential(found.line).masked : found.line
        let shown = line.count > 60 ? String(line.prefix(60)) + "…" : line
        return FactFault(
            .badValue, key: key,
            Phrase(zh: "\(key) 的值 \(shown) 不对：\(advice.zh)", en: "\(key) is \(shown); it \(advice.en)"))
    }
}

extension ByteSize {
    /// No file that a fact tells of is larger: 1 TB.
    package static let largestFile = ByteSize(1_000_000_000_000)
}
