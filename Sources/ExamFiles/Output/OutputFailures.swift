import ExamDomain
import Glibc

// What can stand in the way of a file that goes out, in words.
extension Failure {
    static func outputExists(_ path: String) -> Failure {
        Failure(
            .cannotCreate, code: "outputExists",
            Phrase(zh: "文件“\(path)”已存在，没有写入。", en: "The file \"\(path)\" exists already; nothing was written."),
            hint: Phrase(zh: "换一个文件名，或加 --force 覆盖它。", en: "Choose another name, or add --force to replace it."))
    }

    static func notAFileName(_ path: String) -> Failure {
        Failure(
            .cannotCreate, code: "notAFileName",
            Phrase(zh: "“\(path)”不是文件名。", en: "\"\(path)\" is not the name of a file."),
            hint: Phrase(zh: "请写出文件夹和文件名，例如 report.xlsx。", en: "Say a folder and a file name, such as report.xlsx."))
    }

    static func notAPlainFile(_ path: String, mode: mode_t) -> Failure {
        let kind =
            switch mode & S_IFMT {
            case S_IFDIR: Phrase(zh: "一个文件夹", en: "a folder")
            case S_IFLNK: Phrase(zh: "一个符号链接", en: "a symbolic link")
            case S_IFIFO: Phrase(zh: "一个管道", en: "a pipe")
            case S_IFSOCK: Phrase(zh: "一个套接字", en: "a socket")
            default: Phrase(zh: "一个设备", en: "a device")
            }
        return Failure(
            .cannotCreate, code: "notAPlainFile",
            Phrase(zh: "“\(path)”是\(kind.zh)，不能写成文件。", en: "\"\(path)\" is \(kind.en), not a file to write to."),
            hint: Phrase(zh: "请换一个文件名。", en: "Choose another name."))
    }

    static func folderNotOpened(_ folder: String, _ error: Int32) -> Failure {
        guard error == ENOENT || error == ENOTDIR else { return notCreated(folder, error) }
        return Failure(
            .cannotCreate, code: "noFolder",
            Phrase(zh: "没有文件夹“\(folder)”。", en: "There is no folder \"\(folder)\"."),
            hint: Phrase(zh: "请先建立它：mkdir -p '\(folder)'", en: "Make it first: mkdir -p '\(folder)'"))
    }

    static func notCreated(_ path: String, _ error: Int32) -> Failure {
        if isTrouble(error) { return notWritten(path, error) }
        return Failure(
            .cannotCreate, code: "cannotCreate",
            Phrase(
                zh: "不能在“\(path)”写文件：\(Phrase(systemError: error).zh)。",
                en: "Cannot write a file at \"\(path)\": \(Phrase(systemError: error).en)."),
            hint: Phrase(
                zh: "请选一个您有写入权限的文件夹，或请管理员开放权限。",
                en: "Choose a folder you may write to, or ask its owner for permission."))
    }

    static func notWritten(_ path: String, _ error: Int32) -> Failure {
        let isFull = [ENOSPC, EDQUOT, EFBIG].contains(error)
        return Failure(
            .io, code: isFull ? "diskFull" : "writeFailed",
            isFull
                ? Phrase(
                    zh: "磁盘空间不足，“\(path)”没有写成。", en: "No space left: \"\(path)\" was not written.")
                : Phrase(
                    zh: "写“\(path)”时出错：\(Phrase(systemError: error).zh)。",
                    en: "Writing \"\(path)\" failed: \(Phrase(systemError: error).en)."),
            hint: isFull
                ? Phrase(
                    zh: "请腾出空间（df -h 可查看），或把文件写到别的磁盘，再试一次。",
                    en: "Free some space (see df -h) or write to another disk, then try again.")
                : Phrase(zh: "请检查磁盘，再试一次。", en: "Check the disk, then try again."))
    }

    /// The disk's doing, not the caller's.
    private static func isTrouble(_ error: Int32) -> Bool {
        [ENOSPC, EDQUOT, EFBIG, EIO].contains(error)
    }
}

extension Phrase {
    /// What the operating system says of an error by its number.
    init(systemError number: Int32) { self.init(ofSystem: String(cString: strerror(number))) }
}
