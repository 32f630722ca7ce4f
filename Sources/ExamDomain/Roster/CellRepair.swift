/// Harmless damage that the import mends by itself, and counts.
package struct CellRepair: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Full-width digits, letters and signs in a number.
    package static let fullWidth = CellRepair(rawValue: 1)
    /// `="…"`, by which exports keep Excel from taking text for a number.
    package static let excelTextWrapper = CellRepair(rawValue: 2)
    /// A leading apostrophe, Excel's own mark for text.
    package static let apostrophe = CellRepair(rawValue: 4)
    /// Blanks of any kind at the ends, or runs of them inside.
    package static let trimmed = CellRepair(rawValue: 8)
    /// Characters of no width: zero-width, bidirectional marks, byte order marks.
    package static let invisible = CellRepair(rawValue: 16)
}

/// How many cells were mended in which way; a cell mended in two ways counts in both.
package struct RepairCounts: Hashable, Sendable {
    package private(set) var fullWidth = 0
    package private(set) var excelTextWrapper = 0
    package private(set) var apostrophe = 0
    package private(set) var trimmed = 0
    package private(set) var invisible = 0

    package init() {}

    package mutating func count(_ repair: CellRepair) {
        guard !repair.isEmpty else { return }
        if repair.contains(.fullWidth) { fullWidth += 1 }
        if repair.contains(.excelTextWrapper) { excelTextWrapper += 1 }
        if repair.contains(.apostrophe) { apostrophe += 1 }
        if repair.contains(.trimmed) { trimmed += 1 }
        if repair.contains(.invisible) { invisible += 1 }
    }

    package mutating func count(_ more: RepairCounts) {
        fullWidth += more.fullWidth
        excelTextWrapper += more.excelTextWrapper
        apostrophe += more.apostrophe
        trimmed += more.trimmed
        invisible += more.invisible
    }

    /// Under the contract's keys, in its order.
    package var byKey: KeyValuePairs<String, Int> {
        [
            "fullWidth": fullWidth, "excelTextWrapper": excelTextWrapper, "apostrophe": apostrophe,
            "trimmed": trimmed, "invisible": invisible,
        ]
    }
}
