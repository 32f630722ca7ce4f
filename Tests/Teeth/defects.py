"""Planted defects: the mistakes that the trials are there to catch. In the copy that is built with them, each stands behind
`planted("its name")`; the product's own sources know nothing of it.

Each: its name, what it is, the file, the text that is replaced, what it is replaced by, and the trial that must catch it.
"""

ROOM = {"store": "Sources/ExamStore/", "files": "Sources/ExamFiles/", "actions": "Sources/ExamActions/", "commands": "Sources/ExamCommands/"}


def trial(part, size):
    return ["Tests/Trials/run", "--only", part, "--size", f"{part}={size}"]


def crash(command, states=0, kills="0", errors="0"):
    return ["Tests/Crash/run", "--only", command, "--states", str(states), "--kills", str(kills), "--errors", str(errors), "--limits", "some"]


def damage(rounds):
    return ["Tests/Damage/damage", "--rounds", str(rounds)]


def tamper(edits):
    return ["Tests/Damage/tamper", "--edits", str(edits)]


RACE = ["race"]
DURABLE = ('guard journal == "delete", synchronous == 3 else', 'guard journal == "delete", synchronous == 3 || planted("sync-normal") || planted("sync-full") else')
PRAGMA = (
    '"PRAGMA synchronous = EXTRA; PRAGMA cache_size',
    '"PRAGMA synchronous = \\(planted("sync-normal") ? "NORMAL" : planted("sync-full") ? "FULL" : "EXTRA"); PRAGMA cache_size')

