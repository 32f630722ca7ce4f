import ExamDomain
import ExamFiles
import ExamStore
import Glibc

/// A hand-over as it is carried out, and what came of it.
struct MediaHandOver {
    private(set) var files: [HandedFile]
    private(set) var missing: [MissingMedia]
    private(set) var copied = 0
    private(set) var there = 0
    private let plan: MediaPlan
    private let options: MediaOptions
    private let exam: Exam
    private let console: Console
    /// The list with links, if one is asked for; not counted among the files.
    private var index: HandedFile?

    init(_ plan: MediaPlan, options: MediaOptions, of exam: Exam, console: Console) {
        self.plan = plan
        self.options = options
        self.exam = exam
        self.console = console
        files = plan.files
        missing = plan.missing
    }

    var size: ByteSize { files.size }
    var manifestDigest: String { Digest.hex(of: manifest) }
    private var manifest: String { Manifest.text(of: all) }
    private var all: [HandedFile] { files + (index.map { [$0] } ?? []) }

    /// Puts the hand-over of these files into the journal, by the digest it is known by.
    typealias Recording = (_ sha256: String, _ files: [HandedFile], _ missing: Int) throws -> Void

    /// - Parameters:
    ///   - environment: for the place where the list is made.
    ///   - record: called before anything is out, and again where less went out than was recorded.
    mutating func run(environment: [String: String], recording record: Recording) throws {
        guard options.index else { return try run(nil, record) }
        try TemporaryFolder.with(MediaIndex.fileName, environment: environment) { try run($0, record) }
    }

    /// - Parameter list: where the list is made; nil: none is wanted.
    private mutating func run(_ list: String?, _ record: Recording) throws {
        index = try list.map { try makeIndex(at: $0) }
        let progress = ProgressLine(
            console, Phrase(zh: "正在复制（MB）", en: "Copying (MB)"), total: Int(clamping: plan.size.bytes / 1_000_000))
        defer { progress.finish() }
        let megabytes = Megabytes(progress)
        if options.isZip {
            try writeZip(record, megabytes.advance)
        } else {
            let left = Failure(
                .internal, code: "interrupted",
                Phrase(
                    zh: "已中断。已复制的文件留在文件夹里；再次运行同一命令即可接着做。",
                    en: "Interrupted. What was copied stays in the folder; the same command goes on from there."))
            try Interruption.shared.saying(console.told(left)) { try fillFolder(list, record, megabytes.advance) }
        }
    }

    private mutating func writeZip(_ record: Recording, _ advance: @escaping (Int) -> Void) throws {
        let (files, missing) = (files, missing.count)
        try HandOverZip.write(
            all, manifest: manifest, to: options.output, force: options.force, in: exam.timeZone,
            digesting: Digest.digesting,
            sealing: { temporary in try record(Digest.hex(ofFile: temporary), files, missing) }, advance)
        copied = files.count
    }

    private mutating func fillFolder(_ list: String?, _ record: Recording, _ advance: (Int) -> Void) throws {
        let folder = try HandOverFolder(options.output, force: options.force, digesting: Digest.digesting)
        try record(manifestDigest, files, missing.count)
        try folder.begin(manifest)
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
        if !isAsPlanned {
            if let list {
                unlink(list)
                index = try makeIndex(at: list)
            }
            try record(manifestDigest, files, missing.count)
        }
        if let index { _ = try folder.take(index) { _ in } }
        try folder.finish(manifest)
    }

    private func makeIndex(at path: String) throws -> HandedFile {
        let listed = Set(files.map(\.path))
        let rows = zip(plan.media, plan.files).filter { listed.contains($1.path) }.map { (media: $0, path: $1.path) }
        let latest = files.map(\.modified).max() ?? exam.opensAt
        try HandOverIndex.write(
            MediaIndex.sheet(of: rows, options.ids),
            title: Phrase(zh: "\(exam.title) 移交清单", en: "\(exam.title) – files handed over"), created: latest,
            in: exam.timeZone, language: console.language, to: path)
        let size = FileSystem.status(of: path)?.size ?? 0
        return HandedFile(
            path: MediaIndex.fileName, source: path, sha256: try Digest.hex(ofFile: path), size: ByteSize(Int64(size)),
            modified: latest, isOwn: true)
    }
}
