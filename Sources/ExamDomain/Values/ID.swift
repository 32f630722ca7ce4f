/// The number of a thing of one kind, so that a review's number cannot be taken for a candidate's.
package struct ID<Thing>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    package var description: String { String(number) }

    package static func < (one: ID, other: ID) -> Bool { one.number < other.number }
}
