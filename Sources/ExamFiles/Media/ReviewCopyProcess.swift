import ExamDomain
import Glibc

/// The child process that decodes one photo: the same program under a hidden word, which gives up memory, time and further
/// files before it looks at the photo, so that a hostile one costs this process and nothing else.
///
/// It reads the photo from descriptor 0, writes what it made of it to descriptor 3, and says in one line on descriptor 1
/// how it went.
package enum ReviewCopyProcess {
    /// The first argument that makes the program this one. No noun begins so.
    package static let word = "@review-copy"

    /// Said as soon as the limits are in force: without it the program itself did not come so far.
    static let greeting = "ready"

    static let output: Int32 = 3

    /// How the work went, as a line.
    enum Answer: Equatable {
        case made(width: Int, height: Int, NearHash?)
        case unreadable
        /// The system's error number: disk full and the like.
        case unwritable(Int32)

        var line: String {
            switch self {
            case .made(let width, let height, let hash):
                "made \(width) \(height) \(hash.map { String($0.bits, radix: 16) } ?? "-")"
            case .unreadable: "unreadable"
            case .unwritable(let number): "unwritable \(number)"
            }
        }

        /// NB: the line comes from a process that a photo may have taken over.
        init?(_ line: String) {
            let words = line.split(separator: " ")
            switch (words.first, words.count) {
            case ("made", 4):
                guard let width = Int(words[1]), let height = Int(words[2]), width > 0, height > 0,
                    width <= PhotoLimits.pixels / height
                else { return nil }
                self = .made(width: width, height: height, UInt64(words[3], radix: 16).map(NearHash.init(bits:)))
            case ("unreadable", 1): self = .unreadable
            case ("unwritable", 2):
                guard let number = Int32(words[1]) else { return nil }
                self = .unwritable(number)
            default: return nil
            }
        }

        init(made raster: Raster) {
            self = .made(width: raster.width, height: raster.height, NearHash(of: raster))
        }
    }

    /// - Parameter arguments: memory in MiB and CPU time in seconds; then nothing for a review copy, or the most columns
    ///   and rows of a raster.
    /// - Returns: the exit status.
    package static func run(_ arguments: [String]) -> Int32 {
        let numbers = arguments.compactMap(UInt.init)
        guard numbers.count == arguments.count, [2, 4].contains(numbers.count) else { return 64 }
        forgo(memory: numbers[0] << 20, seconds: numbers[1])
        say(greeting)
        say(work(numbers).line)
        return 0
    }

    private static func work(_ numbers: [UInt]) -> Answer {
        do {
            let bytes = try readPhoto()
            if PhotoStructure.of(PhotoBytes(all: bytes))?.format == .heic { HEICPicture.prepare() }
            limit(RLIMIT_NOFILE, to: 0)
            let picture = try PhotoDecoder.decode(bytes)
            guard numbers.count == 4 else {
                try JPEGPicture.encode(picture, write)
                return Answer(made: picture)
            }
            let small = try picture.fitting(width: Int(clamping: numbers[2]), height: Int(clamping: numbers[3]))
            try small.pixels.withUnsafeBytes(write)
            return .made(width: small.width, height: small.height, nil)
        } catch let trouble as Unwritable {
            return .unwritable(trouble.number)
        } catch {
            return .unreadable
        }
    }

    private struct Unwritable: Error {
        let number: Int32
    }

    private static func forgo(memory: UInt, seconds: UInt) {
        closefrom(output + 1)
        limit(RLIMIT_AS, to: memory)
        limit(RLIMIT_CPU, to: seconds)
        // A copy is never larger; nor does a crash leave a picture of the memory.
        limit(RLIMIT_FSIZE, to: 160 << 20)
        limit(RLIMIT_CORE, to: 0)
    }

    private static func limit(_ what: __rlimit_resource, to most: UInt) {
        var limits = rlimit(rlim_cur: most, rlim_max: most)
        setrlimit(__rlimit_resource_t(what.rawValue), &limits)
    }

    /// At most as much as a photo may have.
    private static func readPhoto() throws -> [UInt8] {
        var status = stat()
        guard fstat(0, &status) == 0, (1...PhotoLimits.size.bytes).contains(Int64(status.st_size)) else {
            throw PhotoDecoder.Broken()
        }
        return try [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, filled in
            while filled < buffer.count, let start = buffer.baseAddress {
                let count = read(0, start + filled, buffer.count - filled)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw PhotoDecoder.Broken() }
                if count == 0 { return }
                filled += count
            }
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(output, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Unwritable(number: count < 0 ? errno : EIO) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    private static func say(_ line: String) {
        _ = Array("\(line)\n".utf8).withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
    }
}
