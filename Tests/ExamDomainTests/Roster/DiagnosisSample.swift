import ExamDomain

/// A candidate who says 不在名单中, before a roster of a few.
enum DiagnosisSample {
    static let resident = "11010519491231002X"
    static let today = CalendarDay(year: 2026, month: 12, day: 1)!

    static func entry(
        _ name: String = "张三", _ type: CertificateType = .residentId, _ number: String = resident,
        admission: String? = "A1"
    ) -> RosterEntry {
        RosterEntry(
            name: name, certificate: Certificate(type: type, number: Confidential(number)), admissionNumber: admission)
    }

    static func diagnose(
        _ name: String = "张三", _ type: CertificateType = .residentId, _ number: String = resident,
        among entries: RosterEntry..., exam: String = "ART", isOnlyExam: Bool = true
    ) -> RosterDiagnosis {
        let rostered = entries.enumerated().map { index, entry in
            RosterDiagnosis.Rostered(exam: exam, candidate: Candidate(id: ID(Int64(index + 1)), entry: entry))
        }
        return RosterDiagnosis(
            of: RosterDiagnosis.Told(name: name, type: type, number: number, today: DiagnosisSample.today),
            in: "ART", among: rostered, isOnlyExam: isOnlyExam)
    }

    /// `field kind` of each difference of the nearest.
    static func kinds(_ diagnosis: RosterDiagnosis) -> [String] {
        (diagnosis.matches.first?.differences ?? []).map { "\($0.field.rawValue) \($0.kind.rawValue)" }
    }
}
