import ExamDomain
import ExamStore
import Foundation
import Testing

/// A place of its own for one test, gone after it; a unit's data folder can be founded in it.
final class UnitFolder {
    /// Where tests may put files beside the data.
    let place: String
    /// The data folder's path.
    let path: String

    init() throws {
        place = UnitFolder.scratch + "/store-\(UUID().uuidString)"
        path = place + "/data"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    }

    /// In memory where the machine has such a place: what is synced there costs no waiting for a disk.
    private static let scratch =
        FileManager.default.isWritableFile(atPath: "/dev/shm")
        ? "/dev/shm" : FileManager.default.temporaryDirectory.path

    deinit { try? FileManager.default.removeItem(atPath: place) }

    var database: String { path + "/exam.sqlite" }

    func found() throws -> Store {
        try Store.create(at: path, unit: "艺术学院", admin: "wang", now: .noon)
    }

    func open(patience: Double = 0.05) throws -> Store { try Store.open(at: path, patience: patience) }

    /// Another program at the same database, in a process of its own.
    func shell() throws -> SQLiteShell { try SQLiteShell(database) }

    /// Puts a file beside the data folder.
    func put(_ text: String, _ name: String) throws -> String {
        try text.write(toFile: "\(place)/\(name)", atomically: false, encoding: .utf8)
        return "\(place)/\(name)"
    }

    /// Every file under the data folder with its bytes.
    func bytes() throws -> [String: Data] {
        var bytes: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            bytes[name] = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
        }
        return bytes
    }

    static func mode(_ path: String) -> String? {
        FileSystem.status(of: path).map { String($0.mode, radix: 8) }
    }
}

extension Moment {
    /// Of the day that the unit was founded.
    static let noon = Moment(told: "2026-11-20T12:00:00+08:00")

    init(told text: String) {
        guard let moment = Moment(iso8601: text) else {
            Issue.record("no time: \(text)")
            self.init(milliseconds: 0)
            return
        }
        self = moment
    }

    /// `09:00` of the exam's day in Shanghai.
    static func at(_ clock: String) -> Moment { Moment(told: "2026-12-01T\(clock)+08:00") }
}

/// The kind and the code of the failure that `body` throws.
func failure<Value>(_ body: () throws -> Value) -> String? {
    do {
        _ = try body()
        return nil
    } catch let failure as Failure {
        return "\(failure.kind) \(failure.code)"
    } catch let refusal as Refusal {
        return "refused \(refusal.code)"
    } catch {
        return "\(error)"
    }
}
