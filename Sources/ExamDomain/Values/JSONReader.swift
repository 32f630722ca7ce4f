/// Reads one JSON document as RFC 8259 says it and nothing more: no trailing comma, no repeated key, no number that a
/// `Double` cannot hold, at most 128 levels deep. Keys keep their order, fractions are exact.
///
/// By hand, because Foundation's reader on Linux takes `[1,]`, gives -9223372036854775809 as another number, and forgets the
/// order of keys.
struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private static let deepest = 128

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// Nil where the bytes are not one document.
    mutating func document() -> JSON? {
        guard let value = value(depth: 0) else { return nil }
        skipBlanks()
        return index == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> JSON? {
        skipBlanks()
        guard depth < JSONReader.deepest, let byte = peek else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map(JSON.string)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    // MARK: - Objects and arrays

    private mutating func object(depth: Int) -> JSON? {
        index += 1
        var members: [JSON.Member] = []
        skipBlanks()
        if take("}") { return .object([]) }
        repeat {
            skipBlanks()
            guard peek == UInt8(ascii: "\""), let key = string() else { return nil }
            skipBlanks()
            guard take(":"), let value = value(depth: depth + 1) else { return nil }
            members.append(JSON.Member(key: key, value: value))
            skipBlanks()
        } while take(",")
        return take("}") && JSONReader.areDistinct(members) ? .object(members) : nil
    }

    /// No key twice. Of the few that an object mostly has, comparing is sooner done than hashing.
    private static func areDistinct(_ members: [JSON.Member]) -> Bool {
        guard members.count <= 12 else { return Set(members.map(\.key)).count == members.count }
        for index in members.indices.dropFirst() {
            for earlier in 0..<index where members[earlier].key == members[index].key { return false }
        }
        return true
    }

    private mutating func array(depth: Int) -> JSON? {
        index += 1
        var values: [JSON] = []
        skipBlanks()
        if take("]") { return .array([]) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
            skipBlanks()
        } while take(",")
        return take("]") ? .array(values) : nil
    }

    // MARK: - Texts

    private mutating func string() -> String? {
        index += 1
        let start = index
        while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\\") {
            index += 1
            // Hardly any text has an escape.
            if byte == UInt8(ascii: "\"") { return String(validating: bytes[start..<index - 1], as: UTF8.self) }
        }
        var text = Array(bytes[start..<index])
        while let byte = peek, byte >= 0x20 {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escaped() else { return nil }
                text.append(contentsOf: String(Character(scalar)).utf8)
            default: text.append(byte)
            }
        }
        return nil
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
        UInt8(ascii: "f"): "\u{c}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]

    /// What follows a backslash; a surrogate only as one of a pair.
    private mutating func escaped() -> Unicode.Scalar? {
        guard let byte = peek else { return nil }
        index += 1
        guard byte == UInt8(ascii: "u") else { return JSONReader.escapes[byte] }
        guard let unit = fourDigits() else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        guard take("\\"), take("u"), let low = fourDigits(), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func fourDigits() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        let digits = bytes[index..<index + 4]
        index += 4
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    // MARK: - Numbers and words

    private mutating func number() -> JSON? {
        let start = index
        _ = take("-")
        let isZero = peek == UInt8(ascii: "0")
        guard let whole = digits(), !isZero || whole == 1 else { return nil }
        if take("."), digits() == nil { return nil }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() != nil else { return nil }
        }
        if let integer = JSONReader.integer(bytes[start..<index]) { return .integer(integer) }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { return nil }
        // NB: a whole number beyond 64 bits may round to one that fits; it is none.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) else {
            return .number(number)
        }
        return Int64(exactly: number).map(JSON.integer) ?? .number(number)
    }

    /// A whole number of at most 18 digits; nil for anything else.
    private static func integer(_ written: ArraySlice<UInt8>) -> Int64? {
        let digits = written.first == UInt8(ascii: "-") ? written.dropFirst() : written
        guard digits.count <= 18 else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return digits.count == written.count ? value : -value
    }

    /// How many digits were passed; nil where there is none.
    private mutating func digits() -> Int? {
        let start = index
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        return index > start ? index - start : nil
    }

    private mutating func word(_ word: StaticString, _ value: JSON) -> JSON? {
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[index...].starts(with: letters) else { return nil }
        index += letters.count
        return value
    }

    // MARK: - Bytes

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = peek, UInt32(byte) == character.value else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }
}
