/// Finds out how a file is encoded: by its byte order mark, else UTF-8 if every byte fits, else GB18030 if what comes out
/// is Chinese. UTF-16 without a mark shows by its zero bytes.
package enum EncodingGuess: Hashable, Sendable {
    case text(TextEncoding)
    /// Text in none of our encodings (Latin-1, Big5), or too broken to say.
    case unknown
    /// No text at all.
    case binary

    /// Bytes read at a time.
    private static let largestPiece = 256 << 10
    /// Without a line end in so many bytes it is no roster, and the reader will say so.
    private static let longestWithoutLineEnd = 4 << 20

    package init(of file: InputFile) throws {
        let pieceSize = file.fitting(EncodingGuess.largestPiece)
        let head = try file.head(pieceSize)
        if let marked = EncodingGuess.marked(head) ?? EncodingGuess.utf16WithoutMark(head) {
            self = .text(marked)
            return
        }
        var tally = UTF8Tally()
        var sample: [UInt8] = []
        var sampleIsWhole = false
        var offset: Int64 = 0
        var sinceLineEnd = 0
        var piece = [UInt8](repeating: 0, count: pieceSize)
        while sinceLineEnd < EncodingGuess.longestWithoutLineEnd {
            let count = try piece.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
            guard count > 0 else { break }
            let wasValid = tally.isValid
            piece.withUnsafeBytes { tally.count(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            let isLast = count < piece.count
            if isLast { tally.finish() }
            if wasValid, !tally.isValid {
                sample = EncodingGuess.fromLineStart(piece[..<count], isFirst: offset == 0)
                sampleIsWhole = isLast
            }
            offset += Int64(count)
            let hasLineEnd = piece[..<count].contains { $0 == 0x0A || $0 == 0x0D }
            sinceLineEnd = hasLineEnd ? 0 : sinceLineEnd + count
            // Enough of it is broken to be no UTF-8: what follows cannot change that.
            if tally.errors > 1000, tally.sequences < tally.errors { break }
        }
        self = EncodingGuess.judge(tally, bytes: offset, GB18030Tally(sample, isWhole: sampleIsWhole))
    }

    private static func judge(_ tally: UTF8Tally, bytes: Int64, _ chinese: GB18030Tally) -> EncodingGuess {
        let controls = Int64(tally.controls)
        if tally.isValid { return controls * 10 > bytes ? .binary : .text(.utf8) }
        if controls * 50 > bytes { return .binary }
        // Here and there a broken byte in what else is UTF-8: its rows are told, not the file refused.
        if tally.sequences >= tally.errors * 4 { return .text(.utf8) }
        return chinese.isPlausible ? .text(.gb18030) : .unknown
    }

    private static func marked(_ head: [UInt8]) -> TextEncoding? {
        TextEncoding.allCases.first { head.starts(with: $0.byteOrderMark) }
    }

    /// Separators, digits and line ends are everywhere in a roster; in UTF-16 one of their two bytes is zero.
    private static func utf16WithoutMark(_ head: [UInt8]) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        for (index, byte) in head.enumerated() where byte == 0 {
            if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let pairs = head.count / 2
        if zeros.odd * 10 >= pairs, zeros.odd > zeros.even * 4 { return .utf16LE }
        if zeros.even * 10 >= pairs, zeros.even > zeros.odd * 4 { return .utf16BE }
        return nil
    }

    /// Without the half of a line, and perhaps of a character, at the start of a piece from the middle of a file.
    private static func fromLineStart(_ piece: ArraySlice<UInt8>, isFirst: Bool) -> [UInt8] {
        guard !isFirst, let lineEnd = piece.firstIndex(of: 0x0A) else { return Array(piece) }
        return Array(piece[lineEnd...])
    }
}
