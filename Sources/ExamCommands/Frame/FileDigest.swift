import ExamFiles
import ExamStore

// Where files and digests meet: ExamFiles does not know the library.
extension Digest {
    /// Of a file's content: 64 lower-case hexadecimal digits.
    ///
    /// - Throws: `Failure` `.noInput`, `.io`.
    static func hex(ofFile path: String) throws -> String {
        var digest = Digest()
        try InputFile.eachPiece(of: path) { digest.update($0) }
        return digest.hex
    }

    /// For rooms that do not know the library.
    static func digesting() -> ContentDigest {
        var digest = Digest()
        return ContentDigest(update: { digest.update($0) }, hex: { digest.hex })
    }
}
