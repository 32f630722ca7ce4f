import CXlsxReader
import ExamDomain

/// A zip file open for reading, by libzip. What it unpacks to is limited, whatever the zip says.
final class ZipArchive {
    private let archive: OpaquePointer
    private let path: String

    init(path: String) throws(FaultyFile) {
        var error: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &error) else { throw .brokenWorkbook(path) }
        self.archive = archive
        self.path = path
    }

    deinit { zip_discard(archive) }

    /// Gives the bytes of a member piece by piece.
    /// - Parameters:
    ///   - limit: more bytes than this are refused.
    ///   - receive: returns false when it has seen enough.
    /// - Returns: false where there is no such member.
    func read(
        _ member: String, limit: Int, _ receive: (UnsafeBufferPointer<CChar>, _ isLast: Bool) throws -> Bool
    ) throws -> Bool {
        guard let file = zip_fopen(archive, member, zip_flags_t(ZIP_FL_NOCASE)) else {
            guard zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_NOENT else {
                throw FaultyFile.brokenWorkbook(path)
            }
            return false
        }
        defer { zip_fclose(file) }
        var piece = [CChar](repeating: 0, count: 64 << 10)
        var total = 0
        while true {
            let count = zip_fread(file, &piece, zip_uint64_t(piece.count))
            guard count >= 0 else { throw FaultyFile.brokenWorkbook(path) }
            total += Int(count)
            guard total <= limit else { throw FaultyFile.tooLarge(path) }
            let goesOn = try piece.withUnsafeBufferPointer { bytes in
                try receive(UnsafeBufferPointer(rebasing: bytes[..<Int(count)]), count == 0)
            }
            if count == 0 || !goesOn { return true }
        }
    }
}

extension FaultyFile {
    static func brokenWorkbook(_ path: String) -> FaultyFile {
        FaultyFile(
            file: path, code: "notARoster",
            message: Phrase(zh: "\(path) 已损坏或不是完整的 .xlsx。", en: "\(path) is damaged, or no whole .xlsx."),
            hint: Phrase(
                zh: "用 Excel 或 WPS 打开后另存为新的 .xlsx 或“CSV UTF-8”，再导入",
                en: "open it in Excel or WPS, save it anew as .xlsx or “CSV UTF-8”, and import that"))
    }
}
