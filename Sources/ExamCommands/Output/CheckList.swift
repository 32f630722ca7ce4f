import ExamDomain

/// A list of things looked at, each with what was found and how to mend it: `doctor` and `exam check`.
struct CheckList {
    typealias Status = ExamReadiness.Item.Status

    struct Line: Hashable {
        let status: Status
        let message: Phrase
        let hint: Phrase?
    }

    let lines: [Line]
    /// The same list for programs.
    let document: JSON

    /// 0, or 1 where something is a problem; warnings do not count.
    var exitStatus: ExitStatus {
        lines.contains { $0.status == .problem } ? .differs : .done
    }
}

extension CheckList.Status {
    var word: Phrase {
        switch self {
        case .ok: Phrase(zh: "正常", en: "OK")
        case .warning: Phrase(zh: "警告", en: "warning")
        case .problem: Phrase(zh: "问题", en: "problem")
        }
    }
}

extension Console {
    /// A line each, the word of its status first; what to do stands under it.
    func show(_ list: CheckList) throws {
        try show(list.document) {
            let width = CheckList.Status.allCases.map { DisplayWidth.of($0.word(language)) }.max() ?? 0
            for line in list.lines {
                let word = line.status.word(language)
                let padding = String(repeating: " ", count: width - DisplayWidth.of(word) + 2)
                try printLine(word + padding + line.message(language))
                guard let hint = line.hint else { continue }
                try printLine(String(repeating: " ", count: width + 2) + "→ " + hint(language))
            }
        }
    }

    private func printLine(_ text: String) throws {
        try print(Phrase(verbatim: VisibleText.of(text)))
    }
}
