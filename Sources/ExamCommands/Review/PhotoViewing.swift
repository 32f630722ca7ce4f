import ExamActions
import ExamDomain
import ExamFiles
import ExamStore
import Foundation

/// A likeness with what staff call the other candidate.
struct KnownLikeness {
    let likeness: PhotoLikeness
    let candidate: String

    var json: JSON {
        .members([
            "review": .integer(likeness.review.number), "candidate": .string(candidate),
            "likeness": .string(likeness.degree.rawValue), "photo": .string(likeness.photo),
            "otherPhoto": .string(likeness.other),
        ])
    }
}

/// All that a reviewer can see of a review: its photos' copies, earlier rounds, and likenesses across candidates.
struct PhotoViewing {
    let found: ReviewCase
    /// By the original's digest; those not in it have not been decoded, or are no pictures.
    let copies: [String: ReviewCopy]
    let earlier: [Review]
    let likenesses: [KnownLikeness]
    /// Why photos are not in the vault, by digest.
    private let absent: [String: PhotoDefect]

    init(_ found: ReviewCase, in vault: Vault, _ reading: Reading) throws {
        self.found = found
        let missing = found.review.photos.map(\.sha256).filter { FileSystem.status(of: vault.path(of: $0)) == nil }
        let purged = try missing.isEmpty ? [] : reading.purged(of: missing, from: vault)
        absent = Dictionary(missing.map { ($0, purged.contains($0) ? .purged : .missing) }) { first, _ in first }
        var copies: [String: ReviewCopy] = [:]
        for photo in found.review.photos { copies[photo.sha256] = try reading.reviewCopy(of: photo.sha256) }
        self.copies = copies
        earlier = try reading.reviews(of: found.candidate.id).filter { $0.round < found.review.round }
        likenesses = try reading.likenesses(of: found.review, in: found.exam).map {
            KnownLikeness(likeness: $0, candidate: try reading.candidate($0.candidate)?.handle ?? "–")
        }
    }

    /// Beside the review's own keys.
    var members: [JSON.Member] {
        [
            JSON.Member(
                key: "reviewCopies",
                value: .array(
                    found.review.photos.map { photo in
                        let copy = copies[photo.sha256]
                        return .members([
                            "photo": .string(photo.sha256), "sha256": .text(copy?.sha256),
                            "defect": .text(copy?.sha256 == nil ? defect(of: photo).rawValue : nil),
                        ])
                    })),
            JSON.Member(key: "samePhotoAs", value: .array(likenesses.map(\.json))),
        ]
    }

    func defect(of photo: StoredFile) -> PhotoDefect {
        absent[photo.sha256] ?? copies[photo.sha256]?.defect ?? .unrecognised
    }

    func isThere(_ photo: StoredFile) -> Bool { absent[photo.sha256] == nil }

    /// - Parameter options: comes behind a command's words on the page.
    func page(_ vault: Vault, language: Language, options: String) throws -> ReviewPage {
        ReviewPage(
            found: found,
            photos: found.review.photos.map { photo in
                let isThere = copies[photo.sha256]?.sha256 != nil
                let jpeg = isThere ? FileManager.default.contents(atPath: vault.pathOfCopy(of: photo.sha256)) : nil
                return ReviewPage.Photo(file: photo, jpeg: jpeg.map(Array.init), defect: defect(of: photo))
            }, earlier: earlier, likenesses: likenesses, language: language, options: options)
    }
}

extension Context {
    /// Everything to see of a review.
    ///
    /// - Parameter isSeen: the photos will be looked at: copies that should be there and are not are made first.
    func viewing(of found: ReviewCase, isSeen: Bool, in store: Store) throws -> PhotoViewing {
        if isSeen {
            _ = try MakeReviewCopies(of: found.review.photos.map(\.sha256), decode: decodePhoto)
                .run(in: store, by: staffName, at: now())
        }
        return try store.read(as: staffName) { try PhotoViewing(found, in: store.vault, $0) }
    }

    /// So that a command works as copied from a page: the data folder and the staff member, where the surroundings do not
    /// say them already.
    var wordsOfOptions: String {
        var words = ""
        if dataFolder != environment["EXAMCTL_DATA"] ?? "./exam-data" { words += " --data \(ShellWord.of(dataFolder))" }
        if staffName != environment["EXAMCTL_STAFF"] { words += " --as \(ShellWord.of(staffName))" }
        return words
    }

    /// The photos themselves, in a terminal that can show them.
    func showInTerminal(_ viewing: PhotoViewing, vault: Vault) throws {
        guard let picture = terminalPicture else { return }
        for photo in viewing.found.review.photos where viewing.copies[photo.sha256]?.sha256 != nil {
            let path = vault.pathOfCopy(of: photo.sha256)
            guard let (width, height, rgb) = try copyMaker.pixels(of: path, width: 640, height: 640) else { continue }
            try console.write(picture.sequence(TerminalPicture.Pixels(width: width, height: height, rgb: rgb)))
        }
    }

    /// Nil where standard output is no terminal, or one that shows no pictures.
    var terminalPicture: TerminalPicture? {
        guard console.out.isTerminal, format == .table else { return nil }
        return TerminalPicture(environment: environment)
    }
}
