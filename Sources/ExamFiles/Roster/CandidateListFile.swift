import ExamDomain

/// A file that names candidates, one a line: the first cell of each row that is not blank. Under a heading row further columns
/// may say what to grant (`ListedGrant.Column`).
package enum CandidateListFile {
    /// Longer lists are a roster's business.
    package static let most = 100_000

    /// - Returns: each candidate as written, with the line. A heading row (准考证号, candidate) is passed over.
    /// - Throws: `Failure` `.noInput`; `FaultyFile` for what is no text, or too long.
    package static func read(_ path: String) throws -> [ListedGrant] {
        let file = try InputFile(path: path)
        guard file.size <= TextStream.largest else { throw FaultyFile.tooLarge(path) }
        guard case .text(let encoding) = try EncodingGuess(of: file) else { throw FaultyFile.binary(path) }
        var reader = try CSVReader(TextStream(file, as: encoding, tap: { _ in }), separator: .comma)
        var listed: [ListedGrant] = []
        var places: [ListedGrant.Column: Int] = [:]
        try reader.forEachRecord { record in
            guard !record.isBlank, record.count > 0 else { return }
            let told = record.lossyText(0).trimmed
            guard !told.isEmpty else { return }
            if ListedGrant.isHeading(told) {
                places = record.places
                return
            }
            guard listed.count < most else {
                throw FaultyFile(
                    file: path, code: "tooLong",
                    message: Phrase(zh: "“\(path)”超过 \(most) 行", en: "“\(path)” has more than \(most) lines"))
            }
            func cell(_ column: ListedGrant.Column) -> String? {
                places[column].flatMap { $0 < record.count ? record.lossyText($0).trimmed : nil }
            }
            listed.append(
                ListedGrant(
                    line: record.line, candidate: told, question: cell(.question), minutes: cell(.minutes),
                    takes: cell(.takes)))
        }
        return listed
    }
}

extension CSVRecord {
    /// Where the columns stand that say what to grant.
    fileprivate var places: [ListedGrant.Column: Int] {
        var places: [ListedGrant.Column: Int] = [:]
        for index in 0..<count {
            guard let column = ListedGrant.Column(heading: lossyText(index)), places[column] == nil else { continue }
            places[column] = index
        }
        return places
    }
}
