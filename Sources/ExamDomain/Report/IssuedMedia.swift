/// A hand-over of submitted files, as the journal keeps it.
package struct IssuedMedia: Hashable, Sendable {
    /// Of the zip file, or of the manifest in the folder: what `report verify` knows it by. 64 lower-case hexadecimal digits.
    package let sha256: String
    /// The folder's or the file's name, without the folders before it.
    package let target: String
    package let pattern: MediaNamePattern
    package let ids: ReportedIDs
    package let files: Int
    package let bytes: ByteSize
    /// Of the submission, but not to be had.
    package let missing: Int
    package let candidates: Int
    /// Whose and what was asked for: keys and values of the entry's options.
    package let chosen: [JSON.Member]

    package init(
        sha256: String, target: String, pattern: MediaNamePattern, ids: ReportedIDs, files: Int, bytes: ByteSize,
        missing: Int, candidates: Int, chosen: [JSON.Member]
    ) {
        self.sha256 = sha256
        self.target = target
        self.pattern = pattern
        self.ids = ids
        self.files = files
        self.bytes = bytes
        self.missing = missing
        self.candidates = candidates
        self.chosen = chosen
    }

    /// What the journal's entry says.
    package var details: JSON {
        let details = JSON.members([
            "sha256": .string(sha256), "file": .string(target), "names": .string(pattern.told),
            "candidates": .count(candidates), "rows": .count(files), "bytes": .integer(bytes.bytes),
            "missing": .count(missing),
            "options": .object([JSON.Member(key: "ids", value: .string(ids.rawValue))] + chosen),
        ])
        return ids == .full ? details.adding("certificateNumbers", .string("full")) : details
    }
}
