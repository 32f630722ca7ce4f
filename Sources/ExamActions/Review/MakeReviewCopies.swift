import ExamDomain
import ExamStore

/// Makes the review copies of photos that have none yet, or whose copy is lost or changed.
///
/// The originals are the evidence and the copies come from them at any time: so copies are made after the photos' import has
/// been committed, outside its transaction, and a program killed meanwhile leaves some for the next one to make.
package struct MakeReviewCopies {
    package struct Report: Sendable, Equatable {
        package var made = 0
        package var unreadable = 0
        /// Copies that were there and whole.
        package var whole = 0

        package init() {}
    }

    /// Has one photo decoded: the original's path, and an empty file for the copy.
    package typealias Decoder = (_ path: String, _ descriptor: Int32) throws -> Made

    package enum Made: Sendable {
        case copy(width: Int, height: Int, NearHash?)
        case unreadable(PhotoDefect)
    }

    /// Digests of originals; nil for those of all reviews.
    let photos: [String]?
    /// Also looks whether the copies that should be there are, and tries again what was unreadable.
    let isThorough: Bool
    let decode: Decoder

    package init(of photos: [String]? = nil, isThorough: Bool = false, decode: @escaping Decoder) {
        self.photos = photos
        self.isThorough = isThorough
        self.decode = decode
    }

    /// So many copies become known together.
    private static let batch = 32

    /// - Parameter advance: is called after each photo.
    /// - Throws: `Failure` where a photo cannot be read or a copy not be written; the copies made before stay.
    package func run(
        in store: Store, by staff: String, at now: Moment, advance: () -> Void = {}
    ) throws -> Report {
        let wanted = try store.read(as: staff) { reading in
            let all = try photos ?? reading.photos(of: nil)
            let purged = try reading.purged(of: all, from: store.vault)
            return try all.filter { !purged.contains($0) }.map { ($0, try reading.reviewCopy(of: $0)) }
        }
        var report = Report()
        var fresh: [ReviewCopy] = []
        func keep() throws {
            guard !fresh.isEmpty else { return }
            try record(fresh, in: store, by: staff, at: now)
            fresh = []
        }
        for (photo, known) in wanted {
            advance()
            if let known, try isDone(known, in: store.vault) {
                report.whole += 1
                continue
            }
            let outcome = try make(photo, in: store.vault)
            switch outcome {
            case .made: report.made += 1
            case .unreadable: report.unreadable += 1
            }
            // A file that is no picture is told anew each time, for nothing: only what was decoded is recorded.
            if ![.unreadable(.unrecognised), .unreadable(.missing)].contains(outcome) {
                fresh.append(ReviewCopy(photo: photo, outcome: outcome))
            }
            if fresh.count == MakeReviewCopies.batch { try keep() }
        }
        try keep()
        return report
    }

    private func isDone(_ known: ReviewCopy, in vault: Vault) throws -> Bool {
        if known.defect != nil { return !isThorough }
        return isThorough
            ? try vault.holdsCopy(known) : FileSystem.status(of: vault.pathOfCopy(of: known.photo))?.isRegular == true
    }

    private func make(_ photo: String, in vault: Vault) throws -> ReviewCopy.Outcome {
        guard FileSystem.status(of: vault.path(of: photo))?.isRegular == true else { return .unreadable(.missing) }
        var defect = PhotoDefect.broken
        let kept = try vault.keepCopy(of: photo) { descriptor -> (Int, Int, NearHash?)? in
            switch try decode(vault.path(of: photo), descriptor) {
            case .copy(let width, let height, let hash): return (width, height, hash)
            case .unreadable(let found):
                defect = found
                return nil
            }
        }
        guard let (sha256, (width, height, hash)) = kept else { return .unreadable(defect) }
        return .made(sha256: sha256, width: width, height: height, nearHash: hash)
    }

    private func record(_ copies: [ReviewCopy], in store: Store, by staff: String, at now: Moment) throws {
        let vault = store.vault
        try store.write(by: staff, may: .read, at: now) { writing in
            // A purge may have taken the photo away while its copy was made: then the copy goes too.
            let gone = copies.filter { FileSystem.status(of: vault.path(of: $0.photo)) == nil }
            for copy in gone { try vault.remove(copy.photo) }
            let copies = copies.filter { copy in !gone.contains { $0.photo == copy.photo } }
            guard !copies.isEmpty else { return writing.takeBack() }
            for copy in copies { try writing.save(copy) }
            try writing.record(
                "review copies", subject: "",
                details: .members([
                    "copies": .array(
                        copies.map { copy in
                            .members([
                                "photo": .string(copy.photo), "copy": .text(copy.sha256),
                                "defect": .text(copy.defect?.rawValue),
                            ])
                        })
                ]))
        }
    }
}
