import CPictures

/// PNG by libpng, through its simplified interface: any depth and colour type becomes eight bits a colour.
enum PNGPicture {
    /// - Throws: `PhotoDecoder.Broken`.
    static func decode(_ bytes: [UInt8]) throws -> Raster {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        return try bytes.withUnsafeBytes { source in
            guard png_image_begin_read_from_memory(&image, source.baseAddress, source.count) != 0 else {
                throw PhotoDecoder.Broken()
            }
            try PhotoDecoder.demandSize(Int(image.width), Int(image.height))
            image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
            return try Raster(width: Int(image.width), height: Int(image.height)) { target in
                // What is transparent is seen on white.
                var paper = png_color(red: 255, green: 255, blue: 255)
                guard png_image_finish_read(&image, &paper, target.baseAddress, 0, nil) != 0 else {
                    throw PhotoDecoder.Broken()
                }
            }
        }
    }
}
