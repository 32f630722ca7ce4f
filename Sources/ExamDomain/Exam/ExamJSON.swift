// What `exam show`, `question list` and `question show` say under `--format json`: the keys of exam.yaml, every one of them,
// with the values written as in exam.yaml. Null is what does not apply or is not limited.

extension Exam {
    package var json: JSON {
        .members([
            "exam": .string(code.text),
            "title": .string(title),
            "opensAt": .string(timeZone.iso8601(opensAt)),
            "closesAt": .string(timeZone.iso8601(closesAt)),
            "timeZone": .string(timeZone.name),
            "uploadGrace": .string(uploadGrace.setting),
            "identity": .members([
                "failuresBeforeReview": .count(identity.failuresBeforeReview),
                "cancelCooldown": .string(identity.cancelCooldown.setting),
                "reviewers": .count(identity.reviewers),
            ]),
            "notice": .text(notice?.file),
            "commitment": .text(commitment?.file),
            "questions": .array(questions.enumerated().map { $0.element.json(number: $0.offset + 1) }),
        ])
    }
}

extension Question {
    /// - Parameter number: its place among the exam's questions, from 1.
    package func json(number: Int) -> JSON {
        .members([
            "id": .string(id.text),
            "number": .count(number),
            "title": .string(title),
            "mode": .string(recording == nil ? QuestionMode.offline.rawValue : QuestionMode.recorded.rawValue),
            "takes": recording.map { $0.takes.limit.map(JSON.count) ?? .string("unlimited") },
            "cameras": recording.map { .count($0.cameras.rawValue) },
            "rehearsal": recording.map { .bool($0.rehearsal) },
            "playback": recording.map { .bool($0.playback) },
            "autoSubmit": recording.map { .bool($0.autoSubmit) },
            "recordLimit": .text(recording?.recordLimit.setting),
            "submitLimit": .text(submitLimit?.setting),
            "attachments": .array(attachments.rules.map(\.json)),
            "attachmentsTotal": attachments.totalJSON,
            "whenTimeExpires": .string(whenTimeExpires.rawValue),
            "failedTakeCounts": recording.map { .bool($0.failedTakeCounts) },
        ])
    }
}

extension AttachmentRules {
    fileprivate var totalJSON: JSON? {
        guard totalMin != nil || totalMax != nil else { return nil }
        return .members(["min": totalMin.map(JSON.count), "max": totalMax.map(JSON.count)])
    }
}

extension AttachmentRule {
    /// `extensions` is empty where any is allowed.
    fileprivate var json: JSON {
        .members([
            "kind": .string(kind.rawValue),
            "min": .count(min),
            "max": max.map(JSON.count),
            "maxSize": .text(maxSize?.setting),
            "extensions": .array(extensions.map(JSON.string)),
        ])
    }
}
