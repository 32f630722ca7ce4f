import ExamDomain
import Glibc

/// The places in a unit's data folder. The folder is 0700, everything in it 0600.
package struct DataFolder: Hashable, Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = FileSystem.withoutLastSlashes(path)
    }

    /// The one database.
    package var database: String { path + "/exam.sqlite" }
    /// Photos and attachments by digest.
    package var vault: String { path + "/vault" }

    /// The database while it is being made. A folder without `exam.sqlite` is no data folder yet, so that a unit is founded
    /// as a whole or not at all, whenever the program is killed.
    var draft: String { path + "/.exam.sqlite.new" }

    /// Makes the folder where there is none.
    ///
    /// - Returns: true where it was made.
    func make() throws -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        guard errno == EEXIST else { throw FileTrouble.creating(path, errno) }
        guard FileSystem.status(of: path, followLinks: true)?.isFolder == true else {
            throw Failure(
                .cannotCreate, code: "notAFolder",
                Phrase(zh: "“\(path)”已存在，而且不是文件夹", en: "“\(path)” exists and is not a folder"))
        }
        return false
    }

    /// Runs `body` while nobody else founds a unit in this folder.
    func locked(_ body: () throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileTrouble.creating(path, errno) }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw Failure(
                .busy, code: "busy",
                Phrase(zh: "另一个程序正在创建“\(path)”", en: "somebody else is making “\(path)” just now"))
        }
        try body()
    }

    /// - Throws: `Failure` `.cannotCreate` where the folder holds anything but the leftovers of an interrupted founding.
    func demandEmpty() throws {
        let names = FileSystem.names(in: path) ?? []
        let leftovers = [".exam.sqlite.new", ".exam.sqlite.new-journal", "vault"]
        guard names.allSatisfy(leftovers.contains), FileSystem.names(in: vault) ?? [] == [] else {
            throw Failure(
                .cannotCreate, code: "folderExists",
                Phrase(zh: "文件夹“\(path)”已存在且不是空的", en: "the folder “\(path)” exists and is not empty"),
                hint: Phrase(zh: "请用 --data 指定另一个文件夹", en: "name another folder with --data"))
        }
    }

    /// An empty vault and an empty draft. SQLite gives the files beside its database the mode of the database.
    func prepareDraft() throws {
        removeDraft()
        guard chmod(path, 0o700) == 0 else { throw FileTrouble.creating(path, errno) }
        guard mkdir(vault, 0o700) == 0 else { throw FileTrouble.creating(vault, errno) }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileTrouble.creating(draft, errno) }
        close(descriptor)
    }

    /// Makes the draft the database: the last step of founding, and the one that counts.
    func promoteDraft() throws {
        try FileSystem.syncFolder(path)
        guard rename(draft, database) == 0 else { throw FileTrouble.creating(database, errno) }
        try FileSystem.syncFolder(path)
    }

    /// Takes back what `prepareDraft` made.
    func removeDraft() {
        remove(draft)
        remove(draft + "-journal")
        rmdir(vault)
    }

    /// The folder that this one lies in.
    var parent: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
