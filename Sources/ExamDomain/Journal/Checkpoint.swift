/// The journal's end as it was at a moment, to be kept outside the data folder: whoever holds it can prove later that nothing up
/// to there was changed, even by somebody who made the whole journal anew.
package struct Checkpoint: Hashable, Sendable {
    package let unit: String
    /// The number of the last entry that it covers.
    package let seq: Int64
    /// That entry's hash: 64 lower-case hexadecimal digits.
    package let head: String
    package let madeAt: Moment
    /// Nil where nobody signed it: then it is worth as much as the place it is kept in.
    package let signature: Signature?

    package struct Signature: Hashable, Sendable {
        /// Ed25519, 64 hexadecimal digits.
        package let publicKey: String
        /// 128 hexadecimal digits over `signedText`.
        package let value: String

        package init(publicKey: String, value: String) {
            self.publicKey = publicKey
            self.value = value
        }
    }

    package init(unit: String, seq: Int64, head: String, madeAt: Moment, signature: Signature? = nil) {
        self.unit = unit
        self.seq = seq
        self.head = head
        self.madeAt = madeAt
        self.signature = signature
    }

    package func signed(_ signature: Signature) -> Checkpoint {
        Checkpoint(unit: unit, seq: seq, head: head, madeAt: madeAt, signature: signature)
    }

    /// What the signature covers: every field but itself, each by its length, so that no two checkpoints share it.
    package var signedText: String {
        let fields = ["examctl checkpoint 1", unit, String(seq), head, ExamTimeZone.utc.iso8601(madeAt)]
        return fields.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
    }
}

// MARK: - As a document

extension Checkpoint {
    package var json: JSON {
        .members([
            "checkpoint": .integer(1), "unit": .string(unit), "seq": .integer(seq), "head": .string(head),
            "madeAt": .string(ExamTimeZone.utc.iso8601(madeAt)), "publicKey": .text(signature?.publicKey),
            "signature": .text(signature?.value),
        ])
    }

    /// Nil where the document is no checkpoint.
    package init?(json: JSON) {
        guard json["checkpoint"]?.integer == 1, let unit = json["unit"]?.string, let seq = json["seq"]?.integer,
            seq > 0,
            let head = json["head"]?.string, Checkpoint.isHex(head, bytes: 32),
            let madeAt = json["madeAt"]?.string.flatMap(Moment.init(iso8601:))
        else { return nil }
        var signature: Signature?
        switch (json["publicKey"]?.string, json["signature"]?.string) {
        case (nil, nil): break
        case (let key?, let value?):
            guard Checkpoint.isHex(key, bytes: 32), Checkpoint.isHex(value, bytes: 64) else { return nil }
            signature = Signature(publicKey: key, value: value)
        case (_?, nil), (nil, _?): return nil
        }
        self.init(unit: unit, seq: seq, head: head, madeAt: madeAt, signature: signature)
    }

    package static func isHex(_ text: String, bytes: Int) -> Bool {
        text.utf8.count == bytes * 2
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
