/// What is known of a roster file once its last row has gone by.
package struct RosterReading: Hashable, Sendable {
    /// `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`; nil for a workbook.
    package let encoding: String?
    /// Nil for a workbook.
    package let separator: CellSeparator?
    package let columns: RosterColumns
    /// Rows below the headings, refused ones counted, empty ones not.
    package let rows: Int
    package let repairs: RepairCounts
    package let truncation: ExcelTruncation
    package let leadingZeros: LostLeadingZeros
    /// Of the file as a whole (`missingColumn`, `duplicateColumn`, …). If there are any, no row was read.
    package let faults: [Fault]

    package init(
        encoding: String?, separator: CellSeparator?, columns: RosterColumns, rows: Int = 0,
        repairs: RepairCounts = RepairCounts(), truncation: ExcelTruncation = ExcelTruncation(),
        leadingZeros: LostLeadingZeros = LostLeadingZeros(), faults: [Fault]
    ) {
        self.encoding = encoding
        self.separator = separator
        self.columns = columns
        self.rows = rows
        self.repairs = repairs
        self.truncation = truncation
        self.leadingZeros = leadingZeros
        self.faults = faults
    }

    /// What only whole columns tell, beside the warnings of the rows.
    package var warnings: [Fault] {
        leadingZeros.warnings(place: columns.place(of: .admissionNumber))
    }

    /// The one sentence about the file where Excel cut its numbers; nil where it did not.
    package var truncationSentence: Phrase? {
        truncation.isProven ? truncation.sentence : nil
    }
}

/// What stands between the cells of a CSV file.
package enum CellSeparator: String, Hashable, Sendable, CaseIterable {
    case comma = ","
    case tab = "\t"
    case semicolon = ";"
}

/// A roster file, ready to be read.
package struct RosterSource {
    /// Known from the headings, before the first row.
    package let columns: RosterColumns
    /// Calls its argument once for each row, in order, and says at the end what it saw.
    package let read: (_ receive: (RosterLine) throws -> Void) throws -> RosterReading

    package init(
        columns: RosterColumns, read: @escaping (_ receive: (RosterLine) throws -> Void) throws -> RosterReading
    ) {
        self.columns = columns
        self.read = read
    }
}
