import ExamDomain

extension NearHash {
    private static let columns = 9
    private static let rows = 8
    /// Less contrast than this, of 255, says nothing about the picture: a black or white sheet.
    private static let leastContrast = 12
    /// A smaller step between two cells is none: compressing anew would turn it round.
    private static let leastStep = 1

    /// Of an upright picture; nil where it has no contrast, or is smaller than the grid.
    init?(of raster: Raster) {
        guard raster.width >= NearHash.columns, raster.height >= NearHash.rows else { return nil }
        var cells: [Int] = []
        for row in 0..<NearHash.rows {
            for column in 0..<NearHash.columns {
                let mean = raster.mean(
                    columns: (column * raster.width / NearHash.columns)..<((column + 1) * raster.width
                        / NearHash.columns),
                    rows: (row * raster.height / NearHash.rows)..<((row + 1) * raster.height / NearHash.rows),
                    samples: 24)
                // Brightness by ITU-R BT.601, in thousandths.
                cells.append(Int(mean.red) * 299 + Int(mean.green) * 587 + Int(mean.blue) * 114)
            }
        }
        guard let darkest = cells.min(), let brightest = cells.max(),
            brightest - darkest >= NearHash.leastContrast * 1000
        else { return nil }
        var bits: UInt64 = 0
        for row in 0..<NearHash.rows {
            for column in 0..<(NearHash.columns - 1) {
                let at = row * NearHash.columns + column
                bits = bits << 1 | (cells[at] + NearHash.leastStep * 1000 < cells[at + 1] ? 1 : 0)
            }
        }
        self.init(bits: bits)
    }
}
