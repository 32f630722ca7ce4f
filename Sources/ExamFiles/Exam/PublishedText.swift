import ExamDomain

/// A text as a unit published it: Markdown, or plain text copied from a page, in any of our encodings.
package enum PublishedText {
    /// In bytes; the instructions of the largest exam are a tenth of it.
    package static let longest: Int64 = 4 << 20

    /// - Throws: `Failure` `.noInput` where there is no such file; `FaultyFile` for one that is empty, too large, or no text.
    package static func read(_ path: String) throws -> String {
        let file = try InputFile(path: path)
        guard file.size <= longest else {
            throw FaultyFile(
                file: path, code: "tooLarge",
                message: Phrase(zh: "“\(path)”超过 4 MiB，不是考试须知。", en: "“\(path)” is larger than 4 MiB: no instructions.")
            )
        }
        guard ForeignFile(try file.head(4096)) == nil, case .text(let encoding) = try EncodingGuess(of: file) else {
            throw noText(path)
        }
        let stream = try TextStream(file, as: encoding, tap: { _ in })
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw noText(path) }
        guard !text.isBlank else {
            throw FaultyFile(
                file: path, code: "noText", message: Phrase(zh: "“\(path)”里没有文字。", en: "There is no text in “\(path)”.")
            )
        }
        return text
    }

    private static func noText(_ path: String) -> FaultyFile {
        FaultyFile(
            file: path, code: "noText",
            message: Phrase(zh: "“\(path)”不是文本，读不出来。", en: "“\(path)” cannot be read as text."),
            hint: Phrase(
                zh: "网页、Word 或 PDF 请把文字复制出来，另存为 UTF-8 文本再核对",
                en: "of a web page, a Word or PDF file, copy the words into a text file (UTF-8) and check that"))
    }
}
