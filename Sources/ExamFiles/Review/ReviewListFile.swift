import ExamDomain

/// A file that names reviews, one a line: the first cell of each row that is not blank, as written. A heading row (审核, Review,
/// id) is passed over.
package enum ReviewListFile {
    /// - Throws: `Failure` `.noInput`; `FaultyFile` for what is no text, or too long.
    package static func read(_ path: String) throws -> [(line: Int, told: String)] {
        let file = try InputFile(path: path)
        guard file.size <= TextStream.largest else { throw FaultyFile.tooLarge(path) }
        guard case .text(let encoding) = try EncodingGuess(of: file) else { throw FaultyFile.binary(path) }
        var reader = try CSVReader(TextStream(file, as: encoding, tap: { _ in }), separator: .comma)
        var lines: [(line: Int, told: String)] = []
        try reader.forEachRecord { record in
            guard !record.isBlank, record.count > 0 else { return }
            let told = record.lossyText(0).trimmed
            guard !told.isEmpty, !(lines.isEmpty && isHeading(told)) else { return }
            guard lines.count < CandidateListFile.most else {
                throw FaultyFile(
                    file: path, code: "tooLong",
                    message: Phrase(
                        zh: "“\(path)”超过 \(CandidateListFile.most) 行",
                        en: "“\(path)” has more than \(CandidateListFile.most) lines"))
            }
            lines.append((record.line, told))
        }
        return lines
    }

    private static func isHeading(_ cell: String) -> Bool {
        ["审核", "审核号", "review", "id"].contains(cell.lowercased())
    }
}
