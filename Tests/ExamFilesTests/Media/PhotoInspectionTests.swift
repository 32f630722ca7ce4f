import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

/// What a file is, told by its bytes alone.
@Suite struct PhotoInspectionTests {
    private func look(_ bytes: [UInt8]) -> PhotoFinding { PhotoInspection.look(at: PhotoBytes(all: bytes)) }
    private func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static let formats: [(PhotoFormat, [UInt8])] = [
        (.jpeg, MadePhotos.jpeg()), (.jpeg, MadePhotos.jpeg(flags: 16384)), (.png, MadePhotos.png()),
        (.png, MadePhotos.png(deep: true)), (.webp, MadePhotos.webp()), (.webp, MadePhotos.webp(lossless: true)),
        (.webp, MadePhotos.animatedWebP()), (.heic, MadePhotos.heic()),
    ]

    @Test("The four formats are known by content, with their size") func formats() {
        for (format, bytes) in Self.formats {
            #expect(look(bytes) == .picture(PhotoHeader(format: format, width: 96, height: 64)), "\(format)")
        }
    }

    @Test("Cut at any place a photo is never a picture, and nothing is asked of bytes that are not there") func cut() {
        for (format, bytes) in Self.formats {
            let places = Array(0..<min(bytes.count, 400)) + stride(from: 400, to: bytes.count - 1, by: 37)
            for count in places {
                switch look(Array(bytes[..<count])) {
                case .picture: Issue.record("\(format) cut to \(count) of \(bytes.count)")
                case .unreadable, .refused: break
                }
            }
        }
    }

    @Test("Forty megapixels pass by the header, one row more does not, nor what no number holds") func pixels() {
        #expect(
            look(MadePhotos.pngHeader(8000, 5000)) == .picture(PhotoHeader(format: .png, width: 8000, height: 5000)))
        #expect(look(MadePhotos.pngHeader(8000, 5001)) == .refused(.tooManyPixels(width: 8000, height: 5001)))
        #expect(look(MadePhotos.pngHeader(30_000, 30_000)) == .refused(.tooManyPixels(width: 30_000, height: 30_000)))
        #expect(
            look(MadePhotos.jpegHeader(65_500, 65_500)) == .refused(.tooManyPixels(width: 65_500, height: 65_500)))
        #expect(
            look(MadePhotos.heicHeader(30_000, 20_000)) == .refused(.tooManyPixels(width: 30_000, height: 20_000)))
        let most = Int(UInt32.max)
        #expect(look(MadePhotos.pngHeader(.max, .max)) == .refused(.tooManyPixels(width: most, height: most)))
    }

    @Test("Twenty megabytes pass, a byte more does not") func size() throws {
        let folder = try OutputFolder()
        let photo = MadePhotos.jpeg()
        for (size, isRefused) in [(20_000_000, false), (20_000_001, true)] {
            _ = FileManager.default.createFile(
                atPath: folder.file("a.jpg"), contents: Data(photo + [UInt8](repeating: 0, count: size - photo.count)))
            let found = try PhotoInspection.look(at: folder.file("a.jpg"))
            #expect((found == .refused(.tooLarge(ByteSize(Int64(size))))) == isRefused)
        }
    }

    @Test("Made-up files are kept as evidence") func evidence() {
        for bytes in [
            [], text("photo of 1"), [0xFF, 0xD8, 0xFF, 0xD9], [0xFF, 0xD8], text("GIF89a"), text("<photo>"),
        ] {
            guard case .unreadable = look(bytes) else {
                Issue.record("\(bytes)")
                continue
            }
        }
        #expect(look(Array(MadePhotos.jpeg().dropLast(2))) == .unreadable(.truncated))
    }

    @Test("Other kinds of files are refused, whatever their name") func foreign() {
        let kinds: [(ForeignContent, [UInt8])] = [
            (.markup, text("<svg xmlns='http://www.w3.org/2000/svg'/>")), (.markup, text(" \n<!DOCTYPE html>")),
            (.markup, text("\u{FEFF}<?xml version='1.0'?><svg/>")), (.markup, text("<HTML>")), (.pdf, text("%PDF-1.7")),
            (.pdf, text(String(repeating: " ", count: 900) + "%PDF-1.7")), (.archive, text("PK\u{3}\u{4}")),
            (.program, text("#!/bin/sh\n")), (.program, [0x7F, 0x45, 0x4C, 0x46]),
            (.program, text("MZ") + [UInt8](repeating: 0, count: 64)), (.archive, [0x1F, 0x8B, 0x08]),
        ]
        for (kind, bytes) in kinds { #expect(look(bytes) == .refused(.foreign(kind)), "\(kind)") }
    }

    @Test("A photo that is something else as well is refused") func polyglots() {
        let photo = MadePhotos.jpeg()
        let inside: [(ForeignContent, [UInt8])] = [
            (.pdf, MadePhotos.jpeg(with: 0xFE, text("%PDF-1.4 1 0 obj"))),
            (.markup, MadePhotos.jpeg(with: 0xFE, text("--><SCRIPT>alert(1)</SCRIPT>"))),
            (.program, MadePhotos.jpeg(with: 0xE1, text("<?php system($_GET[0]);"))),
            (.archive, photo + text("PK\u{3}\u{4}…PK\u{5}\u{6}")), (.pdf, photo + text("\n%PDF-1.7")),
            (.markup, photo + text("<html><body>")), (.picture, photo + MadePhotos.png()),
            (.picture, photo + text("GIF89a")),
        ]
        for (kind, bytes) in inside { #expect(look(bytes) == .refused(.polyglot(.jpeg, kind)), "\(kind)") }
        #expect(look(MadePhotos.png() + text("PK\u{3}\u{4}")) == .refused(.polyglot(.png, .archive)))
        #expect(look(MadePhotos.webp() + text("<svg>")) == .refused(.polyglot(.webp, .markup)))
        #expect(look(MadePhotos.heic() + text("<script>")) == .refused(.polyglot(.heic, .markup)))
    }

    @Test("What honest phones append or note is no reason to refuse") func honest() {
        let photo = MadePhotos.jpeg()
        let film: [UInt8] = [0, 0, 0, 0x18] + text("ftypmp42") + [UInt8](repeating: 7, count: 5000)
        let packet = text("http://ns.adobe.com/xap/1.0/\0<?xpacket begin='' id=''?><x:xmpmeta/>")
        for bytes in [
            photo + photo, photo + film, photo + [0, 0, 0], MadePhotos.jpeg(with: 0xE1, packet),
            MadePhotos.jpeg(with: 0xE2, text("ICC_PROFILE\0") + [UInt8](repeating: 9, count: 65_000)),
        ] {
            #expect(look(bytes) == .picture(PhotoHeader(format: .jpeg, width: 96, height: 64)))
        }
    }

    @Test("Nothing that random changes make of a photo ends the program") func random() {
        var random = SystemRandomNumberGenerator()
        for (_, bytes) in Self.formats {
            for _ in 0..<300 {
                var changed = bytes
                for _ in 0..<Int.random(in: 1...12, using: &random) {
                    changed[Int.random(in: 0..<min(changed.count, 300), using: &random)] = UInt8.random(
                        in: 0...255, using: &random)
                }
                _ = look(changed)
            }
        }
    }
}
