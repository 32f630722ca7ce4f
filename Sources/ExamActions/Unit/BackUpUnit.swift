import ExamDomain
import ExamStore

/// Copies a unit's data into a backup folder. Photos leave the vault by it, so it stands in the journal first.
package struct BackUpUnit {
    let target: BackupFolder
    let force: Bool

    /// - Parameter force: an earlier backup of the unit there is brought up to date.
    package init(to path: String, force: Bool) {
        target = BackupFolder(path)
        self.force = force
    }

    /// - Throws: `Refusal` `notPermitted`; `Failure` `.cannotCreate`, `.io`, `.busy`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> BackupFolder.Contents {
        try store.read(as: staff, may: .administer) { _ in }
        try store.demandRoom(for: target, force: force)
        try store.write(by: staff, may: .administer, at: now) { writing in
            let unit = try writing.reading.unitName()
            try writing.record("db backup", subject: unit, details: .members(["folder": .string(target.path)]))
        }
        return try store.backUp(to: target, force: force)
    }
}
