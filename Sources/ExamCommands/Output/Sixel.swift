/// A picture as DEC's sixels: six rows at a time, in a cube of 6 × 6 × 6 colours, dithered.
enum Sixel {
    /// Thresholds in sixteenths (Bayer, 4 × 4).
    private static let dither = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]

    static func sequence(_ pixels: TerminalPicture.Pixels) -> String {
        let colours = colours(of: pixels)
        var text = "\u{1B}P0;1;0q\"1;1;\(pixels.width);\(pixels.height)"
        for colour in Set(colours).sorted() {
            let parts = [colour / 36, colour / 6 % 6, colour % 6].map { String(Int($0) * 20) }
            text += "#\(colour);2;" + parts.joined(separator: ";")
        }
        for top in stride(from: 0, to: pixels.height, by: 6) {
            text += band(colours, width: pixels.width, rows: top..<min(top + 6, pixels.height)) + "-"
        }
        return text + "\u{1B}\\"
    }

    private static func colours(of pixels: TerminalPicture.Pixels) -> [UInt8] {
        (0..<(pixels.width * pixels.height)).map { at in
            let threshold = dither[at / pixels.width % 4 * 4 + at % pixels.width % 4]
            func level(_ value: UInt8) -> UInt8 {
                // 255 in five steps, what is left over decided by the threshold.
                let scaled = Int(value) * 5
                return UInt8(min(5, scaled / 255 + (scaled % 255 * 16 > threshold * 255 + 127 ? 1 : 0)))
            }
            return level(pixels.rgb[at * 3]) * 36 + level(pixels.rgb[at * 3 + 1]) * 6 + level(pixels.rgb[at * 3 + 2])
        }
    }

    /// Six rows: each colour in it draws its own line over the others (`$` goes back to the start).
    private static func band(_ colours: [UInt8], width: Int, rows: Range<Int>) -> String {
        var lines: [UInt8: [UInt8]] = [:]
        for (bit, row) in rows.enumerated() {
            for column in 0..<width {
                lines[colours[row * width + column], default: [UInt8](repeating: 0, count: width)][column] |= 1 << bit
            }
        }
        return lines.sorted { $0.key < $1.key }.map { "#\($0.key)" + runs($0.value) }.joined(separator: "$")
    }

    private static func runs(_ line: [UInt8]) -> String {
        var text = ""
        var start = 0
        while start < line.count {
            let end = line[start...].firstIndex { $0 != line[start] } ?? line.count
            let letter = String(UnicodeScalar(63 + line[start]))
            text += end - start > 3 ? "!\(end - start)\(letter)" : String(repeating: letter, count: end - start)
            start = end
        }
        return text
    }
}
