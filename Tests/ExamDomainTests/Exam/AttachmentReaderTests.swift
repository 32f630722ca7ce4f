import Testing

@testable import ExamDomain

@Suite("Reading attachment rules")
struct AttachmentReaderTests {
    let base = WrittenSettings.exam

    private func with(_ path: String, _ text: String) -> WrittenSettings { base.with("questions[1].\(path)", text) }

    /// The rules of the offline question; `attachments` stands on line 14, its first rule begins on line 15.
    private func rules(_ settings: WrittenSettings) throws -> AttachmentRules {
        try settings.read().exam.questions[1].attachments
    }

    @Test("kind, min, max, size and extensions")
    func whole() throws {
        let settings = with("attachments[0].max", "2").with("questions[1].attachments[0].maxSize", "200MB")
            .with("questions[1].attachments[0].extensions", .list([.scalar(".MP4"), .scalar("mov"), .scalar("mp4")]))
        let rule = AttachmentRule(
            kind: .video, min: 1, max: 2, maxSize: ByteSize(200_000_000), extensions: ["mp4", "mov"])
        #expect(try rules(settings) == AttachmentRules([rule]))
        #expect(try rules(with("attachments[0].maxSize", "20MiB")).rules[0].maxSize == ByteSize(20 << 20))
        #expect(try rules(with("attachments[0].max", "")).rules[0].max == nil)
    }

    @Test("each kind has one rule")
    func kinds() throws {
        for kind in AttachmentKind.allCases {
            #expect(try rules(with("attachments[0].kind", kind.rawValue)).rules[0].kind == kind)
        }
        #expect(with("attachments[1].kind", "pdf").faults() == [])
        #expect(
            with("attachments[1].kind", "video").faults() == ["17 questions[1].attachments[1].kind duplicateAttachment"]
        )
    }

    @Test("min is at most max; min from 0, max from 1, both to 1000")
    func bounds() {
        #expect(with("attachments[0].max", "1").faults() == [])
        #expect(
            with("attachments[0].min", "2").with("questions[1].attachments[0].max", "1").faults() == [
                "16 questions[1].attachments[0].min minAboveMax"
            ])
        #expect(with("attachments[0].min", "0").faults() == [])
        #expect(with("attachments[0].min", "1000").faults() == [])
        #expect(with("attachments[0].min", "1001").faults() == ["16 questions[1].attachments[0].min outOfRange"])
        #expect(with("attachments[0].max", "0").faults() == ["17 questions[1].attachments[0].max outOfRange"])
        #expect(with("attachments[0].min", "one").faults() == ["16 questions[1].attachments[0].min wrongType"])
    }

    @Test("sizes need a unit that is known, and are above nothing")
    func sizes() {
        for text in ["1B", "20MB", "1.5GB", "1000"] { #expect(with("attachments[0].maxSize", text).faults() == []) }
        for text in ["0", "0MB", "20M", "-1MB", "2000GB", "big"] {
            #expect(with("attachments[0].maxSize", text).faults() == ["17 questions[1].attachments[0].maxSize badSize"])
        }
    }

    @Test("extensions are letters and digits, each fault at its own place")
    func extensions() {
        let list = SettingTree.list([.scalar("mp4"), .scalar("m p"), .scalar(""), .scalar("tar.gz"), .scalar("视频")])
        #expect(
            base.with("questions[1].attachments[0].extensions", list).faults() == [
                "19 questions[1].attachments[0].extensions[1] badExtension",
                "20 questions[1].attachments[0].extensions[2] badExtension",
                "21 questions[1].attachments[0].extensions[3] badExtension",
                "22 questions[1].attachments[0].extensions[4] badExtension",
            ])
        #expect(
            with("attachments[0].extensions", "mp4").faults() == ["17 questions[1].attachments[0].extensions wrongType"]
        )
    }

    @Test("the total has a min, a max or both, and can be reached under the rules by kind")
    func total() throws {
        #expect(try rules(with("attachmentsTotal.min", "2")).totalMin == 2)
        #expect(try rules(with("attachmentsTotal.max", "1")).totalMax == 1)
        #expect(
            with("attachmentsTotal.min", "3").with("questions[1].attachmentsTotal.max", "2").faults() == [
                "18 questions[1].attachmentsTotal.min minAboveMax"
            ])
        #expect(
            base.with("questions[1].attachmentsTotal", .mapping([])).faults() == [
                "17 questions[1].attachmentsTotal emptyValue"
            ])
        let capped = with("attachments[0].max", "2")
        #expect(capped.with("questions[1].attachmentsTotal.min", "2").faults() == [])
        #expect(
            capped.with("questions[1].attachmentsTotal.min", "3").faults() == [
                "18 questions[1].attachmentsTotal totalsImpossible"
            ])
        let two = with("attachments[0].min", "2")
        #expect(two.with("questions[1].attachmentsTotal.max", "2").faults() == [])
        #expect(
            two.with("questions[1].attachmentsTotal.max", "1").faults() == [
                "17 questions[1].attachmentsTotal totalsImpossible"
            ])
        #expect(
            base.with("questions[0].attachmentsTotal.max", "2").faults() == [
                "11 questions[0].attachmentsTotal totalsImpossible"
            ])
        #expect(
            base.with("questions[0].attachmentsTotal.min", "1").faults() == [
                "11 questions[0].attachmentsTotal totalsImpossible"
            ])
    }
}
