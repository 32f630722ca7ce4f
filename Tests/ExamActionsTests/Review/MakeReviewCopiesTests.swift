import ExamActions
import ExamDomain
import ExamStore
import Foundation
import Testing

/// Review copies, made of photos that others may be removing.
@Suite struct MakeReviewCopiesTests {
    let unit: Unit
    let photo: String

    init() throws {
        unit = try Unit()
        try unit.asksForReview("A1")
        photo = try #require(try unit.review("A1").photos.first?.sha256)
    }

    private func make(_ decode: @escaping MakeReviewCopies.Decoder) throws -> MakeReviewCopies.Report {
        try MakeReviewCopies(decode: decode).run(in: unit.store, by: "li", at: .at("09:00"))
    }

    private var copy: String { unit.store.vault.pathOfCopy(of: photo) }

    @Test("A copy is kept, known and made once")
    func made() throws {
        let decode: MakeReviewCopies.Decoder = { _, descriptor in
            FileHandle(fileDescriptor: descriptor).write(Data("copy".utf8))
            return .copy(width: 1, height: 1, nil)
        }
        #expect(try make(decode).made == 1)
        #expect(FileManager.default.fileExists(atPath: copy))
        #expect(try make(decode).whole == 1)
        try unit.isSound()
    }

    @Test("Where the photo is purged while its copy is made, the copy goes with it")
    func purgedMeanwhile() throws {
        let entries = try unit.journal().count
        _ = try make { path, descriptor in
            FileHandle(fileDescriptor: descriptor).write(Data("copy".utf8))
            try FileManager.default.removeItem(atPath: path)
            return .copy(width: 1, height: 1, nil)
        }
        #expect(!FileManager.default.fileExists(atPath: copy))
        #expect(try unit.journal().count == entries)
        #expect(try unit.store.read(as: "li") { try $0.reviewCopy(of: photo) } == nil)
    }
}