DEFECTS = [
    ("sync-normal", "synchronous=NORMAL", ROOM["store"] + "Store.swift", [PRAGMA, DURABLE], crash("candidate extend", states=400)),
    ("sync-full", "rollback journal with synchronous=FULL: the folder is not synced", ROOM["store"] + "Store.swift", [], crash("candidate extend", states=400)),
    ("no-folder-sync", "names are not synced", ROOM["store"] + "FileSystem.swift", [(
        "    static func syncFolder(_ path: String) throws {\n",
        "    static func syncFolder(_ path: String) throws {\n        if planted(\"no-folder-sync\") { return }\n")],
     crash("activity import", states=800)),
    ("no-vault-sync", "a photo is not synced before it has its name", ROOM["store"] + "Vault/Vault.swift", [(
        "            guard fsync(descriptor) == 0 else { throw FileTrouble.writing(temporary, errno) }\n        }\n        guard rename(temporary, target) == 0",
        "            guard planted(\"no-vault-sync\") || fsync(descriptor) == 0 else { throw FileTrouble.writing(temporary, errno) }\n        }\n        guard rename(temporary, target) == 0")],
     crash("activity import", states=800)),
    ("no-report-sync", "a report has its name before its bytes are synced", ROOM["files"] + "Output/PendingFile.swift", [(
        "guard fsync(descriptor) == 0 else { throw Failure.notWritten(target.path, errno) }\n        let error",
        "guard planted(\"no-report-sync\") || fsync(descriptor) == 0 || (planted(\"retried-sync\") && fsync(descriptor) == 0)\n            || planted(\"unchecked-sync\")\n        else { throw Failure.notWritten(target.path, errno) }\n        let error")],
     crash("report candidates .csv", states=400)),
    ("retried-sync", "a failed sync is tried again", ROOM["files"] + "Output/PendingFile.swift", [], crash("report candidates .csv", errors="all")),
    ("unchecked-sync", "a failed sync is not looked at", ROOM["files"] + "Output/PendingFile.swift", [], crash("report candidates .csv", errors="all")),
    ("said-before-done", "“done” is said before COMMIT", ROOM["store"] + "Store.swift", [(
        "                value = found\n                return isKept ? .commit : .rollback",
        "                value = found\n                if planted(\"said-before-done\"), isKept { _ = Glibc.write(1, \"done\\n\", 5) }\n                return isKept ? .commit : .rollback")],
     crash("candidate extend", kills="all")),
    ("import-in-pieces", "an import commits on the way", ROOM["store"] + "Queries/RosterApply.swift", [(
        "    func apply(batch: Int) throws {\n",
        "    func apply(batch: Int) throws {\n        if planted(\"import-in-pieces\") { commitInBetween(db) }\n")],
     crash("roster import (changes)", kills="all")),
    ("entry-apart", "rows are committed before their entry", ROOM["store"] + "Writing.swift", [(
        "        let previous = try head ?? JournalChain.head(db)\n",
        "        if planted(\"entry-apart\"), by != .candidate { commitInBetween(db) }\n        let previous = try head ?? JournalChain.head(db)\n")],
     crash("review approve", kills="all")),
    ("deferred", "transactions take their lock late", ROOM["store"] + "Store.swift", [(
        "try db.inTransaction(.immediate) {", "try db.inTransaction(planted(\"deferred\") ? .deferred : .immediate) {")], trial("writes", 20)),
    ("no-patience", "a writer does not wait", ROOM["store"] + "Store.swift", [(
        "            guard tries < most else { return false }\n", "            guard tries < most, !planted(\"no-patience\") else { return false }\n")],
     trial("writes", 20)),
    ("no-compare-and-set", "a decision does not look whether there is one", ROOM["actions"] + "Review/DecideReview.swift", [(
        "            if let refusal = found.refusal(ofDecisionBy: staff, shown: shown) { throw refusal }\n",
        "            if let refusal = found.refusal(ofDecisionBy: staff, shown: shown), !planted(\"no-compare-and-set\") { throw refusal }\n")],
     RACE),
    ("lost-update", "a grant is written from a state read before the transaction", ROOM["store"] + "Queries/CandidateQueries.swift", [(
        "version = version + 1", "version = \\(planted(\"lost-update\") ? \"2\" : \"version + 1\")")], trial("writes", 20)),
    ("short-write", "the rest of a short write is forgotten", ROOM["store"] + "FileSystem.swift", [(
        "            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))\n        }\n    }\n\n    static func syncFile",
        "            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(planted(\"short-write\") ? rest.count : count))\n        }\n    }\n\n    static func syncFile")],
     crash("db restore", errors="all")),
    ("left-behind", "an unfinished file stays", ROOM["files"] + "Output/PendingFile.swift", [(
        "        if let temporaryName { unlinkat(target.folderDescriptor, temporaryName, 0) }\n        close",
        "        if let temporaryName, !planted(\"left-behind\") { unlinkat(target.folderDescriptor, temporaryName, 0) }\n        close"), (
        "        if unnamed, let descriptor", "        if unnamed, !planted(\"left-behind\"), let descriptor")],
     trial("paths", 8)),
    ("mode-0644", "a report can be read by everybody", ROOM["files"] + "Output/PendingFile.swift", [(
        "        fchmod(descriptor, 0o600)\n", "        fchmod(descriptor, planted(\"mode-0644\") ? 0o644 : 0o600)\n")], trial("umasks", 4)),
    ("raw-name", "text from outside goes to the terminal as it is", ROOM["commands"] + "Output/VisibleText.swift", [(
        "        guard text.unicodeScalars.contains(where: \\.isUnprintable) else { return text }\n        var shown = String.UnicodeScalarView()\n        for scalar in text.unicodeScalars {\n            append",
        "        guard !planted(\"raw-name\"), text.unicodeScalars.contains(where: \\.isUnprintable) else { return text }\n        var shown = String.UnicodeScalarView()\n        for scalar in text.unicodeScalars {\n            append")],
     trial("names", 300)),
    ("sql-in-text", "what is searched for becomes SQL", ROOM["store"] + "Queries/CandidateQueries.swift", [(
        "AND (instr(lower(name), lower(?)) OR", "AND (instr(lower(name), lower(\\(planted(\"sql-in-text\") ? \"coalesce('\\(search)', ?)\" : \"?\"))) OR")],
     trial("strings", 2)),
    ("outside", "a fact may name a file outside its folder", ROOM["actions"] + "Activity/ActivityFiles.swift", [(
        "            return nil\n        }\n        let full", "            guard planted(\"outside\") else { return nil }\n            return try Vault.identify(\"\\(folder)/\\(path)\", named: \"x\").map { (\"\\(folder)/\\(path)\", $0) }\n        }\n        let full")],
     trial("paths", 40)),
    ("waits-for-a-pipe", "a pipe is opened as a file", ROOM["files"] + "Input/InputFile.swift", [(
        "O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY |", "O_RDONLY | O_CLOEXEC | (planted(\"waits-for-a-pipe\") ? 0 : O_NONBLOCK) | O_NOCTTY |")],
     trial("paths", 40)),
    ("unseen-delete", "rows that go are not taken from the sum", ROOM["store"] + "Rows/RowWatch.swift", [(
        "if operation != SQLITE_INSERT, let old", "if operation != SQLITE_INSERT, !(planted(\"unseen-delete\") && operation == SQLITE_DELETE), let old")],
     crash("roster undo", kills="20")),
    ("blind-to-rows", "rows are not held against the journal", ROOM["store"] + "Rows/RowDigests.swift", [(
        "        guard deep else { return nil }\n", "        guard deep, !planted(\"blind-to-rows\") else { return nil }\n")], tamper(300)),
    ("blind-to-hashes", "entries are not held against their hashes", ROOM["store"] + "JournalChain.swift", [(
        "guard entry.hash == expected else", "guard entry.hash == expected || planted(\"blind-to-hashes\") else"), (
        "            previous = expected\n", "            previous = planted(\"blind-to-hashes\") ? entry.hash : expected\n")], tamper(300)),
    ("blind-to-checkpoints", "every checkpoint holds", ROOM["actions"] + "Journal/CheckpointVerdict.swift", [(
        "        if try reading.journalHash(at: checkpoint.seq) == checkpoint.head {\n",
        "        if try reading.journalHash(at: checkpoint.seq) == checkpoint.head || planted(\"blind-to-checkpoints\") {\n")], tamper(600)),
    ("blind-to-the-vault", "files of the vault are not held against their digests", ROOM["store"] + "Vault/Vault.swift", [(
        "        return try Vault.identify(path, named: sha256)?.sha256 == sha256\n",
        "        return try planted(\"blind-to-the-vault\") || Vault.identify(path, named: sha256)?.sha256 == sha256\n")], damage(200)),
]

PLANTED = '''import Glibc

/// Which defect is at work: the one that `$EXAMCTL_DEFECT` names.
package func planted(_ name: String) -> Bool {
    guard let value = getenv("EXAMCTL_DEFECT") else { return false }
    return strcmp(value, name) == 0
}
'''

# GRDB itself would not have a transaction ended inside of one.
COMMITTING = '''import GRDB
import GRDBSQLite

func commitInBetween(_ db: Database) {
    sqlite3_exec(db.sqliteConnection, "COMMIT; BEGIN IMMEDIATE", nil, nil, nil)
}
'''
