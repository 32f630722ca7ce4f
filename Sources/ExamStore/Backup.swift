import ExamDomain
import Glibc

/// A unit's data as they were at one moment, in a folder of their own: `backup.sqlite` and `vault/`. It is no data folder, so that
/// nobody works in it by mistake.
package struct BackupFolder: Hashable, Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = FileSystem.withoutLastSlashes(path)
    }

    var database: String { path + "/backup.sqlite" }
    var draft: String { path + "/.backup.sqlite.new" }
    var vault: String { path + "/vault" }

    /// Takes away what a backup that failed has begun.
    fileprivate func remove() {
        Vault(folder: vault).removeAll()
        for file in [draft, draft + "-journal", database] { unlink(file) }
        rmdir(path)
    }

    /// What was copied, or found there already.
    package struct Contents: Hashable, Sendable {
        package let unit: String
        /// The journal's last entry and its hash.
        package let seq: Int64
        package let head: String
        /// Files of the vault, and how many of them were copied this time.
        package let files: Int
        package let copied: Int
        /// Files that are missing or damaged: they were so before.
        package let unfit: [StoreFinding]
    }
}

extension Store {
    /// Copies one committed state of the database, then the vault's files, while others go on working. Files that a former backup
    /// in the same folder holds already, as they should be, are not copied again.
    ///
    /// The new database takes its name last: a backup that is killed leaves the former one as it was.
    ///
    /// - Parameter force: a former backup of the same unit in this folder is brought up to date.
    /// - Throws: `Failure` `.cannotCreate` where the folder exists without `force` or holds something else.
    package func backUp(to target: BackupFolder, force: Bool) throws -> BackupFolder.Contents {
        try demandRoom(for: target, force: force)
        let isNew = mkdir(target.path, 0o700) == 0
        if !isNew, errno != EEXIST { throw FileTrouble.creating(target.path, errno) }
        do {
            if isNew { try FileSystem.syncFolder(DataFolder(target.path).parent) }
            return try fill(target)
        } catch {
            if isNew { target.remove() }
            throw error
        }
    }

    private func fill(_ target: BackupFolder) throws -> BackupFolder.Contents {
        try FileSystem.makeFolder(target.vault)
        unlink(target.draft)
        let descriptor = Glibc.open(target.draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileTrouble.creating(target.draft, errno) }
        close(descriptor)
        let copy = try copyDatabase(to: target.draft)
        let held = Vault(folder: target.vault)
        // The copy has every page of ours: what cannot be read in it is damaged here.
        let gone = try Store.reading(target.draft, called: folder.database) { try $0.goneFiles() }
        let files = try vault.copyFiles(to: held, without: gone)
        // Missing for the copy, since others came in meanwhile, and for the living unit, since others were purged meanwhile.
        let lacking = try Set(Store.reading(target.draft, called: folder.database) { try $0.missingFiles(held) })
        guard rename(target.draft, target.database) == 0 else { throw FileTrouble.creating(target.database, errno) }
        try FileSystem.syncFolder(target.path)
        // What was purged since the former backup goes from it too, now that nothing it says misses it.
        let there = Set(held.names().map { String($0.prefix(64)) })
        for digest in gone where there.contains(digest) { try held.remove(digest) }
        let missing = try readForCheck { try $0.missingFiles(held) }.filter(lacking.contains)
        return BackupFolder.Contents(
            unit: copy.unit, seq: copy.seq, head: copy.head, files: files.files, copied: files.anew,
            unfit: missing + files.unfit.map(StoreFinding.file))
    }

    /// Throws what `backUp` would throw at once, and makes nothing.
    package func demandRoom(for target: BackupFolder, force: Bool) throws {
        guard !FileSystem.lies(target.path, in: folder.path) else {
            throw Failure(
                .cannotCreate, code: "insideData",
                Phrase(zh: "备份不能放在数据文件夹里", en: "a backup cannot lie in the data folder"))
        }
        guard !target.path.isEmpty else { throw FileTrouble.creating(target.path, ENOENT) }
        guard FileSystem.status(of: target.path, followLinks: true) != nil else {
            // A link that leads nowhere.
            guard FileSystem.status(of: target.path) == nil else { throw FileTrouble.creating(target.path, EEXIST) }
            let parent = DataFolder(target.path).parent
            guard FileSystem.status(of: parent, followLinks: true)?.isFolder == true, access(parent, W_OK) == 0 else {
                throw FileTrouble.creating(target.path, errno == 0 ? ENOTDIR : errno)
            }
            return
        }
        try demandFormer(target, force: force)
    }

    private func demandFormer(_ target: BackupFolder, force: Bool) throws {
        let names = FileSystem.names(in: target.path)
        let known = ["backup.sqlite", ".backup.sqlite.new", ".backup.sqlite.new-journal", "vault"]
        // One that was killed before its first end has no database yet, or nothing at all: the same command finishes it.
        let isUnfinished = names?.contains("backup.sqlite") == false
        guard force || isUnfinished, let names, names.allSatisfy(known.contains) else {
            throw Failure(
                .cannotCreate, code: "exists",
                Phrase(zh: "“\(target.path)”已经存在", en: "“\(target.path)” exists"),
                hint: names?.contains("backup.sqlite") == true
                    ? Phrase(
                        zh: "加 --force 更新这份备份，已有的文件不再复制",
                        en: "--force brings this backup up to date; files it has are not copied again")
                    : Phrase(zh: "请换一个名字", en: "name another"))
        }
        guard FileSystem.status(of: target.database) != nil else { return }
        let theirs = try Store.identity(of: target.database)
        let ours = try readForCheck { try $0.journalHash(at: 1) }
        guard theirs.founding == ours else {
            throw Failure(
                .cannotCreate, code: "otherUnit",
                Phrase(
                    zh: "“\(target.path)”是另一个单位（\(theirs.unit)）的备份",
                    en: "“\(target.path)” is a backup of another unit (\(theirs.unit))"))
        }
    }
}
