/// One question of an exam with its settings. What only a recorded question can have is said only by one.
package struct Question: Hashable, Sendable {
    package let id: QuestionID
    package let title: String
    package let kind: Kind
    /// From the clock's start to submission; nil: until the exam closes.
    package let submitLimit: Interval?
    package let attachments: AttachmentRules
    package let whenTimeExpires: WhenTimeExpires

    package enum Kind: Hashable, Sendable {
        /// 在线录制: takes are recorded under the clock.
        case recorded(RecordingRules)
        /// 线下录制: work made beforehand is uploaded.
        case offline
    }

    package init(
        id: QuestionID, title: String, kind: Kind, submitLimit: Interval? = nil,
        attachments: AttachmentRules = AttachmentRules(), whenTimeExpires: WhenTimeExpires = .discard
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.submitLimit = submitLimit
        self.attachments = attachments
        self.whenTimeExpires = whenTimeExpires
    }

    /// The recording rules; nil for an offline question.
    package var recording: RecordingRules? {
        switch kind {
        case .recorded(let rules): rules
        case .offline: nil
        }
    }
}

/// What the system does with an unsubmitted question at its deadline.
package enum WhenTimeExpires: String, Hashable, Sendable, CaseIterable {
    case discard
    case submitSelected
}

/// How takes of a recorded question are made.
package struct RecordingRules: Hashable, Sendable {
    package let takes: Takes
    package let cameras: Cameras
    /// May the candidate practise before the formal answer?
    package let rehearsal: Bool
    /// May the candidate watch a recording?
    package let playback: Bool
    /// The longest one recording may be; 5 s … 4 h.
    package let recordLimit: Interval
    package let failedTakeCounts: Bool

    package init(
        takes: Takes = .single(autoSubmit: false), cameras: Cameras = .one, rehearsal: Bool = false,
        playback: Bool = false, recordLimit: Interval, failedTakeCounts: Bool = false
    ) {
        self.takes = takes
        self.cameras = cameras
        self.rehearsal = rehearsal
        self.playback = playback
        self.recordLimit = recordLimit
        self.failedTakeCounts = failedTakeCounts
    }

    package static let recordLimits = Interval.seconds(5)...Interval.hours(4)

    /// How many takes there may be. Only a single one can submit itself.
    package enum Takes: Hashable, Sendable {
        case single(autoSubmit: Bool)
        /// 2…20.
        case several(Int)
        case unlimited

        /// Nil means without limit.
        package var limit: Int? {
            switch self {
            case .single: 1
            case .several(let number): number
            case .unlimited: nil
            }
        }
    }

    package enum Cameras: Int, Hashable, Sendable {
        case one = 1
        case two = 2
    }

    package var autoSubmit: Bool { takes == .single(autoSubmit: true) }
}

/// A camera of a take: 一机位, 二机位.
package enum Camera: String, Hashable, Sendable, CaseIterable, Comparable {
    case first, second

    package static func < (one: Camera, other: Camera) -> Bool { one == .first && other == .second }
}

/// What a candidate may and must upload: a rule for each kind, and perhaps bounds on the total.
package struct AttachmentRules: Hashable, Sendable {
    /// In the order of the settings; each kind at most once.
    package let rules: [AttachmentRule]
    package let totalMin: Int?
    package let totalMax: Int?

    package init(_ rules: [AttachmentRule] = [], totalMin: Int? = nil, totalMax: Int? = nil) {
        self.rules = rules
        self.totalMin = totalMin
        self.totalMax = totalMax
    }

    package func rule(for kind: AttachmentKind) -> AttachmentRule? {
        rules.first { $0.kind == kind }
    }

    /// True where nobody can submit without uploading something.
    package var required: Bool {
        (totalMin ?? 0) > 0 || rules.contains { $0.min > 0 }
    }
}

package struct AttachmentRule: Hashable, Sendable {
    package let kind: AttachmentKind
    package let min: Int
    /// Nil means without limit.
    package let max: Int?
    /// Of each file; nil means without limit.
    package let maxSize: ByteSize?
    /// Without the dot, lower-case; empty means any.
    package let extensions: [String]

    package init(
        kind: AttachmentKind, min: Int = 0, max: Int? = nil, maxSize: ByteSize? = nil, extensions: [String] = []
    ) {
        self.kind = kind
        self.min = min
        self.max = max
        self.maxSize = maxSize
        self.extensions = extensions
    }
}

package enum AttachmentKind: String, Hashable, Sendable, CaseIterable {
    case video, audio, image, text, pdf

    package var told: Phrase {
        switch self {
        case .video: Phrase(zh: "视频", en: "video")
        case .audio: Phrase(zh: "音频", en: "audio")
        case .image: Phrase(zh: "图片", en: "image")
        case .text: Phrase(zh: "文字", en: "text")
        case .pdf: Phrase(zh: "PDF", en: "PDF")
        }
    }
}
