import ExamDomain
import Testing

@Suite("JSON")
struct JSONTests {
    @Test(
        "A document reads back as what was written",
        arguments: [
            JSON.null, .bool(true), .bool(false), .integer(0), .integer(1), .integer(-1), .integer(.max),
            .integer(.min), .number(1.5),
            .number(-0.1), .number(1e-300), .number(1.7976931348623157e308), .string(""),
            .string("考务 \"\\/\n\r\t\u{0}\u{1b}\u{7f}\u{2028}👩‍🎤\u{10FFFF}"),
            .array([]), .object([]), .array([.array([.null]), .members(["a": .integer(1), "b": .null])]),
        ])
    func roundTrip(value: JSON) {
        #expect(JSON(parsing: value.line.utf8) == value)
        #expect(JSON(parsing: value.pretty.utf8) == value)
    }

    @Test("Keys are written in the order said, and a missing value is null")
    func order() {
        #expect(JSON.members(["b": .integer(1), "a": nil]).line == #"{"b":1,"a":null}"#)
        #expect(
            JSON.members(["b": .integer(1), "a": .array([.bool(true)])]).pretty
                == "{\n  \"b\": 1,\n  \"a\": [\n    true\n  ]\n}")
    }

    @Test(
        "Nothing in a text can drive a terminal",
        arguments: ["\u{1b}", "\u{7}", "\u{9b}", "\u{202e}", "\u{200b}", "\u{2028}", "\u{feff}", "\u{e0001}"])
    func printable(character: String) {
        let line = JSON.string("a\(character)b").line
        #expect(line.unicodeScalars.allSatisfy { !$0.isUnprintable })
        #expect(JSON(parsing: line.utf8) == .string("a\(character)b"))
    }

    @Test("A number that JSON cannot say is null, and a whole one has no point")
    func numbers() {
        #expect(JSON.number(.nan).line == "null")
        #expect(JSON.number(.infinity).line == "null")
        #expect(JSON.number(3).line == "3")
        #expect(JSON.number(-0.0).line == "0")
        #expect(JSON.number(2.5).line == "2.5")
    }

    @Test("true is no number, and 1 is not true")
    func booleans() {
        #expect(
            JSON(parsing: "[true,false,1,0,1.0]".utf8)
                == .array([.bool(true), .bool(false), .integer(1), .integer(0), .integer(1)]))
        #expect(JSON.bool(true).integer == nil)
        #expect(JSON.integer(1).string == nil)
    }

    @Test(
        "What is no document is nil, and nothing traps",
        arguments: [
            "", " ", "{", "}", "{\"a\"}", "nul", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "-", "1.", "1e", "+1", "00",
            "1e400", "\"\t\"", "[,]", "\"\\udc00\"", "\"\\u12\"", "\"\\u+123\"", "NaN", "Infinity", "'a'", "{\"a\":1}x",
            "01", "\"\\ud800\"", "\"\\x\"",
            "\u{0}",
            String(repeating: "[", count: 100_000),
        ])
    func noDocument(text: String) { #expect(JSON(parsing: text.utf8) == nil) }

    @Test(
        "Bytes that are not UTF-8 are no document",
        arguments: [[0xFF], [0x22, 0xC0, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]])
    func badBytes(bytes: [UInt8]) { #expect(JSON(parsing: bytes) == nil) }

    @Test(
        "Numbers too large for 64 bits are read without a trap",
        arguments: [
            "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1e308",
            "123456789012345678901234567890",
        ])
    func large(text: String) throws {
        let value = try #require(JSON(parsing: text.utf8))
        #expect(value.integer == nil)
        #expect(JSON(parsing: value.line.utf8) != nil)
    }

    @Test("A fraction of up to six decimals reads back as the very same, so that a granted factor is what was granted")
    func fractions() {
        for divisor in [10.0, 100, 1000, 1_000_000] {
            let wrong = (1...2000).map { JSON.number((divisor + Double($0)) / divisor) }.filter {
                $0.line.contains(".") && JSON(parsing: $0.line.utf8) != $0
            }
            #expect(wrong == [])
        }
    }

    @Test("A key that is not there is nil, one that is null is null")
    func keys() {
        let object = JSON(parsing: #"{"a":null,"b":"x"}"#.utf8)
        #expect(object?["a"] == .null)
        #expect(object?["b"]?.string == "x")
        #expect(object?["c"] == nil)
        #expect(JSON.array([])["a"] == nil)
    }
}
