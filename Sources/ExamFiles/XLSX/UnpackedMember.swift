import CXlsxReader

/// A member of a workbook, unpacked as it is read, without the checksum that libzip would make of it: for what is compared
/// byte by byte that proves nothing more, and a large sheet has a thousand million bytes.
final class UnpackedMember {
    private let file: OpaquePointer
    /// NB: zlib remembers where it lies.
    private let stream: UnsafeMutablePointer<z_stream>
    private let packed: UnsafeMutableRawBufferPointer
    private var isOver = false

    /// Nil where the archive has no such member, or it is not packed by zlib.
    init?(_ number: zip_uint64_t, of archive: OpaquePointer) {
        var status = zip_stat_t()
        guard zip_stat_index(archive, number, 0, &status) == 0, status.comp_method == ZIP_CM_DEFLATE,
            let file = zip_fopen_index(archive, number, zip_flags_t(ZIP_FL_COMPRESSED))
        else { return nil }
        self.file = file
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        packed = .allocate(byteCount: 1 << 15, alignment: 16)
        // Below 0: neither a head nor a checksum of zlib's own.
        let outcome = inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard outcome == Z_OK else { return nil }
    }

    deinit {
        inflateEnd(stream)
        zip_fclose(file)
        stream.deallocate()
        packed.deallocate()
    }

    /// Reads the next bytes, as many as there are and fit in; 0 at the end. Nil where the member is damaged.
    func read(into piece: UnsafeMutableRawBufferPointer) -> Int? {
        stream.pointee.next_out = piece.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.pointee.avail_out = uInt(piece.count)
        while !isOver, stream.pointee.avail_out > 0 {
            if stream.pointee.avail_in == 0 {
                let count = zip_fread(file, packed.baseAddress, zip_uint64_t(packed.count))
                guard count > 0 else { return nil }
                stream.pointee.next_in = packed.baseAddress?.assumingMemoryBound(to: Bytef.self)
                stream.pointee.avail_in = uInt(count)
            }
            switch inflate(stream, Z_NO_FLUSH) {
            case Z_OK: break
            case Z_STREAM_END: isOver = true
            default: return nil
            }
        }
        return piece.count - Int(stream.pointee.avail_out)
    }
}
