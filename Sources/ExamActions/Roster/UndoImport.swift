import ExamDomain
import ExamStore

/// Takes back one import exactly, as long as nothing it wrote has been changed since.
package struct UndoImport {
    let batch: Int
    let exam: String?
    let dryRun: Bool

    package init(batch: Int, of exam: String?, dryRun: Bool = false) {
        self.batch = batch
        self.exam = exam
        self.dryRun = dryRun
    }

    /// - Returns: the batch that was, or in a dry run would be, undone.
    /// - Throws: `Refusal` `notUndoable`, naming who stands in the way; `Failure` `.noInput`.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> RosterBatch {
        try store.write(by: staff, may: .configure, at: now, dryRun: dryRun) { writing in
            let exam = try writing.reading.chosenExam(exam)
            guard let found = try writing.reading.batch(batch, of: exam) else {
                throw Failure(
                    .noInput, code: "unknownBatch",
                    Phrase(zh: "没有第 \(batch) 批导入", en: "there is no batch \(batch)"),
                    hint: Phrase(zh: "运行 examctl roster batches 查看", en: "see examctl roster batches"))
            }
            try demandUntouched(found, in: exam, writing.reading)
            // Nothing below refuses.
            try writing.undo(found, of: exam, by: staff)
            try writing.record(
                "roster undo", subject: "batch \(batch)",
                details: .members([
                    "batch": .count(batch), "file": .string(found.file), "added": .count(found.added),
                    "updated": .count(found.updated), "removed": .count(found.removed),
                ]),
                link: JournalEntry.Link(exam: exam.id, revision: exam.inForce.revision))
            return found
        }
    }

    private static let mostNamed = 10

    private func demandUntouched(_ found: RosterBatch, in exam: KeptExam, _ reading: Reading) throws {
        if let at = found.undoneAt {
            let by = found.undoneBy ?? ""
            throw Refusal(
                .notUndoable,
                Phrase(
                    zh: "第 \(batch) 批已于 \(exam.exam.timeZone.told(at)) 由“\(by)”撤销",
                    en: "batch \(batch) was undone at \(exam.exam.timeZone.told(at)) by “\(by)”"))
        }
        let changed = try reading.changedSince(found, of: exam, atMost: UndoImport.mostNamed)
        let names = try changed.isEmpty ? reading.takenSince(found, of: exam, atMost: UndoImport.mostNamed) : changed
        guard !names.isEmpty else { return }
        let list = (zh: names.joined(separator: "、"), en: names.joined(separator: ", "))
        throw Refusal(
            .notUndoable,
            Phrase(
                zh: "导入之后这些考生又有变动，第 \(batch) 批不能撤销：\(list.zh)",
                en: "batch \(batch) cannot be undone; changed since: \(list.en)"),
            hint: Phrase(
                zh: "查看：examctl candidate history \(names[0])", en: "see examctl candidate history \(names[0])"))
    }
}
