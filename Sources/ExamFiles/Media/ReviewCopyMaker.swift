import ExamDomain
import Glibc

/// Has photos decoded, each by a child process of its own.
package struct ReviewCopyMaker: Sendable {
    /// This program itself; the child is it under `ReviewCopyProcess.word`.
    private let program: String
    private let limits: Limits

    package struct Limits: Sendable {
        /// The child's address space. 40 megapixels in the most wasteful of the formats need some 650 MiB.
        package var mebibytes = 1024
        /// Of CPU time.
        package var seconds = 20
        /// On the clock, also where the child does nothing.
        package var patience = 60

        package init() {}
    }

    package init(program: String, limits: Limits = Limits()) {
        self.program = program
        self.limits = limits
    }

    /// What came of a photo.
    package enum Outcome: Hashable, Sendable {
        /// - Parameter width: in pixels, upright; `height` too.
        case made(width: Int, height: Int, NearHash?)
        case unreadable(PhotoDefect)
    }

    /// Writes the review copy of the photo at `path` to `descriptor`, an empty file.
    ///
    /// - Throws: `Failure` where that is not the photo's fault.
    package func makeCopy(of path: String, into descriptor: Int32) throws -> Outcome {
        switch try PhotoInspection.look(at: path) {
        case .picture: break
        case .unreadable(let defect): return .unreadable(defect)
        // It was refused when it came, by a program that knew; whatever it is, it is not decoded.
        case .refused: return .unreadable(.unrecognised)
        }
        guard case .made(let width, let height, let hash) = try run(path, descriptor, []) else {
            return .unreadable(.broken)
        }
        return .made(width: width, height: height, hash)
    }

    /// The picture at `path` in plain pixels, for a terminal.
    ///
    /// - Returns: three bytes a pixel, row after row; nil where it cannot be decoded.
    package func pixels(of path: String, width: Int, height: Int) throws -> (width: Int, height: Int, rgb: [UInt8])? {
        var template = Array("/tmp/examctl-pixels.XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Failure.noChild(errno) }
        defer { close(descriptor) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        // Nobody else finds it, and nothing is left of it.
        unlink(template)
        guard case .made(let width, let height, _) = try run(path, descriptor, [width, height]) else { return nil }
        let count = width * height * 3
        var filled = 0
        let rgb = [UInt8](unsafeUninitializedCapacity: count) { buffer, total in
            while filled < count, let start = buffer.baseAddress {
                let got = pread(descriptor, start + filled, count - filled, off_t(filled))
                guard got > 0 else { break }
                filled += got
            }
            total = filled
        }
        return rgb.count == count ? (width, height, rgb) : nil
    }

    private func run(_ path: String, _ output: Int32, _ more: [Int]) throws -> ReviewCopyProcess.Answer {
        let input = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard input >= 0 else { throw Failure.unreadable(path, errno) }
        defer { close(input) }
        let words = [ReviewCopyProcess.word] + ([limits.mebibytes, limits.seconds] + more).map(String.init)
        let said = try ChildProcess.run(
            program, words, input: input, output: output, patience: limits.patience)
        let lines = said.split(separator: "\n").map(String.init)
        guard lines.first == ReviewCopyProcess.greeting else { throw Failure.noChild(ENOEXEC) }
        // No word, or half of one: the child is dead, of the photo.
        let answer = lines.dropFirst().first.flatMap(ReviewCopyProcess.Answer.init) ?? .unreadable
        if case .unwritable(let number) = answer { throw Failure.copyNotWritten(number) }
        return answer
    }
}

extension Failure {
    static func noChild(_ number: Int32) -> Failure {
        let reason = Phrase(systemError: number)
        return Failure(
            .io, code: "noChildProcess",
            Phrase(
                zh: "无法启动解码照片的子进程：\(reason.zh)", en: "the process that decodes photos cannot be started: \(reason.en)"))
    }

    fileprivate static func copyNotWritten(_ number: Int32) -> Failure {
        let reason = Phrase(systemError: number)
        return Failure(
            .io, code: number == ENOSPC || number == EDQUOT ? "diskFull" : "cannotWrite",
            Phrase(zh: "审核副本写不下来：\(reason.zh)", en: "a review copy cannot be written: \(reason.en)"),
            hint: Phrase(zh: "腾出空间后运行 examctl review copies", en: "make room and run examctl review copies"))
    }
}
