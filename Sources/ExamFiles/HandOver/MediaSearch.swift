import ExamDomain
import Glibc

/// Finds files by their content in a folder that others filled: recordings do not lie in the vault, only their digests are known.
package struct MediaSearch {
    private let folder: String
    private let digesting: Digesting
    /// Folders with more files are somebody's whole disk.
    static let mostFiles = 2_000_000

    package init(_ folder: String, digesting: @escaping Digesting) {
        self.folder = folder
        self.digesting = digesting
    }

    /// - Parameters:
    ///   - wanted: digests with their files' sizes.
    ///   - isChecked: by who copies it, so that the only file of a size need not be read here too.
    ///   - advance: told of bytes read.
    /// - Returns: the digest's file, where there is one.
    /// - Throws: `Failure` `.noInput` where the folder cannot be read, or holds a name that cannot be opened.
    package func find(
        _ wanted: [String: ByteSize], whichIsChecked isChecked: Bool, _ advance: (Int) -> Void
    ) throws -> [String: String] {
        let digests = Dictionary(grouping: wanted.keys, by: { wanted[$0]?.bytes ?? 0 })
        var found: [String: String] = [:]
        for (size, paths) in try files(sizes: Set(digests.keys)) {
            let digests = Set(digests[size] ?? [])
            if isChecked, digests.count == 1, paths.count == 1, let digest = digests.first {
                found[digest] = paths[0]
                continue
            }
            for path in paths {
                guard let digest = try digest(of: path, advance), digests.contains(digest) else { continue }
                found[digest] = found[digest] ?? path
            }
        }
        return found
    }

    /// The regular files of these sizes, by size, in the order of their paths. Links are not followed.
    private func files(sizes: Set<Int64>) throws -> [Int64: [String]] {
        var found: [Int64: [String]] = [:]
        var folders = [folder]
        var seen = 0
        while let next = folders.popLast() {
            let isRead = try FolderNames.each(in: next) { name in
                seen += 1
                guard seen <= MediaSearch.mostFiles else { throw Failure.tooManyFiles(folder) }
                let path = "\(next)/\(name)"
                var status = stat()
                guard lstat(path, &status) == 0 else {
                    // NB: a name that is not UTF-8 opens nothing as a `String`; passed over, its recordings would be "missing".
                    if name.unicodeScalars.contains("\u{FFFD}") { throw Failure.notUTF8(path) }
                    return
                }
                switch status.st_mode & S_IFMT {
                case S_IFDIR: folders.append(path)
                case S_IFREG where sizes.contains(Int64(status.st_size)):
                    found[Int64(status.st_size), default: []].append(path)
                default: break
                }
            }
            guard isRead || next != folder else { throw Failure.noMediaFolder(folder, errno) }
        }
        return found.mapValues { $0.sorted() }
    }

    /// Nil where it cannot be read: another may hold the same.
    private func digest(of path: String, _ advance: (Int) -> Void) throws -> String? {
        let digest = digesting()
        do {
            try InputFile.eachPiece(of: path) {
                digest.update($0)
                advance($0.count)
            }
        } catch { return nil }
        return digest.hex()
    }
}

extension Failure {
    fileprivate static func noMediaFolder(_ path: String, _ error: Int32) -> Failure {
        let cause = Phrase(systemError: error)
        return Failure(
            .noInput, code: "noSuchFolder",
            Phrase(zh: "打不开文件夹 \(path)：\(cause.zh)。", en: "The folder \(path) cannot be opened: \(cause.en)."))
    }

    fileprivate static func notUTF8(_ path: String) -> Failure {
        Failure(
            .noInput, code: "badFileName",
            Phrase(zh: "名称不是 UTF-8，打不开：\(path)。", en: "A name that is not UTF-8 cannot be opened: \(path)."),
            hint: Phrase(
                zh: "请先改名，例如 convmv -r -f gbk -t utf-8 --notest 文件夹",
                en: "rename it first, such as convmv -r -f gbk -t utf-8 --notest FOLDER"))
    }

    fileprivate static func tooManyFiles(_ path: String) -> Failure {
        Failure(
            .noInput, code: "tooManyFiles",
            Phrase(
                zh: "文件夹 \(path) 中的文件超过 \(MediaSearch.mostFiles) 个。",
                en: "The folder \(path) holds more than \(MediaSearch.mostFiles) files."))
    }
}
