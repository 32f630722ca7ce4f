/// How votes and photos are kept, as JSON.
extension ReviewVote {
    package var json: JSON {
        .members([
            "code": .text(code?.rawValue), "text": .text(text), "by": .string(by), "at": .integer(at.milliseconds),
            "digests": .array(digests.map(JSON.string)),
        ])
    }

    package init?(json: JSON) {
        guard let by = json["by"]?.string, let at = json["at"]?.integer else { return nil }
        let written = json["code"]?.string
        let code = written.flatMap(RejectionCode.init(rawValue:))
        // NB: a rejection whose code cannot be read is no approval.
        guard (written == nil) == (code == nil) else { return nil }
        self.init(
            choice: code.map { .reject($0) } ?? .approve, text: json["text"]?.string, by: by,
            at: Moment(milliseconds: at), digests: (json["digests"]?.array ?? []).compactMap(\.string))
    }
}

extension ReviewOverride {
    package var json: JSON { vote.json.adding("reason", .string(reason)) }

    package init?(json: JSON) {
        guard let vote = ReviewVote(json: json), let reason = json["reason"]?.string else { return nil }
        self.init(vote, reason: reason)
    }
}

extension StoredFile {
    package init?(json: JSON) {
        guard let sha256 = json["sha256"]?.string, let name = json["name"]?.string, let bytes = json["bytes"]?.integer
        else { return nil }
        self.init(sha256: sha256, name: name, size: ByteSize(bytes))
    }
}
