/// A line of an activity file, understood: whose fact it is and the fact.
package struct FactLine: Sendable {
    /// As written: an admission number or `type:number`.
    package let candidate: String
    package let fact: Fact

    /// Reads one object of an activity file.
    ///
    /// - Throws: `FactFault` for the first key that is missing or wrong; what `lookup` throws.
    package init(_ object: JSON, lookup: @escaping FileLookup) throws {
        guard case .object = object else {
            throw FactFault(.malformedLine, Phrase(zh: "这一行不是 JSON 对象", en: "this line is not a JSON object"))
        }
        let keys = FactKeys(object: object, lookup: lookup)
        let name = try keys.text("do")
        let id = try keys.text("id")
        let at = try keys.moment("at")
        candidate = try keys.text("candidate")
        fact = Fact(id: id, at: at, act: try CandidateAct(name, object, lookup: lookup))
    }

    /// The `id` as far as a line that is no fact tells one.
    package static func id(of object: JSON) -> String? { object["id"]?.string }
}

extension CandidateAct {
    /// Reads an act by its name in `do` and its further keys.
    ///
    /// - Parameter lookup: finds the files it names; nil for an act of the journal, as `details` wrote it.
    package init(_ name: String, _ object: JSON, lookup: FileLookup? = nil) throws {
        let keys = FactKeys(object: object, lookup: lookup)
        switch name {
        case "identityCheck": self = .identityCheck(try keys.code("outcome"))
        case "identityPhoto": self = .identityPhoto(try keys.photos("files"))
        case "readNotice": self = .readNotice
        case "confirmQualification": self = .confirmQualification
        case "acceptCommitment": self = .acceptCommitment
        case "passDeviceCheck": self = .passDeviceCheck(device: try keys.text("device"))
        default:
            guard let act = try QuestionAct(name, keys) else {
                throw FactFault(
                    .unknownFact, key: "do", Phrase(zh: "不认识的事件“\(name)”", en: "there is no fact “\(name)”"))
            }
            self = .question(QuestionID(told: try keys.text("question")), act)
        }
    }

    /// The name in `do`.
    package var name: String {
        switch self {
        case .identityCheck: "identityCheck"
        case .identityPhoto: "identityPhoto"
        case .readNotice: "readNotice"
        case .confirmQualification: "confirmQualification"
        case .acceptCommitment: "acceptCommitment"
        case .passDeviceCheck: "passDeviceCheck"
        case .question(_, let act): act.name
        }
    }

    /// The further keys, as the journal keeps them: `init` reads them back as the same act.
    package var details: JSON {
        switch self {
        case .identityCheck(let outcome): .members(["outcome": .string(outcome.rawValue)])
        case .identityPhoto(let photos): .members(["files": .array(photos.map(\.json))])
        case .readNotice, .confirmQualification, .acceptCommitment: .object([])
        case .passDeviceCheck(let device): .members(["device": .string(device)])
        case .question(let id, let act): act.details(question: id)
        }
    }
}

extension StoredFile {
    package var json: JSON {
        .members(["sha256": .string(sha256), "name": .string(name), "bytes": .integer(size.bytes)])
    }
}

extension QuestionAct {
    /// Nil where no act on a question has this name.
    fileprivate init?(_ name: String, _ keys: FactKeys) throws {
        switch name {
        case "openQuestion": self = .open
        case "startAnswer": self = .startAnswer
        case "startRehearsal": self = .startRehearsal
        case "endRehearsal": self = .endRehearsal
        case "pairSecondCamera": self = .pairSecondCamera(device: try keys.text("device"))
        case "startRecording": self = .startRecording(try keys.recording(), device: try keys.text("device"))
        case "switchCamera": self = .switchCamera(try keys.recording())
        case "stopRecording": self = .stopRecording(try keys.recording(), by: try keys.code("by"))
        case "failRecording": self = .failRecording(try keys.recording(), reason: try keys.text("reason"))
        case "receiveUpload":
            self = .receiveUpload(try keys.recording(), try keys.upload(), device: try keys.optionalText("device"))
        case "addAttachment": self = try keys.attachment()
        case "removeAttachment": self = .removeAttachment(name: try keys.text("name"))
        case "selectTake": self = .selectTake(Int(try keys.integer("take", in: 1...1_000_000)))
        case "submit": self = .submit
        default: return nil
        }
    }

