import ExamDomain
import Foundation

@testable import ExamCommands

/// A unit with one exam, at the counter: whole commands in a folder of their own, gone after the test.
final class RosterDesk {
    let folder: String
    static let now = Moment(iso8601: "2026-12-01T07:00:00+08:00")!

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try put(
            """
            exam: ART2026
            title: 视频考试
            opensAt: 2026-12-01T08:00:00+08:00
            closesAt: 2026-12-01T18:00:00+08:00
            questions:
              - id: q1
                title: 作品集
                mode: offline
                attachments:
                  - { kind: pdf, min: 0, max: 1 }
            """, "exam.yaml")
        _ = run("init", "--unit", "学院")
        _ = run("exam", "apply", file("exam.yaml"))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func file(_ name: String) -> String { "\(folder)/\(name)" }

    func put(_ text: String, _ name: String) throws {
        try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    }

    func put(_ lines: [String], _ name: String = "roster.csv") throws {
        try put(lines.map { $0 + "\n" }.joined(), name)
    }

    /// With its byte order mark, which Foundation would take off.
    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: file(name))), as: UTF8.self)
    }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    /// Runs a command of the program on the unit.
    func run(_ arguments: String..., as staff: String? = nil, lang: String = "zh") -> Outcome {
        run(arguments, as: staff, lang: lang)
    }

    func run(_ arguments: [String], as staff: String? = nil, lang: String = "zh") -> Outcome {
        var environment = ["EXAMCTL_DATA": file("data"), "LANG": lang]
        environment["EXAMCTL_STAFF"] = staff
        return call(arguments, of: Examctl.self, environment: environment, at: RosterDesk.now)
    }

    /// Every file of the data folder with its bytes.
    func bytes() throws -> [String: Data] {
        var bytes: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: file("data")) {
            bytes[name] = FileManager.default.contents(atPath: file("data/\(name)")) ?? Data()
        }
        return bytes
    }
}

extension Outcome {
    /// Standard output as a document.
    var document: JSON { JSON(parsing: out.utf8) ?? .null }
    /// What standard error says is wrong.
    var error: JSON { JSON(parsing: err.utf8)?["error"] ?? .null }
    /// Keys in their order: as Foundation's reader sorts them, they are taken from the text.
    func keys(_ names: [String]) -> [String] {
        names.compactMap { name in out.firstRange(of: "\n  \"\(name)\": ").map { (name, $0.lowerBound) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }
}
