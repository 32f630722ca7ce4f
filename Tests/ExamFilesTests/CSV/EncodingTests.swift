import ExamDomain
import ExamFiles
import Foundation
import Testing

@Suite("Encodings")
struct EncodingTests {
    static let roster =
        "姓名,证件类型,证件号码,准考证号\r\n张三,居民身份证,11010519491231002X,A1\r\n王喆堃,护照,E1234567,A2\r\n"

    @Test(
        "every encoding is found out and named, with and without a mark", arguments: TextEncoding.allCases,
        [false, true])
    func found(_ encoding: TextEncoding, _ marked: Bool) throws {
        let bytes = encoded(EncodingTests.roster, as: encoding, marked: marked)
        #expect(bytes.count > 80)
        let sample = try RosterSample(bytes)
        var tapped: [UInt8] = []
        var names: [String] = []
        let reading = try sample.file().read(tap: { tapped += $0 }, { names.append($0.entry?.name ?? "-") })
        #expect(reading.encoding == encoding.rawValue)
        #expect(names == ["张三", "王喆堃"])
        #expect(tapped == bytes)
        #expect(try sample.names(encoding: encoding) == names)
    }

    @Test("characters of every plane and of four bytes come through")
    func rare() throws {
        let text = "姓名,证件类型,证件号码\n㐂𠮷野,护照,E1234567\n"
        for encoding in TextEncoding.allCases {
            #expect(try RosterSample(encoded(text, as: encoding)).names(encoding: encoding) == ["㐂𠮷野"])
        }
    }

    @Test("plain ASCII is UTF-8")
    func ascii() throws {
        let sample = try RosterSample("name,certificate type,certificate number\nLi,passport,E1234567\n")
        #expect(try sample.read().reading.encoding == "UTF-8")
        #expect(try sample.names() == ["Li"])
    }

    @Test(
        "the first Chinese character may come late: a megabyte of ASCII before it decides nothing",
        arguments: [TextEncoding.utf8, .gb18030])
    func late(_ encoding: TextEncoding) throws {
        var text = "name,certificate type,certificate number\n"
        for number in 0..<20_000 { text += "Li Lei Han Meimei,passport,E\(100_000 + number)\n" }
        let sample = try RosterSample(encoded(text + "联通,passport,E7654321\n", as: encoding))
        #expect(try sample.read().reading.encoding == encoding.rawValue)
        #expect(try sample.names().last == "联通")
    }

    @Test("a large file is decoded right across every border between pieces", arguments: TextEncoding.allCases)
    func large(_ encoding: TextEncoding) throws {
        var text = "姓名,证件类型,证件号码,备注\n"
        for number in 0..<12_000 {
            text +=
                "张\(number % 7 == 0 ? "𠮷" : "")三,护照,E\(100_000 + number),\(String(repeating: "注", count: number % 11))\r\n"
        }
        let (lines, reading) = try RosterSample(encoded(text, as: encoding)).read()
        #expect(reading.encoding == encoding.rawValue)
        #expect(lines.count == 12_000)
        #expect(lines.last?.line == 12_001)
        let wrong = lines.enumerated().first { index, line in
            line.entry?.name != (index % 7 == 0 ? "张𠮷三" : "张三") || (line.entry?.note?.count ?? 0) != index % 11
        }
        #expect(wrong == nil)
    }

    @Test("a broken byte costs its row and no other", arguments: [TextEncoding.utf8, .gb18030])
    func broken(_ encoding: TextEncoding) throws {
        var bytes = encoded(EncodingTests.roster, as: encoding)
        bytes += encoded("李", as: encoding) + [0xFF] + encoded(",护照,E1234568,\n赵六,护照,E1234568,\n", as: encoding)
        let sample = try RosterSample(bytes)
        #expect(try sample.read().reading.encoding == encoding.rawValue)
        #expect(try sample.faults() == ["4 undecodable"])
        #expect(try sample.names() == ["张三", "王喆堃", "赵六"])
    }

    @Test("half a character at the end of the file is undecodable", arguments: [TextEncoding.utf8, .gb18030])
    func half(_ encoding: TextEncoding) throws {
        let whole = encoded(EncodingTests.roster + "李四,护照,E1234568,四", as: encoding)
        #expect(try RosterSample(whole.dropLast()).faults() == ["4 undecodable"])
    }

    @Test("half a pair and a lone surrogate in UTF-16 are undecodable")
    func brokenUTF16() throws {
        let bytes = encoded(EncodingTests.roster, as: .utf16LE, marked: true)
        #expect(try RosterSample(bytes + [0x41]).faults() == ["4 undecodable"])
        let surrogate = bytes + [0x3D, 0xD8] + encoded("李,护照,E1234568,\n", as: .utf16LE)
        #expect(try RosterSample(surrogate).faults() == ["4 undecodable"])
    }

    @Test("U+FFFD that stands in the file is a warning, not undecodable")
    func replacement() throws {
        let sample = try RosterSample("姓名,证件类型,证件号码\n张\u{FFFD},护照,E1234567\n")
        let (lines, _) = try sample.read()
        #expect(lines.first?.warnings.map(\.code) == ["replacementCharacter"])
    }

    @Test("what is in none of our encodings is refused with a way out")
    func unknown() throws {
        let latin =
            Array("name,certificate type,certificate number\nJos".utf8) + [0xE9] + Array(",passport,E1234567\n".utf8)
        #expect(try RosterSample(latin).refusal() == "undecodable")
        let forced = try RosterSample(latin).faults(encoding: .utf8)
        #expect(forced == ["2 undecodable"])
    }

    @Test(
        "names of encodings",
        arguments: [
            ("UTF-8", TextEncoding.utf8), ("utf8", .utf8), ("utf-16le", .utf16LE), ("UTF-16 BE", .utf16BE),
            ("GBK", .gb18030),
            ("gb2312", .gb18030), ("gb18030", .gb18030), ("GB-18030", .gb18030), ("cp936", .gb18030),
        ])
    func names(_ name: String, _ encoding: TextEncoding) throws {
        #expect(try TextEncoding(option: name) == encoding)
    }

    @Test("an unknown name is a usage error", arguments: ["", "latin1", "utf-32"])
    func unknownName(_ name: String) {
        #expect(throws: Failure.self) { try TextEncoding(option: name) }
    }
}
