extension Grant: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(kind)
        image.add(reason)
        image.add(by)
        image.add(at)
        image.add(number: entry ?? 0)
        image.add(revocation)
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        let (kind, reason, by, at): (Kind, String, String, Moment)
        (kind, reason, by, at) = (try image.next(), try image.next(), try image.next(), try image.next())
        // Entries are numbered from 1.
        let entry = try image.number()
        self.init(kind: kind, reason: reason, by: by, at: at, entry: entry == 0 ? nil : entry)
        revocation = try image.next()
    }
}

extension Grant.Revocation: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(number: grant)
        image.add(reason)
        image.add(by)
        image.add(at)
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        self.init(of: try image.number(), reason: try image.next(), by: try image.next(), at: try image.next())
    }
}

extension Grant.Kind: Imaged {
    func write(to image: inout ImageWriter) {
        switch self {
        case .takes(let question, let count):
            image.add(count: 0)
            image.add(question)
            image.add(count: count)
        case .time(let question, let time):
            image.add(count: 1)
            image.add(question)
            image.add(time)
        case .reopen(let question, let how):
            image.add(count: 2)
            image.add(question)
            image.add(how)
        case .identityReset: image.add(count: 3)
        }
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        switch try image.number() {
        case 0: self = .takes(try image.next(), count: Int(try image.number()))
        case 1: self = .time(try image.next(), try image.next())
        case 2: self = .reopen(try image.next(), try image.next())
        case 3: self = .identityReset
        case _: throw ImageDamage()
        }
    }
}

extension Grant.ExtraTime: Imaged {
    func write(to image: inout ImageWriter) {
        switch self {
        case .minutes(let minutes):
            image.add(count: 0)
            image.add(count: minutes)
        case .factor(let factor):
            image.add(count: 1)
            image.add(number: Int64(bitPattern: factor.bitPattern))
        }
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        switch try image.number() {
        case 0: self = .minutes(Int(try image.number()))
        case 1: self = .factor(Double(bitPattern: UInt64(bitPattern: try image.number())))
        case _: throw ImageDamage()
        }
    }
}

extension Grant.Reopening: Imaged {}
