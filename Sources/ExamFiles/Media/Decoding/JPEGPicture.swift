import CPictures

/// JPEG in and out, by libjpeg-turbo.
enum JPEGPicture {
    /// Of the review copies: what is lost cannot be seen, and small print on a certificate stays readable.
    private static let quality: Int32 = 90

    /// - Throws: `PhotoDecoder.Broken`.
    static func decode(_ bytes: [UInt8]) throws -> Raster {
        guard let decoder = tjInitDecompress() else { throw PhotoDecoder.Broken() }
        defer { tjDestroy(decoder) }
        var (width, height, sampling, colours) = (Int32(0), Int32(0), Int32(0), Int32(0))
        guard
            tjDecompressHeader3(decoder, bytes, UInt(bytes.count), &width, &height, &sampling, &colours) == 0
        else { throw PhotoDecoder.Broken() }
        try PhotoDecoder.demandSize(Int(width), Int(height))
        let isPrint = colours == TJCS_CMYK.intValue || colours == TJCS_YCCK.intValue
        func decompress(_ target: UnsafeMutableBufferPointer<UInt8>, _ format: TJPF) throws {
            // A file with hundreds of scans is made to waste time.
            let status = tjDecompress2(
                decoder, bytes, UInt(bytes.count), target.baseAddress, width, 0, height, format.intValue,
                Int32(TJFLAG_LIMITSCANS))
            // A warning is what many honest cameras cause.
            guard status == 0 || tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue) else {
                throw PhotoDecoder.Broken()
            }
        }
        guard isPrint else {
            return try Raster(width: Int(width), height: Int(height)) { try decompress($0, TJPF_RGB) }
        }
        let ink = try [UInt8](unsafeUninitializedCapacity: Int(width) * Int(height) * 4) { buffer, filled in
            try decompress(buffer, TJPF_CMYK)
            filled = Int(width) * Int(height) * 4
        }
        return try Raster(width: Int(width), height: Int(height)) { light(of: ink, into: $0) }
    }

    /// Adobe's four inks are stored as what is left of the light.
    private static func light(of ink: [UInt8], into target: UnsafeMutableBufferPointer<UInt8>) {
        ink.withUnsafeBufferPointer { ink in
            for pixel in 0..<(ink.count / 4) {
                let key = Int(ink[pixel * 4 + 3])
                for colour in 0..<3 { target[pixel * 3 + colour] = UInt8(Int(ink[pixel * 4 + colour]) * key / 255) }
            }
        }
    }

    /// A plain JPEG without any notes, given to `receive` whole.
    ///
    /// - Throws: `PhotoDecoder.Broken`; what `receive` throws.
    static func encode(_ raster: Raster, _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let encoder = tjInitCompress() else { throw PhotoDecoder.Broken() }
        defer { tjDestroy(encoder) }
        var written: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        defer { tjFree(written) }
        let status = tjCompress2(
            encoder, raster.pixels, Int32(raster.width), 0, Int32(raster.height), TJPF_RGB.intValue, &written, &size,
            Int32(TJSAMP_444.rawValue), quality, 0)
        guard status == 0 else { throw PhotoDecoder.Broken() }
        try receive(UnsafeRawBufferPointer(start: written, count: Int(size)))
    }
}

extension TJPF {
    fileprivate var intValue: Int32 { Int32(rawValue) }
}

extension TJCS {
    fileprivate var intValue: Int32 { Int32(rawValue) }
}
