import ExamDomain
import ExamStore
import Testing

/// Checkpoints: what they say, and that a changed one is found out.
@Suite struct CheckpointTests {
    private let plain = Checkpoint(
        unit: "华岚艺术学院", seq: 12, head: String(repeating: "0a", count: 32),
        madeAt: Moment(milliseconds: 1_795_147_200_250))

    @Test("A document reads back as the same, signed or not")
    func roundTrip() throws {
        let signed = try AuditorKey().sign(plain)
        for one in [plain, signed] {
            #expect(Checkpoint(json: try #require(JSON(parsing: one.json.pretty.utf8))) == one)
        }
        #expect(signed.signature?.fits(signed) == true)
    }

    @Test("A key reads back as the same, and nothing else is one")
    func keys() throws {
        let key = AuditorKey()
        let read = try #require(AuditorKey(text: key.text))
        #expect(read.publicKey == key.publicKey)
        #expect(try read.sign(plain).signature?.fits(plain) == true)
        for text in ["", "x", key.text.replacing("1", with: "g"), "examctl auditor key 1\n12\n", key.text + "more\n"] {
            #expect(AuditorKey(text: text) == nil, "\(text)")
        }
    }

    @Test("Any change of a field makes the signature void")
    func tampered() throws {
        let signature = try #require(try AuditorKey().sign(plain).signature)
        let changed = [
            Checkpoint(unit: "别的单位", seq: 12, head: plain.head, madeAt: plain.madeAt),
            Checkpoint(unit: plain.unit, seq: 13, head: plain.head, madeAt: plain.madeAt),
            Checkpoint(unit: plain.unit, seq: 12, head: String(repeating: "0b", count: 32), madeAt: plain.madeAt),
            Checkpoint(unit: plain.unit, seq: 12, head: plain.head, madeAt: plain.madeAt + Interval(milliseconds: 1)),
        ]
        for one in changed { #expect(!signature.fits(one)) }
        #expect(signature.fits(plain))
    }

    @Test(
        "What is no checkpoint is none",
        arguments: [
            "{}", "[]", #"{"checkpoint":2}"#,
            #"{"checkpoint":1,"unit":"x","seq":0,"head":"00","madeAt":"2026-12-01T08:00:00Z"}"#,
        ])
    func none(text: String) {
        #expect(JSON(parsing: text.utf8).flatMap(Checkpoint.init(json:)) == nil)
    }
}
