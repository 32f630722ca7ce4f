import ExamActions
import ExamDomain
import ExamFiles
import ExamStore

/// The import with the file of what it refused.
extension RosterImport {
    /// The rejects file comes after the import, although both cannot happen in one instant: the place for it is taken first
    /// (so what stands in its way stops everything), then the good rows are committed, then the bad ones are written and
    /// are on the disk before anything is said. Cut off in between, the same command once more finds the good rows
    /// unchanged and writes the same rejects; the other way round, a file of rejects would speak of an import that never was.
    func bring(
        _ roster: RosterFile, into exam: KeptExam, _ store: Store, _ context: Context
    ) throws -> ImportRoster.Outcome {
        guard let rejects, !dryRun else { return try bringRows(roster, into: exam, store, context) }
        var outcome: ImportRoster.Outcome?
        do {
            try OutputFile.write(rejects, force: false) { sink in
                let made = try bringRows(roster, into: exam, store, context)
                outcome = made
                guard made.isWritten, made.faults.rejected > 0 else { throw NoRejects() }
                var copy = sink
                var digest = Digest()
                try RosterRejects(of: roster).write(
                    made.faults.ofEveryRow, in: context.language, tap: { digest.update($0) }, to: { try copy.write($0) }
                )
                // The rows are read a second time, and their lines say nothing of a file that is another by now.
                guard digest.hex == made.sha256 else { throw Failure.changedMeanwhile(file) }
                sink = copy
            }
        } catch is NoRejects {
        } catch is FaultyFile where outcome?.batch != nil {
            // The first time it could be read.
            throw outcome?.batch.map { Failure.changedMeanwhile(file).after(batch: $0) } ?? .lostOutcome
        } catch let failure as Failure {
            throw outcome?.batch.map { failure.after(batch: $0) } ?? failure
        }
        guard let outcome else { throw Failure.lostOutcome }
        return outcome
    }

    private struct NoRejects: Error {}
}

extension RosterFaults {
    /// The faults, and for each refused row that is not among them (of a file that is wrong throughout) a word that says so.
    fileprivate var ofEveryRow: [Fault] {
        guard told.count >= RosterFaults.most else { return told }
        let lines = Set(told.compactMap(\.line))
        let further = rejectedLines.filter { !lines.contains($0) }.sorted()
        return told
            + further.map { line in
                Fault(
                    line: line, place: nil, code: "",
                    message: Phrase(
                        zh: "这一行有错；错误太多，没有逐一列出，再次导入时可见。",
                        en: "This row has faults; there were too many to tell each, and the next import will."))
            }
    }
}

extension Failure {
    fileprivate static func changedMeanwhile(_ path: String) -> Failure {
        Failure(
            .io, code: "fileChanged",
            Phrase(
                zh: "\(path) 在导入过程中被改动，已不是读入时的内容。",
                en: "\(path) was changed during the import and is no longer what was read."))
    }

    fileprivate static let lostOutcome = Failure(
        .internal, code: "internal", Phrase(zh: "程序缺陷：没有导入结果。", en: "A defect: the import has no result."))

    /// What went wrong with the rejects file of an import that is in.
    fileprivate func after(batch: Int) -> Failure {
        Failure(
            kind, code: code,
            Phrase(
                zh: "好的行已导入（第 \(batch) 批），但有错的行没有另存：\(message.zh)",
                en: "The good rows are in (batch \(batch)), but the bad ones were not written: \(message.en)"),
            hint: Phrase(
                zh: "解决后再运行同一命令即可，好的行不会重复导入。",
                en: "Once that is solved run the same command again: no row comes in twice."))
    }
}
