import ExamDomain
import GRDB
import Glibc

/// A unit's data: one SQLite file and the vault, behind one door to read and one to write.
///
/// Durable means durable: `journal_mode=DELETE, synchronous=EXTRA`, both read back at opening (decision 4).
package final class Store: Sendable {
    package let folder: DataFolder
    package var vault: Vault { Vault(folder: folder.vault) }
    private let queue: DatabaseQueue
    private let telling: Telling
    /// Asked at each write.
    private let machineStart: @Sendable () -> MachineStart?

    /// Waits this many seconds for another writer before saying "busy".
    package static let patience = 5.0

    private init(
        folder: DataFolder, queue: DatabaseQueue, telling: Telling = Telling(),
        machineStart: @escaping @Sendable () -> MachineStart? = { nil }
    ) {
        self.folder = folder
        self.queue = queue
        self.telling = telling
        self.machineStart = machineStart
    }

    /// What a store tells on the way, beside its answers.
    package struct Telling: Sendable {
        /// Somebody else has been writing for about a second; once for each wait.
        package let onWaiting: @Sendable () -> Void
        /// Something was written by a clock that is not right.
        package let onClockFault: @Sendable (ClockFault) -> Void

        package init(
            onWaiting: @escaping @Sendable () -> Void = {},
            onClockFault: @escaping @Sendable (ClockFault) -> Void = { _ in }
        ) {
            self.onWaiting = onWaiting
            self.onClockFault = onClockFault
        }
    }

    // MARK: - Opening

    /// Makes a unit's data folder with `admin` as its first member of staff.
    ///
    /// - Throws: `Failure` `.cannotCreate` where something is in the way; nothing is left half made.
    package static func create(at path: String, unit: String, admin: String, now: Moment) throws -> Store {
        let folder = DataFolder(path)
        let isNew = try folder.make()
        do {
            try folder.locked {
                try folder.demandEmpty()
                try found(unit, by: admin, at: now, in: folder)
            }
            if isNew { try FileSystem.syncFolder(folder.parent) }
        } catch {
            // Refused by a folder that is not empty.
            if isNew { rmdir(folder.path) }
            throw error
        }
        return try open(at: path)
    }

    private static func found(_ unit: String, by admin: String, at now: Moment, in folder: DataFolder) throws {
        do {
            try folder.prepareDraft()
            let store = Store(folder: folder, queue: try connect(folder.draft, isNew: true, patience: patience))
            try translated(folder) {
                try Schema.migrator.migrate(store.queue)
                try store.transaction(dryRun: false) { db, watch in
                    try RowDigests.begin(db)
                    var writing = Writing(db: db, watch: watch, by: .staff(admin), at: now)
                    try writing.found(unit: unit, admin: admin)
                    try writing.close()
                    return ((), isKept: true)
                }
                try store.queue.close()
            }
            try folder.promoteDraft()
        } catch {
            folder.removeDraft()
            throw error
        }
    }

    /// - Parameter machineStart: tells when this machine started; nil where that is not known, and a clock that was set not noticed.
    package static func open(
        at path: String, patience: Double = Store.patience, telling: Telling = Telling(),
        machineStart: @escaping @Sendable () -> MachineStart? = { nil }
    ) throws -> Store {
        let folder = DataFolder(path)
        guard FileSystem.status(of: folder.path, followLinks: true)?.isFolder == true,
            FileSystem.status(of: folder.database) != nil
        else { throw Failure.noDataFolder(folder.path) }
        return Store(
            folder: folder,
            queue: try connect(folder.database, isNew: false, patience: patience, waiting: telling.onWaiting),
            telling: telling, machineStart: machineStart)
    }

    private static func connect(
        _ path: String, isNew: Bool, patience: Double, waiting: @escaping @Sendable () -> Void = {}
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .callback(asking(for: patience, waiting))
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            if !isNew { try recognise(db, at: path) }
            try db.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA cache_size = -16384; PRAGMA trusted_schema = OFF")
            // What is deleted is overwritten, not only forgotten: what was purged must not be found in free pages.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
            let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            guard journal == "delete", synchronous == 3 else { throw Failure.notDurable(path) }
        }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as DatabaseError {
            throw Failure(error, at: path)
        }
    }

    /// Asks again every few milliseconds, whoever has waited how long. SQLite's own way asks ever more rarely: among many writers
    /// those who come fresh would always be before those who wait, some of them beyond all patience.
    private static func asking(
        for patience: Double, _ waiting: @escaping @Sendable () -> Void
    ) -> Database.BusyCallback {
        // 3 ms on average.
        let most = Int((patience * 1000 / 3).rounded(.up))
        let second = 333
        return { tries in
            guard tries < most else { return false }
            if tries == second { waiting() }
            usleep(.random(in: 1000...5000))
            return true
        }
    }

    /// A database of another program or a newer examctl is not touched: this comes before anything that could write.
    private static func recognise(_ db: Database, at path: String) throws {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard application == Schema.applicationID, version >= 1 else { throw Failure.notOurs(path) }
        guard version <= Schema.version else { throw Failure.newer(path) }
    }

    // MARK: - Copies

    /// What a database file says of itself.
    struct Identity: Hashable {
        let unit: String
        /// The hash of the journal's first entry: founding a unit makes it, and nothing else has the same.
        let founding: String?
        let seq: Int64
        let head: String
    }

    /// Copies one committed state into an empty database file, durably, while others go on working.
    func copyDatabase(to path: String) throws -> Identity {
        try Store.translated(folder) {
            let copy = try Store.connect(path, isNew: true, patience: Store.patience)
            try queue.backup(to: copy)
            try copy.close()
            try FileSystem.syncFile(path)
            return try Store.identity(of: path, called: folder.database)
        }
    }

    /// - Throws: `Failure` `.damaged` where the file is no database of ours.
    static func identity(of path: String, called name: String? = nil) throws -> Identity {
        try reading(path, called: name) { reading in
            let (seq, hash) = try JournalChain.head(reading.db)
            return Identity(
                unit: try reading.unitName(), founding: try reading.journalHash(at: 1), seq: seq,
                head: Digest.hex(hash))
        }
    }

    /// What does not fit in a database file: the first such entry of the journal, or the tables whose rows were changed; nil where
    /// it is whole.
    static func misfit(in path: String, called name: String) throws -> String? {
        try reading(path, called: name) { reading in
            switch try JournalChain.verify(reading.db) {
            case .whole: try reading.rowMismatch(deep: true)?.place
            case .broken(let seq, _): "\(seq)"
            }
        }
    }

    /// Reads a database file that is no data folder's, such as a backup's.
    ///
    /// - Parameter name: the file as messages call it: of a copy the one that it was made of.
    static func reading<Value>(
        _ path: String, called name: String? = nil, _ body: (Reading) throws -> Value
    ) throws -> Value {
        try translated(at: name ?? path) {
            try connect(path, isNew: false, patience: patience).read { try body(Reading(db: $0)) }
        }
    }

    // MARK: - The two doors

    /// Reads one committed state.
    ///
    /// - Throws: `Refusal` `notPermitted` where `staff` is not on the list or may not; what `body` throws.
    package func read<Value>(
        as staff: String, may permission: Permission = .read, _ body: (Reading) throws -> Value
    ) throws -> Value {
        try Store.translated(folder) {
            try queue.read { db in
                let reading = Reading(db: db)
                try reading.demand(permission, of: staff)
                return try body(reading)
            }
        }
    }

    /// For `check` alone: whoever can open the file may ask whether it is whole, also where the staff list is what is damaged.
    func readForCheck<Value>(_ body: (Reading) throws -> Value) throws -> Value {
        try Store.translated(folder) { try queue.read { try body(Reading(db: $0)) } }
    }

    /// How the database is. Asked by anybody who may open the folder, on the staff list or not.
    package func health(askedBy staff: String) throws -> StoreHealth {
        try Store.translated(folder) { try queue.read { try StoreHealth($0, of: staff) } }
    }

    /// The one write door: everything `body` writes, with its journal entries, is committed together or not at all.
    ///
    /// - Parameter dryRun: does everything and takes it back, leaving every byte as it was.
    /// - Throws: `Refusal` `notPermitted`; what `body` throws.
    package func write<Value>(
        by staff: String, may permission: Permission, at now: Moment, dryRun: Bool = false,
        _ body: (inout Writing) throws -> Value
    ) throws -> Value {
        try Store.translated(folder) {
            var clockFault: ClockFault?
            let value = try transaction(dryRun: dryRun) { db, watch in
                try Reading(db: db).demand(permission, of: staff)
                var writing = Writing(db: db, watch: watch, by: .staff(staff), at: now, start: machineStart())
                let value = try body(&writing)
                if !writing.isTakenBack { try writing.close() }
                let isKept = !dryRun && !writing.isTakenBack
                clockFault = isKept ? writing.clockFault : nil
                return (value, isKept: isKept)
            }
            if let clockFault { telling.onClockFault(clockFault) }
            return value
        }
    }

    private func transaction<Value>(
        dryRun: Bool, _ body: (Database, RowWatch) throws -> (Value, isKept: Bool)
    ) throws -> Value {
        try queue.writeWithoutTransaction { db in
            // A dry run must not spill pages into the file that it then takes back.
            try db.execute(sql: "PRAGMA cache_spill = \(dryRun ? "OFF" : "ON")")
            var value: Value?
            try db.inTransaction(.immediate) {
                let watch = RowWatch(db)
                let (found, isKept) = try watch.watching { try body(db, watch) }
                value = found
                return isKept ? .commit : .rollback
            }
            guard let value else { throw Failure.damaged(folder.database, "no value") }
            return value
        }
    }

    /// SQLite's own errors as ours.
    private static func translated<Value>(_ folder: DataFolder, _ body: () throws -> Value) throws -> Value {
        try translated(at: folder.database, body)
    }

    /// - Parameter path: the database as messages call it.
    private static func translated<Value>(at path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw Failure(error, at: path)
        } catch is RowDecodingError {
            // NB: its own words show the row, and with it personal data.
            throw Failure.damaged(path, "NULL")
        }
    }
}
