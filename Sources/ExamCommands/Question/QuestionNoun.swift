import ArgumentParser
import ExamDomain

struct QuestionNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "question", Phrase(zh: "题目和它们的设置", en: "Questions and their settings"),
        more: [
            Phrase(
                zh: "设置与 exam.yaml 里的相同，写成选项：recordLimit: 3m 就是 --record-limit 3m。一次改很多时，改文件再 exam apply 更方便。",
                en:
                    "The settings are those of exam.yaml as options: recordLimit: 3m is --record-limit 3m. For many changes at "
                    + "once, edit the file and run exam apply.")
        ],
        examples: [
            Example("examctl question list", Phrase(zh: "有哪些题目", en: "The questions")),
            Example(
                "examctl question edit q1 --submit-limit 1h --dry-run",
                Phrase(zh: "看改提交时限会影响谁", en: "See whom a longer submit limit touches")),
        ],
        subcommands: [
            QuestionList.self, QuestionShow.self, QuestionAdd.self, QuestionEdit.self, QuestionRemove.self,
        ])
}
