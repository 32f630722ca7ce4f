/// How an exception becomes a row. The cells stand in the order of `ReportColumn.ofExceptions`.
extension ExceptionEntry {
    package var cells: [ReportCell] {
        var question: String?
        var count: ReportCell?
        var minutes: ReportCell?
        var factor: ReportCell?
        var how: ReportCell?
        switch deed {
        case .grant(_, .takes(let id, let number)): (question, count) = (id.text, .count(number))
        case .grant(_, .time(let id, .minutes(let number))): (question, minutes) = (id?.text, .count(number))
        case .grant(_, .time(let id, .factor(let number))): (question, factor) = (id?.text, .number(number))
        case .grant(_, .reopen(let id, let reopening)):
            (question, how) = (id.text, .word(code: reopening.rawValue, reopening.told))
        case .grant(_, .identityReset): break
        case .override(_, let outcome): how = .word(code: outcome.rawValue, outcome.told)
        case .settings(let changes): question = ExceptionEntry.onlyQuestion(of: changes)
        }
        return [
            .word(code: kind.rawValue, kind.told), .text(orEmpty: question), count ?? .empty, minutes ?? .empty,
            factor ?? .empty, how ?? .empty, .text(orEmpty: reason), .text(by), .moment(at), .integer(seq), changes,
            .moment(orEmpty: revocation?.at), .text(orEmpty: revocation?.by),
        ]
    }

    /// The one question that all changes are about.
    private static func onlyQuestion(of changes: [ExamDifference.Change]) -> String? {
        let questions = Set(changes.map(\.question))
        return questions.count == 1 ? questions.first.flatMap { $0?.text } : nil
    }

    private var changes: ReportCell {
        switch deed {
        case .grant, .override: .empty
        case .settings(let changes):
            .json(
                ExamDifference.json(of: changes),
                told: Phrase(
                    zh: changes.map(\.told.zh).joined(separator: "\n"),
                    en: changes.map(\.told.en).joined(separator: "\n")))
        }
    }
}
