import ExamDomain
import Glibc

/// Turns bytes of one encoding into UTF-8 piece by piece, strictly. A byte that does not belong comes out as
/// `undecodable`, which no UTF-8 text contains, so that its row can be found; the rest goes on.
final class Transcoder {
    /// Never part of UTF-8.
    static let undecodable: UInt8 = 0xFF

    private let descriptor: iconv_t
    private let unit: Int

    init(from encoding: TextEncoding) throws(Failure) {
        // NB: iconv_open says "no" by (iconv_t)-1.
        guard let descriptor = iconv_open("UTF-8", encoding.rawValue), Int(bitPattern: descriptor) != -1 else {
            throw Failure(
                .internal, code: "noConverter",
                Phrase(
                    zh: "本机不能转换 \(encoding.rawValue) 编码。", en: "This machine cannot convert \(encoding.rawValue)."),
                hint: Phrase(zh: "请把文件另存为 UTF-8 再导入", en: "save the file as UTF-8 and import that"))
        }
        self.descriptor = descriptor
        unit = encoding.unit
    }

    deinit { iconv_close(descriptor) }

    /// Decodes as much as fits.
    /// - Parameter isLast: half a character at the end is then undecodable, else it is left for the next call.
    /// - Returns: how many bytes were taken and given.
    func decode(
        _ input: UnsafeMutableRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) -> (taken: Int, given: Int) {
        var source = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var room = output.count
        while left > 0 {
            let result = iconv(descriptor, &source, &left, &target, &room)
            if result != -1 { break }
            let error = errno
            if error == E2BIG || (error == EINVAL && !isLast) || room == 0 { break }
            // EILSEQ, or half a character at the end of the file.
            target?.pointee = CChar(bitPattern: Transcoder.undecodable)
            target = target?.successor()
            room -= 1
            let skipped = min(unit, left)
            source = source?.advanced(by: skipped)
            left -= skipped
        }
        return (input.count - left, output.count - room)
    }
}
