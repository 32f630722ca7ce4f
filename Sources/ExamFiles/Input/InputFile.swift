import ExamDomain
import Glibc

/// A regular file open for reading. Folders, pipes and devices are refused at once, without waiting for a writer.
package final class InputFile {
    package let path: String
    /// In bytes, when it was opened.
    package let size: Int64
    private let descriptor: Int32

    /// Why a file could not be opened.
    enum Trouble: Error, Hashable {
        case missing
        case notAFile
        /// The system's error number.
        case unreadable(Int32)
    }

    /// - Throws: `Failure` of kind `.noInput` where there is no such file, `.io` where it may not be read.
    package convenience init(path: String) throws(Failure) {
        do {
            try self.init(opening: path)
        } catch {
            throw .opening(path, error)
        }
    }

    /// - Parameter followingLinks: false: a symbolic link is no file.
    init(opening path: String, followingLinks: Bool = true) throws(Trouble) {
        // NB: a C path ends at a NUL: `exam.yaml\0.txt` would open another file than the one named.
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
        // NB: without O_NONBLOCK, opening a pipe waits for its writer.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followingLinks ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else {
            switch errno {
            case ELOOP where !followingLinks: throw .notAFile
            case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: throw .missing
            case EISDIR, ENXIO, ENODEV: throw .notAFile
            case let error: throw .unreadable(error)
            }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile
        }
        self.path = path
        self.size = Int64(status.st_size)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Reads from an offset until the buffer is full or the file ends, and says how many bytes it read.
    /// - Throws: `Failure` of kind `.io`.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(Failure) -> Int {
        var filled = 0
        while filled < buffer.count, let start = buffer.baseAddress {
            let count = pread(descriptor, start + filled, buffer.count - filled, off_t(offset) + off_t(filled))
            if count == 0 { break }
            if count > 0 {
                filled += count
            } else if errno != EINTR {
                throw .readFailed(path, errno)
            }
        }
        return filled
    }

    /// A buffer for the whole file and a byte more (so that the end shows), but at most so large.
    package func fitting(_ most: Int) -> Int {
        size < Int64(most) ? Int(size) + 1 : most
    }

    /// The first bytes of the file, at most so many.
    package func head(_ count: Int) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(count, fitting(count)))
        var failure: Failure?
        let filled = bytes.withUnsafeMutableBytes { buffer in
            do throws(Failure) {
                return try read(into: buffer, at: 0)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return Array(bytes.prefix(filled))
    }
}

extension Failure {
    fileprivate static func opening(_ path: String, _ trouble: InputFile.Trouble) -> Failure {
        switch trouble {
        case .missing: noSuchFile(path)
        case .notAFile: notAFile(path)
        case .unreadable(let error): unreadable(path, error)
        }
    }

    static func noSuchFile(_ path: String) -> Failure {
        Failure(
            .noInput, code: "noSuchFile", Phrase(zh: "没有文件 \(path)。", en: "There is no file \(path)."),
            hint: Phrase(zh: "请核对路径和文件名", en: "check the path and the name"))
    }

    static func notAFile(_ path: String) -> Failure {
        Failure(
            .noInput, code: "notAFile", Phrase(zh: "\(path) 不是普通文件。", en: "\(path) is not a regular file."),
            hint: Phrase(zh: "请给出文件，而不是文件夹、管道或设备", en: "give a file, not a folder, pipe or device"))
    }

    static func unreadable(_ path: String, _ error: Int32) -> Failure {
        let cause = Phrase(systemError: error)
        return Failure(
            .io, code: "unreadable",
            Phrase(zh: "打不开 \(path)：\(cause.zh)。", en: "\(path) cannot be opened: \(cause.en).")
        )
    }

    static func readFailed(_ path: String, _ error: Int32) -> Failure {
        let cause = Phrase(systemError: error)
        return Failure(
            .io, code: "readFailed",
            Phrase(zh: "读取 \(path) 出错：\(cause.zh)。", en: "Reading \(path) failed: \(cause.en)."))
    }
}
