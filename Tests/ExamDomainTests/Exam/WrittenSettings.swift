@testable import ExamDomain

/// Settings as a test writes them: a base with one change per case. Lines are counted as if every key and every item of a
/// list stood on a line of its own.
struct WrittenSettings {
    var tree: SettingTree

    static let exam = WrittenSettings(
        tree: .mapping([
            .init("exam", .scalar("ART2026")),
            .init("title", .scalar("视频考试")),
            .init("opensAt", .scalar("2026-12-01T08:00:00+08:00")),
            .init("closesAt", .scalar("2026-12-01T18:00:00+08:00")),
            .init("questions", .list([recorded, offline])),
        ]))

    /// Lines 6 to 11 of `exam`.
    static let recorded = SettingTree.mapping([
        .init("id", .scalar("q1")),
        .init("title", .scalar("自选曲目演奏")),
        .init("mode", .scalar("recorded")),
        .init("recordLimit", .scalar("3m")),
        .init("submitLimit", .scalar("50m")),
    ])

    static let offline = SettingTree.mapping([
        .init("id", .scalar("q2")),
        .init("title", .scalar("作品集")),
        .init("mode", .scalar("offline")),
        .init("attachments", .list([.mapping([.init("kind", .scalar("video")), .init("min", .scalar("1"))])])),
    ])

    func with(_ path: String, _ value: SettingTree) -> WrittenSettings {
        WrittenSettings(tree: tree.changed(WrittenSettings.steps(path)[...]) { _ in value })
    }

    func with(_ path: String, _ text: String) -> WrittenSettings { with(path, .scalar(text)) }

    func without(_ path: String) -> WrittenSettings {
        WrittenSettings(tree: tree.changed(WrittenSettings.steps(path)[...]) { _ in nil })
    }

    /// Keys and indices: `questions[0].id`.
    private static func steps(_ path: String) -> [String] {
        path.split { ".[]".contains($0) }.map(String.init)
    }

    /// The exam or its faults; `texts` are the files beside.
    func read(texts: [String: String] = [:]) throws(SettingFaults) -> (exam: Exam, warnings: [Fault]) {
        var line = 0
        return try ExamReader.read(tree.numbered(&line)) { (file) throws(ExamTextTrouble) in texts[file] }
    }

    /// `line path code` of every fault, in the order told.
    func faults(texts: [String: String] = [:]) -> [String] {
        do {
            _ = try read(texts: texts)
            return []
        } catch {
            return error.faults.map { "\($0.line ?? 0) \($0.place ?? "") \($0.code)" }
        }
    }
}

extension SettingTree {
    fileprivate func changed(_ path: ArraySlice<String>, _ change: (SettingTree?) -> SettingTree?) -> SettingTree {
        guard let step = path.first else { return change(self) ?? self }
        let rest = path.dropFirst()
        func next(_ child: SettingTree?) -> SettingTree? {
            rest.isEmpty ? change(child) : (child ?? .mapping([])).changed(rest, change)
        }
        switch self {
        case .mapping(var entries, let line):
            if let index = entries.firstIndex(where: { $0.key == step }) {
                if let value = next(entries[index].value) {
                    entries[index] = Entry(step, value)
                } else {
                    entries.remove(at: index)
                }
            } else if let value = next(nil) {
                entries.append(Entry(step, value))
            }
            return .mapping(entries, line: line)
        case .list(var items, let line):
            let index = Int(step)!
            if index < items.count {
                items.replaceSubrange(index...index, with: next(items[index]).map { [$0] } ?? [])
            } else {
                next(nil).map { items.append($0) }
            }
            return .list(items, line: line)
        case .scalar: return self
        }
    }

    /// Every key, and every item of a list that is no mapping, on a line of its own.
    fileprivate func numbered(_ line: inout Int) -> SettingTree {
        switch self {
        case .scalar(let text, let quoted, _): return .scalar(text, quoted: quoted, line: line)
        case .list(let items, _):
            let start = line
            return .list(
                items.map { item in
                    switch item {
                    case .scalar, .list: line += 1
                    case .mapping: break
                    }
                    return item.numbered(&line)
                }, line: start)
        case .mapping(let entries, _):
            let start = line + 1
            return .mapping(
                entries.map { entry in
                    line += 1
                    let own = line
                    return Entry(entry.key, line: own, entry.value.numbered(&line))
                }, line: start)
        }
    }
}
