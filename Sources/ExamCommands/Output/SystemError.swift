import ExamDomain
import Glibc

/// What the operating system says by number, as a sentence.
enum SystemError {
    static func sentence(_ number: Int32) -> Phrase {
        switch number {
        case ENOSPC: return Phrase(zh: "磁盘已满。", en: "the disk is full.")
        case EDQUOT: return Phrase(zh: "磁盘配额已用完。", en: "the disk quota is used up.")
        case EIO: return Phrase(zh: "设备读写出错。", en: "the device failed to read or write.")
        case EFBIG: return Phrase(zh: "文件超过了允许的大小。", en: "the file would be larger than allowed.")
        case EROFS: return Phrase(zh: "该文件系统只能读取。", en: "the file system is read-only.")
        case EACCES, EPERM: return Phrase(zh: "没有权限。", en: "permission was denied.")
        case EBADF: return Phrase(zh: "输出已关闭。", en: "the output is closed.")
        default:
            let told = Phrase(ofSystem: String(cString: strerror(number)))
            return Phrase(zh: "\(told.zh)。", en: "\(told.en).")
        }
    }
}
