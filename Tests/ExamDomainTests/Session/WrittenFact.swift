import ExamDomain
import Testing

/// Lines of an activity file, written and read.
enum WrittenFact {
    /// What lies beside the activity file, whatever it is asked for by.
    static let photo = StoredFile(sha256: digest(2), name: "手持.jpg", size: ByteSize(4))

    /// - Parameters:
    ///   - keys: the further keys as JSON.
    ///   - at: the time as JSON.
    static func line(_ name: String, _ keys: String, at: String = #""2026-12-01T09:00:00+08:00""#) -> JSON? {
        let comma = keys.isEmpty ? "" : ","
        return JSON(
            parsing: #"{"id":"f1","at":\#(at),"candidate":"A0001","do":"\#(name)"\#(comma)\#(keys)}"#.utf8)
    }

    static func read(
        _ name: String, _ keys: String, at: String = #""2026-12-01T09:00:00+08:00""#,
        lookup: @escaping FileLookup = { _ in photo }
    ) throws -> FactLine {
        try FactLine(try #require(line(name, keys, at: at)), lookup: lookup)
    }

    /// Why the line is no fact; nil where it is one.
    static func fault(
        _ name: String, _ keys: String, at: String = #""2026-12-01T09:00:00+08:00""#,
        lookup: @escaping FileLookup = { _ in photo }
    ) -> FactFault? {
        do {
            _ = try read(name, keys, at: at, lookup: lookup)
            return nil
        } catch let fault as FactFault {
            return fault
        } catch {
            Issue.record(error)
            return nil
        }
    }
}
