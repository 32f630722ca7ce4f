/// How candidates, standings and reviews become rows. The cells stand in the order of `ReportColumns`.
///
/// What a report tells of everybody adds its cells to a row: a list that is joined to another has every cell made twice.
extension Candidate {
    package func tell(_ ids: ReportedIDs, in row: inout [ReportCell]) {
        let number = entry.certificate.number
        row.append(.text(orEmpty: entry.admissionNumber))
        row.append(.text(entry.name))
        row.append(.word(code: entry.certificate.type.rawValue, entry.certificate.type.told))
        row.append(.text(ids == .full ? number.revealed : number.masked))
        row.append(.text(orEmpty: entry.group))
    }

    package func cells(_ ids: ReportedIDs) -> [ReportCell] {
        var row: [ReportCell] = []
        tell(ids, in: &row)
        return row
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
    package func tell(_ zone: ExamTimeZone, in row: inout [ReportCell]) {
        row.append(.text(question.id.text))
        row.append(.text(question.title))
        row.append(.word(code: status.rawValue, status.told))
        row.append(.count(takesUsed))
        row.append(.count(takesAllowed))
        row.append(.count(answer.selectedTake))
        row.append(.moment(orEmpty: startedAt))
        // While the clock stands still it would be another at every look.
        row.append(.moment(orEmpty: answer.pausedSince == nil ? deadline : nil))
        row.append(.moment(orEmpty: answer.submission?.at))
        row.append(answer.submission.map { .word(code: $0.by.rawValue, $0.by.told) } ?? .empty)
        row.append(files.map { .word(code: $0.rawValue, $0.told) } ?? .empty)
        row.append(.list(.attachments(answer.attachments)))
        row.append(.list(.takes(answer.takes, zone)))
    }
}

extension Standing {
    /// - Parameter session: the one this standing is of.
    package func tell(_ session: Session, in row: inout [ReportCell]) {
        row.append(.word(code: status.rawValue, status.told))
        row.append(.word(code: identity.rawValue, identity.told))
        row.append(.count(failures))
        row.append(.count(session.identity.rounds))
        for status in QuestionStanding.Status.allCases {
            row.append(.count(questions.count { $0.status == status }))
        }
        row.append(.moment(orEmpty: session.latestFact))
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
