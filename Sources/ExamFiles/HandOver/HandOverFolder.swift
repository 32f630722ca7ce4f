import ExamDomain
import Glibc

/// A folder that files are handed over in. Each file appears whole or not at all, and nothing outside the folder is ever
/// written: its subfolders are entered one by one, links are not followed.
package final class HandOverFolder {
    private let path: String
    private let descriptor: Int32
    private let force: Bool
    private let digesting: Digesting
    /// Where what killed programs left has been taken away: once a folder, for each may get thousands of files.
    private var swept: Set<String> = []

    /// The plan of a hand-over under way. A folder that has it, or the manifest, is one of ours and may be gone on with.
    private static let plan = ".\(Manifest.name).new"

    package enum Outcome: Hashable, Sendable {
        case copied
        /// From an earlier run.
        case there
        /// The bytes at the source are not those of the digest, or no longer there.
        case notHeld
    }

    /// - Parameter force: a file of that name with another content is replaced.
    /// - Throws: `Failure` `.cannotCreate` where the folder holds anything that is no hand-over.
    package init(_ path: String, force: Bool, digesting: @escaping Digesting) throws {
        let isNew = mkdir(path, 0o700) == 0
        if !isNew, errno != EEXIST { throw Failure.folderNotMade(path, errno) }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.folderNotMade(path, errno) }
        self.path = path
        self.descriptor = descriptor
        self.force = force
        self.digesting = digesting
        if isNew {
            try HandOverFolder.sync(path + "/..")
        } else {
            try HandOverFolder.demand(path)
        }
    }

    deinit { close(descriptor) }

    /// Throws what `init` would throw of a folder that is there, and makes nothing.
    package static func demand(_ path: String) throws {
        var isEmpty = true
        var isOurs = false
        let isRead = FolderNames.each(in: path) { name in
            isEmpty = false
            if name == Manifest.name || name == plan { isOurs = true }
        }
        guard isRead else {
            if errno == ENOENT { return }
            throw Failure.folderNotMade(path, errno)
        }
        guard isEmpty || isOurs else { throw Failure.notAHandOver(path) }
    }

    /// Throws `Failure` `.cannotCreate` where an earlier hand-over in the folder has files that are none of these: its manifest
    /// would be lost, and what was withdrawn since would lie there as if it belonged to them.
    ///
    /// - Parameter own: what a hand-over writes of its own accord.
    package static func demandNoOthers(in path: String, than files: [HandedFile], own: Set<String>) throws {
        let manifest = "\(path)/\(Manifest.name)"
        guard let input = try? InputFile(opening: manifest, followingLinks: false) else { return }
        let listed = Manifest.paths(in: String(decoding: try input.head(mostManifest), as: UTF8.self))
        let others = listed.subtracting(files.map(\.path)).subtracting(own).sorted()
        guard let first = others.first else { return }
        throw Failure.otherFiles(path, first, count: others.count)
    }

    /// Of a million files.
    private static let mostManifest = 512 << 20

    /// Puts down what is going to be handed over, so that an interrupted run can be gone on with.
    package func begin(_ manifest: String) throws {
        try put(manifest, as: HandOverFolder.plan)
    }

    /// Copies a file, unless an earlier run did.
    ///
    /// - Parameter advance: told of bytes as they are dealt with.
    package func take(_ file: HandedFile, _ advance: (Int) -> Void) throws -> Outcome {
        let names = file.path.split(separator: "/").map(String.init)
        guard let name = names.last, !names.contains(".."), !names.contains(".") else {
            throw Failure.notAFileName(file.path)
        }
        let folder = try enter(names.dropLast(), for: file.path)
        defer { close(folder) }
        let shown = "\(path)/\(file.path)"
        if let held = try isHeld(name, in: folder, file) {
            if held {
                advance(Int(clamping: file.size.bytes))
                return .there
            }
            guard force || file.isOwn else { throw Failure.outputExists(shown) }
        }
        let target = try OutputTarget(name, in: folder, path: shown, force: force || file.isOwn)
        do {
            try OutputFile.write(to: target, sweeping: false) { try copy(file, to: &$0, advance) }
        } catch is OtherContent {
            return .notHeld
        } catch let failure as Failure where failure.kind == .noInput {
            return .notHeld
        }
        return .copied
    }

    /// Puts the manifest in its place: the hand-over is complete.
    package func finish(_ manifest: String) throws {
        try put(manifest, as: Manifest.name)
        unlinkat(descriptor, HandOverFolder.plan, 0)
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw Failure.notWritten(path, errno) }
    }

    // MARK: - Steps

    private func put(_ text: String, as name: String) throws {
        let target = try OutputTarget(name, in: descriptor, path: "\(path)/\(name)", force: true)
        try OutputFile.write(to: target) { try $0.write(text) }
    }

    private func copy(_ file: HandedFile, to sink: inout OutputSink, _ advance: (Int) -> Void) throws {
        var reading = try CheckedReading(file.source, sha256: file.sha256, digesting)
        try CheckedReading.withPiece { buffer in
            while true {
                let count = try reading.next(into: buffer)
                if count == 0 { break }
                try sink.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                advance(count)
            }
        }
    }

    /// Opens the subfolders on the way, made where they are missing.
    ///
    /// - Returns: a descriptor that the caller closes.
    private func enter(_ names: some Collection<String>, for shown: String) throws -> Int32 {
        var here = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard here >= 0 else { throw Failure.notCreated(path, errno) }
        for name in names {
            let isNew = mkdirat(here, name, 0o700) == 0
            let next = openat(here, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            let error = errno
            if isNew, next >= 0 { fsync(here) }
            close(here)
            guard next >= 0 else { throw Failure.notCreated("\(path)/\(shown)", error) }
            here = next
        }
        let shownFolder = ([path] + names).joined(separator: "/")
        if swept.insert(shownFolder).inserted { LeftFiles.sweep(shownFolder, here) }
        return here
    }

    /// Nil where there is nothing of that name; false where it is something else.
    private func isHeld(_ name: String, in folder: Int32, _ file: HandedFile) throws -> Bool? {
        var found = stat()
        guard fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        guard found.st_mode & S_IFMT == S_IFREG, Int64(found.st_size) == file.size.bytes else { return false }
        return try CheckedReading.holds("/proc/self/fd/\(folder)/\(name)", sha256: file.sha256, digesting)
    }

    private static func sync(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw Failure.notWritten(folder, errno) }
    }
}

