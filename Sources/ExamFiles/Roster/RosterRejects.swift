import ExamDomain

/// The rows that an import refused, as they were, each with why: mended, the file imports as it stands.
package struct RosterRejects {
    private let file: RosterFile

    package init(of file: RosterFile) {
        self.file = file
    }

    /// Reads the roster again and writes the rows that have faults.
    /// - Parameters:
    ///   - faults: of rows; those without a line say nothing here.
    ///   - tap: sees every byte of the roster once and in order, so that the caller can tell whether it is still the same.
    ///   - sink: takes the bytes.
    package func write(
        _ faults: [Fault], in language: Language, tap: @escaping (UnsafeRawBufferPointer) -> Void = { _ in },
        to sink: @escaping CSVWriter.Sink
    ) throws {
        let byLine = Dictionary(grouping: faults.filter { $0.line != nil }, by: { $0.line ?? 0 })
        let meanings = file.columns.meanings
        let kept = meanings.indices.filter { meanings[$0] != .ignored }
        // Not defused: the rows are as they were.
        var writer = CSVWriter(isDefusing: false, to: sink)
        try writer.write(kept.map { file.columns.plainHeading($0) } + RosterColumns.rejectHeadings)
        try file.forEachRow(tap: tap) { record in
            let faults = (record.line...record.lastLine).flatMap { byLine[$0] ?? [] }
            guard !faults.isEmpty else { return }
            var cells = kept.map { $0 < record.count ? record.lossyText($0) : "" }
            if record.count > meanings.count {
                cells += (meanings.count..<record.count).map { record.lossyText($0) }
            }
            try writer.write(cells + [RosterRejects.codes(faults), RosterRejects.messages(faults, language)])
        }
        try writer.finish()
    }

    private static func codes(_ faults: [Fault]) -> String {
        faults.reduce(into: [String]()) { codes, fault in
            if !codes.contains(fault.code) { codes.append(fault.code) }
        }.joined(separator: " ")
    }

    private static func messages(_ faults: [Fault], _ language: Language) -> String {
        faults.map { fault in
            let message = fault.message(language)
            return fault.place.map { $0 + Phrase(zh: "：", en: ": ")(language) + message } ?? message
        }.joined(separator: " ")
    }
}
