import ExamDomain
import Glibc

/// The operating system's refusals, in words.
enum FileTrouble {
    static func creating(_ path: String, _ code: Int32) -> Failure {
        let kind: Failure.Kind = isFull(code) || code == EIO ? .io : .cannotCreate
        return Failure(
            kind, code: isFull(code) ? "diskFull" : "cannotCreate",
            Phrase(zh: "无法创建“\(path)”：\(told(code).zh)", en: "“\(path)” cannot be created: \(told(code).en)"),
            hint: hint(code))
    }

    static func reading(_ path: String, _ code: Int32) -> Failure {
        let isMissing = code == ENOENT || code == ENOTDIR
        return Failure(
            isMissing ? .noInput : .io, code: code == ENOENT ? "noSuchFile" : "cannotRead",
            Phrase(zh: "无法读取“\(path)”：\(told(code).zh)", en: "“\(path)” cannot be read: \(told(code).en)"),
            hint: isMissing ? nil : hint(code))
    }

    static func writing(_ path: String, _ code: Int32) -> Failure {
        Failure(
            .io, code: isFull(code) ? "diskFull" : "cannotWrite",
            Phrase(zh: "无法写入“\(path)”：\(told(code).zh)", en: "“\(path)” cannot be written: \(told(code).en)"),
            hint: hint(code))
    }

    private static func isFull(_ code: Int32) -> Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }

    private static func told(_ code: Int32) -> Phrase { Phrase(ofSystem: String(cString: strerror(code))) }

    /// NB: says nothing of what was changed: a command may have committed a first step.
    private static func hint(_ code: Int32) -> Phrase {
        isFull(code)
            ? Phrase(zh: "请腾出磁盘空间（df -h 可查看）后再试", en: "free some space (see df -h) and try again")
            : Phrase(
                zh: "请检查磁盘和文件夹的权限后再试（examctl doctor）",
                en: "check the disk and the folder's permissions (examctl doctor), then try again")
    }
}