extension Failure {
    fileprivate static func folderNotMade(_ path: String, _ error: Int32) -> Failure {
        switch error {
        case ENOENT,
            ENOTDIR where status(path) == nil:
            folderNotOpened(OutputTarget.split(path.hasSuffix("/") ? String(path.dropLast()) : path).folder, ENOENT)
        case ENOTDIR:
            Failure(
                .cannotCreate, code: "notAFolder",
                Phrase(zh: "“\(path)”不是文件夹。", en: "\"\(path)\" is not a folder."),
                hint: Phrase(zh: "请换一个名字，或写成 .zip。", en: "Choose another name, or write a .zip."))
        default: notCreated(path, error)
        }
    }

    fileprivate static func notAHandOver(_ path: String) -> Failure {
        Failure(
            .cannotCreate, code: "folderExists",
            Phrase(
                zh: "文件夹“\(path)”里有别的东西，没有写入。", en: "The folder \"\(path)\" holds other things; nothing was written."),
            hint: Phrase(zh: "请换一个新的文件夹。", en: "Name a new folder."))
    }

    fileprivate static func otherFiles(_ path: String, _ first: String, count: Int) -> Failure {
        Failure(
            .cannotCreate, code: "otherFiles",
            Phrase(
                zh: "文件夹“\(path)”里有上一次移交的 \(count) 个文件，不在这一次之中（例如 \(first)），没有写入。",
                en:
                    "The folder \"\(path)\" has \(count) of an earlier hand-over's files that are none of this one's (such as \(first)); nothing was written."
            ),
            hint: Phrase(
                zh: "请换一个文件夹；加 --force 则清单只列这一次的文件，原有的留在那里。",
                en:
                    "Name another folder; with --force the manifest lists this hand-over's alone, and the others stay there."
            ))
    }

    private static func status(_ path: String) -> mode_t? {
        var found = stat()
        return stat(path, &found) == 0 ? found.st_mode : nil
    }
}
