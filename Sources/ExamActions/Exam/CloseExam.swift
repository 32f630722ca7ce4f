import ExamDomain
import ExamStore

/// Ends an exam at this moment, as its `closesAt` would.
package struct CloseExam {
    let code: String?
    let reason: String?

    package init(_ code: String?, reason: String?) {
        self.code = code
        self.reason = reason
    }

    /// - Returns: the exam with its end.
    /// - Throws: `Refusal` `examClosed` where it was closed by hand before.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> ExamInForce {
        try store.write(by: staff, may: .configure, at: now) { writing in
            let kept = try writing.reading.chosenExam(code)
            let zone = kept.exam.timeZone
            if let closedAt = kept.inForce.closedAt {
                throw Refusal(
                    .examClosed,
                    Phrase(
                        zh: "考试已于 \(zone.told(closedAt)) 关闭", en: "the exam was closed at \(zone.told(closedAt))"))
            }
            return try writing.save(
                kept.exam, closedAt: now, after: kept, action: "exam close", reason: reason,
                details: .members([
                    "closesAt": .string(zone.iso8601(kept.exam.closesAt)), "closedAt": .string(zone.iso8601(now)),
                ])
            ).inForce
        }
    }
}
