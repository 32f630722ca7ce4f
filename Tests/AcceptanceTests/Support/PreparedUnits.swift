import Foundation
import Synchronization

/// Data files of units that were prepared once and are copied for every test that begins the same way.
enum PreparedUnits {
    private static let prepared = Mutex<[String: [UInt8]]>([:])

    /// Puts the unit named `beginning` into the counter's folder; the first time it is made by `preparation`.
    static func put(_ beginning: String, into counter: Counter, preparation: () throws -> Void) throws {
        if let bytes = prepared.withLock({ $0[beginning] }) {
            try FileManager.default.createDirectory(
                atPath: counter.path("exam-data/vault"), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o700], ofItemAtPath: counter.path("exam-data"))
            let file = counter.path("exam-data/exam.sqlite")
            _ = FileManager.default.createFile(
                atPath: file, contents: Foundation.Data(bytes), attributes: [.posixPermissions: 0o600])
        } else {
            try preparation()
            let bytes = counter.bytes(of: "exam-data/exam.sqlite")
            prepared.withLock { $0[beginning] = bytes }
        }
    }
}
