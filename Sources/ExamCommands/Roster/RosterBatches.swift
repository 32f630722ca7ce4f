import ArgumentParser
import ExamDomain
import ExamStore

struct RosterBatches: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "batches",
        Phrase(zh: "列出每一次导入", en: "List every import"),
        examples: [
            Example("examctl roster batches", Phrase(zh: "哪些可以撤销", en: "What could be undone"))
        ])

    @OptionGroup var options: GlobalOptions

    private static let columns = [
        Column("batch", Phrase(zh: "批次", en: "Batch")), Column("file", Phrase(zh: "文件", en: "File")),
        Column("at", Phrase(zh: "时间", en: "Time")), Column("by", Phrase(zh: "谁", en: "By")),
        Column("added", Phrase(zh: "新增", en: "Added")), Column("updated", Phrase(zh: "更新", en: "Updated")),
        Column("removed", Phrase(zh: "删除", en: "Removed")),
        Column("undoneAt", Phrase(zh: "撤销时间", en: "Undone")), Column("undoneBy", Phrase(zh: "撤销人", en: "Undone by")),
        Column("sha256", Phrase(zh: "文件摘要", en: "File digest"), isInTable: false),
    ]

    func run(in context: Context) throws -> ExitStatus {
        let (batches, zone) = try context.read { reading, exam in
            (try reading.batches(of: exam), exam.exam.timeZone)
        }
        try context.console.show(
            ListView(
                columns: RosterBatches.columns,
                rows: batches.map { batch in
                    [
                        .count(batch.number), .text(batch.file), .moment(batch.at), .text(batch.by),
                        .count(batch.added),
                        .count(batch.updated), .count(batch.removed), .moment(orEmpty: batch.undoneAt),
                        .text(orEmpty: batch.undoneBy), .text(batch.sha256),
                    ]
                }, timeZone: zone, ifEmpty: Phrase(zh: "还没有导入过名单。", en: "No roster has been imported yet.")))
        return .done
    }
}
