/// What reviewers see of a photo: decoded and written anew as JPEG, upright, without place, device or anything else that
/// the original carried. It can be made again from the original at any time.
package struct ReviewCopy: Hashable, Sendable {
    /// The original's digest.
    package let photo: String
    package let outcome: Outcome

    package enum Outcome: Hashable, Sendable {
        /// - Parameters:
        ///   - sha256: of the copy.
        ///   - width: upright, in pixels; `height` too.
        ///   - nearHash: nil for a picture without any contrast.
        case made(sha256: String, width: Int, height: Int, nearHash: NearHash?)
        case unreadable(PhotoDefect)
    }

    package init(photo: String, outcome: Outcome) {
        self.photo = photo
        self.outcome = outcome
    }

    /// The copy's own digest; nil where there is none.
    package var sha256: String? {
        switch outcome {
        case .made(let sha256, _, _, _): sha256
        case .unreadable: nil
        }
    }

    package var nearHash: NearHash? {
        switch outcome {
        case .made(_, _, _, let hash): hash
        case .unreadable: nil
        }
    }

    package var defect: PhotoDefect? {
        switch outcome {
        case .made: nil
        case .unreadable(let defect): defect
        }
    }
}

/// What a picture looks like, in 64 bits (dHash): each says whether the brightness rises from one cell of a grid of 9 × 8 to
/// the next on its right. Rescaling and compressing anew change few of them.
package struct NearHash: Hashable, Sendable {
    package let bits: UInt64

    package init(bits: UInt64) {
        self.bits = bits
    }

    /// At most so many bits differ between two files of one picture.
    package static let nearness = 2

    package func isNear(_ other: NearHash) -> Bool {
        (bits ^ other.bits).nonzeroBitCount <= NearHash.nearness
    }
}

/// A photo of another candidate that is, or looks like, one of this review. A flag for the reviewer, never a decision.
package struct PhotoLikeness: Hashable, Sendable {
    package enum Degree: String, Hashable, Sendable {
        /// The same file.
        case exact
        /// The same picture, as far as 64 bits can tell.
        case similar

        package var told: Phrase {
            switch self {
            case .exact: Phrase(zh: "同一文件", en: "the same file")
            case .similar: Phrase(zh: "画面相似", en: "looks alike")
            }
        }
    }

    package let degree: Degree
    /// The other review and its candidate.
    package let review: ID<Review>
    package let candidate: ID<Candidate>
    /// Digests of the originals: this review's photo and the other's.
    package let photo: String
    package let other: String

    package init(
        degree: Degree, review: ID<Review>, candidate: ID<Candidate>, photo: String, other: String
    ) {
        self.degree = degree
        self.review = review
        self.candidate = candidate
        self.photo = photo
        self.other = other
    }
}
