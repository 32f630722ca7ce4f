import ExamDomain
import ExamStore

/// What is well and what is wrong with a unit's data folder and the machine under it, and how to mend it: `examctl doctor`.
///
/// It changes nothing, goes on after every trouble, and also works where there is no data folder or for somebody who is not
/// on the staff list.
package struct UnitCheckup {
    package struct Finding: Hashable, Sendable {
        package let code: Code
        package let status: ExamReadiness.Item.Status
        package let message: Phrase
        /// How to mend it; a command where there is one.
        package let hint: Phrase?

        init(_ code: Code, _ status: ExamReadiness.Item.Status, _ message: Phrase, hint: Phrase? = nil) {
            self.code = code
            self.status = status
            self.message = message
            self.hint = hint
        }
    }

    /// The raw values are what scripts see and never change.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case dataFolder, permissions, database, staff, you, disk, clock, timeZone, libraries, roles
    }

    let folder: DataFolder
    let staff: String
    let libraries: [(name: String, version: String)]

    /// - Parameter libraries: those that are not the store's own.
    package init(of path: String, staff: String, libraries: [(name: String, version: String)]) {
        folder = DataFolder(path)
        self.staff = staff
        self.libraries = libraries
    }

    /// What the roles are good for on one file, for `doctor` and for the help of `staff`.
    package static let boundary = Phrase(
        zh: "数据都在一个文件夹里：角色用来防止误操作，并记下每件事是谁做的；真正的界限是文件权限，能读写这个文件夹的人都能读写其中的数据。",
        en:
            "All data lie in one folder: roles guard against mistakes and say who did what. The real boundary is the file "
            + "permissions: whoever can read and write the folder can read and write the data.")

    package func findings(at now: Moment) -> [Finding] {
        var findings = [folderFinding()]
        var health: StoreHealth?
        if findings[0].status == .ok {
            findings.append(permissionFinding())
            let (opened, finding) = databaseFinding()
            health = opened
            findings.append(finding)
        }
        if let health { findings += staffFindings(health) }
        findings.append(diskFinding())
        findings.append(UnitCheckup.clockFinding(now, latestAct: health?.latestAct))
        findings.append(UnitCheckup.timeZoneFinding())
        findings.append(libraryFinding())
        findings.append(Finding(.roles, .ok, UnitCheckup.boundary))
        return findings
    }

    // MARK: - The data folder

    private func folderFinding() -> Finding {
        let path = folder.path
        guard let status = FileSystem.status(of: path, followLinks: true) else {
            return Finding(
                .dataFolder, .problem, Phrase(zh: "没有数据文件夹 \(path)。", en: "There is no data folder \(path)."),
                hint: Phrase(
                    zh: "运行 examctl init 建立它，或用 --data 指定已有的。",
                    en: "Make it with examctl init, or name the one there is with --data."))
        }
        guard status.isFolder, FileSystem.status(of: folder.database) != nil else {
            return Finding(
                .dataFolder, .problem,
                Phrase(zh: "\(path) 不是 examctl 的数据文件夹。", en: "\(path) is no data folder of examctl."),
                hint: Phrase(
                    zh: "用 --data 指定数据文件夹，或运行 examctl init 建立一个。",
                    en: "Name the data folder with --data, or make one with examctl init."))
        }
        guard FileSystem.status(of: folder.vault)?.isFolder == true else {
            return Finding(
                .dataFolder, .problem,
                Phrase(
                    zh: "\(folder.vault) 不见了，照片和附件都在里面。",
                    en: "\(folder.vault) is gone, which holds photos and attachments."),
                hint: Phrase(zh: "请从备份恢复。", en: "Restore it from a backup."))
        }
        return Finding(.dataFolder, .ok, Phrase(zh: "数据文件夹：\(path)", en: "Data folder: \(path)"))
    }

    private func permissionFinding() -> Finding {
        let open = openPaths(in: folder.path)
        guard let first = open.first else {
            return Finding(
                .permissions, .ok, Phrase(zh: "只有文件夹的主人能读写它。", en: "Only the folder's owner can read and write it."))
        }
        let path = ShellWord.of(folder.path)
        return Finding(
            .permissions, .problem,
            Phrase(
                zh: "其他用户也能进入 \(open.count) 处，如 \(first)。",
                en: "Open to other users, places: \(open.count), such as \(first)."),
            hint: Phrase(verbatim: "chmod -R go-rwx \(path)"))
    }

    /// The folder and everything in it that others may read, write or enter. Links are not followed.
    private func openPaths(in root: String) -> [String] {
        var open: [String] = []
        var waiting = [root]
        while let path = waiting.popLast() {
            guard let status = FileSystem.status(of: path, followLinks: path == root) else { continue }
            guard status.isFolder || status.isRegular else { continue }
            if status.mode & 0o077 != 0 { open.append(path) }
            if status.isFolder { waiting += (FileSystem.names(in: path) ?? []).reversed().map { "\(path)/\($0)" } }
        }
        return open
    }

    private func databaseFinding() -> (StoreHealth?, Finding) {
        do {
            let health = try Store.open(at: folder.path).health(askedBy: staff)
            guard let first = health.damage.first else {
                return (
                    health,
                    Finding(
                        .database, .ok,
                        Phrase(zh: "数据库完好，单位：\(health.unit)", en: "The database is sound. Unit: \(health.unit)"))
                )
            }
            let finding = Finding(
                .database, .problem,
                Phrase(
                    zh: "数据库已损坏，发现 \(health.damage.count) 处：\(first)",
                    en: "The database is damaged, places found: \(health.damage.count): \(first)"),
                hint: UnitCheckup.restore)
            return (health, finding)
        } catch let failure as Failure {
            return (nil, Finding(.database, .problem, failure.message, hint: failure.hint ?? UnitCheckup.restore))
        } catch {
            // Only the error's type is named: its contents may hold a candidate's particulars.
            let kind = "\(type(of: error))"
            return (
                nil,
                Finding(
                    .database, .problem, Phrase(zh: "数据库打不开（\(kind)）。", en: "The database cannot be opened (\(kind))."),
                    hint: UnitCheckup.restore)
            )
        }
    }

    private static let restore = Phrase(
        zh: "先复制一份数据文件夹，再运行 examctl db check，或从备份恢复：examctl db restore FILE",
        en: "Copy the data folder first, then run examctl db check, or restore a backup: examctl db restore FILE")
}
