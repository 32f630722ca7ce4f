extension Phrase {
    /// What the operating system says of an error. It speaks English; what happens to people has words in Chinese too.
    ///
    /// - Parameter told: in the words of the C library (`strerror`).
    package init(ofSystem told: String) {
        self.init(zh: Phrase.reasons[told] ?? told, en: told)
    }

    private static let reasons = [
        "No such file or directory": "没有这个文件或文件夹", "Not a directory": "路径中有一段不是文件夹", "Is a directory": "这是一个文件夹",
        "Permission denied": "没有权限", "Operation not permitted": "不允许这样做", "File exists": "已经存在",
        "No space left on device": "磁盘已满", "Disk quota exceeded": "磁盘配额已用完", "File too large": "文件超过了允许的大小",
        "Read-only file system": "该文件系统只能读取", "Input/output error": "设备读写出错", "File name too long": "文件名太长",
        "Too many levels of symbolic links": "符号链接层数太多", "Too many open files": "打开的文件太多",
        "Too many open files in system": "系统中打开的文件太多", "Directory not empty": "文件夹不是空的",
        "Device or resource busy": "正被占用", "Cannot allocate memory": "内存不足", "Broken pipe": "接收输出的程序已结束",
        "No such device or address": "没有这个设备", "Stale file handle": "网络文件夹已失效", "Bad file descriptor": "输出已关闭",
        "Resource temporarily unavailable": "资源暂时不足", "Text file busy": "文件正在运行", "Invalid argument": "系统不接受这个参数",
        "Operation not supported": "系统不支持这样做", "Invalid cross-device link": "不在同一个磁盘上",
    ]
}
