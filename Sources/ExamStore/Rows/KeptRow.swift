import ExamDomain
import Foundation
import GRDB

extension Row {
    /// A column that the schema says is never NULL. In a damaged file it may be, and GRDB would then end the program.
    ///
    /// - Throws: `Failure` `.damaged`.
    func kept<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value {
        guard let value: Value = try perhaps(column) else { throw Failure.damaged("exam.sqlite", column) }
        return value
    }

    /// A column that may be NULL. In a damaged file it may hold anything, and GRDB's own subscript would then end the program:
    /// nothing of a row is read but by this and `kept`.
    ///
    /// - Throws: `Failure` `.damaged`.
    func perhaps<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value? {
        do {
            return try decode(Value?.self, forColumn: column)
        } catch is RowDecodingError {
            throw Failure.damaged("exam.sqlite", column)
        }
    }

    /// A JSON document. NB: a damaged one is not shown, for it tells of people.
    ///
    /// - Throws: `Failure` `.damaged`.
    func json(_ column: String) throws -> JSON {
        let text: String = try kept(column)
        guard let json = JSON(parsing: text.utf8) else { throw Failure.damaged("exam.sqlite", column) }
        return json
    }

    /// A time in the years that the rules reckon with: in a damaged file it may be one that no deadline can be added to.
    ///
    /// - Throws: `Failure` `.damaged`.
    func moment(_ column: String) throws -> Moment {
        let milliseconds: Int64 = try kept(column)
        guard let moment = Moment(kept: milliseconds) else { throw Failure.damaged("exam.sqlite", column) }
        return moment
    }
}

extension Moment {
    /// Nil for a number that no moment of an exam can have.
    init?(kept milliseconds: Int64) {
        guard abs(Double(milliseconds)) < 1e13 else { return nil }
        self.init(milliseconds: milliseconds)
    }
}
