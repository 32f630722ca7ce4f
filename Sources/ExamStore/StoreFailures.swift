import ExamDomain
import GRDB

extension Failure {
    static func noDataFolder(_ path: String) -> Failure {
        Failure(
            .noInput, code: "noDataFolder",
            Phrase(zh: "“\(path)”不是 examctl 的数据文件夹", en: "“\(path)” is no data folder of examctl"),
            hint: Phrase(
                zh: "先运行 examctl init，或用 --data 指定数据文件夹",
                en: "run examctl init first, or name the data folder with --data"))
    }

    static func notOurs(_ path: String) -> Failure {
        Failure(
            .damaged, code: "notOurs",
            Phrase(zh: "“\(path)”不是 examctl 的数据库", en: "“\(path)” is not a database of examctl"),
            hint: Phrase(zh: "请从备份恢复，或检查 --data", en: "restore a backup, or check --data"))
    }

    static func newer(_ path: String) -> Failure {
        Failure(
            .damaged, code: "newerData",
            Phrase(zh: "“\(path)”由更新版本的 examctl 写成", en: "“\(path)” was written by a newer examctl"),
            hint: Phrase(zh: "请升级 examctl", en: "upgrade examctl"))
    }

    static func notDurable(_ path: String) -> Failure {
        Failure(
            .damaged, code: "notDurable",
            Phrase(zh: "“\(path)”所在的磁盘不能保证写入可靠", en: "writes to “\(path)” cannot be made durable on this disk"))
    }

    static func damaged(_ path: String, _ what: String) -> Failure {
        Failure(
            .damaged, code: "damaged",
            Phrase(zh: "数据库“\(path)”已损坏：\(what)", en: "the database “\(path)” is damaged: \(what)"),
            hint: Phrase(zh: "请运行 examctl db check，并从备份恢复", en: "run examctl db check, and restore a backup"))
    }

    static var unrecordedChange: Failure {
        Failure(
            .internal, code: "unrecordedChange",
            Phrase(zh: "程序缺陷：有未记入日志的更改，已撤回", en: "a defect: a change without a journal entry was taken back"))
    }

    init(_ error: DatabaseError, at path: String) {
        let told = error.message ?? "SQLite \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy, code: "busy",
                Phrase(zh: "数据正被其他人写入", en: "somebody else is writing the data"),
                hint: Phrase(zh: "请稍后再试，什么也没有改变", en: "try again; nothing was changed"))
        case .SQLITE_FULL:
            self.init(
                .io, code: "diskFull", Phrase(zh: "磁盘已满", en: "the disk is full"),
                // NB: a command of two steps may have committed the first.
                hint: Phrase(zh: "请腾出磁盘空间（df -h 可查看）后再试", en: "free some space (see df -h) and try again"))
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = .damaged(path, told)
        case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_NOLFS, .SQLITE_AUTH:
            self.init(
                .io, code: "cannotWrite",
                Phrase(zh: "无法读写“\(path)”：\(told)", en: "“\(path)” cannot be read or written: \(told)"),
                hint: Phrase(
                    zh: "请检查磁盘和文件权限（examctl doctor）", en: "check the disk and the permissions (examctl doctor)"))
        default:
            self.init(
                .internal, code: "internal", Phrase(zh: "数据库错误：\(told)", en: "database error: \(told)"))
        }
    }
}
