import ExamDomain
import Glibc

extension Store {
    /// Makes a data folder of a backup, as it was. Nothing of it counts until everything is there and fits: only then does the
    /// database take its name. Interrupted, the same command starts over; what does not fit leaves nothing.
    ///
    /// - Throws: `Failure` `.noInput` where there is no backup, `.cannotCreate` where the folder is in use, `.damaged` where the
    ///   backup does not fit its own digests.
    package static func restore(_ backup: BackupFolder, to path: String) throws -> BackupFolder.Contents {
        guard FileSystem.status(of: backup.database)?.isRegular == true else {
            throw Failure(
                .noInput, code: "noBackup",
                Phrase(zh: "“\(backup.path)”不是备份文件夹", en: "“\(backup.path)” is no backup"),
                hint: Phrase(zh: "备份由 examctl db backup 写成", en: "backups are written by examctl db backup"))
        }
        let folder = DataFolder(path)
        let isNew = try folder.make()
        do {
            var contents: BackupFolder.Contents?
            try folder.locked {
                try folder.demandRestorable()
                contents = try fill(folder, from: backup)
            }
            if isNew { try FileSystem.syncFolder(folder.parent) }
            guard let contents else { throw Failure.damaged(backup.database, "no contents") }
            return contents
        } catch {
            if isNew { rmdir(folder.path) }
            throw error
        }
    }

    private static func fill(_ folder: DataFolder, from backup: BackupFolder) throws -> BackupFolder.Contents {
        // What lies there of a former try may be all that somebody has of a vault.
        let wasEmpty = FileSystem.names(in: folder.path) == []
        let (copy, files): (Identity, Vault.Copied)
        do { (copy, files) = try fillDraft(of: folder, from: backup) } catch {
            if wasEmpty { folder.removeCopied() }
            throw error
        }
        try folder.promoteDraft()
        // Missing in the backup already, such as a photo that was purged while it was made: the rest is better than nothing.
        let missing = try open(at: folder.path).readForCheck { try $0.missingFiles(Vault(folder: folder.vault)) }
        return BackupFolder.Contents(
            unit: copy.unit, seq: copy.seq, head: copy.head, files: files.files, copied: files.anew, unfit: missing)
    }

    private static func fillDraft(
        of folder: DataFolder, from backup: BackupFolder
    ) throws -> (Identity, Vault.Copied) {
        guard chmod(folder.path, 0o700) == 0 else { throw FileTrouble.creating(folder.path, errno) }
        remove(folder.draft)
        remove(folder.draft + "-journal")
        try FileSystem.makeFolder(folder.vault)
        try FileSystem.copy(backup.database, to: folder.draft)
        let copy = try identity(of: folder.draft, called: backup.database)
        let gone = try reading(folder.draft, called: backup.database) { try $0.goneFiles() }
        let files = try Vault(folder: backup.vault).copyFiles(to: Vault(folder: folder.vault), without: gone)
        if let name = files.unfit.first {
            throw Failure.damagedFile(Vault(folder: backup.vault).path(of: name))
        }
        if let misfit = try misfit(in: folder.draft, called: backup.database) {
            throw Failure.damaged(backup.database, misfit)
        }
        return (copy, files)
    }
}

extension Failure {
    fileprivate static func damagedFile(_ path: String) -> Failure {
        Failure(
            .damaged, code: "damaged",
            Phrase(zh: "备份中的文件“\(path)”已损坏", en: "the backup's file “\(path)” is damaged"),
            hint: Phrase(zh: "请从另一份备份恢复", en: "restore another backup"))
    }
}

extension DataFolder {
    /// - Throws: `Failure` `.cannotCreate` where anything but an interrupted founding or restoring is there: a living folder
    ///   is never written over.
    fileprivate func demandRestorable() throws {
        let leftovers = [".exam.sqlite.new", ".exam.sqlite.new-journal", "vault"]
        guard (FileSystem.names(in: path) ?? []).allSatisfy(leftovers.contains) else {
            throw Failure(
                .cannotCreate, code: "folderExists",
                Phrase(zh: "文件夹“\(path)”已存在且不是空的", en: "the folder “\(path)” exists and is not empty"),
                hint: Phrase(zh: "请用 --data 指定一个新的文件夹", en: "name a new folder with --data"))
        }
    }

    /// Takes away what a restore has copied.
    fileprivate func removeCopied() {
        Vault(folder: vault).removeAll()
        removeDraft()
    }
}
