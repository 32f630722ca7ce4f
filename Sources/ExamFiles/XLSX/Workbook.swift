import CXlsxWriter
import ExamDomain
import Glibc

/// A workbook being written by libxlsxwriter, row after row in constant memory. One that is let go before `close`
/// takes its temporary files with it.
///
/// NB: the library checks hardly any write to its temporary files and would make a short workbook of a full disk without
/// a word. So `checkRoom` looks for errors while rows are written, and `close` takes the room it will need beforehand and
/// looks for the same rows in the workbook once it is written.
final class Workbook {
    typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
    typealias Format = UnsafeMutablePointer<lxw_format>

    private let book: UnsafeMutablePointer<lxw_workbook>
    /// What the library opens.
    private let path: String
    /// The output's own path, for messages.
    private let name: String
    private let folder: String
    private var sheets: [Sheet] = []
    /// What the rows of each sheet pass through on their way to its temporary file.
    private var buffers: [UnsafeMutableRawBufferPointer] = []
    private var isOpen = true

    /// - Parameters:
    ///   - path: what the library opens.
    ///   - folder: for its temporary files.
    ///   - name: the file as messages call it.
    init(path: String, temporaries folder: String, called name: String) throws {
        let made = folder.withCString { directory in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: directory)
            return workbook_new_opt(path, &options)
        }
        guard let made else { throw Failure.workbook(name, LXW_ERROR_MEMORY_MALLOC_FAILED) }
        book = made
        self.path = path
        self.name = name
        self.folder = folder
    }

    deinit {
        defer { for buffer in buffers { buffer.deallocate() } }
        guard isOpen else { return }
        for sheet in sheets where sheet.pointee.optimize_tmpfile != nil { fclose(sheet.pointee.optimize_tmpfile) }
        lxw_workbook_free(book)
    }

    /// What the file says of itself. The moment of the data is the date of creation: the library would take the present
    /// one, and no two files would be the same.
    func setProperties(title: String, unit: String = "", created: Moment) {
        title.withCString { title in
            unit.withCString { unit in
                "examctl".withCString { program in
                    var properties = lxw_doc_properties()
                    properties.title = UnsafeMutablePointer(mutating: title)
                    properties.company = UnsafeMutablePointer(mutating: unit)
                    properties.author = UnsafeMutablePointer(mutating: unit)
                    properties.comments = UnsafeMutablePointer(mutating: program)
                    // NB: 0 means now.
                    properties.created = max(1, Int(created.milliseconds / 1000))
                    workbook_set_properties(book, &properties)
                }
            }
        }
    }

    /// Gives the format of cells that have none of their own another face, size or colour of letters. An alignment would not
    /// be seen by every program.
    ///
    /// NB: before any other format is added, which may be known again by what it was.
    func setDefaultFormat(_ set: (Format) -> Void) {
        if let format = book.pointee.formats.pointee.stqh_first { set(format) }
    }

    /// A format with the properties that `set` gives it.
    ///
    /// NB: of two formats that are alike the library numbers the first alone, and looks the other up by a hash of all its
    /// properties at every cell: half again the time of the whole workbook. So every format gets its number here.
    func addFormat(_ set: (Format) -> Void) throws -> Format {
        let format = try addDifference(set)
        format.pointee.xf_index = lxw_format_get_xf_index(format)
        return format
    }

    /// What a conditional format changes of a cell's own.
    func addDifference(_ set: (Format) -> Void) throws -> Format {
        guard let format = workbook_add_format(book) else {
            throw Failure.workbook(name, LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        set(format)
        return format
    }

    func addChart(_ type: lxw_chart_type) throws -> UnsafeMutablePointer<lxw_chart> {
        guard let chart = workbook_add_chart(book, UInt8(type.rawValue)) else {
            throw Failure.workbook(name, LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        return chart
    }

    func addSheet(_ title: String) throws -> Sheet {
        let fault = workbook_validate_sheet_name(book, title)
        guard fault == LXW_NO_ERROR else { throw Failure.workbook(name, fault) }
        errno = 0
        guard let sheet = workbook_add_worksheet(book, title) else {
            throw Failure.workbook(name, LXW_ERROR_CREATING_TMPFILE, errno)
        }
        sheets.append(sheet)
        if let file = sheet.pointee.optimize_tmpfile { hasten(file) }
        return sheet
    }

    /// Writes of 64 KiB in place of 4, and no lock taken for each of the hundred pieces of a row: the file is used by one thread.
    private func hasten(_ file: UnsafeMutablePointer<FILE>) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        buffers.append(buffer)
        setvbuf(file, buffer.baseAddress, _IOFBF, buffer.count)
        __fsetlocking(file, Int32(FSETLOCKING_BYCALLER))
    }

    /// Puts the sheets into this order. A full sheet goes on on a further one, which is made when others are there already;
    /// the library knows no order but that of making.
    ///
    /// - Parameter order: every sheet once.
    func arrange(_ order: [Sheet]) {
        guard order != sheets, Set(order) == Set(sheets), order.count == sheets.count else { return }
        // NB: what the library keeps by number (filters, repeated headings) it looks up when it closes, by `index`.
        var places: [Sheet: UnsafeMutablePointer<lxw_sheet>] = [:]
        var place = book.pointee.sheets.pointee.stqh_first
        while let found = place {
            if let sheet = found.pointee.u.worksheet { places[sheet] = found }
            place = found.pointee.list_pointers.stqe_next
        }
        for (index, sheet) in order.enumerated() {
            let next = index + 1 < order.count ? order[index + 1] : nil
            sheet.pointee.index = UInt16(index)
            sheet.pointee.list_pointers.stqe_next = next
            places[sheet]?.pointee.list_pointers.stqe_next = next.flatMap { places[$0] }
        }
        book.pointee.worksheets.pointee.stqh_first = order.first
        book.pointee.sheets.pointee.stqh_first = order.first.flatMap { places[$0] }
        sheets = order
    }

    /// Throws where a row could not be written to the disk.
    func checkRoom(_ sheet: Sheet) throws {
        guard let file = sheet.pointee.optimize_tmpfile, ferror(file) != 0 else { return }
        // The error's number is long forgotten. A full disk tells it again.
        try takeRoom(1 << 20)
        throw Failure.notWritten(name, EIO)
    }

    /// Puts the workbook together. It is written, and whole, when this returns, but not yet on the disk.
    func close() throws {
        let rows = try finishRows()
        // The library needs the largest sheet once more, and the packed sheets.
        let sizes = rows.map { $0?.count ?? 0 }
        try takeRoom((sizes.max() ?? 0) + sizes.reduce(0, +) / 4 + 262_144)
        isOpen = false
        errno = 0
        let outcome = workbook_close(book)
        guard outcome == LXW_NO_ERROR else { throw Failure.workbook(name, outcome, errno) }
        try WorkbookProof.demandWhole(path, rows: rows, called: name)
    }

    /// Writes the last row of every sheet out, and answers with what lies there now; nil: no rows.
    private func finishRows() throws -> [WrittenRows?] {
        try sheets.map { sheet in
            guard let file = sheet.pointee.optimize_tmpfile else { return nil }
            lxw_worksheet_write_single_row(sheet)
            fflush(file)
            try checkRoom(sheet)
            guard let rows = WrittenRows(in: file) else { throw Failure.notWritten(name, errno) }
            return rows
        }
    }

    /// Takes room on the disk and gives it back; throws where there is none.
    private func takeRoom(_ bytes: Int) throws {
        let room = try PendingFile(OutputTarget(folder + "/" + PendingFile.hiddenName(), force: false))
        let error = posix_fallocate(room.descriptor, 0, bytes)
        guard error == 0 || error == EOPNOTSUPP else { throw Failure.notWritten(name, error) }
    }
}

extension Failure {
    /// What libxlsxwriter reports, with the system's error number where there is one.
    static func workbook(_ path: String, _ outcome: lxw_error, _ error: Int32 = 0) -> Failure {
        let told = lxw_strerror(outcome).map { String(cString: $0) } ?? "\(outcome.rawValue)"
        switch outcome {
        case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE,
            LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_BAD_ZIP_FILE, LXW_ERROR_ZIP_INTERNAL_ERROR,
            LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
            return notWritten(path, error == 0 ? EIO : error)
        default:
            return Failure(
                .internal, code: "workbook",
                Phrase(zh: "工作簿没有写成：\(told)", en: "The workbook was not written: \(told)"))
        }
    }
}
