import ExamDomain
import ExamFiles
import ExamStore

/// A hand-over as it is carried out, and what came of it.
struct MediaHandOver {
    private(set) var files: [HandedFile]
    private(set) var missing: [MissingMedia]
    private(set) var copied = 0
    private(set) var there = 0
    private let plan: MediaPlan
    private let options: MediaOptions
    private let zone: ExamTimeZone
    private let console: Console

    init(_ plan: MediaPlan, options: MediaOptions, zone: ExamTimeZone, console: Console) {
        self.plan = plan
        self.options = options
        self.zone = zone
        self.console = console
        files = plan.files
        missing = plan.missing
    }

    var size: ByteSize { files.size }
    var manifestDigest: String { Digest.hex(of: Manifest.text(of: files)) }

    /// Puts the hand-over of these files into the journal, by the digest it is known by.
    typealias Recording = (_ sha256: String, _ files: [HandedFile], _ missing: Int) throws -> Void

    /// - Parameter record: called before anything is out, and again where less went out than was recorded.
    mutating func run(recording record: Recording) throws {
        let progress = ProgressLine(
            console, Phrase(zh: "正在复制（MB）", en: "Copying (MB)"), total: Int(clamping: plan.size.bytes / 1_000_000))
        defer { progress.finish() }
        let megabytes = Megabytes(progress)
        if options.isZip {
            try writeZip(record, megabytes.advance)
        } else {
            try fillFolder(record, megabytes.advance)
        }
    }

    private mutating func writeZip(_ record: Recording, _ advance: @escaping (Int) -> Void) throws {
        let (files, missing) = (files, missing.count)
        try HandOverZip.write(
            files, manifest: Manifest.text(of: files), to: options.output, force: options.force, in: zone,
            digesting: Digest.digesting,
            sealing: { temporary in try record(Digest.hex(ofFile: temporary), files, missing) }, advance)
        copied = files.count
    }

    private mutating func fillFolder(_ record: Recording, _ advance: (Int) -> Void) throws {
        let folder = try HandOverFolder(options.output, force: options.force, digesting: Digest.digesting)
        try record(manifestDigest, files, missing.count)
        try folder.begin(Manifest.text(of: plan.files))
        var handed: [HandedFile] = []
        for (file, media) in zip(plan.files, plan.media) {
            switch try folder.take(file, advance) {
            case .copied: copied += 1
            case .there: there += 1
            case .notHeld:
                missing.append(MissingMedia(media: media, reason: .notHeld))
                continue
            }
            handed.append(file)
        }
        // A source that changed under our hands makes another manifest than the one recorded.
        let isAsPlanned = handed.count == files.count
        files = handed
        if !isAsPlanned { try record(manifestDigest, files, missing.count) }
        try folder.finish(Manifest.text(of: handed))
    }
}
