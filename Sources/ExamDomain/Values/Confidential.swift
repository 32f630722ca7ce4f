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
        let text = revealed.description
        // Of letters and digits, as nearly all are, a byte is a character.
        guard text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else {
            return String(Confidential.masked(Array(text), by: "*"))
        }
        return String(decoding: Confidential.masked(Array(text.utf8), by: UInt8(ascii: "*")), as: UTF8.self)
    }

    private static func masked<Element>(_ characters: [Element], by star: Element) -> [Element] {
        if characters.count < 3 { return characters.map { _ in star } }
        let head = characters.count < 10 ? 0 : 4
        let shown = head..<characters.count - 2
        return characters.indices.map { shown.contains($0) ? star : characters[$0] }
    }

    package var description: String { masked }
    package var debugDescription: String { masked }
}
