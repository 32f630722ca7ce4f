import CCSV
import ExamDomain
import Glibc

/// Takes one record apart into its cells: by libcsv, or where there is no quote simply between the separators, which comes
/// to the same and is several times quicker.
final class CellSplitter {
    private var parser = csv_parser()
    private let separator: UInt8

    init(separator: UInt8) throws(Failure) {
        self.separator = separator
        guard csv_init(&parser, 0) == 0 else { throw .csv("csv_init") }
        csv_set_delim(&parser, separator)
        // NB: otherwise libcsv strips blanks round cells, and nobody could count them.
        csv_set_space_func(&parser) { _ in 0 }
    }

    deinit { csv_free(&parser) }

    /// - Parameter text: one whole record as `RecordScanner` found it, without its line end.
    func split(_ text: UnsafeRawBufferPointer, into record: inout CSVRecord) throws(Failure) {
        guard let first = text.baseAddress, memchr(first, Int32(UInt8(ascii: "\"")), text.count) != nil else {
            return splitPlainly(text, into: &record)
        }
        try splitByLibrary(text, into: &record)
    }

    /// Whatever the text holds.
    func splitByLibrary(_ text: UnsafeRawBufferPointer, into record: inout CSVRecord) throws(Failure) {
        let parsed = withUnsafeMutablePointer(to: &record) { cells in
            let count = csv_parse(&parser, text.baseAddress, text.count, appendCell, nil, cells)
            return count == text.count && csv_fini(&parser, appendCell, nil, cells) == 0
        }
        guard parsed else { throw .csv(String(cString: csv_strerror(csv_error(&parser)))) }
    }

    /// Between every two separators, whatever the quotes say: also for a line whose quotes cannot be trusted.
    func splitPlainly(_ text: UnsafeRawBufferPointer, into record: inout CSVRecord) {
        record.append(text, between: separator)
    }
}

private func appendCell(_ cell: UnsafeMutableRawPointer?, _ count: Int, _ record: UnsafeMutableRawPointer?) {
    record?.assumingMemoryBound(to: CSVRecord.self).pointee.append(UnsafeRawBufferPointer(start: cell, count: count))
}

extension Failure {
    fileprivate static func csv(_ cause: String) -> Failure {
        Failure(
            .internal, code: "csvParser",
            Phrase(zh: "解析 CSV 时程序出错：\(cause)。", en: "The CSV parser failed: \(cause)."))
    }
}
