import CPictures
import Glibc

/// HEIC by libheif, loaded when a photo needs it: with its four codecs it would make every command start 5 ms later.
enum HEICPicture {
    /// Whether libheif can be loaded here.
    static var isAvailable: Bool { Library() != nil }

    /// - Throws: `PhotoDecoder.Broken`.
    static func decode(_ bytes: [UInt8]) throws -> Raster {
        guard let library = Library() else { throw PhotoDecoder.Broken() }
        return try bytes.withUnsafeBytes { try library.decode($0) }
    }

    /// Before the process may no longer open files.
    static func prepare() { _ = Library() }

    private struct Library {
        typealias Handle = OpaquePointer
        let allocate: @convention(c) () -> Handle?
        let free: @convention(c) (Handle?) -> Void
        let setThreads: @convention(c) (Handle?, Int32) -> Void
        let read: @convention(c) (Handle?, UnsafeRawPointer?, Int, OpaquePointer?) -> heif_error
        let primary: @convention(c) (Handle?, UnsafeMutablePointer<Handle?>?) -> heif_error
        let releasePrimary: @convention(c) (Handle?) -> Void
        let decodeImage:
            @convention(c) (Handle?, UnsafeMutablePointer<Handle?>?, heif_colorspace, heif_chroma, OpaquePointer?) ->
                heif_error
        let releaseImage: @convention(c) (Handle?) -> Void
        let width: @convention(c) (Handle?, heif_channel) -> Int32
        let height: @convention(c) (Handle?, heif_channel) -> Int32
        let plane: @convention(c) (Handle?, heif_channel, UnsafeMutablePointer<Int32>?) -> UnsafePointer<UInt8>?

        /// Nil where libheif is not installed, or is another than expected. It stays loaded.
        init?() {
            guard let library = dlopen("libheif.so.1", RTLD_NOW | RTLD_LOCAL) else { return nil }
            func find<Function>(_ name: String, _: Function.Type = Function.self) -> Function? {
                dlsym(library, name).map { unsafeBitCast($0, to: Function.self) }
            }
            guard let allocate: @convention(c) () -> Handle? = find("heif_context_alloc"),
                let free: @convention(c) (Handle?) -> Void = find("heif_context_free"),
                let setThreads: @convention(c) (Handle?, Int32) -> Void =
                    find("heif_context_set_max_decoding_threads"),
                let read: @convention(c) (Handle?, UnsafeRawPointer?, Int, OpaquePointer?) -> heif_error =
                    find("heif_context_read_from_memory_without_copy"),
                let primary: @convention(c) (Handle?, UnsafeMutablePointer<Handle?>?) -> heif_error =
                    find("heif_context_get_primary_image_handle"),
                let releasePrimary: @convention(c) (Handle?) -> Void = find("heif_image_handle_release"),
                let decodeImage:
                    @convention(c) (
                        Handle?, UnsafeMutablePointer<Handle?>?, heif_colorspace, heif_chroma, OpaquePointer?
                    ) -> heif_error = find("heif_decode_image"),
                let releaseImage: @convention(c) (Handle?) -> Void = find("heif_image_release"),
                let width: @convention(c) (Handle?, heif_channel) -> Int32 = find("heif_image_get_width"),
                let height: @convention(c) (Handle?, heif_channel) -> Int32 = find("heif_image_get_height"),
                let plane: @convention(c) (Handle?, heif_channel, UnsafeMutablePointer<Int32>?) -> UnsafePointer<UInt8>?
                =
                    find("heif_image_get_plane_readonly")
            else { return nil }
            (self.allocate, self.free, self.setThreads, self.read) = (allocate, free, setThreads, read)
            (self.primary, self.releasePrimary) = (primary, releasePrimary)
            (self.decodeImage, self.releaseImage) = (decodeImage, releaseImage)
            (self.width, self.height, self.plane) = (width, height, plane)
        }

        func decode(_ bytes: UnsafeRawBufferPointer) throws -> Raster {
            guard let context = allocate() else { throw PhotoDecoder.Broken() }
            defer { free(context) }
            setThreads(context, 0)
            try demand(read(context, bytes.baseAddress, bytes.count, nil))
            var handle: Handle?
            try demand(primary(context, &handle))
            defer { releasePrimary(handle) }
            var image: Handle?
            try demand(decodeImage(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nil))
            defer { releaseImage(image) }
            let (wide, high) = (
                Int(width(image, heif_channel_interleaved)), Int(height(image, heif_channel_interleaved))
            )
            try PhotoDecoder.demandSize(wide, high)
            var stride: Int32 = 0
            guard let rows = plane(image, heif_channel_interleaved, &stride), Int(stride) >= wide * 3 else {
                throw PhotoDecoder.Broken()
            }
            return try Raster(width: wide, height: high) { target in
                guard let start = target.baseAddress else { return }
                for row in 0..<high { memcpy(start + row * wide * 3, rows + row * Int(stride), wide * 3) }
            }
        }

        private func demand(_ error: heif_error) throws {
            guard error.code == heif_error_Ok else { throw PhotoDecoder.Broken() }
        }
    }
}
