import ExamActions
import ExamDomain
import ExamFiles

/// A published notice held against the settings in force: what `exam notice --check` answers.
struct PublishedNoticeCheck {
    private let file: String

    init(of file: String) {
        self.file = file
    }

    func run(in context: Context) throws -> ExitStatus {
        let text = try PublishedText.read(file)
        let (notice, published, revision) = try context.read { reading, kept in
            let notice = CandidateNotice(of: kept.inForce)
            let published = PublishedInstructions(text, against: notice.instructions, id: notice.id)
            let revisions = try reading.revisions(of: kept)
            return (notice, published, published.noticeID.flatMap { CandidateNotice.revision(of: $0, in: revisions) })
        }
        let console = context.console
        try console.show(document(notice, published, revision)) {
            try console.print(heading(notice, published, revision))
            for difference in published.differences {
                try console.write("\n")
                for line in told(difference) { try console.print(line) }
            }
        }
        return published.matches ? .done : .differs
    }

    private func document(_ notice: CandidateNotice, _ published: PublishedInstructions, _ revision: Int?) -> JSON {
        .members([
            "exam": .string(notice.instructions.exam.exam.code.text), "file": .string(file),
            "id": .string(notice.id), "digest": .string(notice.digest), "matches": .bool(published.matches),
            "languages": .array(published.languages.map { .string($0.rawValue) }),
            "publishedId": .text(published.noticeID), "publishedRevision": revision.map(JSON.count),
            "differences": .array(
                published.differences.map { difference in
                    .members([
                        "kind": .string(difference.kind.rawValue), "language": .text(difference.language?.rawValue),
                        "line": difference.line.map(JSON.count), "setting": .text(difference.setting),
                        "published": .text(difference.published), "now": .text(difference.now),
                    ])
                }),
        ])
    }

    // MARK: - For people

    private func heading(_ notice: CandidateNotice, _ published: PublishedInstructions, _ revision: Int?) -> Phrase {
        let (code, shown) = (notice.instructions.exam.exam.code, VisibleText.of(file))
        guard !published.languages.isEmpty else {
            return Phrase(
                zh: "\(shown) 不是考试 \(code) 的考试须知：里面没有它的句子。",
                en: "\(shown) is no notice of exam \(code): none of its sentences is in it.")
        }
        guard !published.matches else {
            return Phrase(
                zh: "\(shown) 与考试 \(code) 的现行设置一致（编号 \(notice.id)）。",
                en: "\(shown) still says what the settings of exam \(code) say (notice id \(notice.id)).")
        }
        let from = PublishedNoticeCheck.origin(notice, published, revision)
        let count = published.differences.count
        return Phrase(
            zh: "\(shown) 与考试 \(code) 的现行设置有 \(count) 处不符。\(from?.zh ?? "")",
            en:
                "\(shown) differs from the settings of exam \(code) in \(count.counted("place")).\(from?.en ?? "")"
        )
    }

    /// Where the published text comes from, as far as its id tells.
    private static func origin(
        _ notice: CandidateNotice, _ published: PublishedInstructions, _ revision: Int?
    ) -> Phrase? {
        if published.noticeID?.lowercased() == notice.id.lowercased() {
            return Phrase(
                zh: "编号是现行的：文字在发布时或之后被改动过。",
                en: " Its id is today's: the words were changed when or after it was published.")
        }
        let now = notice.instructions.exam.revision
        return revision.map {
            Phrase(zh: "它由第 \($0) 版设置写成，现行的是第 \(now) 版。", en: " It was written from revision \($0); now it is \(now).")
        }
    }

    private func told(_ difference: PublishedInstructions.Difference) -> [Phrase] {
        let line = difference.line.map { Phrase(zh: "第 \($0) 行", en: "Line \($0)") }
        let setting = difference.setting.map { "  \($0)" } ?? ""
        let kind = difference.kind.told
        let place = Phrase(
            zh: "\(line?.zh ?? "")\(line == nil ? "" : "，")\(kind.zh)\(setting)",
            en: "\(line?.en ?? "")\(line == nil ? "" : ", ")\(kind.en)\(setting)")
        let published = difference.published.map { VisibleText.of($0) }
        let now = difference.now.map { VisibleText.of($0) }
        return [place]
            + [
                published.map { Phrase(zh: "  发布的：\($0)", en: "  published: \($0)") },
                now.map { Phrase(zh: "  现在应为：\($0)", en: "  must be:   \($0)") },
            ].compactMap { $0 }
    }
}

extension PublishedInstructions.Difference.Kind {
    fileprivate var told: Phrase {
        switch self {
        case .changed: Phrase(zh: "已不符", en: "no longer true")
        case .missing: Phrase(zh: "缺少", en: "missing")
        case .obsolete: Phrase(zh: "已不适用", en: "no longer applies")
        case .id: Phrase(zh: "编号不同", en: "another notice id")
        }
    }
}
