import Testing

@testable import ExamDomain

/// The schema of report lines against the cells that reports are made of.
@Suite struct ReportSchemaTests {
    private func judge(_ kind: ReportKind) -> SchemaJudge {
        let document = Schema.report.json(in: .en)
        guard case .object(let members) = document["$defs"]?[kind.rawValue] ?? .null else {
            return SchemaJudge(document: .bool(false))
        }
        return SchemaJudge(document: .object(members))
    }

    /// A line as `.jsonl` has it.
    private func line(_ columns: [ReportColumn], _ cells: [ReportCell]) -> JSON {
        .object(
            zip(columns, cells).map { column, cell in
                let value: JSON =
                    switch cell {
                    case .empty: .null
                    case .text(let text): .string(text)
                    case .integer(let number): .integer(number)
                    case .number(let number): .number(number)
                    case .moment(let moment): .string(ExamSamples.shanghai.iso8601(moment))
                    case .interval(let interval): .number(interval.seconds)
                    case .size(let size): .integer(size.bytes)
                    case .word(let code, _): .string(code)
                    case .json(let value, _): value
                    case .list(let list): list.json
                    }
                return JSON.Member(key: column.key, value: value)
            })
    }

    private let candidate = ReportColumn.ofCandidate.map { column in
        column.key == "certificateType" ? ReportCell.word(code: "passport", CertificateType.passport.told) : .text("x")
    }

    /// Two cameras, one of them failed; a take with its file on the way; attachments; a submission.
    private var stories: [Scenario] {
        let dual = RefusalCodeTests.started(.recorded(cameras: .two)).does(.pair(), .record(1, .second))
            .at("09:00:10").does(.record()).at("09:01").does(.stop(1, .second))
        let single = RefusalCodeTests.started(.recorded()).does(.record()).at("09:01").does(.stop(), .upload(bytes: 5))
            .at("09:02").does(.select(), .submit())
        return [Scenario(.recorded()), RefusalCodeTests.started(.recorded()), dual, single]
    }

    private func told(_ tell: (inout [ReportCell]) -> Void) -> [ReportCell] {
        var row: [ReportCell] = []
        tell(&row)
        return row
    }

    @Test("A line of submissions and of candidates fits, from nothing to a submission with its files")
    func sessions() {
        for story in stories {
            let session = story.seen(at: "09:03")
            let standing = Standing(of: session, in: story.exam)
            for question in standing.questions {
                let columns = ReportColumn.ofCandidate + ReportColumn.ofSubmissions
                let cells = candidate + told { question.tell(ExamSamples.shanghai, in: &$0) }
                #expect(judge(.submissions).accepts(line(columns, cells)), "\(line(columns, cells).line)")
                #expect(zip(columns, cells).allSatisfy { $0.form.takes($1) })
            }
            let columns = ReportColumn.ofCandidate + ReportColumn.ofCandidates
            #expect(judge(.candidates).accepts(line(columns, candidate + told { standing.tell(session, in: &$0) })))
        }
    }

    @Test("So does every exception; a key more, a key less or another word does not")
    func exceptions() {
        let columns = ReportColumn.ofCandidate + ReportColumn.ofExceptions
        let changes = ExamDifference(from: ExamSamples.exam(), to: ExamSamples.exam(title: "另一场", notice: nil)).changes
        let deeds: [ExceptionEntry.Deed] = [
            .grant(ID(1), .takes(QuestionID("q1")!, count: 1)), .grant(ID(1), .time(nil, .factor(1.5))),
            .grant(ID(1), .reopen(QuestionID("q1")!, .fresh)), .settings(changes), .settings([]),
        ]
        for deed in deeds {
            let entry = ExceptionEntry(seq: 7, deed, by: "chen", at: ExamSamples.opensAt, reason: nil)
            let cells = candidate + entry.cells
            #expect(zip(columns, cells).allSatisfy { $0.form.takes($1) })
            let whole = line(columns, cells)
            #expect(judge(.exceptions).accepts(whole), "\(whole.line)")
            guard case .object(let members) = whole else { continue }
            #expect(!judge(.exceptions).accepts(.object(Array(members.dropLast()))))
            #expect(!judge(.exceptions).accepts(whole.adding("more", .null)))
            let other = members.map { $0.key == "kind" ? JSON.Member(key: "kind", value: .string("gift")) : $0 }
            #expect(!judge(.exceptions).accepts(.object(other)))
        }
    }

    @Test("The dictionary has a row for every column of every report, each with a meaning in both languages")
    func dictionary() {
        let rows = Schema.report.dictionary
        let keys = ReportKind.allCases.filter { $0 != .all }.flatMap { kind in
            (ReportColumn.ofCandidate + kind.columns).map { "\(kind.rawValue).\($0.key)" }
        }
        let paths = rows.compactMap { row -> String? in if case .text(let path) = row[0] { path } else { nil } }
        #expect(keys.allSatisfy(paths.contains))
        #expect(rows.allSatisfy { $0.count == Schema.dictionaryColumns.count })
        for schema in [Schema.report, .exam, .activity] {
            for row in schema.dictionary {
                guard case .json(_, let told) = row[4] else { return #expect(Bool(false)) }
                #expect(!told.zh.isEmpty && !told.en.isEmpty && told.zh != told.en)
            }
        }
    }
}
