import Testing

@testable import ExamDomain

@Suite struct HeadingOrderTests {
    private func order(_ candidates: [[String]]) -> [String] {
        var order = HeadingOrder()
        for headings in candidates {
            order.take(headings.map { RosterEntry.ExtraColumn(heading: $0, value: "x") })
        }
        return order.inOrder
    }

    @Test("Candidates who lack a column do not disturb the order of the others")
    func gaps() {
        #expect(order([["b"], ["a", "b"]]) == ["a", "b"])
        #expect(order([["c"], ["a"], ["a", "b", "c"]]) == ["a", "b", "c"])
        #expect(order([[], ["a"], []]) == ["a"])
        #expect(order([]) == [])
    }

    @Test("Columns that never stand together keep the order in which they were met")
    func apart() {
        #expect(order([["z"], ["a"]]) == ["z", "a"])
    }

    @Test("Candidates who contradict each other lose no column")
    func contradiction() {
        #expect(order([["a", "b"], ["b", "a"]]) == ["a", "b"])
    }
}
