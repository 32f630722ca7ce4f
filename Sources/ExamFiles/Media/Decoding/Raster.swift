/// A decoded picture: three bytes a pixel, red, green and blue, row after row from the top.
struct Raster {
    let width: Int
    let height: Int
    var pixels: [UInt8]

    /// - Throws: what `fill` throws. `fill` gets room for all pixels, of any content.
    init(width: Int, height: Int, fill: (UnsafeMutableBufferPointer<UInt8>) throws -> Void) throws {
        let count = width * height * 3
        self.width = width
        self.height = height
        pixels = try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            try fill(buffer)
            filled = count
        }
    }

    /// Turned by EXIF's orientation, so that what was up is up.
    func upright(from orientation: Int) throws -> Raster {
        guard (2...8).contains(orientation) else { return self }
        let (start, right, down) = walk(orientation)
        let isTurned = orientation >= 5
        let (newWidth, newHeight) = isTurned ? (height, width) : (width, height)
        return try Raster(width: newWidth, height: newHeight) { target in
            pixels.withUnsafeBufferPointer { source in
                var to = 0
                for row in 0..<newHeight {
                    var from = (start + row * down) * 3
                    for _ in 0..<newWidth {
                        target[to] = source[from]
                        target[to + 1] = source[from + 1]
                        target[to + 2] = source[from + 2]
                        to += 3
                        from += right * 3
                    }
                }
            }
        }
    }

    /// The stored pixel that is upper left when upright, and the steps in the store to the right and down from there.
    private func walk(_ orientation: Int) -> (start: Int, right: Int, down: Int) {
        let last = width * height - 1
        return switch orientation {
        case 2: (width - 1, -1, width)
        case 3: (last, -1, -width)
        case 4: (last - width + 1, 1, -width)
        case 5: (0, width, 1)
        case 6: (last - width + 1, -width, 1)
        case 7: (last, -width, -1)
        case 8: (width - 1, width, -1)
        default: (0, 1, width)
        }
    }

    /// No larger than so many pixels either way, its proportions kept.
    func fitting(width most: Int, height mostHigh: Int) throws -> Raster {
        guard width > most || height > mostHigh else { return self }
        let (wide, high) =
            width * mostHigh > height * most
            ? (most, max(1, height * most / width)) : (max(1, width * mostHigh / height), mostHigh)
        return try Raster(width: wide, height: high) { target in
            for row in 0..<high {
                for column in 0..<wide {
                    let cell = mean(
                        columns: column * width / wide..<max(column * width / wide + 1, (column + 1) * width / wide),
                        rows: row * height / high..<max(row * height / high + 1, (row + 1) * height / high),
                        samples: 4)
                    let at = (row * wide + column) * 3
                    (target[at], target[at + 1], target[at + 2]) = (cell.red, cell.green, cell.blue)
                }
            }
        }
    }

    /// The mean colour of a rectangle, from at most `samples` pixels each way.
    func mean(columns: Range<Int>, rows: Range<Int>, samples: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
        var sums = (red: 0, green: 0, blue: 0)
        var count = 0
        pixels.withUnsafeBufferPointer { pixels in
            for row in stride(from: rows.lowerBound, to: rows.upperBound, by: max(1, rows.count / samples)) {
                for column in stride(
                    from: columns.lowerBound, to: columns.upperBound, by: max(1, columns.count / samples))
                {
                    let at = (row * width + column) * 3
                    sums.red += Int(pixels[at])
                    sums.green += Int(pixels[at + 1])
                    sums.blue += Int(pixels[at + 2])
                    count += 1
                }
            }
        }
        let divisor = max(count, 1)
        return (UInt8(sums.red / divisor), UInt8(sums.green / divisor), UInt8(sums.blue / divisor))
    }
}
