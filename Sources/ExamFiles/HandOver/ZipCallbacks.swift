import CXlsxReader
import ExamDomain
import Glibc

/// Where libzip writes: a descriptor of ours, so that the file has no name before it is whole. libzip writes it in order, and
/// goes back to fill in what it knew only afterwards.
final class ZipSink {
    private let descriptor: Int32
    private var place: Int64 = 0
    private var error = zip_error_t()
    private var number: Int32 = 0

    init(descriptor: Int32) {
        self.descriptor = descriptor
        zip_error_init(&error)
    }

    deinit { zip_error_fini(&error) }

    /// The caller keeps this object alive as long as libzip has it.
    var reference: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// What the disk said; nil where it said nothing.
    func trouble(_ path: String) -> Failure? { number == 0 ? nil : Failure.notWritten(path, number) }

    static let callback: zip_source_callback = { reference, bytes, length, command in
        guard let reference else { return -1 }
        return Unmanaged<ZipSink>.fromOpaque(reference).takeUnretainedValue().answer(command, bytes, length)
    }

    private func answer(_ command: zip_source_cmd_t, _ bytes: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        switch command {
        case ZIP_SOURCE_SUPPORTS: return ZipSink.writable
        case ZIP_SOURCE_STAT:
            return ZipSink.tell(size: 0, to: bytes)
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&error, bytes, length)
        case ZIP_SOURCE_BEGIN_WRITE:
            place = 0
            return 0
        case ZIP_SOURCE_WRITE: return write(bytes, Int(clamping: length))
        case ZIP_SOURCE_TELL_WRITE: return place
        case ZIP_SOURCE_SEEK_WRITE:
            let wanted = zip_source_seek_compute_offset(
                UInt64(clamping: place), UInt64(clamping: end), bytes, length, &error)
            guard wanted >= 0 else { return -1 }
            place = wanted
            return 0
        // The file is empty before, and given up as a whole by its owner.
        case ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_FREE,
            ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE:
            return 0
        default:
            zip_error_set(&error, ZIP_ER_OPNOTSUPP, 0)
            return -1
        }
    }

    private var end: Int64 {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int64(status.st_size) : place
    }

    private func write(_ bytes: UnsafeMutableRawPointer?, _ length: Int) -> Int64 {
        guard let bytes else { return -1 }
        var done = 0
        while done < length {
            let count = pwrite(descriptor, bytes + done, length - done, off_t(place))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                number = errno
                zip_error_set(&error, ZIP_ER_WRITE, errno)
                return -1
            }
            done += count
            place += Int64(count)
        }
        return Int64(length)
    }

    // NB: C macros with arguments do not reach Swift: ZIP_SOURCE_SUPPORTS_WRITABLE.
    private static let writable = ZipSink.mask([
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
        ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
        ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
    ])

    /// Answers `ZIP_SOURCE_STAT`.
    static func tell(size: UInt64, to bytes: UnsafeMutableRawPointer?) -> Int64 {
        guard let told = bytes?.bindMemory(to: zip_stat_t.self, capacity: 1) else { return -1 }
        zip_stat_init(told)
        told.pointee.size = size
        told.pointee.valid |= UInt64(ZIP_STAT_SIZE)
        return Int64(MemoryLayout<zip_stat_t>.size)
    }

    static func mask(_ commands: [zip_source_cmd_t]) -> Int64 {
        commands.reduce(0) { $0 | 1 << Int64($1.rawValue) }
    }
}

/// A member of a zip as libzip reads it: a file that is checked on the way, or a text.
final class ZipMember {
    enum Content {
        case file(HandedFile, Digesting)
        case text([UInt8])
    }

    private let content: Content
    private let advance: (Int) -> Void
    private var reading: CheckedReading?
    private var told = 0
    private var error = zip_error_t()
    /// Why reading failed, in words.
    private(set) var trouble: (any Error)?

    init(_ content: Content, _ advance: @escaping (Int) -> Void) {
        self.content = content
        self.advance = advance
        zip_error_init(&error)
    }

    deinit { zip_error_fini(&error) }

    /// The caller keeps this object alive as long as libzip has it.
    var reference: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let callback: zip_source_callback = { reference, bytes, length, command in
        guard let reference else { return -1 }
        return Unmanaged<ZipMember>.fromOpaque(reference).takeUnretainedValue().answer(command, bytes, length)
    }

    private func answer(_ command: zip_source_cmd_t, _ bytes: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        switch command {
        case ZIP_SOURCE_SUPPORTS: return ZipMember.readable
        case ZIP_SOURCE_STAT:
            return ZipSink.tell(size: size, to: bytes)
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&error, bytes, length)
        case ZIP_SOURCE_OPEN: return attempt { try open() }
        case ZIP_SOURCE_READ:
            guard let bytes else { return -1 }
            return attempt { try read(into: UnsafeMutableRawBufferPointer(start: bytes, count: Int(clamping: length))) }
        case ZIP_SOURCE_CLOSE:
            reading = nil
            return 0
        case ZIP_SOURCE_FREE: return 0
        default:
            zip_error_set(&error, ZIP_ER_OPNOTSUPP, 0)
            return -1
        }
    }

    private var size: UInt64 {
        switch content {
        case .file(let file, _): UInt64(clamping: file.size.bytes)
        case .text(let text): UInt64(text.count)
        }
    }

    private func attempt(_ work: () throws -> Int) -> Int64 {
        do {
            return Int64(try work())
        } catch {
            trouble = trouble ?? Failure.sourceFailed(error)
            zip_error_set(&self.error, ZIP_ER_READ, EIO)
            return -1
        }
    }

    private func open() throws -> Int {
        told = 0
        guard case .file(let file, let digesting) = content else { return 0 }
        reading = try CheckedReading(file.source, sha256: file.sha256, digesting)
        return 0
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        switch content {
        case .file:
            guard let count = try reading?.next(into: buffer) else { return 0 }
            advance(count)
            return count
        case .text(let text):
            let count = min(buffer.count, text.count - told)
            buffer.copyBytes(from: text[told..<told + count])
            told += count
            return count
        }
    }

    private static let readable = ZipSink.mask([
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
        ZIP_SOURCE_SUPPORTS,
    ])
}

extension Failure {
    fileprivate static func sourceFailed(_ error: any Error) -> any Error {
        guard let other = error as? OtherContent else { return error }
        return Failure(
            .damaged, code: "damaged",
            Phrase(
                zh: "文件“\(other.path)”的内容与登记的摘要不符，zip 没有写成。",
                en: "The content of \"\(other.path)\" is not what its digest says; the zip was not written."),
            hint: Phrase(
                zh: "写成文件夹则只少这一个文件；数据文件夹可用 examctl db check 检查。",
                en: "A folder would lack this file alone; examctl db check looks at the data folder."))
    }
}
