import ExamDomain
import Yams

/// Makes settings of what Yams composed.
struct YAMLTree {
    /// What stands before keys that were marked as duplicates: the mark, a number, a dash.
    let mark: String

    func tree(_ node: Node, depth: Int) throws(SettingFaults) -> SettingTree {
        let line = node.mark?.line
        guard depth <= YAMLReader.deepest else { throw YAMLFault.tooDeep.at(line) }
        switch node {
        case .scalar(let scalar):
            guard scalar.anchor == nil else { throw YAMLFault.anchor.at(line) }
            guard scalar.tag == .implicit || scalar.tag.rawValue == Tag.Name.str.rawValue else {
                throw YAMLFault.tag(scalar.tag.rawValue).at(line)
            }
            let isPlain = scalar.style == .plain && scalar.tag == .implicit
            return .scalar(scalar.string, quoted: !isPlain, line: line)
        case .sequence(let sequence):
            guard sequence.anchor == nil else { throw YAMLFault.anchor.at(line) }
            guard sequence.tag == .implicit else { throw YAMLFault.tag(sequence.tag.rawValue).at(line) }
            var items: [SettingTree] = []
            for item in sequence { items.append(try tree(item, depth: depth + 1)) }
            return .list(items, line: line)
        case .mapping(let mapping):
            guard mapping.anchor == nil else { throw YAMLFault.anchor.at(line) }
            guard mapping.tag == .implicit else { throw YAMLFault.tag(mapping.tag.rawValue).at(line) }
            var entries: [SettingTree.Entry] = []
            for (key, value) in mapping { entries.append(try entry(key, value, depth: depth)) }
            return .mapping(entries, line: line)
        case .alias: throw YAMLFault.anchor.at(line)
        }
    }

    private func entry(_ key: Node, _ value: Node, depth: Int) throws(SettingFaults) -> SettingTree.Entry {
        let line = key.mark?.line
        guard case .scalar(let scalar) = key, scalar.style != .literal, scalar.style != .folded else {
            throw YAMLFault.complexKey.at(line)
        }
        guard scalar.anchor == nil else { throw YAMLFault.anchor.at(line) }
        // NB: comparing keys has resolved their tags, so a plain key is text by now.
        guard scalar.tag == .implicit || scalar.tag.rawValue == Tag.Name.str.rawValue else {
            throw YAMLFault.tag(scalar.tag.rawValue).at(line)
        }
        let name = YAMLTree.unmarked(scalar.string, mark: mark)
        guard name != "<<" else { throw YAMLFault.merge.at(line) }
        return SettingTree.Entry(name, line: line, try tree(value, depth: depth + 1))
    }

    static func unmarked(_ key: String, mark: String) -> String {
        var key = key[...]
        while key.hasPrefix(mark), let end = key.dropFirst(mark.count).firstIndex(of: "-") {
            key = key[key.index(after: end)...]
        }
        return String(key)
    }
}
