/// How candidates, standings and reviews become rows. The cells stand in the order of `ReportColumns`.
extension Candidate {
    package func cells(_ ids: ReportedIDs) -> [ReportCell] {
        let number = entry.certificate.number
        return [
            .text(orEmpty: entry.admissionNumber), .text(entry.name),
            .word(code: entry.certificate.type.rawValue, entry.certificate.type.told),
            .text(ids == .full ? number.revealed : number.masked), .text(orEmpty: entry.group),
        ]
    }
}

extension ReportCell {
    package static func text(orEmpty text: String?) -> ReportCell { text.map(ReportCell.text) ?? .empty }
    package static func moment(orEmpty moment: Moment?) -> ReportCell { moment.map(ReportCell.moment) ?? .empty }
    package static func yesOrNo(_ value: Bool) -> ReportCell {
        .json(.bool(value), told: value ? Phrase(zh: "是", en: "yes") : Phrase(zh: "否", en: "no"))
    }
    /// One a line.
    package static func lines(_ texts: [String]) -> ReportCell {
        texts.isEmpty
            ? .empty : .json(.array(texts.map(JSON.string)), told: Phrase(verbatim: texts.joined(separator: "\n")))
    }
    package static func count(_ number: Int?) -> ReportCell { number.map { .integer(Int64($0)) } ?? .empty }
}

extension QuestionStanding {
    package func cells(_ zone: ExamTimeZone) -> [ReportCell] {
        [
            .text(question.id.text), .text(question.title), .word(code: status.rawValue, status.told),
            .count(takesUsed), .count(takesAllowed), .count(answer.selectedTake), .moment(orEmpty: startedAt),
            .moment(orEmpty: deadline), .moment(orEmpty: answer.submission?.at),
            answer.submission.map { .word(code: $0.by.rawValue, $0.by.told) } ?? .empty,
            files.map { .word(code: $0.rawValue, $0.told) } ?? .empty,
            .list(.attachments(answer.attachments)), .list(.takes(answer.takes, zone)),
        ]
    }
}

extension Standing {
    /// - Parameter session: the one this standing is of.
    package func cells(_ session: Session) -> [ReportCell] {
        let counts = QuestionStanding.Status.allCases.map { status in
            ReportCell.count(questions.count { $0.status == status })
        }
        return [
            .word(code: status.rawValue, status.told), .word(code: identity.rawValue, identity.told), .count(failures),
            .count(session.identity.rounds),
        ] + counts + [.moment(orEmpty: session.latestFact)]
    }
}

extension Review {
    package var cells: [ReportCell] {
        [
            .word(code: state.rawValue, state.told), .count(round), .moment(uploadedAt), .text(orEmpty: decision?.by),
            .moment(orEmpty: decision?.at), decision?.code.map { .word(code: $0.rawValue, $0.told) } ?? .empty,
            .text(orEmpty: decision?.text), .integer(id.number), .text(orEmpty: claimedBy),
            .moment(orEmpty: claimedAt), .count(photos.count),
        ]
    }
}

extension Grant.Kind {
    package var exception: ExceptionEntry.Kind {
        switch self {
        case .takes: .take
        case .time: .time
        case .reopen: .reopen
        case .identityReset: .identity
        }
    }

    /// The contract's word for the kind.
    package var code: String { exception.rawValue }
    package var told: Phrase { exception.told }
}

extension Grant.Reopening {
    package var told: Phrase {
        switch self {
        case .continue: Phrase(zh: "继续", en: "continue")
        case .fresh: Phrase(zh: "重新开始", en: "fresh")
        }
    }
}
