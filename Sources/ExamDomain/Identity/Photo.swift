/// The formats that an identity photo may have, told by its content and never by its name.
package enum PhotoFormat: String, Hashable, Sendable, CaseIterable {
    case jpeg, png, webp, heic
}

/// What a photo's first bytes promise, before anything is decoded.
package struct PhotoHeader: Hashable, Sendable {
    package let format: PhotoFormat
    /// In pixels, as stored: the picture may be turned.
    package let width: Int
    package let height: Int

    package init(format: PhotoFormat, width: Int, height: Int) {
        self.format = format
        self.width = width
        self.height = height
    }
}

/// How large a photo may be.
package enum PhotoLimits {
    package static let size = ByteSize(20_000_000)
    package static let pixels = 40_000_000
}

/// What a file turns out to be that was sent as an identity photo.
package enum PhotoFinding: Hashable, Sendable {
    /// One of the formats, within the limits.
    case picture(PhotoHeader)
    /// Harmless, and nothing to see: kept as evidence under its digest, without a review copy.
    case unreadable(PhotoDefect)
    /// Not kept at all.
    case refused(PhotoRefusal)
}

/// Why there is nothing to see in a file that was sent as a photo.
package enum PhotoDefect: String, Hashable, Sendable, CaseIterable {
    /// None of the formats.
    case unrecognised
    /// It ends before the picture does.
    case truncated
    /// One of the formats by its first bytes; the rest does not hold together, or costs more memory or time than a
    /// photo may.
    case broken
    /// The file is not in the vault. Never kept: it may come back.
    case missing
    /// Deleted when its time was over. Never kept: the journal says so.
    case purged

    package var told: Phrase {
        switch self {
        case .unrecognised:
            Phrase(zh: "不是 JPEG、PNG、WebP 或 HEIC 照片", en: "no JPEG, PNG, WebP or HEIC photo")
        case .truncated: Phrase(zh: "照片文件不完整", en: "the photo's file is cut short")
        case .broken: Phrase(zh: "照片文件已损坏，无法解码", en: "the photo's file is broken and cannot be decoded")
        case .missing: Phrase(zh: "照片文件不见了", en: "the photo's file is missing")
        case .purged: Phrase(zh: "照片已按保存期限删除", en: "the photo was deleted when its time was over")
        }
    }
}

/// Why a file is not taken as a photo: what it is, and what to send instead.
package enum PhotoRefusal: Hashable, Sendable {
    case tooLarge(ByteSize)
    case tooManyPixels(width: Int, height: Int)
    /// Another kind of file, whatever its name says.
    case foreign(ForeignContent)
    /// A photo that is something else as well.
    case polyglot(PhotoFormat, ForeignContent)

    /// - Parameter name: the file's, as the activity file calls it.
    package func told(_ name: String) -> Phrase {
        let wanted = Phrase(
            zh: "请让考生重新拍摄，或另存为 JPEG 后再传", en: "ask for a new photo, or send it saved anew as JPEG")
        let (zh, en): (String, String) =
            switch self {
            case .tooLarge(let size):
                ("有 \(size.told)，超过 \(PhotoLimits.size.told)", "has \(size.told), more than \(PhotoLimits.size.told)")
            case .tooManyPixels(let width, let height):
                (
                    "有 \(width)×\(height) 像素，超过 4000 万像素", "has \(width)×\(height) pixels, more than 40 megapixels"
                )
            case .foreign(let content):
                (
                    "不是照片，而是\(content.told.zh.afterHan)",
                    "is no photo but \(content.told.en)"
                )
            case .polyglot(let format, let content):
                (
                    "是 \(format.rawValue.uppercased()) 照片，里面却藏有\(content.told.zh)",
                    "is a \(format.rawValue.uppercased()) photo with \(content.told.en) inside"
                )
            }
        return Phrase(zh: "“\(name)”\(zh)；\(wanted.zh)", en: "“\(name)” \(en); \(wanted.en)")
    }
}

/// Kinds of files that a photo must not be, nor carry along.
package enum ForeignContent: String, Hashable, Sendable, CaseIterable {
    case markup, pdf, archive, program, office, picture

    package var told: Phrase {
        switch self {
        case .markup: Phrase(zh: "网页或 SVG", en: "a web page or SVG")
        case .pdf: Phrase(zh: "PDF", en: "a PDF")
        case .archive: Phrase(zh: "压缩包", en: "an archive")
        case .program: Phrase(zh: "程序或脚本", en: "a program or script")
        case .office: Phrase(zh: "Office 文档", en: "an Office document")
        case .picture: Phrase(zh: "另一种格式的图片", en: "a picture of another format")
        }
    }
}
