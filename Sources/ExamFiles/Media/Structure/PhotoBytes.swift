import ExamDomain
import Glibc

/// A photo's bytes, asked by position; what lies outside is nil, so that no length in a hostile file leads anywhere.
struct PhotoBytes {
    let all: [UInt8]

    var count: Int { all.count }

    func byte(_ at: Int) -> Int? {
        all.indices.contains(at) ? Int(all[at]) : nil
    }

    func big16(_ at: Int) -> Int? { number(at, 2, isBig: true) }
    func big32(_ at: Int) -> Int? { number(at, 4, isBig: true) }
    func little16(_ at: Int) -> Int? { number(at, 2, isBig: false) }
    func little24(_ at: Int) -> Int? { number(at, 3, isBig: false) }
    func little32(_ at: Int) -> Int? { number(at, 4, isBig: false) }

    private func number(_ at: Int, _ length: Int, isBig: Bool) -> Int? {
        guard at >= 0, at <= count - length else { return nil }
        let bytes = all[at..<(at + length)]
        return isBig
            ? bytes.reduce(0) { $0 << 8 | Int($1) } : bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    func holds(_ signature: String, at: Int) -> Bool { holds(Array(signature.utf8), at: at) }

    func holds(_ signature: [UInt8], at: Int) -> Bool {
        guard at >= 0, at <= count - signature.count else { return false }
        return all[at..<(at + signature.count)].elementsEqual(signature)
    }

    /// Four letters, as chunks and boxes are called.
    func name(_ at: Int) -> String? {
        guard at >= 0, at <= count - 4 else { return nil }
        return String(decoding: all[at..<(at + 4)], as: UTF8.self)
    }

    /// The next place of a byte, from `start` on.
    func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start >= 0, start < count else { return nil }
        return all.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), count - start) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }
}

/// How a photo's file is put together: what the header promises, and which bytes are no part of the picture.
struct PhotoStructure {
    let format: PhotoFormat
    /// In pixels, as stored; nil where the file does not say.
    var size: (width: Int, height: Int)?
    /// EXIF's, from 1 (upright) to 8.
    var orientation = 1
    /// False where the file ends before the picture does.
    var isComplete = false
    /// Where the picture ends and whatever follows begins.
    var end = 0
    /// Bytes that are not picture: notes, previews, colour tables and the like.
    var notes: [Range<Int>] = []

    init(_ format: PhotoFormat) {
        self.format = format
    }

    /// Nil where the file is none of the formats.
    static func of(_ bytes: PhotoBytes) -> PhotoStructure? {
        JPEGStructure.read(bytes) ?? PNGStructure.read(bytes) ?? WebPStructure.read(bytes) ?? HEICStructure.read(bytes)
    }

    /// The largest of several sizes that a file names.
    mutating func take(_ width: Int?, _ height: Int?) {
        guard let width, let height, width > 0, height > 0 else { return }
        if PhotoStructure.area(width, height) > pixels { size = (width, height) }
    }

    /// 0 where the file does not say.
    var pixels: Int { size.map { PhotoStructure.area($0.width, $0.height) } ?? 0 }

    /// NB: two hostile numbers of 32 bits do not fit, multiplied.
    private static func area(_ width: Int, _ height: Int) -> Int {
        let (area, overflow) = width.multipliedReportingOverflow(by: height)
        return overflow ? Int.max : area
    }
}
