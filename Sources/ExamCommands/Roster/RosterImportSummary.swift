import ExamActions
import ExamDomain

// What an import did, for people: counts, what was mended, doubts, faults, what to do next.
extension RosterImportResult {
    func printSummary(on console: Console) throws {
        if isDryRun { try console.print(Phrase(zh: "试运行：什么也没有写入。", en: "Dry run: nothing was written.")) }
        try console.print(reading)
        if outcome.reading.faults.isEmpty { try console.print(counts) }
        if let repairs { try console.print(repairs) }
        try printTable(of: outcome.warnings, titled: warningTitle, on: console)
        try printTable(of: outcome.faults.told, titled: faultTitle, on: console)
        if let sentence = outcome.reading.truncationSentence {
            try console.print(Phrase(verbatim: ""))
            try console.print(sentence)
        }
    }

    private func printTable(of faults: [Fault], titled title: Phrase, on console: Console) throws {
        guard !faults.isEmpty else { return }
        try console.print(Phrase(verbatim: ""))
        try console.print(title)
        try console.print(
            FaultTable(faults, columns: [.line, .place], message: Phrase(zh: "内容", en: "What is found")))
    }

    // MARK: - Sentences

    private var reading: Phrase {
        let reading = outcome.reading
        let name = VisibleText.of(ShellPath.name(of: file))
        // A workbook has neither encoding nor separator.
        let form =
            reading.encoding.map { encoding in
                Phrase(
                    zh: "\(encoding)，\(reading.separator?.told.zh ?? "")",
                    en: "\(encoding), \(reading.separator?.told.en ?? "")")
            } ?? Phrase(zh: "Excel 工作簿", en: "an Excel workbook")
        return Phrase(
            zh: "\(name)：\(form.zh)，\(reading.rows) 行",
            en: "\(name): \(form.en), \(reading.rows.counted("row"))")
    }

    private var counts: Phrase {
        let rejected = outcome.faults.rejected
        let (zh, en) =
            outcome.isWritten
            ? ("", "") : isRefused ? ("（若只导入好的行）", " (if the good rows were taken)") : ("（若导入）", " (if imported)")
        let removed =
            outcome.removed > 0
            ? Phrase(zh: "，删除 \(outcome.removed)", en: ", removed \(outcome.removed)") : Phrase(verbatim: "")
        return Phrase(
            zh: "新增 \(outcome.added)，更新 \(outcome.updated)，不变 \(outcome.unchanged)\(removed.zh)，"
                + "有错 \(rejected)\(zh)",
            en: "added \(outcome.added), updated \(outcome.updated), unchanged \(outcome.unchanged)\(removed.en), "
                + "bad \(rejected)\(en)")
    }

    private var repairs: Phrase? {
        let counts = outcome.reading.repairs
        let told = [
            (counts.fullWidth, "全角字符", "full-width characters"),
            (counts.excelTextWrapper, "Excel 的 =\"…\"", "Excel's =\"…\""),
            (counts.apostrophe, "前导撇号", "leading apostrophes"), (counts.trimmed, "多余空白", "superfluous blanks"),
            (counts.invisible, "看不见的字符", "invisible characters"),
        ].filter { $0.0 > 0 }
        guard !told.isEmpty else { return nil }
        return Phrase(
            zh: "已自动修正：" + told.map { "\($0.1) \($0.0) 格" }.joined(separator: "，"),
            en: "Mended automatically: "
                + told.map { "\($0.2) in \($0.0.counted("cell"))" }.joined(separator: ", "))
    }

    private var warningTitle: Phrase {
        let count = outcome.warnings.count
        return Phrase(
            zh: "提醒 \(count) 处（已照收，请核对）：",
            en: "\(count.counted("warning")) (taken as they are, please compare):")
    }

    private var faultTitle: Phrase {
        let count = outcome.faults.told.count
        return Phrase(zh: "错误 \(count) 处：", en: "\(count.counted("fault")):")
    }

    /// After an import that is not refused.
    var nextSteps: [Phrase] {
        let rejected = outcome.faults.rejected
        if isDryRun {
            let rest = (skipsBad ? ["--skip-bad"] : []) + (rejects.map { ["--rejects", ShellWord.of($0)] } ?? [])
            let command = command(rest + (namedPlan.map { ["--expect", $0] } ?? []))
            return [Phrase(zh: "要导入，请运行：\(command)", en: "To import it, run: \(command)")]
        }
        guard let batch = outcome.batch else { return [] }
        var sentences = [Phrase(zh: "已导入（第 \(batch) 批）。", en: "Imported (batch \(batch)).")]
        guard rejected > 0 else { return sentences }
        if let rejects {
            let path = ShellWord.of(rejects)
            let again = (["examctl roster import", path] + examWords).joined(separator: " ")
            sentences.append(
                Phrase(
                    zh: "有错的 \(rejected) 行在 \(path) 中；改好后运行：\(again)",
                    en: "\(rejected.counted("bad row is", "bad rows are")) in \(path); once mended, run: \(again)"))
        } else {
            sentences.append(
                Phrase(
                    zh: "有错的 \(rejected) 行没有导入；要把它们另存，请运行：\(skipBadCommand)",
                    en:
                        "\(rejected.counted("bad row was", "bad rows were")) left out; to get them as a file, run: \(skipBadCommand)"
                ))
        }
        return sentences
    }
}

extension CellSeparator {
    fileprivate var told: Phrase {
        switch self {
        case .comma: Phrase(zh: "逗号分隔", en: "separated by commas")
        case .tab: Phrase(zh: "制表符分隔", en: "separated by tabs")
        case .semicolon: Phrase(zh: "分号分隔", en: "separated by semicolons")
        }
    }
}
