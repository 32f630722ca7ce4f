import ExamDomain
import Foundation
import Testing

@testable import ExamActions
@testable import ExamCommands

@Suite struct DoctorTests {
    private func statuses(_ unit: UnitFolder, at now: Moment = UnitFolder.now, as staff: String = "wang") -> [String:
        String]
    {
        let findings = unit.json("doctor", "--as", staff, at: now).array ?? []
        return Dictionary(
            findings.map { ($0["code"]?.string ?? "", $0["status"]?.string ?? "") }, uniquingKeysWith: { $1 })
    }

    @Test("All is well with a new unit, and every finding has its keys")
    func well() throws {
        let unit = UnitFolder()
        let outcome = unit.call("doctor")
        #expect(outcome.status == .done)
        #expect(outcome.out.contains("libxlsxwriter 1."))
        #expect(outcome.out.contains("You are wang, role: admin."))
        #expect(outcome.out.contains("The real boundary is the file permissions"))
        #expect(unit.call("doctor", "--lang", "zh").out.contains("真正的界限是文件权限"))
        let findings = try #require(unit.json("doctor").array)
        #expect(findings.compactMap { $0["code"]?.string } == UnitCheckup.Code.allCases.map(\.rawValue))
        for finding in findings {
            guard case .object(let members) = finding else { continue }
            #expect(Set(members.map(\.key)) == ["code", "status", "message", "hint"])
            #expect(finding["status"]?.string == "ok")
        }
    }

    @Test("Without a data folder it says so and goes on")
    func nothing() {
        let unit = UnitFolder(founded: false)
        let outcome = unit.call("doctor")
        #expect(outcome.status == .failed)
        #expect(outcome.out.contains("examctl init"))
        #expect(statuses(unit)["dataFolder"] == "problem")
        #expect(statuses(unit)["libraries"] == "ok")
        #expect(unit.names() == [])
    }

    @Test(
        "What others may read or enter is a problem, with the command that mends it",
        arguments: ["", "/exam.sqlite", "/vault"])
    func permissions(place: String) {
        let unit = UnitFolder()
        let mode: mode_t = place == "/exam.sqlite" ? 0o640 : 0o701
        chmod(unit.data + place, mode)
        let outcome = unit.call("doctor")
        #expect(outcome.status == .failed)
        #expect(outcome.out.contains("→ chmod -R go-rwx \(unit.data)\n"))
        #expect(unit.call("doctor", "--lang", "zh").out.contains("问题  其他用户也能进入 1 处"))
    }

    @Test("A damaged database is a problem, not the end")
    func damage() {
        let unit = UnitFolder()
        unit.write("this is no database at all", to: "exam-data/exam.sqlite")
        chmod(unit.data + "/exam.sqlite", 0o600)
        let found = statuses(unit)
        #expect(found["database"] == "problem")
        #expect(found["permissions"] == "ok")
        #expect(found["disk"] != nil)
        #expect(unit.call("doctor").status == .failed)
    }

    @Test("Somebody who is not on the staff list is told so")
    func stranger() {
        let unit = UnitFolder()
        #expect(statuses(unit, as: "li")["you"] == "problem")
        #expect(statuses(unit, as: "li")["staff"] == "ok")
    }

    @Test("A clock up to five minutes before the latest entry is plausible, a thousandth more is not")
    func clock() {
        let unit = UnitFolder()
        let border = UnitFolder.now - .minutes(5)
        #expect(statuses(unit, at: border)["clock"] == "ok")
        #expect(statuses(unit, at: border - Interval(milliseconds: 1))["clock"] == "problem")
        #expect(statuses(unit, at: UnitCheckup.earliest - Interval(milliseconds: 1))["clock"] == "problem")
        #expect(UnitCheckup.clockFinding(UnitCheckup.earliest, latestAct: nil).status == .ok)
    }

    @Test("Free space warns below 1 GB and is a problem below 100 MB")
    func disk() {
        func status(_ bytes: Int64) -> String { UnitCheckup.diskFinding(free: ByteSize(bytes)).status.rawValue }
        #expect([status(1_000_000_000), status(999_999_999)] == ["ok", "warning"])
        #expect([status(100_000_000), status(99_999_999)] == ["warning", "problem"])
    }
}
