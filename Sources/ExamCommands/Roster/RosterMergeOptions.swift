import ArgumentParser
import ExamActions
import ExamDomain

/// How an import meets the roster that is there.
struct RosterMergeOptions: ParsableArguments {
    @Flag(
        help: .text(zh: "删除文件中不再有的考生（已进入考试的除外）", en: "Remove who is no longer in the file (but nobody who has entered)")
    )
    var dropMissing = false
    @Option(
        help: .text(
            zh: "最多可删除和更新名单的百分之几；有 --drop-missing 时默认 10%",
            en: "How much of the roster may be removed or updated; 10% with --drop-missing", valueName: "N%"),
        transform: RosterMergeOptions.percent)
    var maxChange: Double?
    @Flag(help: .text(zh: "手工和文件都改了的内容，采用文件的", en: "Where both changed a field, take the file's"))
    var theirs = false
    @Option(
        help: .text(zh: "只执行试运行给出的这份计划", en: "Carry out only this plan, as a dry run named it", valueName: "SHA256"))
    var expect: String?

    /// `50%` or `50`.
    private static func percent(_ text: String) throws -> Double {
        let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
        guard let number = Double(digits), (0...100_000).contains(number) else {
            throw Failure.usage(
                "badPercent",
                Phrase(
                    zh: "--max-change 应为百分数，例如 50%。", en: "--max-change must be a percentage, such as 50%."))
        }
        return number
    }

    func validate() throws {
        guard let expect, expect.count != 64 || !expect.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return }
        throw Failure.usage(
            "badPlan",
            Phrase(
                zh: "--expect 应为试运行给出的 64 位摘要。", en: "--expect must be the 64 digits that a dry run named."))
    }

    /// As one would type them; the plan is for whoever types to name.
    var words: [String] {
        (dropMissing ? ["--drop-missing"] : []) + (maxChange.map { ["--max-change", "\($0)%"] } ?? [])
            + (theirs ? ["--theirs"] : [])
    }

    var options: ImportRoster.Options {
        var options = ImportRoster.Options()
        options.dropMissing = dropMissing
        options.maxChange = maxChange
        options.theirs = theirs
        options.expect = expect
        return options
    }
}
