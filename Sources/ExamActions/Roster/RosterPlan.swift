import ExamDomain
import ExamStore

/// What an import would do, by a digest: of the file, the options, and every candidate of the roster as seen.
struct RosterPlan {
    /// 64 hexadecimal digits.
    let digest: String
    /// Candidates who would go.
    let removed: Int
    /// Removed and updated, of the roster before.
    private let changed: Int
    private let rosterBefore: Int

    /// Of the roster may change when candidates are dropped, unless said otherwise.
    static let usualMaxChange = 10.0

    init(_ stage: RosterStage, sha256: String, updated: Int, rosterBefore: Int) throws {
        var digest = Digest()
        func add(_ text: String) { digest.update(Array((text + "\n").utf8)) }
        add(sha256)
        let columns = stage.reading.columns
        add(
            "read as \(stage.options.readAs) \(stage.reading.encoding ?? "") \(columns.headings.joined(separator: "\t"))"
        )
        add(RosterField.allCases.map { "\($0.rawValue) \(columns.index(of: $0) ?? -1)" }.joined(separator: " "))
        add("theirs \(stage.options.theirs) drop \(stage.options.dropMissing)")
        // New rows are named by the file's own digest; these lines of it are left out.
        for line in stage.faults.rejectedLines.sorted() { add("x \(line)") }
        try stage.staging.addMatched(to: &digest)
        var removed = 0
        if stage.drops {
            try stage.staging.eachMissing { candidate, version in
                removed += 1
                add("- \(candidate) \(version)")
            }
        }
        self.digest = digest.hex
        self.removed = removed
        self.rosterBefore = rosterBefore
        changed = removed + updated
    }

    /// - Throws: `Refusal` `tooManyChanges`, `planChanged`.
    func check(_ options: ImportRoster.Options) throws {
        if let expected = options.expect, expected.lowercased() != digest {
            throw Refusal(
                .planChanged,
                Phrase(
                    zh: "文件或名单与试运行时不同，什么也没有写入",
                    en: "the file or the roster is not as the dry run saw it; nothing was written"),
                hint: Phrase(zh: "请重新运行 --dry-run 查看", en: "look again with --dry-run"))
        }
        guard options.limitsChange, rosterBefore > 0 else { return }
        let limit = options.maxChange ?? RosterPlan.usualMaxChange
        guard Double(changed) * 100 > limit * Double(rosterBefore) else { return }
        throw Refusal(
            .tooManyChanges,
            Phrase(
                zh: "将删除 \(removed) 名、更新 \(changed - removed) 名考生，超过名单 \(rosterBefore) 人的 \(percent(limit))%",
                en:
                    "\(removed) would be removed and \(changed - removed) updated: over \(percent(limit)) % of the roster's \(rosterBefore)"
            ),
            hint: Phrase(
                zh: "请核对是否选错了文件；确认无误后用 --max-change 放宽，例如 --max-change 50%",
                en: "check that it is the right file; then allow more with --max-change, such as --max-change 50%"))
    }

    private func percent(_ limit: Double) -> String {
        limit == limit.rounded() && limit < 1_000_000 ? String(Int(limit)) : String(limit)
    }
}

extension RosterStage {
    /// A file without rows, or with rejected ones, says nothing about who is missing.
    var drops: Bool { options.dropMissing && reading.rows > 0 && faults.rejected == 0 }
}
