import CPictures
import Foundation

@testable import ExamFiles

/// Pictures made by the libraries that will read them, and by hand where no library would make such a thing.
enum MadePhotos {
    /// Quarters: red and green above, blue and white below.
    static func quarters(_ width: Int = 96, _ height: Int = 64) -> Raster {
        let colours: [[UInt8]] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
        return picture(width, height) { column, row in
            colours[(row < height / 2 ? 0 : 2) + (column < width / 2 ? 0 : 1)]
        }
    }

    /// Smooth and lively, as a photo is.
    static func scene(_ width: Int = 320, _ height: Int = 240, seed: Double = 1) -> Raster {
        picture(width, height) { column, row in
            let (x, y) = (Double(column) / Double(width), Double(row) / Double(height))
            let light = 127 + 60 * sin(seed * 7 * x + 3 * y) + 55 * cos(seed * 4 * y - 5 * x * seed)
            return [UInt8(light), UInt8(light * 0.8), UInt8(255 - light)]
        }
    }

    static func picture(_ width: Int, _ height: Int, _ colour: (Int, Int) -> [UInt8]) -> Raster {
        var pixels: [UInt8] = []
        for row in 0..<height { for column in 0..<width { pixels += colour(column, row) } }
        return try! Raster(width: width, height: height) { _ = $0.update(from: pixels) }
    }

    static func jpeg(
        _ raster: Raster = quarters(), format: TJPF = TJPF_RGB, quality: Int32 = 90, flags: Int32 = 0
    ) -> [UInt8] {
        let encoder = tjInitCompress()
        defer { tjDestroy(encoder) }
        var written: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        defer { tjFree(written) }
        let isPrint = format == TJPF_CMYK
        tjCompress2(
            encoder, raster.pixels, Int32(isPrint ? raster.width * 3 / 4 : raster.width), 0, Int32(raster.height),
            Int32(format.rawValue), &written, &size, Int32(TJSAMP_444.rawValue), quality, flags)
        return Array(UnsafeBufferPointer(start: written, count: Int(size)))
    }

    /// A segment put behind the beginning of a JPEG.
    static func jpeg(with marker: UInt8, _ data: [UInt8], in jpeg: [UInt8] = jpeg()) -> [UInt8] {
        let length = data.count + 2
        return Array(jpeg[..<2]) + [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + data + jpeg[2...]
    }

    static func exif(_ orientation: UInt8) -> [UInt8] {
        Array("Exif\0\0MM\0\u{2A}\0\0\0\u{8}\0\u{1}\u{1}\u{12}\0\u{3}\0\0\0\u{1}\0".utf8)
            + [orientation, 0, 0, 0, 0, 0, 0]
    }

    /// - Parameter deep: sixteen bits a colour.
    static func png(_ raster: Raster = quarters(), deep: Bool = false) -> [UInt8] {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        image.width = UInt32(raster.width)
        image.height = UInt32(raster.height)
        image.format = UInt32(PNG_FORMAT_FLAG_COLOR) | (deep ? UInt32(PNG_FORMAT_FLAG_LINEAR) : 0)
        let deepPixels = raster.pixels.map { UInt16($0) * 257 }
        var size = raster.pixels.count * 4 + 4096
        var bytes = [UInt8](repeating: 0, count: size)
        _ =
            deep
            ? png_image_write_to_memory(&image, &bytes, &size, 0, deepPixels, 0, nil)
            : png_image_write_to_memory(&image, &bytes, &size, 0, raster.pixels, 0, nil)
        return Array(bytes.prefix(size))
    }

    static func webp(_ raster: Raster = quarters(), lossless: Bool = false) -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let (width, height) = (Int32(raster.width), Int32(raster.height))
        let size =
            lossless
            ? WebPEncodeLosslessRGB(raster.pixels, width, height, width * 3, &output)
            : WebPEncodeRGB(raster.pixels, width, height, width * 3, 90, &output)
        defer { WebPFree(output) }
        return Array(UnsafeBufferPointer(start: output, count: size))
    }

    /// Two pictures, one after the other.
    static func animatedWebP() -> [UInt8] {
        func little(_ number: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(number >> ($0 * 8) & 0xFF) } }
        func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
            Array(name.utf8) + little(data.count, 4) + data + (data.count % 2 == 1 ? [0] : [])
        }
        let still = Array(webp()[12...])
        let frame = little(0, 6) + little(95, 3) + little(63, 3) + little(100, 3) + [0] + still
        let chunks =
            chunk("VP8X", [2, 0, 0, 0] + little(95, 3) + little(63, 3)) + chunk("ANIM", [0, 0, 0, 0, 0, 0])
            + chunk("ANMF", frame) + chunk("ANMF", frame)
        return Array("RIFF".utf8) + little(chunks.count + 4, 4) + Array("WEBP".utf8) + chunks
    }

    static func heic(_ raster: Raster = quarters()) -> [UInt8] {
        let path = NSTemporaryDirectory() + "/made-\(UUID().uuidString).heic"
        defer { unlink(path) }
        let context = heif_context_alloc()
        defer { heif_context_free(context) }
        var encoder: OpaquePointer?
        guard heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code == heif_error_Ok else {
            return []
        }
        defer { heif_encoder_release(encoder) }
        var image: OpaquePointer?
        let (width, height) = (Int32(raster.width), Int32(raster.height))
        _ = heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image)
        defer { heif_image_release(image) }
        _ = heif_image_add_plane(image, heif_channel_interleaved, width, height, 8)
        var stride: Int32 = 0
        guard let rows = heif_image_get_plane(image, heif_channel_interleaved, &stride) else { return [] }
        for row in 0..<raster.height {
            raster.pixels.withUnsafeBytes { pixels in
                _ = memcpy(rows + row * Int(stride), pixels.baseAddress! + row * raster.width * 3, raster.width * 3)
            }
        }
        _ = heif_context_encode_image(context, image, encoder, nil, nil)
        _ = heif_context_write_to_file(context, path)
        return [UInt8](FileManager.default.contents(atPath: path) ?? Data())
    }

    // MARK: - Headers that promise too much

    static func pngHeader(_ width: UInt32, _ height: UInt32) -> [UInt8] {
        func big(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - $0 * 8) & 0xFF) } }
        var bytes = png()
        bytes.replaceSubrange(16..<24, with: big(width) + big(height))
        return bytes
    }

    /// - Parameter heicHeader: `ftyp` and `meta` with an `ispe`, and no picture.
    static func heicHeader(_ width: UInt32, _ height: UInt32) -> [UInt8] {
        func big(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - $0 * 8) & 0xFF) } }
        func box(_ name: String, _ data: [UInt8]) -> [UInt8] { big(UInt32(data.count + 8)) + Array(name.utf8) + data }
        let sizes = box("iprp", box("ipco", box("ispe", big(0) + big(width) + big(height))))
        return box("ftyp", Array("heic".utf8) + big(0) + Array("mif1heic".utf8)) + box("meta", big(0) + sizes)
    }

    static func jpegHeader(_ width: UInt16, _ height: UInt16) -> [UInt8] {
        var bytes = jpeg()
        guard let frame = bytes.indices.first(where: { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 }) else { return [] }
        bytes.replaceSubrange(
            (frame + 5)..<(frame + 9),
            with: [UInt8(height >> 8), UInt8(height & 0xFF), UInt8(width >> 8), UInt8(width & 0xFF)])
        return bytes
    }
}
