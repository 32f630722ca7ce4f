/// A value that says its parts as bytes and is made of them again: its parts in one order, without names.
///
/// Equal values have equal images, so that two can be compared without being read.
protocol Imaged {
    func write(to image: inout ImageWriter)

    /// - Throws: where the bytes are no image of such a value.
    init(from image: inout ImageReader) throws(ImageDamage)
}

/// These bytes are no image of a session.
package struct ImageDamage: Error {}

struct ImageWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ part: some Imaged) { part.write(to: &self) }

    /// Seven bits to a byte, the lowest first; all bytes but the last have the eighth set. Small numbers of either sign are short.
    mutating func add(number: Int64) {
        var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func add(count: Int) { add(number: Int64(count)) }

    mutating func add(text: String) {
        add(count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }
}

struct ImageReader {
    private let bytes: [UInt8]
    private var place = 0
    /// The settings of a question as of a revision.
    let settings: (_ revision: Int, _ question: QuestionID) -> Question?

    init(_ bytes: [UInt8], settings: @escaping (_ revision: Int, _ question: QuestionID) -> Question?) {
        self.bytes = bytes
        self.settings = settings
    }

    var isAtEnd: Bool { place == bytes.count }

    /// The next part, of the kind that is wanted.
    mutating func next<Part: Imaged>() throws(ImageDamage) -> Part { try Part(from: &self) }

    mutating func number() throws(ImageDamage) -> Int64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard place < bytes.count else { throw ImageDamage() }
            let byte = bytes[place]
            place += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
        }
        throw ImageDamage()
    }

    /// A number that can be reckoned with: one outside would overflow somewhere.
    mutating func number(in range: ClosedRange<Int64>) throws(ImageDamage) -> Int64 {
        let number = try number()
        guard range.contains(number) else { throw ImageDamage() }
        return number
    }

    /// How many of something there are, or were.
    mutating func count() throws(ImageDamage) -> Int { Int(try number(in: 0...1_000_000_000)) }

    mutating func text() throws(ImageDamage) -> String {
        let length = try count()
        guard length <= bytes.count - place else { throw ImageDamage() }
        defer { place += length }
        return String(decoding: bytes[place..<place + length], as: UTF8.self)
    }
}
