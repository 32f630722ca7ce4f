/// Several things in one cell of a report, made into words or JSON only when they are written: a million rows in one form
/// do not pay for the others.
package enum ReportedList: Hashable, Sendable {
    case attachments([Attachment])
    /// The zone is that of the times in `.jsonl`.
    case takes([Take], ExamTimeZone)

    package var isEmpty: Bool {
        switch self {
        case .attachments(let attachments): attachments.isEmpty
        case .takes(let takes, _): takes.isEmpty
        }
    }

    package var json: JSON {
        switch self {
        case .attachments(let attachments): .array(attachments.map(\.json))
        case .takes(let takes, let zone): .array(takes.map { $0.json(zone) })
        }
    }

    /// Joined: `第 1 次 一机位 iPhone 15 已上传；…`.
    package func told(_ language: Language) -> String {
        // Bytes: to put a text together out of thirty takes three times as long.
        var text: [UInt8] = []
        switch self {
        case .attachments(let attachments):
            for attachment in attachments { attachment.tell(language, to: &text) }
        case .takes(let takes, _):
            text.reserveCapacity(takes.count * 64)
            for take in takes {
                for camera in Camera.allCases {
                    guard let recording = take.recordings[camera] else { continue }
                    recording.tell(take.number, camera, language, to: &text)
                }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Attachment {
    fileprivate func tell(_ language: Language, to text: inout [UInt8]) {
        text.begin(language)
        text += kind.told(language).utf8
        text += " ".utf8
        text += name.utf8
        text += (language == .zh ? "（" : " (").utf8
        text += size.told.utf8
        text += (language == .zh ? "）" : ")").utf8
    }
}

extension Recording {
    fileprivate func tell(_ take: Int, _ camera: Camera, _ language: Language, to text: inout [UInt8]) {
        text.begin(language)
        text += (language == .zh ? "第 " : "take ").utf8
        text += String(take).utf8
        text += (language == .zh ? " 次 " : " ").utf8
        text += camera.told(language).utf8
        text += " ".utf8
        text += device.utf8
        text += " ".utf8
        text += status.told(language).utf8
    }
}

extension [UInt8] {
    /// What stands between two things.
    fileprivate mutating func begin(_ language: Language) {
        guard !isEmpty else { return }
        self += (language == .zh ? "；" : "; ").utf8
    }
}
