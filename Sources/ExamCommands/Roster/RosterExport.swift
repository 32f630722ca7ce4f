import ArgumentParser
import ExamDomain
import ExamFiles
import ExamStore

struct RosterExport: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "export", Phrase(zh: "把名单写成文件", en: "Write the roster to a file"),
        more: [
            Phrase(
                zh: "写成 .csv 或 .xlsx，由文件名决定。证件号码遮盖；加 --reveal 写出完整号码，这样的文件可以原样再导入。",
                en:
                    "As .csv or .xlsx, by the ending of the name. Certificate numbers are masked; with --reveal they are whole, and "
                    + "such a file imports as it stands.")
        ],
        examples: [
            Example("examctl roster export roster.csv", Phrase(zh: "证件号码遮盖", en: "With certificate numbers masked")),
            Example("examctl roster export roster.csv --reveal", Phrase(zh: "可以再导入", en: "Fit to be imported again")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "要写的文件", en: "The file to write", valueName: "FILE")) var file: String
    @OptionGroup var revealing: RevealFlag
    @Flag(help: .text(zh: "文件已存在时覆盖", en: "Replace a file that exists")) var force = false

    func run(in context: Context) throws -> ExitStatus {
        try RosterSheetFile.check(file, force: force)
        if revealing.reveal {
            let exam = try context.read { $1 }
            try context.reveal("roster export", subject: exam.exam.code.text)
        }
        let rows = try context.read { reading, exam in
            try RosterSheetFile.write(
                try sheet(of: exam, reading), titled: Phrase(verbatim: exam.exam.title), asOf: context.now(), to: file,
                force: force, language: context.language)
        }
        try context.console.show(
            .members([
                "file": .string(file), "candidates": .count(rows),
                "certificateNumbers": .string(revealing.reveal ? "full" : "masked"),
            ])
        ) {
            try context.console.print(
                revealing.reveal
                    ? Phrase(
                        zh: "已写出 \(rows) 名考生（完整证件号码，请妥善保管）：\(file)",
                        en:
                            "Wrote \(rows.counted("candidate")), with full certificate numbers, so keep it safe: \(file)"
                    )
                    : Phrase(
                        zh: "已写出 \(rows) 名考生（证件号码遮盖）：\(file)",
                        en: "Wrote \(rows.counted("candidate")), with certificate numbers masked: \(file)"))
        }
        return .done
    }

    private func sheet(of exam: KeptExam, _ reading: Reading) throws -> ReportSheet {
        var further = HeadingOrder()
        try reading.eachCandidate(of: exam) { further.take($0.entry.extra) }
        let headings = further.inOrder
        let view = RosterView(isRevealed: revealing.reveal)
        let columns =
            RosterField.allCases.map { field in
                ReportColumn(key: field.rawValue, heading: field.heading, width: field.width, meaning: field.heading)
            }
            + headings.map { heading in
                ReportColumn(
                    key: heading, heading: Phrase(verbatim: heading), width: 12, meaning: Phrase(verbatim: heading))
            }
        return ReportSheet(name: Phrase(zh: "准考名单", en: "Roster"), columns: columns) { receive in
            try reading.eachCandidate(of: exam) { candidate in
                let known = RosterField.allCases.map { view.cell($0, of: candidate.entry) }
                let extra = Dictionary(
                    candidate.entry.extra.map { ($0.heading, $0.value) }, uniquingKeysWith: { first, _ in first })
                try receive(known + headings.map { .text(orEmpty: extra[$0]) })
            }
        }
    }
}

extension RosterView {
    func cell(_ field: RosterField, of entry: RosterEntry) -> ReportCell {
        switch field {
        case .name: .text(entry.name)
        case .certificateType: .word(code: entry.certificate.type.rawValue, entry.certificate.type.told)
        case .certificateNumber: .text(shown(entry.certificate.number))
        case .admissionNumber: .text(orEmpty: entry.admissionNumber)
        case .group: .text(orEmpty: entry.group)
        case .phone: .text(orEmpty: entry.phone)
        case .email: .text(orEmpty: entry.email)
        case .note: .text(orEmpty: entry.note)
        }
    }
}

extension RosterField {
    /// The usual width of the column.
    fileprivate var width: Int {
        switch self {
        case .name, .phone, .admissionNumber: 14
        case .certificateType, .group, .email: 22
        case .certificateNumber: 20
        case .note: 28
        }
    }
}
