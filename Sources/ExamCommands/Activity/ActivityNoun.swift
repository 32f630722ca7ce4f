import ArgumentParser
import ExamDomain

struct ActivityNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "activity", Phrase(zh: "应考记录：考生做了什么", en: "What candidates did"),
        more: [
            Phrase(
                zh: "每条记录都经过与考生现场相同的规则；格式见 examctl schema activity。",
                en:
                    "Each fact passes the same rules that a live candidate meets; for the format see examctl schema activity."
            )
        ],
        examples: [
            Example(
                "examctl activity import activity.jsonl --dry-run", Phrase(zh: "先看会怎样", en: "See what would happen"))
        ],
        subcommands: [ActivityImport.self])
}
