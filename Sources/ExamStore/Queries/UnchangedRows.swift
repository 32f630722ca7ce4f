/// The rows of a file that say what the roster says. They need not be staged, only remembered, unless another row of the file
/// comes into their way.
struct UnchangedRows {
    struct Row {
        let candidate: Int64
        let line: Int32
        let version: Int32
    }

    /// By candidate, then line, once `sort` was called.
    private(set) var rows: [Row] = []

    mutating func add(_ found: RosterLookup.Found, line: Int) {
        rows.append(
            Row(
                candidate: found.candidate, line: Int32(clamping: line),
                version: Int32(truncatingIfNeeded: found.version)))
    }

    mutating func sort() {
        rows.sort { ($0.candidate, $0.line) < ($1.candidate, $1.line) }
    }

    /// Candidates that more than one row means.
    var repeated: Set<Int64> {
        Set(zip(rows, rows.dropFirst()).filter { $0.candidate == $1.candidate }.map(\.0.candidate))
    }

    func contains(_ candidate: Int64) -> Bool {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].candidate < candidate { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].candidate == candidate
    }

    /// Takes the rows of these candidates out.
    mutating func take(_ candidates: Set<Int64>) -> [Row] {
        guard !candidates.isEmpty else { return [] }
        let taken = rows.filter { candidates.contains($0.candidate) }
        rows.removeAll { candidates.contains($0.candidate) }
        return taken
    }
}
