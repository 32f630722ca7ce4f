import ExamDomain
import Testing

@Suite("Attachments")
struct AttachmentTests {
    private func opened(_ rules: AttachmentRules = .portfolio) -> Scenario {
        Scenario(.offline(attachments: rules)).enters().at("09:00").does(.open())
    }

    @Test("As many of a kind as its rule allows, no more and no fewer")
    func counts() {
        let story = opened().isRefused(.attachmentsMissing, .submit()).does(.attach("1.mp4"))
        _ = story.does(.submit())
        _ = story.does(.attach("2.mov")).isRefused(.tooManyAttachments, .attach("3.mp4"))
            .does(.attach("谱.pdf", .pdf)).isRefused(.tooManyAttachments, .attach("谱2.pdf", .pdf)).does(.submit())
    }

    @Test("An attachment of a name already there replaces it, also where no further one would fit")
    func replacing() {
        let full = opened().does(.attach("1.mp4", bytes: 10), .attach("2.mp4"), .attach("1.mp4", bytes: 20))
        #expect(full.answer().attachments.map(\.name) == ["1.mp4", "2.mp4"])
        #expect(full.answer().attachments.first?.size == ByteSize(20))
        _ = full.isRefused(.tooManyAttachments, .attach("1.MP4"))
    }

    @Test("Replacing with another kind counts for the new kind alone")
    func replacingKind() {
        let rules = AttachmentRules([AttachmentRule(kind: .image, min: 1, max: 1), AttachmentRule(kind: .pdf, max: 1)])
        let story = opened(rules).does(.attach("a", .image), .attach("a", .pdf)).isRefused(
            .attachmentsMissing, .submit())
        _ = story.isRefused(.tooManyAttachments, .attach("b", .pdf)).does(.attach("b", .image), .submit())
    }

    @Test("A removed attachment is gone; removing what is not there changes nothing")
    func removing() {
        let story = opened().does(.attach("1.mp4"), .detach("2.mp4"))
        #expect(story.answer().attachments.count == 1)
        _ = story.does(.detach("1.mp4")).isRefused(.attachmentsMissing, .submit())
    }

    @Test("The largest size is allowed, a byte more is not")
    func sizes() {
        _ = opened().does(.attach(bytes: 200_000_000), .attach(bytes: 0))
            .isRefused(.attachmentTooLarge, .attach(bytes: 200_000_001), .attach(bytes: .max))
            .does(.attach("谱.pdf", .pdf, bytes: .max))
    }

    @Test("Extensions are compared without case", arguments: ["a.mp4", "a.MP4", "a.b.Mov", "作品.mOv"])
    func extensions(name: String) { _ = opened().does(.attach(name)) }

    @Test(
        "Other extensions are not allowed", arguments: ["a.avi", "a.mp4.exe", "mp4", ".mp4", "a.", "a.mp4 ", "a.ｍｐ４"])
    func otherExtensions(name: String) { _ = opened().isRefused(.extensionNotAllowed, .attach(name)) }

    @Test("A rule without extensions takes any")
    func anyExtension() { _ = opened().does(.attach("a.exe", .pdf), .detach("a.exe"), .attach("a", .pdf)) }

    @Test("A file that has not arrived whole is no attachment")
    func incomplete() {
        _ = opened().isRefused(.uploadIncomplete, .attach(bytes: 10, arrived: 9)).does(.attach(bytes: 10, arrived: 10))
    }

    @Test("The total has bounds of its own")
    func total() {
        let rules = AttachmentRules(
            [AttachmentRule(kind: .image), AttachmentRule(kind: .pdf)], totalMin: 2, totalMax: 3)
        let story = opened(rules).does(.attach("1", .image)).isRefused(.attachmentsMissing, .submit())
            .does(.attach("2", .pdf))
        _ = story.does(.submit())
        _ = story.does(.attach("3", .image)).isRefused(.tooManyAttachments, .attach("4", .pdf)).does(
            .attach("3", .pdf), .submit())
    }

    @Test("A recorded question takes its attachments once the formal answer has begun, and wants them at submission")
    func recorded() {
        let question = Question.recorded(attachments: AttachmentRules([AttachmentRule(kind: .pdf, min: 1)]))
        let story = Scenario(question).enters().at("09:00").isRefused(.answerNotStarted, .attach("谱.pdf", .pdf))
            .does(.startAnswer(), .record(), .stop(), .select()).isRefused(.attachmentsMissing, .submit())
        _ = story.does(.attach("谱.pdf", .pdf), .submit())
    }
}
