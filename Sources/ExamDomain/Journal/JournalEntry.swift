/// One entry of the append-only journal: who did what to whom, when and why.
///
/// The journal is the truth about every session: a candidate's facts and the staff's decisions are entries, and a session
/// is folded from them.
package struct JournalEntry: Hashable, Sendable {
    /// From 1, without gaps.
    package let seq: Int64
    /// When it happened: a fact's own time, the moment of a staff act.
    package let at: Moment
    package let by: Actor
    /// The command's words (`roster import`), or a fact's name (`startAnswer`).
    package let action: String
    /// The candidate's handle, the exam's code, a batch, a staff name.
    package let subject: String
    package let reason: String?
    /// What changed: one JSON document on one line. Certificate numbers are masked in it.
    package let details: String
    /// SHA-256 over the previous entry's hash and every field of this one; 32 bytes.
    package let hash: [UInt8]
    package let link: Link
    /// What the rows of all tables came to when staff wrote this; nil where no row had changed since an entry told it. 32 bytes.
    package let rows: [UInt8]?

    package init(
        seq: Int64, at: Moment, by: Actor, action: String, subject: String, reason: String?, details: String,
        hash: [UInt8], link: Link, rows: [UInt8]? = nil
    ) {
        self.seq = seq
        self.at = at
        self.by = by
        self.action = action
        self.subject = subject
        self.reason = reason
        self.details = details
        self.hash = hash
        self.link = link
        self.rows = rows
    }

    /// What an entry is about, in the store's own numbers.
    package struct Link: Hashable, Sendable {
        package let exam: Int64?
        package let candidate: ID<Candidate>?
        /// The revision of the exam's settings in force at this place.
        package let revision: Int?
        /// The `id` of a fact.
        package let factID: String?

        package init(exam: Int64? = nil, candidate: ID<Candidate>? = nil, revision: Int? = nil, factID: String? = nil) {
            self.exam = exam
            self.candidate = candidate
            self.revision = revision
            self.factID = factID
        }
    }

    package enum Actor: Hashable, Sendable {
        case staff(String)
        case candidate
        case system

        package var text: String {
            switch self {
            case .staff(let name): name
            case .candidate: "candidate"
            case .system: "system"
            }
        }

        package init(_ text: String) {
            switch text {
            case "candidate": self = .candidate
            case "system": self = .system
            default: self = .staff(text)
            }
        }
    }
}

extension JournalEntry {
    /// A decision on an open review as everybody else sees it: that there is one, by whom and when, but not what. The hash goes
    /// too, because of two choices it would tell which.
    package var keptBlind: JournalEntry {
        let known = JSON(parsing: details.utf8)
        let shown = JSON.members([
            "review": known?["review"], "round": known?["round"], "code": nil, "text": nil,
            "digests": known?["digests"],
        ])
        return JournalEntry(
            seq: seq, at: at, by: by, action: JournalEntry.blindAction, subject: subject, reason: nil,
            details: shown.line, hash: [], link: link)
    }

    /// In place of `review approve` and `review reject`.
    package static let blindAction = "review decision"

    /// The bytes under the hash, beside the previous hash: every field by its length, so that no two entries share them.
    package static func sealed(
        seq: Int64, at: Moment, by: Actor, action: String, subject: String, reason: String?, details: String,
        link: Link,
        rows: [UInt8]? = nil
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(160 + details.utf8.count)
        func add<Field: Collection>(bytes field: Field?) where Field.Element == UInt8 {
            guard let field else {
                bytes.append(UInt8(ascii: "-"))
                return
            }
            bytes.append(contentsOf: String(field.count).utf8)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: field)
        }
        func add(_ field: String?) { add(bytes: field?.utf8) }
        add(String(seq))
        add(String(at.milliseconds))
        add(by.text)
        add(action)
        add(subject)
        add(reason)
        add(details)
        add(link.exam.map(String.init))
        add(link.candidate.map { String($0.number) })
        add(link.revision.map(String.init))
        add(link.factID)
        add(bytes: rows)
        return bytes
    }
}
