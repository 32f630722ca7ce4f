import ExamDomain
import ExamStore

/// Makes a unit's data folder, with its first admin.
package struct FoundUnit {
    let unit: String
    let admin: String

    /// - Parameter unit: the institution's name.
    package init(_ unit: String, admin: String) {
        self.unit = unit
        self.admin = admin
    }

    /// The longest name of a unit, in characters.
    static let longestName = 100

    /// - Throws: `Failure` `.usage` for a name that is none; `.cannotCreate` where something is in the way.
    package func run(at path: String, now: Moment) throws {
        guard (1...FoundUnit.longestName).contains(unit.count), !unit.isBlank,
            !unit.unicodeScalars.contains(where: \.isUnprintable)
        else {
            throw Failure(
                .usage, code: "badUnitName",
                Phrase(
                    zh: "单位名称要有 1 到 \(FoundUnit.longestName) 个字符，不含控制字符",
                    en: "a unit's name has 1 to \(FoundUnit.longestName) characters and no control characters"))
        }
        try StaffName.check(admin)
        _ = try Store.create(at: path, unit: unit, admin: admin, now: now)
    }
}
