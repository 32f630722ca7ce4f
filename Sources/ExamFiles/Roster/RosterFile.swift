import ExamDomain

/// A roster in a file, its encoding, separator and headings found out; the rows are yet to be read.
package struct RosterFile {
    /// Nil for a workbook.
    package var encoding: TextEncoding? { text?.encoding }
    /// Nil for a workbook.
    package var separator: CellSeparator? { text?.separator }
    package let columns: RosterColumns
    private let file: InputFile
    /// Of a workbook, as the person says; nil for its first.
    private let sheet: String?
    private let today: CalendarDay
    private let text: (encoding: TextEncoding, separator: CellSeparator)?
    /// Of the headings; with any, no row is read.
    private let headingFaults: [Fault]

    package static let mostRows = 2_000_000

    /// - Parameters:
    ///   - encoding: as the person says; nil to find it out. A workbook needs none.
    ///   - sheet: of a workbook, its name or its number from 1; nil for the first.
    ///   - map: headings that the person explains.
    ///   - today: the last day that a birth date may be.
    /// - Throws: `Failure` where there is no file to read, `FaultyFile` where it is no roster at all, or
    ///   has no such sheet.
    package init(
        path: String, encoding: TextEncoding? = nil, sheet: String? = nil, map: [HeadingMapping] = [],
        today: CalendarDay
    ) throws {
        file = try InputFile(path: path)
        guard file.size <= TextStream.largest else { throw FaultyFile.tooLarge(path) }
        self.today = today
        self.sheet = sheet
        let head = try file.head(64 << 10)
        let search: HeadingSearch
        if try ForeignFile.isWorkbook(file, head: head) {
            text = nil
            search = HeadingSearch(
                in: try SheetRows(path: path, sheet: sheet).firstRecords(HeadingSearch.depth), map: map)
        } else {
            if let foreign = ForeignFile(head) { throw FaultyFile.notARoster(path, foreign) }
            guard sheet == nil else { throw Failure.textHasNoSheets(path) }
            let known = try encoding ?? RosterFile.guess(file)
            let found = try RosterFile.headings(of: file, as: known, map: map)
            text = (known, found.separator)
            search = found.search
        }
        columns = search.columns
        headingFaults = search.faults
    }

    private static func guess(_ file: InputFile) throws -> TextEncoding {
        switch try EncodingGuess(of: file) {
        case .text(let encoding): return encoding
        case .unknown: throw FaultyFile.unknownEncoding(file.path)
        case .binary: throw FaultyFile.binary(file.path)
        }
    }

    /// The separator is the one with which the headings say most.
    private static func headings(
        of file: InputFile, as encoding: TextEncoding, map: [HeadingMapping]
    ) throws -> (separator: CellSeparator, search: HeadingSearch) {
        func search(_ separator: CellSeparator) throws -> HeadingSearch {
            var reader = try CSVReader(TextStream(file, as: encoding, tap: { _ in }), separator: separator)
            return HeadingSearch(in: try reader.firstRecords(HeadingSearch.depth), map: map)
        }
        var best = (separator: CellSeparator.comma, search: try search(.comma))
        if best.search.columns.namesAllNeeded { return best }
        for separator in CellSeparator.allCases where separator != .comma {
            let other = try search(separator)
            if other.columns.isClearer(than: best.search.columns) { best = (separator, other) }
        }
        return best
    }

    /// Checks the rows, one at a time, in memory that does not grow with the file.
    /// - Parameters:
    ///   - tap: sees every byte of the file once and in order, also where the headings are refused.
    ///   - receive: is given every row that is not empty; what it throws ends the reading and is thrown.
    package func read(
        tap: @escaping (UnsafeRawBufferPointer) -> Void = { _ in }, _ receive: (RosterLine) throws -> Void
    ) throws -> RosterReading {
        guard headingFaults.isEmpty else {
            try drain(tap)
            return reading(rows: 0, RepairCounts(), ExcelTruncation(), LostLeadingZeros())
        }
        var rules = RosterRules(today: today)
        var truncation = ExcelTruncation()
        var leadingZeros = LostLeadingZeros()
        var repairs = RepairCounts()
        var rows = 0
        // One for all rows, so that it is not made a million times.
        var cells: [String] = []
        try forEachRow(tap: tap) { record in
            rows += 1
            guard rows <= RosterFile.mostRows else { throw FaultyFile.tooManyRows(file.path) }
            let line = record.checked(by: &rules, under: columns, counting: &truncation, in: &cells)
            repairs.count(line.repairs)
            leadingZeros.count(line)
            try receive(line)
        }
        return reading(rows: rows, repairs, truncation, leadingZeros)
    }

    /// The rows below the headings that hold anything.
    func forEachRow(
        tap: @escaping (UnsafeRawBufferPointer) -> Void = { _ in }, _ receive: (CSVRecord) throws -> Void
    ) throws {
        func pass(_ record: CSVRecord) throws {
            guard record.line > columns.line, !record.isBlank else { return }
            try receive(record)
        }
        guard let text else {
            // A zip is not read in order, so the tap has a reading of its own.
            try drain(tap)
            return try SheetRows(path: file.path, sheet: sheet).forEachRecord(width: columns.headings.count, pass)
        }
        var reader = try CSVReader(TextStream(file, as: text.encoding, tap: tap), separator: text.separator)
        try reader.forEachRecord(pass)
    }

    private func drain(_ tap: @escaping (UnsafeRawBufferPointer) -> Void) throws {
        try TextStream(file, as: .utf8, tap: tap).drain()
    }

    private func reading(
        rows: Int, _ repairs: RepairCounts, _ truncation: ExcelTruncation, _ leadingZeros: LostLeadingZeros
    ) -> RosterReading {
        RosterReading(
            encoding: encoding?.rawValue, separator: separator, columns: columns, rows: rows, repairs: repairs,
            truncation: truncation, leadingZeros: leadingZeros, faults: headingFaults)
    }
}

extension CSVRecord {
    fileprivate func checked(
        by rules: inout RosterRules, under columns: RosterColumns, counting truncation: inout ExcelTruncation,
        in cells: inout [String]
    ) -> RosterLine {
        cells.removeAll(keepingCapacity: true)
        if trouble == nil {
            for index in 0..<count {
                guard let cell = text(index) else { break }
                cells.append(cell)
            }
        }
        guard trouble == nil, cells.count == count else { return .refused(line, columns, faults(under: columns)) }
        return rules.check(cells, line: line, under: columns, counting: &truncation)
    }
}

extension Failure {
    fileprivate static func textHasNoSheets(_ path: String) -> Failure {
        Failure(
            .usage, code: "textHasNoSheets",
            Phrase(
                zh: "\(path) 是文本，没有工作表；--sheet 只用于 .xlsx。",
                en: "\(path) is text and has no sheets; --sheet goes with .xlsx only."),
            hint: Phrase(zh: "请去掉 --sheet", en: "leave --sheet out"))
    }
}

extension LostLeadingZeros {
    fileprivate mutating func count(_ row: RosterLine) {
        guard row.admissionDigits > 0 else { return }
        let isTaken = if case .entry = row.outcome { true } else { false }
        count(digits: row.admissionDigits, line: row.line, isTaken: isTaken)
    }
}

extension RosterColumns {
    /// More fields found; of equals, more columns.
    fileprivate func isClearer(than other: RosterColumns) -> Bool {
        (recognition, headings.count) > (other.recognition, other.headings.count)
    }
}
