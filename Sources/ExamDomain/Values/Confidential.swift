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
        let characters = Array(revealed.description)
        if characters.count < 3 { return String(repeating: "*", count: characters.count) }
        let head = characters.count < 10 ? 0 : 4
        let hidden = String(repeating: "*", count: characters.count - head - 2)
        return String(characters.prefix(head)) + hidden + String(characters.suffix(2))
    }

    package var description: String { masked }
    package var debugDescription: String { masked }
}
