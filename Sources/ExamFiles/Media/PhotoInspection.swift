import ExamDomain

/// Looks at a file that was sent as a photo, by its bytes alone and without decoding anything.
package enum PhotoInspection {
    /// - Throws: `Failure` where the file cannot be read.
    package static func look(at path: String) throws -> PhotoFinding {
        let file = try InputFile(path: path)
        guard file.size <= PhotoLimits.size.bytes else { return .refused(.tooLarge(ByteSize(file.size))) }
        // NB: it may grow meanwhile; no more than the limit is read.
        return look(at: PhotoBytes(all: try file.head(file.fitting(Int(PhotoLimits.size.bytes)))))
    }

    static func look(at bytes: PhotoBytes) -> PhotoFinding {
        guard let structure = PhotoStructure.of(bytes) else {
            return ForeignMarks.kind(of: bytes).map { .refused(.foreign($0)) } ?? .unreadable(.unrecognised)
        }
        if let size = structure.size, structure.pixels > PhotoLimits.pixels {
            return .refused(.tooManyPixels(width: size.width, height: size.height))
        }
        if let hidden = ForeignMarks.hidden(in: structure, of: bytes) {
            return .refused(.polyglot(structure.format, hidden))
        }
        guard let size = structure.size else { return .unreadable(.broken) }
        guard structure.isComplete else { return .unreadable(.truncated) }
        return .picture(PhotoHeader(format: structure.format, width: size.width, height: size.height))
    }
}
