import CPictures
import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

/// Photos decoded in child processes of the built program: what becomes of good ones, and that a hostile one costs its child
/// alone.
@Suite struct ReviewCopyMakerTests {
    private let folder: OutputFolder

    init() throws {
        folder = try OutputFolder()
    }

    /// The program beside the test bundle.
    static let program: String = {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [beside, Bundle.main.bundleURL, beside.appendingPathComponent("../../..")]
        return places.map { $0.appendingPathComponent("examctl").standardizedFileURL.path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "examctl"
    }()

    private func make(
        _ bytes: [UInt8], _ change: (inout ReviewCopyMaker.Limits) -> Void = { _ in }
    ) throws -> (outcome: ReviewCopyMaker.Outcome, copy: [UInt8]) {
        var limits = ReviewCopyMaker.Limits()
        change(&limits)
        _ = FileManager.default.createFile(atPath: folder.file("photo"), contents: Data(bytes))
        let descriptor = open(folder.file("copy"), O_RDWR | O_CREAT | O_TRUNC, 0o600)
        defer { close(descriptor) }
        let outcome = try ReviewCopyMaker(program: Self.program, limits: limits).makeCopy(
            of: folder.file("photo"), into: descriptor)
        return (outcome, [UInt8](try folder.bytes("copy")))
    }

    /// r, g, b or w at the corners: upper left, upper right, lower left, lower right.
    private func corners(_ jpeg: [UInt8]) throws -> String {
        let raster = try JPEGPicture.decode(jpeg)
        let (right, low) = (raster.width - 4, raster.height - 4)
        return [(3, 3), (right, 3), (3, low), (right, low)].map { column, row in
            let at = (row * raster.width + column) * 3
            let (red, green, blue) = (raster.pixels[at] > 128, raster.pixels[at + 1] > 128, raster.pixels[at + 2] > 128)
            return red && green ? "w" : red ? "r" : green ? "g" : blue ? "b" : "?"
        }.joined()
    }

    @Test("Every format becomes a plain JPEG of the same picture") func formats() throws {
        for bytes in [
            MadePhotos.jpeg(), MadePhotos.jpeg(flags: 16384), MadePhotos.png(), MadePhotos.png(deep: true),
            MadePhotos.webp(), MadePhotos.webp(lossless: true), MadePhotos.animatedWebP(), MadePhotos.heic(),
        ] {
            let (outcome, copy) = try make(bytes)
            guard case .made(96, 64, .some) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(try corners(copy) == "rgbw")
        }
    }

    @Test("A picture for print is seen in its colours") func print() throws {
        // Ink as what is left of the light, four bytes a pixel: red, then green.
        let inks = MadePhotos.picture(128, 64) { at, row in
            let place = (at * 3) % 4
            return (0..<3).map { offset in
                let channel = (place + offset) % 4
                let pixel = (at * 3 + offset) / 4
                return channel == 3 ? 255 : channel == (pixel < 48 ? 0 : 1) ? 255 : 0
            }
        }
        let (outcome, copy) = try make(MadePhotos.jpeg(inks, format: TJPF_CMYK))
        guard case .made(96, 64, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try corners(copy) == "rgrg")
    }

    /// Where the stored corners a b c d belong, by EXIF's own words for its eight values.
    @Test(
        "Turned upright by each of EXIF's orientations",
        arguments: zip(1...8 as ClosedRange<UInt8>, ["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"]))
    func orientation(_ value: UInt8, _ expected: String) throws {
        let (outcome, copy) = try make(MadePhotos.jpeg(with: 0xE1, MadePhotos.exif(value)))
        guard case .made(let width, let height, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect((width, height) == (value < 5 ? (96, 64) : (64, 96)))
        #expect(try corners(copy) == expected)
    }

    @Test("Nothing of what the original says about place and device is in the copy") func notes() throws {
        let telling = MadePhotos.exif(1) + Array("Huawei P60 N31.2304 E121.4737".utf8)
        let comment = MadePhotos.jpeg(with: 0xFE, Array("taken at home".utf8))
        let (_, copy) = try make(MadePhotos.jpeg(with: 0xE1, telling, in: comment))
        let structure = try #require(PhotoStructure.of(PhotoBytes(all: copy)))
        #expect(structure.isComplete)
        // The one note is JFIF's own.
        #expect(structure.notes.count == 1)
        let text = String(decoding: copy, as: UTF8.self)
        for word in ["Huawei", "121.4737", "home", "Exif"] { #expect(!text.contains(word)) }
    }

    @Test("Saved anew and smaller it looks the same; another scene does not; a white sheet looks like nothing")
    func nearness() throws {
        func hash(_ bytes: [UInt8]) throws -> NearHash? {
            guard case .made(_, _, let hash) = try make(bytes).outcome else { return nil }
            return hash
        }
        let scene = MadePhotos.scene()
        let first = try #require(try hash(MadePhotos.jpeg(scene)))
        for other in [
            MadePhotos.jpeg(scene, quality: 30), MadePhotos.webp(scene),
            MadePhotos.png(try scene.fitting(width: 160, height: 120)),
        ] {
            #expect(try #require(try hash(other)).isNear(first))
        }
        #expect(try #require(try hash(MadePhotos.jpeg(MadePhotos.scene(seed: 2)))).isNear(first) == false)
        #expect(try hash(MadePhotos.jpeg(MadePhotos.picture(200, 200) { _, _ in [250, 250, 250] })) == nil)
    }

    @Test("Broken pictures are unreadable, not a failure of ours") func broken() throws {
        let photo = MadePhotos.jpeg()
        var scrambled = photo
        for index in 20..<80 { scrambled[index] = 0x55 }
        let files: [[UInt8]] = [
            [], Array(photo.dropLast(50)), scrambled, MadePhotos.pngHeader(8000, 5000), MadePhotos.heicHeader(100, 100),
            Array("RIFF\u{10}\0\0\0WEBPVP8X".utf8), MadePhotos.jpegHeader(65_500, 65_500),
        ]
        for bytes in files {
            guard case .unreadable = try make(bytes).outcome else {
                Issue.record("\(bytes.prefix(16))")
                continue
            }
        }
    }

    @Test("A photo that needs more memory than it may have costs its child, and the next one is made") func memory()
        throws
    {
        let large = MadePhotos.png(MadePhotos.picture(4000, 2500) { _, _ in [9, 9, 9] })
        #expect(large.count < 500_000)
        #expect(try make(large) { $0.mebibytes = 110 }.outcome == .unreadable(.broken))
        guard case .made(4000, 2500, nil) = try make(large).outcome else {
            Issue.record("with room enough it is made")
            return
        }
    }

    @Test("A child that says nothing is not waited for longer than our patience, and is gone") func silence() throws {
        let null = open("/dev/null", O_RDWR)
        defer { close(null) }
        let began = ContinuousClock.now
        #expect(try ChildProcess.run("/bin/sleep", ["60"], input: null, output: null, patience: 1) == "")
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    @Test("A program that is not ours, or is not there, is our failure and never the photo's") func otherProgram()
        throws
    {
        _ = FileManager.default.createFile(atPath: folder.file("photo"), contents: Data(MadePhotos.jpeg()))
        for program in ["/bin/true", "/nowhere"] {
            let error = #expect(throws: Failure.self) {
                try ReviewCopyMaker(program: program).makeCopy(of: folder.file("photo"), into: 2)
            }
            #expect(error?.code == "noChildProcess")
        }
    }

    @Test("For a terminal it is small, in plain pixels") func pixels() throws {
        _ = FileManager.default.createFile(
            atPath: folder.file("photo"), contents: Data(MadePhotos.jpeg(MadePhotos.quarters(400, 200))))
        let maker = ReviewCopyMaker(program: Self.program)
        let found = try #require(try maker.pixels(of: folder.file("photo"), width: 100, height: 100))
        #expect((found.width, found.height, found.rgb.count) == (100, 50, 15_000))
        #expect(found.rgb[0] > 200 && found.rgb[1] < 60)
    }
}