    package var name: String {
        switch self {
        case .open: "openQuestion"
        case .startAnswer: "startAnswer"
        case .startRehearsal: "startRehearsal"
        case .endRehearsal: "endRehearsal"
        case .pairSecondCamera: "pairSecondCamera"
        case .startRecording: "startRecording"
        case .switchCamera: "switchCamera"
        case .stopRecording: "stopRecording"
        case .failRecording: "failRecording"
        case .receiveUpload: "receiveUpload"
        case .addAttachment: "addAttachment"
        case .removeAttachment: "removeAttachment"
        case .selectTake: "selectTake"
        case .submit: "submit"
        }
    }

    fileprivate func details(question: QuestionID) -> JSON {
        var members = [JSON.Member(key: "question", value: .string(question.text))]
        func add(_ key: String, _ value: JSON) { members.append(JSON.Member(key: key, value: value)) }
        func add(_ recording: RecordingKey) {
            add("take", .count(recording.take))
            add("camera", .string(recording.camera.rawValue))
        }
        switch self {
        case .open, .startAnswer, .startRehearsal, .endRehearsal, .submit: break
        case .pairSecondCamera(let device): add("device", .string(device))
        case .startRecording(let key, let device):
            add(key)
            add("device", .string(device))
        case .switchCamera(let key): add(key)
        case .stopRecording(let key, let by):
            add(key)
            add("by", .string(by.rawValue))
        case .failRecording(let key, let reason):
            add(key)
            add("reason", .string(reason))
        case .receiveUpload(let key, let progress, let device):
            add(key)
            add("bytes", .integer(progress.bytes.bytes))
            add("total", .integer(progress.total.bytes))
            if let digest = progress.sha256 { add("sha256", .string(digest)) }
            if let device { add("device", .string(device)) }
        case .addAttachment(let attachment, let arrived):
            add("kind", .string(attachment.kind.rawValue))
            add("name", .string(attachment.name))
            add("bytes", .integer(attachment.size.bytes))
            add("sha256", .string(attachment.sha256))
            if let arrived { add("arrived", .integer(arrived.bytes)) }
        case .removeAttachment(let name): add("name", .string(name))
        case .selectTake(let take): add("take", .count(take))
        }
        return .object(members)
    }
}

extension FactKeys {
    fileprivate func upload() throws -> UploadProgress {
        let total = ByteSize(try integer("total", in: 1...ByteSize.largestFile.bytes))
        let bytes = ByteSize(try integer("bytes", in: 0...total.bytes))
        // A whole file without a digest could not be told from a damaged one.
        let digest = bytes == total || object["sha256"].map { $0 != .null } == true ? try sha256("sha256") : nil
        return UploadProgress(bytes: bytes, total: total, sha256: bytes == total ? digest : nil)
    }

    /// By a file beside the activity file, whose digest is taken, or by digest alone. Only the journal says by itself that a file
    /// has arrived.
    fileprivate func attachment() throws -> QuestionAct {
        let kind: AttachmentKind = try code("kind")
        let name = try text("name", limit: 255)
        let size = try size("bytes")
        func has(_ key: String) -> Bool { object[key].map { $0 != .null } == true }
        func adding(_ digest: String, arrived: ByteSize?) -> QuestionAct {
            .addAttachment(Attachment(kind: kind, name: name, size: size, sha256: digest), arrived: arrived)
        }
        let told = has("sha256") ? try sha256("sha256") : nil
        guard lookup != nil, has("file") else {
            guard let told else { throw FactFault.missing("sha256") }
            return adding(told, arrived: lookup == nil && has("arrived") ? try self.size("arrived") : nil)
        }
        let found = try file(try text("file"))
        guard found.size <= size else {
            throw FactFault.bad(
                "bytes", .integer(size.bytes),
                Phrase(zh: "文件实际有 \(found.size.bytes) 字节", en: "must be the file's size, \(found.size.bytes)"))
        }
        // One that has not arrived whole has another digest yet.
        if let told, found.size == size, told != found.sha256 {
            throw FactFault.bad(
                "sha256", .string(told),
                Phrase(zh: "文件的摘要是 \(found.sha256)", en: "must be the file's own, \(found.sha256)"))
        }
        return adding(found.sha256, arrived: found.size)
    }
}

extension QuestionID {
    /// A question's id as somebody told it, whether there is such a question or not.
    package init(told text: String) {
        self.text = text
    }
}
