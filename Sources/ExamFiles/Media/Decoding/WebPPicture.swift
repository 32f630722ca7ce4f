import CPictures

/// WebP by libwebp; of an animation the first picture.
enum WebPPicture {
    /// - Throws: `PhotoDecoder.Broken`.
    static func decode(_ bytes: [UInt8]) throws -> Raster {
        var features = WebPBitstreamFeatures()
        guard WebPGetFeatures(bytes, bytes.count, &features) == VP8_STATUS_OK else { throw PhotoDecoder.Broken() }
        guard features.has_animation != 0 else { return try decodeStill(bytes, bytes.count) }
        return try bytes.withUnsafeBufferPointer { source in
            var data = WebPData(bytes: source.baseAddress, size: source.count)
            guard let film = WebPDemux(&data) else { throw PhotoDecoder.Broken() }
            defer { WebPDemuxDelete(film) }
            var frame = WebPIterator()
            guard WebPDemuxGetFrame(film, 1, &frame) != 0 else { throw PhotoDecoder.Broken() }
            defer { WebPDemuxReleaseIterator(&frame) }
            guard let first = frame.fragment.bytes else { throw PhotoDecoder.Broken() }
            return try decodeStill(first, frame.fragment.size)
        }
    }

    private static func decodeStill(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws -> Raster {
        var (width, height) = (Int32(0), Int32(0))
        guard WebPGetInfo(bytes, count, &width, &height) != 0 else { throw PhotoDecoder.Broken() }
        try PhotoDecoder.demandSize(Int(width), Int(height))
        return try Raster(width: Int(width), height: Int(height)) { target in
            guard WebPDecodeRGBInto(bytes, count, target.baseAddress, target.count, width * 3) != nil else {
                throw PhotoDecoder.Broken()
            }
        }
    }
}
