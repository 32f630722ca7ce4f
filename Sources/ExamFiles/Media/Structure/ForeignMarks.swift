import ExamDomain

/// Finds what a photo must not be, by the marks that other programs would know it by.
enum ForeignMarks {
    /// What the whole file is, whatever its name says; nil where it is nothing of the kind.
    static func kind(of bytes: PhotoBytes) -> ForeignContent? {
        if isPDF(bytes) { return .pdf }
        if let known = starts.first(where: { bytes.holds($0.0, at: 0) }) { return known.1 }
        // A Windows program: the zeros tell it from a text that begins with these letters.
        if bytes.holds("MZ", at: 0), bytes.all.prefix(64).contains(0) { return .program }
        let blank = bytes.all.prefix(1024).prefix { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.count
        let text = blank..<min(bytes.count, blank + 16)
        return find(
            markup + [("<?xml", .markup), ("<head", .markup), ("<body", .markup)], in: text, of: bytes, within: 1)
    }

    /// Readers of PDF look for its mark in the first 1024 bytes.
    private static func isPDF(_ bytes: PhotoBytes) -> Bool {
        find([("%PDF-", .pdf)], in: 0..<min(bytes.count, 1024), of: bytes) != nil
    }

    /// What hides in a photo's notes, or follows the picture.
    static func hidden(in structure: PhotoStructure, of bytes: PhotoBytes) -> ForeignContent? {
        if isPDF(bytes) { return .pdf }
        for note in structure.notes {
            if let found = find(markup + carried, in: note, of: bytes) { return found }
        }
        guard structure.end < bytes.count else { return nil }
        return find(markup + carried + following, in: structure.end..<bytes.count, of: bytes)
    }

    private static let starts: [([UInt8], ForeignContent)] = [
        (Array("PK\u{3}\u{4}".utf8), .archive), (Array("PK\u{5}\u{6}".utf8), .archive), ([0x1F, 0x8B, 0x08], .archive),
        (Array("Rar!\u{1A}\u{7}".utf8), .archive), (Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], .archive),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive), (Array("BZh".utf8), .archive),
        ([0x7F, 0x45, 0x4C, 0x46], .program), ([0xCF, 0xFA, 0xED, 0xFE], .program),
        ([0xCA, 0xFE, 0xBA, 0xBE], .program), (Array("#!".utf8), .program), (Array("<?php".utf8), .program),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .office), (Array("{\\rtf".utf8), .office),
    ]

    private typealias Mark = (text: String, content: ForeignContent)

    private static let markup: [Mark] = [
        ("<html", .markup), ("<!doctype", .markup), ("<script", .markup), ("<svg", .markup), ("<?php", .program),
    ]
    private static let carried: [Mark] = [
        ("%PDF-", .pdf), ("PK\u{3}\u{4}", .archive), ("PK\u{5}\u{6}", .archive),
    ]
    /// Phones append films and further JPEGs; these they do not.
    private static let following: [Mark] = [
        ("Rar!\u{1A}\u{7}", .archive), ("7z\u{BC}\u{AF}\u{27}\u{1C}", .archive), ("\u{7F}ELF", .program),
        ("GIF89a", .picture), ("GIF87a", .picture), ("\u{89}PNG\r\n\u{1A}\n", .picture),
    ]

    /// The first of the marks, letters in either case.
    ///
    /// - Parameter places: looks only at so many places from the range's start.
    private static func find(
        _ marks: [Mark], in range: Range<Int>, of bytes: PhotoBytes, within places: Int = .max
    ) -> ForeignContent? {
        // One mark's scalars are one byte each (Latin-1).
        let sought = marks.map {
            (bytes: $0.text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, $0.content)
        }
        let firsts = Set(sought.compactMap(\.bytes.first))
        let last = places < range.count ? range.lowerBound + places : range.upperBound
        return bytes.all.withUnsafeBytes { all in
            for first in firsts {
                var at = range.lowerBound
                while at < last {
                    guard let place = bytes.find(first, from: at), place < last else { break }
                    for (mark, content) in sought where mark.first == first && place + mark.count <= range.upperBound {
                        if mark.indices.allSatisfy({ lower(all[place + $0]) == lower(mark[$0]) }) { return content }
                    }
                    at = place + 1
                }
            }
            return nil
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
