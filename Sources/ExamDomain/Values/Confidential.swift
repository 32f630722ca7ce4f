/// Personal data that prints masked. It is opened by name (`revealed`), so that every use can be found.
package struct Confidential<Value: Hashable & Sendable>: Hashable, Sendable, CustomStringConvertible,
    CustomDebugStringConvertible
where Value: CustomStringConvertible {
    package let revealed: Value

    package init(_ value: Value) {
        revealed = value
    }

    /// The first four and the last two characters; of fewer than ten, the last two at most.
    package var masked: String {
        var text = revealed.description
        // Of letters and digits, as nearly all are, a byte is a character.
        guard text.withUTF8({ bytes in bytes.allSatisfy { $0 < 0x80 && $0 != 0x0D } }) else {
            let hidden = Confidential.hidden(of: text.count)
            return String(text.enumerated().map { hidden.contains($0.offset) ? "*" : $0.element })
        }
        return text.withUTF8 { shown in
            String(unsafeUninitializedCapacity: shown.count) { bytes in
                _ = bytes.initialize(fromContentsOf: shown)
                bytes[Confidential.hidden(of: shown.count)].update(repeating: UInt8(ascii: "*"))
                return shown.count
            }
        }
    }

    /// Which of so many characters are not shown.
    private static func hidden(of count: Int) -> Range<Int> {
        if count < 3 { return 0..<count }
        return (count < 10 ? 0 : 4)..<count - 2
    }

    package var description: String { masked }
    package var debugDescription: String { masked }
}
