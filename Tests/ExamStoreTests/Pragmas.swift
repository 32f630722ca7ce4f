import GRDB

@testable import ExamStore

extension Reading {
    /// What SQLite says of this connection; some of it another one cannot see.
    func pragmas(_ names: [String]) throws -> [String] {
        try names.map { try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "" }
    }
}
