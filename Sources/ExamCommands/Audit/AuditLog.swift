import ArgumentParser
import ExamDomain
import ExamStore

struct AuditLog: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "log",
        Phrase(zh: "列出日志；--exam 只列一场考试的", en: "List the journal; of one exam with --exam"),
        examples: [
            Example("examctl audit log --last 20", Phrase(zh: "最近 20 条", en: "The last 20 entries")),
            Example("examctl audit log --format json", Phrase(zh: "全部内容，给程序用", en: "All of it, for a program")),
        ])

    @OptionGroup var options: GlobalOptions
    // NB: a number below nothing is to be told as such, and not as an option that does not exist.
    @Option(
        parsing: .unconditional,
        help: .text(zh: "只列最近几条", en: "Only so many of the newest", valueName: "N"))
    var last: Int?

    func validate() throws {
        guard let last, last < 1 else { return }
        throw Failure.usage(
            "badCount", Phrase(zh: "--last 应为 1 或更大的整数。", en: "--last must be a whole number of 1 or more."))
    }

    func run(in context: Context) throws -> ExitStatus {
        try context.store().read(as: context.staffName) { reading in
            let exam = try context.examCode.map { try reading.chosenExam($0) }
            let zone =
                try exam?.exam.timeZone ?? reading.exams().first?.exam.timeZone ?? ExamTimeZone(Exam.defaultTimeZone)
                ?? .utc
            try context.console.show(
                JournalList.view(zone: zone) { receive in
                    try reading.eachEntry(of: exam, last: last, readBy: context.staffName, receive)
                })
        }
        return .done
    }
}
