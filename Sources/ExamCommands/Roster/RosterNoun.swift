import ArgumentParser
import ExamDomain

struct RosterNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "roster", Phrase(zh: "准考名单：谁可以参加考试", en: "The roster: who may sit the exam"),
        more: [
            Phrase(
                zh: "姓名、证件类型、证件号码三项决定一名考生。证件号码处处遮盖，只显示前 4 位和后 2 位；--reveal 显示全部，并记入日志。",
                en:
                    "Name, certificate type and certificate number make a candidate. Certificate numbers are masked everywhere "
                    + "but for the first 4 and last 2 characters; --reveal shows them and is written to the journal."),
            CandidateNoun.naming,
        ],
        examples: [
            Example(
                "examctl roster import roster.csv --dry-run",
                Phrase(zh: "先看名单有没有问题，什么也不写入", en: "See what is wrong with a roster; nothing is written")),
            Example("examctl roster list --search 欧阳", Phrase(zh: "查找考生", en: "Look for candidates")),
        ],
        subcommands: [
            RosterTemplate.self, RosterImport.self, RosterList.self, RosterShow.self, RosterAdd.self, RosterEdit.self,
            RosterRemove.self, RosterDiagnose.self, RosterExport.self, RosterBatches.self, RosterUndo.self,
        ])
}
