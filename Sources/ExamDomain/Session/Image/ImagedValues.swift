extension Bool: Imaged {
    func write(to image: inout ImageWriter) { image.add(count: self ? 1 : 0) }

    init(from image: inout ImageReader) throws(ImageDamage) { self = try image.number(in: 0...1) == 1 }
}

extension String: Imaged {
    func write(to image: inout ImageWriter) { image.add(text: self) }

    init(from image: inout ImageReader) throws(ImageDamage) { self = try image.text() }
}

extension Optional: Imaged where Wrapped: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(self != nil)
        if let self { image.add(self) }
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        let isThere: Bool = try image.next()
        self = isThere ? .some(try image.next()) : .none
    }
}

extension Array: Imaged where Element: Imaged {
    func write(to image: inout ImageWriter) {
        image.add(count: count)
        for element in self { image.add(element) }
    }

    init(from image: inout ImageReader) throws(ImageDamage) {
        self = []
        // NB: no room is set aside for a count that may be false.
        for _ in 0..<(try image.count()) { append(try image.next()) }
    }
}

extension Imaged where Self: RawRepresentable, RawValue == String {
    func write(to image: inout ImageWriter) { image.add(text: rawValue) }

    init(from image: inout ImageReader) throws(ImageDamage) {
        guard let value = Self(rawValue: try image.text()) else { throw ImageDamage() }
        self = value
    }
}

extension Moment: Imaged {
    func write(to image: inout ImageWriter) { image.add(number: milliseconds) }

    /// Ten thousand years on either side of 1970 and more: a grant may have led far away.
    init(from image: inout ImageReader) throws(ImageDamage) {
        let most: Int64 = 1_000_000_000_000_000
        self.init(milliseconds: try image.number(in: -most...most))
    }
}

extension Interval: Imaged {
    func write(to image: inout ImageWriter) { image.add(number: milliseconds) }

    init(from image: inout ImageReader) throws(ImageDamage) {
        self.init(milliseconds: try image.number(in: 0...1_000_000_000_000_000))
    }
}

extension ByteSize: Imaged {
    func write(to image: inout ImageWriter) { image.add(number: bytes) }

    init(from image: inout ImageReader) throws(ImageDamage) {
        self.init(try image.number(in: 0...ByteSize.largestFile.bytes))
    }
}

extension QuestionID: Imaged {
    func write(to image: inout ImageWriter) { image.add(text: text) }

    init(from image: inout ImageReader) throws(ImageDamage) { self.init(told: try image.text()) }
}
