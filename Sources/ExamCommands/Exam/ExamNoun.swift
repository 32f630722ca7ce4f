import ArgumentParser
import ExamDomain

struct ExamNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "exam", Phrase(zh: "考试：时间、须知、题目，写在 exam.yaml 里", en: "Exams: window, texts and questions, as exam.yaml says"),
        more: [
            Phrase(
                zh: "一场考试由一个文件说明，apply 使它生效，diff 先看会改什么，export 写回文件，notice 写出考生的考试须知。有考生进入之后，更改要写明理由，已开始的题目按原设置继续。",
                en:
                    "One file says all of an exam: apply puts it in force, diff shows first what would change, export writes it "
                    + "back, notice tells candidates what it means for them. Once candidates have entered, a change needs a reason, and questions they have begun go on as "
                    + "they were.")
        ],
        examples: [
            Example("examctl exam template exam.yaml", Phrase(zh: "得到一份可以修改的设置", en: "Get settings to start from")),
            Example(
                "examctl exam apply exam.yaml --dry-run",
                Phrase(zh: "看会改什么，不写入", en: "See what would change; nothing is written")),
        ],
        subcommands: [
            ExamTemplate.self, ExamApply.self, ExamDiff.self, ExamList.self, ExamShow.self, ExamCheck.self,
            ExamNotice.self, ExamSimulate.self, ExamIncident.self, ExamExport.self, ExamClose.self,
        ])
}
