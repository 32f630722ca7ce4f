/// Brings the further columns of a whole roster into one order that keeps each candidate's own, so that an exported
/// roster imports as the same.
package struct HeadingOrder {
    /// As first met.
    private var headings: [String] = []
    /// By heading: those that stand right before it with some candidate.
    private var before: [String: Set<String>] = [:]

    package init() {}

    package mutating func take(_ columns: [RosterEntry.ExtraColumn]) {
        var previous: String?
        for heading in columns.map(\.heading) {
            if before[heading] == nil {
                headings.append(heading)
                before[heading] = []
            }
            if let previous { before[heading]?.insert(previous) }
            previous = heading
        }
    }

    /// Where candidates contradict each other (two files with their columns in another order), as first met.
    package var inOrder: [String] {
        var rest = headings
        var done: Set<String> = []
        var order: [String] = []
        while !rest.isEmpty {
            let next = rest.firstIndex { before[$0, default: []].isSubset(of: done) } ?? 0
            let heading = rest.remove(at: next)
            done.insert(heading)
            order.append(heading)
        }
        return order
    }
}
