import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

/// What `report media` takes: whose files, from where, to where, under which names.
struct MediaOptions: ParsableArguments {
    @Argument(help: .text(zh: "只要这名考生的", en: "This candidate's only", valueName: "CANDIDATE")) var candidate: String?

    @Option(help: .text(zh: "只要这个报考专业的", en: "This group's only", valueName: "NAME")) var group: String?

    @Option(
        help: .text(zh: "只要文件中的考生，每行一名", en: "Only the candidates in a file, one a line", valueName: "FILE"),
        completion: .file())
    var list: String?

    @Option(help: .text(zh: "只要这道题；可重复", en: "Only this question; may be repeated", valueName: "ID"))
    var question: [String] = []

    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: .text(zh: "写到哪个文件夹，或 .zip 文件", en: "The folder, or the .zip file, to write", valueName: "FOLDER"),
        completion: .directory)
    var output: String

    @Option(
        help: .text(zh: "录制的视频所在的文件夹（含子文件夹）", en: "Where the recordings lie, subfolders too", valueName: "FOLDER"),
        completion: .directory)
    var from: String?

    @Option(help: .text(zh: "文件如何命名", en: "How the files are named", valueName: "PATTERN"))
    var names: String = MediaNamePattern.usual

    @Option(
        help: .text(
            zh: "文件名中的证件号码：masked 或 full", en: "Certificate numbers in names: masked or full", valueName: "FORM"))
    var ids: ReportedIDs = .masked

    @Flag(
        help: .text(
            zh: "同时写出清单 \(MediaIndex.fileName)：每个文件一行，带链接",
            en: "Also write the list \(MediaIndex.fileName): a row for each file, with a link to it"))
    var index = false

    @Flag(help: .text(zh: "覆盖内容不同的同名文件", en: "Replace files of the same name with another content"))
    var force = false

    @Flag(help: .text(zh: "只看会移交什么，什么也不写入", en: "See what would be handed over; nothing is written"))
    var dryRun = false
}

extension MediaOptions {
    var isZip: Bool { output.lowercased().hasSuffix(".zip") }

    /// Nil: everybody.
    func whom() throws -> Whom? {
        do {
            return try Whom.told(candidate: candidate, group: group, list: list)
        } catch is Whom.SeveralWays {
            throw Failure.usage(
                "whom",
                Phrase(
                    zh: "一名考生、--group 和 --list 只能选一个；都不写就是全部考生。",
                    en: "Of a candidate, --group and --list only one may be given; none of them means everybody."))
        }
    }

    func pattern() throws -> MediaNamePattern {
        do {
            return try MediaNamePattern(names)
        } catch {
            throw Failure.usage("badNames", error.told, hint: error.hint)
        }
    }

    /// Refuses at once what could not be written at the end.
    func demandPlace(in context: Context) throws {
        guard !output.isEmpty, !output.utf8.contains(0) else {
            throw Failure.usage("badOutput", Phrase(zh: "--output 是空的。", en: "--output is empty."))
        }
        guard !FileSystem.lies(output, in: context.dataFolder) else {
            throw Failure(
                .cannotCreate, code: "insideData",
                Phrase(zh: "不能写在数据文件夹里。", en: "It cannot lie in the data folder."),
                hint: Phrase(zh: "请换一个文件夹。", en: "Name another folder."))
        }
        if isZip { try OutputFile.check(output, force: force) } else { try HandOverFolder.demand(output) }
    }
}

extension MediaNamePattern.Fault {
    var told: Phrase {
        switch self {
        case .length: Phrase(zh: "--names 是空的，或太长。", en: "--names is empty or too long.")
        case .brace: Phrase(zh: "--names 中的大括号不成对。", en: "A brace of --names lacks its other.")
        case .path:
            Phrase(
                zh: "--names 不能以“/”开头或结尾，也不能含 . 或 .. 文件夹。",
                en: "--names may not begin or end with '/', nor hold a folder . or .. .")
        case .unknownField(let name): Phrase(zh: "--names 中没有 {\(name)} 这一项。", en: "--names knows no {\(name)}.")
        }
    }

    var hint: Phrase? {
        let known = MediaNamePattern.Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
        return switch self {
        case .length, .path, .brace: Phrase(zh: "例如 \(MediaNamePattern.usual)", en: "such as \(MediaNamePattern.usual)")
        case .unknownField: Phrase(zh: "可用的有：\(known)", en: "There are: \(known)")
        }
    }
}
