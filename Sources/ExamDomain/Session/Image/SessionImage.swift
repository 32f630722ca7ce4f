extension Session {
    /// All that the session is, as bytes; `Session(image:)` makes the same session of them.
    package var image: [UInt8] {
        var image = ImageWriter()
        image.add(clock)
        image.add(latestFact)
        image.add(identity)
        image.add(noticeReadAt)
        image.add(qualifiedAt)
        image.add(committedAt)
        image.add(deviceCheckedAt)
        image.add(grants)
        // In one order, so that equal sessions have equal images.
        let answers = answers.sorted { $0.key.text < $1.key.text }
        image.add(count: answers.count)
        for (id, answer) in answers {
            image.add(id)
            answer.write(to: &image)
        }
        return image.bytes
    }

    /// - Parameters:
    ///   - settings: of a question as of a revision of the exam. Answers name theirs by it, because many share one.
    /// - Throws: `ImageDamage` where the bytes are no session's image, or name settings that there never were.
    package init(
        image bytes: [UInt8], settings: @escaping (_ revision: Int, _ question: QuestionID) -> Question?
    ) throws(ImageDamage) {
        var image = ImageReader(bytes, settings: settings)
        clock = try image.next()
        latestFact = try image.next()
        identity = try image.next()
        noticeReadAt = try image.next()
        qualifiedAt = try image.next()
        committedAt = try image.next()
        deviceCheckedAt = try image.next()
        grants = try image.next()
        for _ in 0..<(try image.count()) {
            let id: QuestionID = try image.next()
            answers[id] = try Answer(to: id, from: &image)
        }
        guard image.isAtEnd else { throw ImageDamage() }
    }
}

extension Identity: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(status)
        image.add(count: failures)
        image.add(lastCancel)
        image.add(lastFailure)
        image.add(count: rounds)
        image.add(votes)
        image.add(since)
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        status = try image.next()
        failures = try image.count()
        lastCancel = try image.next()
        lastFailure = try image.next()
        rounds = try image.count()
        votes = try image.next()
        since = try image.next()
    }
}

extension Identity.Status: Imaged {
    func write(to image: inout ImageWriter) {
        switch self {
        case .open: image.add(count: 0)
        case .locked: image.add(count: 1)
        case .waiting: image.add(count: 2)
        case .rejected(let code):
            image.add(count: 3)
            image.add(code)
        case .passed: image.add(count: 4)
        }
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        switch try image.number() {
        case 0: self = .open
        case 1: self = .locked
        case 2: self = .waiting
        case 3: self = .rejected(try image.next())
        case 4: self = .passed
        case _: throw ImageDamage()
        }
    }
}

extension RejectionCode: Imaged {}

extension ReviewVote: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(code)
        image.add(text)
        image.add(by)
        image.add(at)
        image.add(digests)
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        let code: RejectionCode? = try image.next()
        self.init(
            choice: code.map { .reject($0) } ?? .approve, text: try image.next(), by: try image.next(),
            at: try image.next(), digests: try image.next())
    }
}
