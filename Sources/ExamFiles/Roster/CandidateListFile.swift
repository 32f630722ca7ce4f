import ExamDomain

/// A file that names candidates, one a line: the first cell of each row that is not blank.
package enum CandidateListFile {
    /// Longer lists are a roster's business.
    package static let most = 100_000

    /// - Returns: each candidate as written, with the line. A heading row (准考证号, admission number) is passed over.
    /// - Throws: `Failure` `.noInput`; `FaultyFile` for what is no text, or too long.
    package static func read(_ path: String) throws -> [(line: Int, candidate: String)] {
        let file = try InputFile(path: path)
        guard file.size <= TextStream.largest else { throw FaultyFile.tooLarge(path) }
        guard case .text(let encoding) = try EncodingGuess(of: file) else { throw FaultyFile.binary(path) }
        var reader = try CSVReader(TextStream(file, as: encoding, tap: { _ in }), separator: .comma)
        var candidates: [(line: Int, candidate: String)] = []
        try reader.forEachRecord { record in
            guard !record.isBlank, record.count > 0 else { return }
            let told = record.lossyText(0).trimmed
            guard !told.isEmpty, RosterField(heading: told) == nil else { return }
            guard candidates.count < most else {
                throw FaultyFile(
                    file: path, code: "tooLong",
                    message: Phrase(zh: "“\(path)”超过 \(most) 行", en: "“\(path)” has more than \(most) lines"))
            }
            candidates.append((record.line, told))
        }
        return candidates
    }
}
