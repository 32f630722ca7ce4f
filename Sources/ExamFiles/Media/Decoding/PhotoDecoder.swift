import ExamDomain

/// Decodes a photo with the library of its format. Called in the child process alone.
enum PhotoDecoder {
    /// A picture that cannot be decoded.
    struct Broken: Error {}

    /// The picture, upright.
    ///
    /// - Throws: `Broken`.
    static func decode(_ bytes: [UInt8]) throws -> Raster {
        guard let structure = PhotoStructure.of(PhotoBytes(all: bytes)),
            (1...PhotoLimits.pixels).contains(structure.pixels)
        else { throw Broken() }
        return switch structure.format {
        case .jpeg: try JPEGPicture.decode(bytes).upright(from: structure.orientation)
        case .png: try PNGPicture.decode(bytes).upright(from: structure.orientation)
        case .webp: try WebPPicture.decode(bytes).upright(from: structure.orientation)
        // libheif turns the picture itself, by the file's own boxes; EXIF's word does not count there.
        case .heic: try HEICPicture.decode(bytes)
        }
    }

    /// The library's own word on the size must be the header's, or what was checked is not what is decoded.
    static func demandSize(_ width: Int, _ height: Int) throws {
        guard width > 0, height > 0, width <= PhotoLimits.pixels / height else { throw Broken() }
    }
}
