/// How an attachment rule is written on the command line: `video:1..2:200MB:mp4,mov`.
enum AttachmentFlag {
    /// Nil where the text has not this form; the parts themselves are checked by the reader of settings.
    static func rule(_ text: String) -> SettingTree? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (1...4).contains(parts.count), !parts[0].isEmpty else { return nil }
        var entries = [SettingTree.Entry("kind", .scalar(parts[0]))]
        if parts.count > 1, !parts[1].isEmpty {
            guard let bounds = bounds(parts[1]) else { return nil }
            entries += bounds
        }
        if parts.count > 2, !parts[2].isEmpty {
            entries.append(SettingTree.Entry("maxSize", .scalar(parts[2])))
        }
        if parts.count > 3, !parts[3].isEmpty {
            let endings = parts[3].split(separator: ",", omittingEmptySubsequences: false)
            entries.append(SettingTree.Entry("extensions", .list(endings.map { .scalar(String($0)) })))
        }
        return .mapping(entries)
    }

    /// `2..3`, or `none`.
    static func total(_ text: String) -> SettingTree? {
        text == "none" ? .scalar("null") : bounds(text).map { .mapping($0) }
    }

    /// `1..2`, `1..` (no most), `..2` (no least), `2` (just so many).
    private static func bounds(_ text: String) -> [SettingTree.Entry]? {
        guard let dots = text.firstRange(of: "..") else {
            return [SettingTree.Entry("min", .scalar(text)), SettingTree.Entry("max", .scalar(text))]
        }
        let (least, most) = (text[..<dots.lowerBound], text[dots.upperBound...])
        guard !least.isEmpty || !most.isEmpty else { return nil }
        return (least.isEmpty ? [] : [SettingTree.Entry("min", .scalar(String(least)))])
            + (most.isEmpty ? [] : [SettingTree.Entry("max", .scalar(String(most)))])
    }

    static func howTo(_ text: String) -> Phrase {
        let shown = SettingFaultText.shortened(text)
        return Phrase(
            zh: "看不懂“\(shown)”；请写成 类型:最少..最多:每个最大:扩展名，如 video:1..2:200MB:mp4,mov 或 pdf:0..1。",
            en:
                "“\(shown)” is not understood; write kind:min..max:size:extensions, such as video:1..2:200MB:mp4,mov or pdf:0..1."
        )
    }

    static func howToTotal(_ text: String) -> Phrase {
        let shown = SettingFaultText.shortened(text)
        return Phrase(
            zh: "看不懂“\(shown)”；请写成 最少..最多，如 2..3、2.. 或 ..3。",
            en: "“\(shown)” is not understood; write min..max, such as 2..3, 2.. or ..3.")
    }
}
