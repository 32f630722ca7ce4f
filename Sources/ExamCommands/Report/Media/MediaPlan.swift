import ExamDomain
import ExamFiles
import ExamStore

/// A submitted file that cannot be handed over, and why.
struct MissingMedia {
    enum Reason: String {
        case notArrived, notHeld

        var told: Phrase {
            switch self {
            case .notArrived: Phrase(zh: "还没有收齐", en: "has not arrived whole")
            case .notHeld: Phrase(zh: "这里没有其内容", en: "its content is not here")
            }
        }
    }

    let media: MediaFile
    let reason: Reason

    static func list(_ missing: [MissingMedia]) -> ListView {
        ListView(
            columns: [
                Column("candidate", Phrase(zh: "考生", en: "Candidate")),
                Column("question", Phrase(zh: "题目", en: "Question")),
                Column("file", Phrase(zh: "文件", en: "File")),
                Column("bytes", Phrase(zh: "大小", en: "Size")),
                Column("sha256", Phrase(zh: "摘要", en: "SHA-256"), isInTable: false),
                Column("reason", Phrase(zh: "原因", en: "Why")),
            ], rows: missing.map(\.cells))
    }

    private var cells: [ReportCell] {
        [
            .text(media.candidate.handle), .text(media.file.question.text), media.name,
            media.size.map(ReportCell.size) ?? .empty, .text(orEmpty: media.sha256),
            .word(code: reason.rawValue, reason.told),
        ]
    }
}

extension MediaFile {
    /// As a list tells it: the take and camera, or the attachment's name.
    fileprivate var name: ReportCell {
        switch file.origin {
        case .recording(let key, _):
            .word(
                code: "\(key.take) \(key.camera.rawValue)",
                Phrase(zh: "录制 \(key.take) \(key.camera.told.zh)", en: "take \(key.take) \(key.camera.told.en)"))
        case .attachment(let attachment): .text(attachment.name)
        }
    }
}

/// What a hand-over will hold: each file with its source and name, and what is missing.
struct MediaPlan {
    private(set) var files: [HandedFile] = []
    /// What each of `files` is.
    private(set) var media: [MediaFile] = []
    private(set) var missing: [MissingMedia] = []
    let candidates: Int

    var size: ByteSize { files.size }

    /// - Parameters:
    ///   - from: where the recordings lie.
    ///   - isChecked: what turns out to be another file when it is copied can still be told as missing.
    init(
        _ wanted: [MediaFile], named pattern: MediaNamePattern, ids: ReportedIDs, vault: Vault, from: String?,
        whichIsChecked isChecked: Bool, on console: Console
    ) throws {
        var sources: [String: String] = [:]
        var elsewhere: [String: ByteSize] = [:]
        for file in wanted {
            guard let sha256 = file.sha256, let size = file.size else { continue }
            let path = vault.path(of: sha256)
            if let status = FileSystem.status(of: path), status.isRegular {
                sources[sha256] = path
            } else {
                elsewhere[sha256] = size
            }
        }
        if let from {
            let progress = ProgressLine(console, Phrase(zh: "正在辨认录制的视频（MB）", en: "Telling recordings apart (MB)"))
            defer { progress.finish() }
            let found = try MediaSearch(from, digesting: Digest.digesting).find(
                elsewhere, whichIsChecked: isChecked, Megabytes(progress).advance)
            sources.merge(found) { one, _ in one }
        }
        candidates = Set(wanted.map(\.candidate.id)).count
        var paths = DistinctPaths(reserved: [Manifest.name, MediaIndex.fileName])
        for file in wanted {
            guard let sha256 = file.sha256, let size = file.size else {
                missing.append(MissingMedia(media: file, reason: .notArrived))
                continue
            }
            guard let source = sources[sha256] else {
                missing.append(MissingMedia(media: file, reason: .notHeld))
                continue
            }
            let path = paths.path(
                for: pattern.path(
                    of: file, ending: FileNameText.fileExtension(of: ShellPath.name(of: source)), ids: ids))
            media.append(file)
            files.append(
                HandedFile(path: path, source: source, sha256: sha256, size: size, modified: file.submittedAt))
        }
    }
}

/// Bytes told to a progress line as megabytes.
final class Megabytes {
    private let progress: ProgressLine
    private var bytes = 0

    init(_ progress: ProgressLine) { self.progress = progress }

    func advance(by more: Int) {
        let before = bytes / 1_000_000
        bytes += more
        let steps = bytes / 1_000_000 - before
        if steps > 0 { progress.advance(by: steps) }
    }
}
