import ExamDomain
import ExamFiles

/// An exam.yaml and its texts on their way out: all of them, or none where something is in the way.
struct ExamFolder {
    /// Where exam.yaml goes.
    let path: String
    let settings: [UInt8]
    /// The files beside it.
    let texts: [(name: String, bytes: [UInt8])]

    var paths: [String] { [path] + texts.map { beside($0.name) } }

    /// - Throws: `Failure` `.cannotCreate` before anything is written where one of the files exists and `force` is false.
    func write(force: Bool) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if let same = texts.first(where: { $0.name.lowercased() == name.lowercased() }) {
            throw Failure.usage(
                "sameName",
                Phrase(
                    zh: "\(same.name) 是旁边那份文字的名字，设置要用别的文件名。",
                    en: "\(same.name) is the name of a text beside it; the settings need another one."))
        }
        try OutputFile.check(path, force: force)
        // The settings come last: where they stand, all that they name stands too. Without them, a text that is what it should
        // be is what an interrupted run left.
        let missing = texts.filter { !isThere($0) }
        for text in missing { try OutputFile.check(beside(text.name), force: force) }
        for text in missing { try OutputFile.write(beside(text.name), force: force) { try $0.write(text.bytes) } }
        try OutputFile.write(path, force: force) { try $0.write(settings) }
    }

    /// Tells the files as the result.
    func show(on console: Console) throws {
        try console.show(.members(["files": .array(paths.map(JSON.string))])) {
            for path in paths {
                let shown = VisibleText.of(path)
                try console.print(Phrase(zh: "已写出 \(shown)", en: "Wrote \(shown)"))
            }
        }
    }

    private func isThere(_ text: (name: String, bytes: [UInt8])) -> Bool {
        (try? InputFile(path: beside(text.name)).head(text.bytes.count + 1)) == text.bytes
    }

    private func beside(_ name: String) -> String {
        path.lastIndex(of: "/").map { path[...$0] + name } ?? name
    }
}
