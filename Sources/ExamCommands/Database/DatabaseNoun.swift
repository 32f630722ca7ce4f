import ArgumentParser
import ExamDomain

struct DatabaseNoun: ParsableCommand {
    static let configuration = CommandConfiguration.command(
        "db",
        Phrase(zh: "检查数据是否完好", en: "Check that the data are whole"),
        examples: [
            Example(
                "examctl db check", Phrase(zh: "数据库、日志、每名考生的过程、照片", en: "Database, journal, every session, photos"))
        ],
        subcommands: [DatabaseCheck.self])
}
