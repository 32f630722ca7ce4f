import CXlsxReader

/// The elements and texts of an XML document as they come by, from expat. Prefixes of names are left off. A document type
/// is refused: workbooks have none, and entities are how XML is used as a bomb.
final class XMLEvents {
    enum Event {
        case start(name: String, attributes: [String: String])
        case text(String)
        case end(name: String)
    }

    private let parser: XML_Parser
    /// What is called for each event; what it throws ends the parsing.
    private var receive: (Event) throws -> Void = { _ in }
    private var thrown: (any Error)?

    /// Nil where there is no memory.
    init?() {
        guard let parser = XML_ParserCreate(nil) else { return nil }
        self.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(parser, xmlStart, xmlEnd)
        XML_SetCharacterDataHandler(parser, xmlText)
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLEvents.from(user)?.stop(NotAllowed()) }
    }

    deinit { XML_ParserFree(parser) }

    struct NotAllowed: Error {}

    /// - Throws: `NotAllowed` where the document is not well-formed; what `receive` throws.
    func parse(
        _ bytes: UnsafeBufferPointer<CChar>, isLast: Bool, _ receive: (Event) throws -> Void
    ) throws {
        try withoutActuallyEscaping(receive) { receive in
            self.receive = receive
            defer { self.receive = { _ in } }
            let status = XML_Parse(parser, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
            if let thrown { throw thrown }
            guard status == XML_STATUS_OK else { throw NotAllowed() }
        }
    }

    fileprivate func take(_ event: Event) {
        guard thrown == nil else { return }
        do {
            try receive(event)
        } catch {
            stop(error)
        }
    }

    fileprivate func stop(_ error: any Error) {
        thrown = error
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    fileprivate static func from(_ user: UnsafeMutableRawPointer?) -> XMLEvents? {
        user.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
    }
}

private func local(_ name: UnsafePointer<XML_Char>?) -> String {
    guard let name else { return "" }
    let whole = String(cString: name)
    return whole.lastIndex(of: ":").map { String(whole[whole.index(after: $0)...]) } ?? whole
}

private func xmlStart(
    _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
) {
    var values: [String: String] = [:]
    var next = attributes
    while let key = next?.pointee, let value = next?.advanced(by: 1).pointee {
        values[local(key)] = String(cString: value)
        next = next?.advanced(by: 2)
    }
    XMLEvents.from(user)?.take(.start(name: local(name), attributes: values))
}

private func xmlEnd(_ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?) {
    XMLEvents.from(user)?.take(.end(name: local(name)))
}

private func xmlText(_ user: UnsafeMutableRawPointer?, _ text: UnsafePointer<XML_Char>?, _ count: Int32) {
    guard let text else { return }
    let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
    XMLEvents.from(user)?.take(.text(String(decoding: bytes, as: UTF8.self)))
}
