import ExamDomain

extension Console {
    func show(_ diagnosis: RosterDiagnosis) throws {
        let view = RosterDiagnosisView(diagnosis: diagnosis, language: language)
        switch format {
        case .table: for line in view.lines { try print(line) }
        case .json: try write(view.document.pretty + "\n")
        case .csv: try show(view.list)
        }
    }
}

/// A diagnosis for people, for programs and for a spreadsheet.
struct RosterDiagnosisView {
    let diagnosis: RosterDiagnosis
    let language: Language

    typealias Match = RosterDiagnosis.Match

    // MARK: - For programs

    var document: JSON {
        .members([
            "status": .string(diagnosis.status.rawValue), "matches": .array(diagnosis.matches.map(json)),
            "fault": diagnosis.told.numberFault.map { fault in
                .members(["code": .string(fault.code.rawValue), "message": .string(fault.message(language))])
            },
            "command": .text(diagnosis.command),
        ])
    }

    private func json(_ match: Match) -> JSON {
        let entry = match.rostered.candidate.entry
        return .members([
            "candidate": .string(match.rostered.candidate.handle), "exam": .string(match.rostered.exam),
            "name": .string(entry.name), "certificateType": .string(entry.certificate.type.rawValue),
            "certificateNumber": .string(entry.certificate.number.masked), "entered": .bool(match.hasEntered),
            "differs": .array(
                match.differences.map { difference in
                    .members([
                        "field": .string(difference.field.rawValue), "kind": .string(difference.kind.rawValue),
                        "message": .string(difference.message(language)),
                    ])
                }),
            "command": .text(match.command),
        ])
    }

    var list: ListView {
        let columns = [
            Column("candidate", Phrase(zh: "考生", en: "Candidate")), Column("exam", Phrase(zh: "考试", en: "Exam")),
            Column("name", RosterField.name.heading), Column("certificateType", RosterField.certificateType.heading),
            Column("certificateNumber", RosterField.certificateNumber.heading),
            Column("differs", Phrase(zh: "不同之处", en: "What differs")),
            Column("command", Phrase(zh: "命令", en: "Command")),
        ]
        return ListView(
            columns: columns,
            rows: diagnosis.matches.map { match in
                let entry = match.rostered.candidate.entry
                let type = entry.certificate.type
                return [
                    .text(match.rostered.candidate.handle), .text(match.rostered.exam), .text(entry.name),
                    .word(code: type.rawValue, type.told), .text(entry.certificate.number.masked),
                    .text(match.differences.map { told($0)(language) }.joined(separator: "; ")),
                    .text(orEmpty: match.command),
                ]
            })
    }

    private func told(_ difference: RosterDiagnosis.Difference) -> Phrase {
        Phrase(
            zh: "\(difference.field.heading.zh)：\(difference.message.zh)",
            en: "\(difference.field.heading.en): \(difference.message.en)")
    }

    // MARK: - For people

    var lines: [Phrase] {
        let blocks = diagnosis.matches.enumerated().flatMap { block($1, number: $0 + 1) }
        let lines = [opening] + [faultLine].compactMap { $0 } + blocks + [Phrase(verbatim: "")] + closing
        return lines.map { Phrase(zh: VisibleText.of($0.zh), en: VisibleText.of($0.en)) }
    }

    private var opening: Phrase {
        let count = diagnosis.matches.count
        return switch diagnosis.status {
        case .agrees:
            Phrase(
                zh: "一致：考试 \(diagnosis.exam) 的名单中有这名考生。",
                en: "It agrees: the candidate is on the roster of \(diagnosis.exam).")
        case .near:
            Phrase(
                zh: "考试 \(diagnosis.exam) 的名单中没有完全一致的考生，最接近的有 \(count) 名：",
                en: "Nobody on the roster of \(diagnosis.exam) agrees in all three. The nearest (\(count)):")
        case .unknown:
            Phrase(
                zh: "考试 \(diagnosis.exam) 的名单中没有这名考生，也没有相近的。",
                en: "The roster of \(diagnosis.exam) has no such candidate, and nobody like it.")
        }
    }

    /// Where a candidate mistook the number, its own check says so.
    private var faultLine: Phrase? {
        diagnosis.told.numberFault.map { fault in
            Phrase(
                zh: "说的证件号码本身不对：\(fault.message.zh)", en: "The number as told is wrong in itself: \(fault.message.en)")
        }
    }

    private func block(_ match: Match, number: Int) -> [Phrase] {
        let candidate = match.rostered.candidate
        let entry = candidate.entry
        func heading(_ type: String) -> String {
            "\(number). \(candidate.handle)  \(entry.name)  \(type)  \(entry.certificate.number.masked)"
        }
        let type = entry.certificate.type.told
        var lines = [Phrase(verbatim: ""), Phrase(zh: heading(type.zh), en: heading(type.en))]
        lines += match.differences.map { told($0) }.map { Phrase(zh: "   \($0.zh)", en: "   \($0.en)") }
        if match.hasEntered {
            lines.append(Phrase(zh: "   该考生已进入考试", en: "   This candidate has entered the exam"))
        }
        if let command = match.command { lines.append(Phrase(verbatim: "   → \(command)")) }
        return lines
    }

    /// What to do.
    private var closing: [Phrase] {
        switch diagnosis.status {
        case .agrees: [RosterDiagnosisView.enterAgain]
        case .near:
            [diagnosis.matches.contains(where: \.isMendable) ? RosterDiagnosisView.mend : RosterDiagnosisView.compare]
                + adding
        case .unknown: adding.isEmpty ? [RosterDiagnosisView.askAgain] : adding
        }
    }

    private static let enterAgain = Phrase(
        zh: "请考生照名单上的写法重新填写；仍进不去，用 examctl candidate show 查看到了哪一步。",
        en:
            "Let the candidate enter the three as the roster has them; where that fails, examctl candidate show tells how far they came."
    )

    private static let mend = Phrase(
        zh: "请先与考生的证件核对：名单错了，运行上面的 roster edit；考生填错了，请考生照证件重新填写。什么也没有改变。",
        en:
            "Compare with the certificate first. Where the roster is wrong, run the roster edit above; where the candidate is, let them enter it as the certificate says. Nothing was changed."
    )

    private static let compare = Phrase(
        zh: "请与考生的证件核对，并请考生照证件重新填写；名单确实错了，用 examctl roster edit 改正。什么也没有改变。",
        en:
            "Compare with the certificate, and let the candidate enter it as it says; where the roster is wrong, mend it with examctl roster edit. Nothing was changed."
    )

    private static let askAgain = Phrase(
        zh: "请与证件核对姓名、证件类型和证件号码，改正后再试。",
        en: "Compare name, type and number with the certificate, and try again with what it says.")

    private var adding: [Phrase] {
        diagnosis.addition.map { command in
            [
                Phrase(
                    zh: "如果考生确实应参加本场考试而名单漏了，核对证件后加入：",
                    en: "If the candidate should sit this exam and was left out, compare the certificate and add them:"),
                Phrase(verbatim: "   → \(command)"),
            ]
        } ?? []
    }
}
