import ExamFiles
import Foundation
import Testing

/// A short run of what `Tests/Fuzz` does for long: rosters with a few bytes changed by chance, the same ones every time.
@Suite("Rosters changed by chance")
struct RosterFuzzTests {
    static let head = "姓名,证件类型,证件号码,准考证号,手机号,备注,校区\r\n"
    static let text =
        head + "张三,居民身份证,11010519491231002X,0001,13800000000,无,东\r\n李四,护照,'E1234567,0002,,\"a\n\"\"b\",=1\r\n"
        + "欧阳．娜,军人证件,南字第1234567号,3,+86 138,,'-1\r\n王??,居民身份证,1.10105E+17,0004,,,\r\n,,,,,,\r\n"
    static let sheet =
        "<row><c t=\"str\"><v>姓名</v></c><c t=\"str\"><v>证件类型</v></c><c t=\"str\"><v>证件号码</v></c><c t=\"str\"><v>备注</v></c>"
        + "</row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>张三_x000A_</t></is></c><c r=\"B3\" t=\"str\"><v>护照</v></c>"
        + "<c r=\"C3\"><v>12345678</v></c><c r=\"D3\" s=\"1\"><v>45992</v></c></row>"
    static let seeds: [(String, [UInt8])] =
        TextEncoding.allCases.map { ($0.rawValue, encoded(text, as: $0, marked: $0 != .gb18030)) } + [
            ("titles and tabs", Array(("2026 名单\n" + text.replacing(",", with: "\t")).utf8)),
            ("rows of a sheet", Array(sheet.utf8)),
            (
                "a workbook",
                WorkbookSample(texts: [["姓名", "证件类型", "证件号码"], ["张三", "护照", "E1234567"]]).bytes
            ),
        ]
    static let runs = 180

    @Test("are read or refused, their rejects are whole, and their export imports as the same", arguments: seeds)
    func mutated(_ name: String, _ seed: [UInt8]) throws {
        let roundTrip = try RosterRoundTrip()
        var chance = SplitMix64(state: UInt64(seed.count))
        var wentRound = try roundTrip.check(seed)
        #expect(wentRound > 0, "the seed itself is a roster")
        for run in 0..<RosterFuzzTests.runs {
            let input = mutation(of: seed, &chance)
            do {
                wentRound += try roundTrip.check(input)
            } catch {
                Issue.record("\(name), run \(run): \(error)\n\(Data(input).base64EncodedString())")
            }
        }
        #expect(wentRound > 1)
    }

    /// One to four changes: a bit, a byte, a stretch gone, doubled, or put in from the list.
    private func mutation(of seed: [UInt8], _ chance: inout SplitMix64) -> [UInt8] {
        var bytes = seed
        for _ in 0...chance.below(4) where !bytes.isEmpty {
            let at = chance.below(bytes.count)
            let end = min(bytes.count, at + 1 + chance.below(12))
            switch chance.below(6) {
            case 0: bytes[at] ^= 1 << UInt8(chance.below(8))
            case 1: bytes[at] = UInt8(chance.below(256))
            case 2: bytes.removeSubrange(at..<end)
            case 3: bytes.insert(contentsOf: Array(bytes[at..<end]), at: chance.below(bytes.count))
            default: bytes.insert(contentsOf: Self.words[chance.below(Self.words.count)], at: at)
            }
        }
        return bytes
    }

    private static let words: [[UInt8]] = [
        ",", "\"", "\"\"", "\r", "\n", "\t", ";", "'", "'=", "''-", "=\"1\"", " ", "\u{A0}", "\u{3000}", "\u{200B}",
        "\0",
        "\u{1B}", "\u{FFFD}", "\u{FFFF}", "\u{E000}", "\u{20000}", "＝", "１", "Ｘ", "_x000D_", "错误代码", "name", "000",
        "</v></c><c><v>", "&#13;", "&#x10FFFF;",
    ].map { Array($0.utf8) }
}

/// Steele, Lea and Flood's generator: small, and the same everywhere.
private struct SplitMix64 {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}
