import ExamDomain
import ExamStore

/// Finds whom on the roster a candidate means who is told 不在单位上传的准考名单中, and what differs. Changes nothing.
package struct DiagnoseCandidate {
    let name: String
    let type: CertificateType
    let number: String
    let exam: String?

    /// - Parameters:
    ///   - name: as told; so the number.
    ///   - exam: nil while the unit has one.
    package init(name: String, type: CertificateType, number: String, in exam: String?) {
        self.name = name
        self.type = type
        self.number = number
        self.exam = exam
    }

    /// - Throws: `Failure` `.noInput` or `.usage` where it is not clear which exam is meant.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> RosterDiagnosis {
        try store.read(as: staff) { reading in
            let kept = try reading.chosenExam(exam)
            let told = RosterDiagnosis.Told(
                name: name, type: type, number: number, today: CalendarDay(now, in: kept.exam.timeZone))
            return try RosterDiagnosis(
                of: told, in: kept.exam.code.text, among: reading.candidates(near: told, in: kept),
                isOnlyExam: reading.examCodes().count == 1
            ).marking { try reading.hasSession($0.id) }
        }
    }
}
