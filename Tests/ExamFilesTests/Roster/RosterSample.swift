import ExamDomain
import ExamFiles
import Foundation

/// A roster file in a folder of its own, gone with the test.
final class RosterSample {
    let folder: URL
    let path: String
    static let today = CalendarDay(year: 2026, month: 12, day: 1)!

    init(_ bytes: some Sequence<UInt8>, name: String = "roster.csv") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "roster-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: name).path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    convenience init(_ text: String) throws {
        try self.init(text.utf8)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func file(
        encoding: TextEncoding? = nil, sheet: String? = nil, map: [HeadingMapping] = []
    ) throws -> RosterFile {
        try RosterFile(path: path, encoding: encoding, sheet: sheet, map: map, today: RosterSample.today)
    }

    /// All rows and what is known at the end.
    func read(encoding: TextEncoding? = nil, sheet: String? = nil, map: [HeadingMapping] = []) throws -> (
        lines: [RosterLine], reading: RosterReading
    ) {
        var lines: [RosterLine] = []
        let reading = try file(encoding: encoding, sheet: sheet, map: map).read { lines.append($0) }
        return (lines, reading)
    }

    /// `line code` of every fault, by row.
    func faults(encoding: TextEncoding? = nil) throws -> [String] {
        let (lines, reading) = try read(encoding: encoding)
        return (reading.faults + lines.flatMap(\.faults)).map { "\($0.line ?? 0) \($0.code)" }
    }

    func names(encoding: TextEncoding? = nil) throws -> [String] {
        try read(encoding: encoding).lines.compactMap { $0.entry?.name }
    }

    /// The code of what the file as a whole is refused with.
    func refusal() -> String? {
        do {
            _ = try read()
            return nil
        } catch let file as FaultyFile {
            return file.code
        } catch let failure as Failure {
            return failure.code
        } catch {
            return "\(error)"
        }
    }
}

extension RosterLine {
    var entry: RosterEntry? {
        guard case .entry(let entry) = outcome else { return nil }
        return entry
    }

    var faults: [Fault] {
        guard case .faulty(let faults) = outcome else { return [] }
        return faults
    }
}

/// Bytes of a text in an encoding that Foundation knows, GB18030 among them.
func encoded(_ text: String, as encoding: TextEncoding, marked: Bool = false) -> [UInt8] {
    let foundation: String.Encoding =
        switch encoding {
        case .utf8: .utf8
        case .utf16LE: .utf16LittleEndian
        case .utf16BE: .utf16BigEndian
        case .gb18030: String.Encoding(rawValue: 0x8000_0632)
        }
    return (marked ? encoding.byteOrderMark : []) + Array(text.data(using: foundation) ?? Data())
}
