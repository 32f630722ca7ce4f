import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

@Suite("A published text") struct PublishedTextTests {
    let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    private func path(_ bytes: [UInt8], _ name: String = "n.md") throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
        return folder.file(name)
    }

    @Test("is read in every encoding that it may come in")
    func encodings() throws {
        let text = "# 考试须知：视频考试\r\n- **录制次数**：最多录制 3 次。\r\n"
        #expect(try PublishedText.read(path(Array(text.utf8))) == text)
        #expect(try PublishedText.read(path([0xEF, 0xBB, 0xBF] + Array(text.utf8))) == text)
        let utf16: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try PublishedText.read(path(utf16)) == text)
        let long = String(repeating: text, count: 20)
        let chinese = try output(
            of: "/usr/bin/python3",
            ["-c", "import sys; sys.stdout.buffer.write(sys.argv[1].encode('gb18030').hex().encode())", long])
        let hex = Array(chinese.utf8)
        let bytes = stride(from: 0, to: hex.count - 1, by: 2).compactMap {
            UInt8(String(decoding: hex[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        #expect(try PublishedText.read(path(bytes)) == long)
    }

    @Test("that is none is refused with what to do")
    func refused() throws {
        let blobs: [[UInt8]] = [
            [], Array("\n \t\n".utf8), [0xEF, 0xBB, 0xBF], Array("%PDF-1.7\n".utf8), Array("PK\u{3}\u{4}".utf8),
            Array("<!DOCTYPE html><html></html>".utf8), (0...255).map { UInt8($0) },
            Array("考试".utf8) + [0xFF, 0xFE, 0x80],
        ]
        for bytes in blobs {
            let path = try path(bytes)
            #expect(throws: FaultyFile.self, "\(bytes.prefix(8))") { try PublishedText.read(path) }
        }
        let large = try path([UInt8](repeating: 0x41, count: Int(PublishedText.longest) + 1))
        #expect(throws: FaultyFile.self) { try PublishedText.read(large) }
        #expect(try failure(of: { _ = try PublishedText.read(folder.file("none.md")) })?.kind == .noInput)
        #expect(try failure(of: { _ = try PublishedText.read(folder.path) })?.kind == .noInput)
    }
}
