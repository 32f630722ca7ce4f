import ArgumentParser
import ExamDomain

/// The program itself: its nouns, in the order of an exam's life.
struct Examctl: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "examctl",
        Phrase(
            zh: "考务工具：准备视频考试，导入准考名单，人工审核，授权，导出报告",
            en: "Prepare video exams, import rosters, review identities, grant exceptions, export reports"),
        examples: [
            Example(
                "examctl init",
                Phrase(zh: "建立数据文件夹，您成为第一位管理员", en: "Make the data folder; you become its first admin")),
            Example(
                "examctl roster import roster.csv --dry-run",
                Phrase(zh: "先看名单会带来哪些改动，什么也不写入", en: "See what a roster would change; nothing is written")),
        ],
        subcommands: nouns,
        version: version)

    static let version = "0.1.0"

    /// Every noun registers here, and nowhere else.
    static let nouns: [any ParsableCommand.Type] = [
        InitUnit.self,
        Doctor.self,
        StaffNoun.self,
        ExamNoun.self,
        QuestionNoun.self,
        RosterNoun.self,
        ActivityNoun.self,
        CandidateNoun.self,
        ReviewNoun.self,
        ReportNoun.self,
        AuditNoun.self,
        DatabaseNoun.self,
        SchemaNoun.self,
        Completions.self,
        ManualPages.self,
    ]
}
