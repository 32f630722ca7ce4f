import ExamActions
import ExamDomain
import ExamStore
import Testing

/// Finding the few on the roster who may be meant.
@Suite struct DiagnoseCandidateTests {
    private let unit: RosterUnit

    init() throws {
        unit = try RosterUnit()
        try unit.importRoster([
            RosterRow.zhang, RosterRow.li, RosterRow.wang, "陳曉明,居民身份证,110105200001010016,A4",
            "买买提·艾力,港澳居民来往内地通行证,H12345678,",
        ])
    }

    private func diagnose(
        _ name: String, _ type: CertificateType, _ number: String, in exam: String? = nil, by staff: String = "zhou"
    ) throws -> RosterDiagnosis {
        try DiagnoseCandidate(name: name, type: type, number: number, in: exam)
            .run(in: unit.store, by: staff, at: RosterUnit.now)
    }

    @Test(
        "whoever is meant is found: by the number, a slip in it, the name, or the admission number",
        arguments: [
            ("张三", CertificateType.residentId, "11010519491231002X", "A1"),
            ("某某", .other, "11010519491231002x", "A1"), ("张三", .residentId, "11010519491231020X", "A1"),
            ("张三", .residentId, "110105491231002", "A1"), ("張三", .passport, "G99999999", "A1"),
            ("张三", .residentId, "A1", "A1"), ("李四", .passport, "E1234567", "A2"),
            ("陈晓明", .passport, "G99999999", "A4"), ("E12345678", .passport, "李四", "A2"),
            ("买买提 艾力", .passport, "G99999999", "hkMacaoPermit:*******78"),
            ("王五", .passport, "E87654300", "A3"),
        ])
    func found(_ name: String, _ type: CertificateType, _ number: String, _ handle: String) throws {
        let diagnosis = try diagnose(name, type, number)
        #expect(diagnosis.matches.map { $0.rostered.candidate.handle } == [handle])
    }

    @Test("nobody like it is unknown, and nothing is written either way")
    func unknown() throws {
        let bytes = try unit.bytes()
        #expect(try diagnose("赵六", .passport, "G99999999").status == .unknown)
        #expect(try diagnose("赵六", .passport, "%_'\"").status == .unknown)
        #expect(try diagnose("张三", .residentId, "11010519491231002X").status == .agrees)
        #expect(try unit.bytes() == bytes)
        try unit.check()
    }

    @Test("an entered candidate is said to be one")
    func entered() throws {
        #expect(try diagnose("张三", .residentId, "11010519491231002X").matches.first?.hasEntered == false)
        let line =
            "{\"id\":\"1\",\"at\":\"2026-12-01T08:30:00+08:00\",\"candidate\":\"A1\",\"do\":\"identityCheck\",\"outcome\":\"passed\"}"
        _ = try unit.importActivity([line])
        #expect(try diagnose("张三", .residentId, "11010519491231002X").matches.first?.hasEntered == true)
    }

    @Test("another exam's roster is looked at too")
    func otherExam() throws {
        var other = RosterUnit.exam
        other = Exam(
            code: ExamCode("MUS2026")!, title: other.title, opensAt: other.opensAt, closesAt: other.closesAt,
            timeZone: other.timeZone, questions: other.questions)
        _ = try ChangeExam.apply(other).run(in: unit.store, by: "zhou", at: RosterUnit.now)
        let diagnosis = try diagnose("张三", .residentId, "11010519491231002X", in: "MUS2026")
        #expect(diagnosis.status == .near)
        #expect(diagnosis.matches.map(\.rostered.exam) == ["ART2026"])
        #expect(diagnosis.command == "examctl roster show A1 --exam ART2026")
        #expect(try diagnose("张三", .passport, "G99999999", in: "MUS2026").status == .unknown)
        #expect(throws: Failure.self) { try diagnose("张三", .passport, "G99999999") }
    }

    @Test("who is not on the staff list is told nothing")
    func notPermitted() throws {
        #expect(throws: Refusal.self) { try diagnose("张三", .residentId, "11010519491231002X", by: "wu") }
    }
}
