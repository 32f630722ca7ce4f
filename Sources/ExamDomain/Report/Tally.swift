/// How often each case of an enumeration was seen.
///
/// A list, not a dictionary: the hash of an enumeration with raw values is that of its text, which costs a report more than
/// to look through five cases.
package struct Tally<Item: CaseIterable & Equatable & Sendable>: Sendable {
    /// In the order of the cases.
    private var counts = [Int](repeating: 0, count: Item.allCases.count)

    init() {}

    mutating func add(_ item: Item) {
        for (index, known) in Item.allCases.enumerated() where known == item { counts[index] += 1 }
    }

    package subscript(item: Item) -> Int {
        zip(Item.allCases, counts).first { $0.0 == item }?.1 ?? 0
    }

    mutating func add(_ other: Tally) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    package var all: Int { counts.reduce(0, +) }

    /// The counts as cells in the order of the cases, and the sum of them.
    var cells: [ReportCell] { counts.map(ReportCell.count) + [.count(all)] }
}
