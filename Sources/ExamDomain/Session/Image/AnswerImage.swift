extension Answer {
    /// The answer, and after it those that stood before its reopenings, the latest first: one after the other, because there may
    /// be many and each holds the one before.
    func write(to image: inout ImageWriter) {
        var chain = [self]
        while let earlier = chain.last?.reopenedFrom.first { chain.append(earlier) }
        image.add(count: chain.count)
        for answer in chain { answer.writeAlone(to: &image) }
    }

    init(to id: QuestionID, from image: inout ImageReader) throws(ImageDamage) {
        var chain: [Answer] = []
        for _ in 0..<(try image.count()) { chain.append(try Answer(aloneTo: id, from: &image)) }
        guard var whole = chain.popLast() else { throw ImageDamage() }
        while var later = chain.popLast() {
            later.reopenedFrom = [whole]
            whole = later
        }
        self = whole
    }

    private func writeAlone(to image: inout ImageWriter) {
        image.add(count: boundRevision)
        image.add(startedAt)
        image.add(latestAct)
        image.add(rehearsing)
        image.add(secondDevice)
        image.add(takes)
        image.add(count: selectedTake ?? 0)
        image.add(attachments)
        image.add(submission)
        image.add(count: takesSubmitted)
        image.add(pausedSince)
        image.add(paused)
    }

    private init(aloneTo id: QuestionID, from image: inout ImageReader) throws(ImageDamage) {
        boundRevision = try image.count()
        startedAt = try image.next()
        latestAct = try image.next()
        rehearsing = try image.next()
        secondDevice = try image.next()
        takes = try image.next()
        let selected = try image.count()
        selectedTake = selected == 0 ? nil : selected
        attachments = try image.next()
        submission = try image.next()
        takesSubmitted = try image.count()
        pausedSince = try image.next()
        paused = try image.next()
        guard zip(takes, 1...).allSatisfy({ take, number in take.number == number }) else { throw ImageDamage() }
        // Before the clock's start no settings are bound.
        guard boundRevision > 0 else { return }
        settings = image.settings(boundRevision, id)
        guard settings != nil else { throw ImageDamage() }
    }
}

extension Submission: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(at)
        image.add(by)
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        self.init(at: try image.next(), by: try image.next())
    }
}

extension Submission.Submitter: Imaged {}

extension Take: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(count: number)
        image.add(count: cameras.rawValue)
        image.add(setAside)
        image.add(recordings[.first])
        image.add(recordings[.second])
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        number = try image.count()
        guard let cameras = RecordingRules.Cameras(rawValue: try image.count()) else { throw ImageDamage() }
        self.cameras = cameras
        setAside = try image.next()
        recordings[.first] = try image.next()
        recordings[.second] = try image.next()
    }
}

extension Recording: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(device)
        image.add(startedAt)
        image.add(overAt)
        image.add(stoppedAt)
        image.add(stopWasTold)
        image.add(failure)
        image.add(upload)
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        device = try image.next()
        startedAt = try image.next()
        overAt = try image.next()
        stoppedAt = try image.next()
        stopWasTold = try image.next()
        failure = try image.next()
        upload = try image.next()
    }
}

extension Recording.Failure: Imaged {
    func write(to image: inout ImageWriter) {
        switch self {
        case .secondStoppedFirst: image.add(count: 0)
        case .reported(let reason):
            image.add(count: 1)
            image.add(reason)
        }
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        switch try image.number() {
        case 0: self = .secondStoppedFirst
        case 1: self = .reported(try image.next())
        case _: throw ImageDamage()
        }
    }
}

extension UploadProgress: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(bytes)
        image.add(total)
        image.add(sha256)
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        self.init(bytes: try image.next(), total: try image.next(), sha256: try image.next())
    }
}

extension Attachment: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(kind)
        image.add(name)
        image.add(size)
        image.add(sha256)
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        self.init(kind: try image.next(), name: try image.next(), size: try image.next(), sha256: try image.next())
    }
}

extension AttachmentKind: Imaged {}
