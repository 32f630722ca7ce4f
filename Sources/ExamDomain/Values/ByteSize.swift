/// A file's size or the limit on it, in bytes.
package struct ByteSize: Hashable, Sendable, Comparable {
    package let bytes: Int64

    package init(_ bytes: Int64) {
        self.bytes = bytes
    }

    package static func < (one: ByteSize, other: ByteSize) -> Bool { one.bytes < other.bytes }

    private static let units: [(String, Int64)] = [
        ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
        ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1000), ("kB", 1000), ("B", 1),
    ]

    /// Reads `200MB` (10^6), `20MiB` (2^20), `1.5GB` or plain bytes; blanks before the unit are allowed. Nil for
    /// anything else, fractions of a byte, or more than 1 TB.
    package init?(setting text: String) {
        let (digits, factor) =
            ByteSize.units.first { text.hasSuffix($0.0) }.map { (text.dropLast($0.0.count), $0.1) } ?? (text[...], 1)
        var number = digits
        while number.last == " " { number.removeLast() }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.count <= 13 && $0.allSatisfy(isDigit) }),
            let whole = Int64(parts[0])
        else { return nil }
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: factor)
        guard !overflow, scaled <= 1_000_000_000_000 else { return nil }
        var bytes = scaled
        if parts.count == 2 {
            guard parts[1].count <= 3, let fraction = Int64(parts[1]) else { return nil }
            let divisor: Int64 = [10, 100, 1000][parts[1].count - 1]
            guard fraction * factor % divisor == 0 else { return nil }
            bytes += fraction * factor / divisor
        }
        guard bytes <= 1_000_000_000_000 else { return nil }
        self.init(bytes)
    }

    /// The shortest text that reads as the same: `200MB`, `20MiB`, `1234`.
    package var setting: String {
        guard bytes != 0, let unit = ByteSize.units.first(where: { bytes % $0.1 == 0 && $0.0 != "kB" }), unit.1 > 1
        else { return String(bytes) }
        return "\(bytes / unit.1)\(unit.0)"
    }

    /// `12.3 MB`, for people.
    package var told: String {
        for (unit, size) in [("GB", Int64(1_000_000_000)), ("MB", 1_000_000), ("KB", 1000)] where bytes >= size {
            let tenths = bytes / (size / 10)
            return tenths % 10 == 0 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
        }
        return "\(bytes) B"
    }
}

private func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
