/// What `candidate show --format json` says.
extension Standing {
    /// - Parameter number: the certificate number as it may be shown.
    package func json(of candidate: Candidate, number: String, _ zone: ExamTimeZone) -> JSON {
        .members([
            "candidate": .string(candidate.handle),
            "name": .string(candidate.entry.name),
            "certificateType": .string(candidate.entry.certificate.type.rawValue),
            "certificateNumber": .string(number),
            "group": .text(candidate.entry.group),
            "status": .string(status.rawValue),
            "identity": .members(["status": .string(identity.rawValue), "failures": .count(failures)]),
            "questions": .array(questions.map { $0.json(zone) }),
        ])
    }
}

extension QuestionStanding {
    package func json(_ zone: ExamTimeZone) -> JSON {
        .members([
            "id": .string(question.id.text),
            "number": .count(number),
            "title": .string(question.title),
            "status": .string(status.rawValue),
            "startedAt": .text(startedAt.map(zone.iso8601)),
            "deadline": .text(deadline.map(zone.iso8601)),
            "takesUsed": .count(takesUsed),
            "takesAllowed": takesAllowed.map(JSON.count),
            "selectedTake": answer.selectedTake.map(JSON.count),
            "submittedAt": .text(answer.submission.map { zone.iso8601($0.at) }),
            "submittedBy": .text(answer.submission?.by.rawValue),
            "files": .text(files?.rawValue),
            "takes": .array(answer.takes.map { $0.json(zone) }),
            "attachments": .array(answer.attachments.map(\.json)),
        ])
    }
}

extension Take {
    package func json(_ zone: ExamTimeZone) -> JSON {
        .members([
            "take": .count(number),
            "status": .string(status.rawValue),
            "recordings": .array(
                Camera.allCases.compactMap { camera in recordings[camera]?.json(camera, zone) }),
        ])
    }
}

extension Recording {
    fileprivate func json(_ camera: Camera, _ zone: ExamTimeZone) -> JSON {
        .members([
            "camera": .string(camera.rawValue),
            "device": .string(device),
            "status": .string(status.rawValue),
            "bytes": .integer(upload?.bytes.bytes ?? 0),
            "total": upload.map { .integer($0.total.bytes) },
            "startedAt": .string(zone.iso8601(startedAt)),
            "stoppedAt": .text(stoppedAt.map(zone.iso8601)),
        ])
    }
}

extension Attachment {
    package var json: JSON {
        .members([
            "kind": .string(kind.rawValue), "name": .string(name), "bytes": .integer(size.bytes),
            "sha256": .string(sha256),
        ])
    }
}
