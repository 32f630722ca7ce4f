import ExamDomain
import ExamStore

/// Finds what stops a candidate, now or at another moment: the rules' own answer to what the candidate would do next.
package struct ExplainCandidate {
    let told: String
    /// As the candidate says it; only looked at where nobody is found.
    let name: String?
    let exam: String?
    let asOf: Moment?

    package init(_ told: String, name: String? = nil, in exam: String?, asOf: Moment? = nil) {
        self.told = told
        self.name = name
        self.exam = exam
        self.asOf = asOf
    }

    package struct Explanation: Sendable {
        package let found: CandidateStanding
        package let obstacles: [Obstacle]
        /// For commands that have to name it; nil while the unit has one exam.
        package let namedExam: ExamCode?
    }

    /// - Throws: `Refusal` `notOnRoster`, whose hint tells staff who is near and which field differs.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Explanation {
        try store.read(as: staff) { reading in
            let kept = try reading.chosenExam(exam)
            guard try reading.candidate(CandidateName(told: told), in: kept) != nil else {
                throw Refusal(.notOnRoster, Refusal.notOnRoster.message, hint: try hint(in: kept, at: now, reading))
            }
            let found = try CandidateStanding(told, in: kept, at: now, asOf: asOf, reading)
            let search = ObstacleSearch(
                found.session, in: found.exam.inForce, review: found.latestReview, at: found.moment)
            return Explanation(
                found: found, obstacles: search.obstacles(),
                namedExam: try reading.examCodes().count == 1 ? nil : kept.exam.code)
        }
    }

    // MARK: - Nobody of this name

    private func hint(in exam: KeptExam, at now: Moment, _ reading: Reading) throws -> Phrase {
        switch CandidateName(told: told) {
        case .admission(let number):
            let near = try reading.candidates(nearAdmission: number, in: exam).map(\.handle).joined(separator: ", ")
            guard !near.isEmpty else { return ExplainCandidate.search }
            return Phrase(
                zh: "名单中有相近的准考证号：\(near)", en: "the roster has admission numbers near it: \(near)")
        case .certificate(let certificate):
            let told = RosterDiagnosis.Told(
                name: name ?? "", type: certificate.type, number: certificate.number.revealed,
                today: CalendarDay(now, in: exam.exam.timeZone))
            let diagnosis = try RosterDiagnosis(
                of: told, in: exam.exam.code.text, among: reading.candidates(near: told, in: exam), isOnlyExam: true)
            return diagnosis.matches.first.map(nearest) ?? ExplainCandidate.diagnose
        }
    }

    /// Who is nearest, and what differs; of the name only where it was told.
    private func nearest(_ match: RosterDiagnosis.Match) -> Phrase {
        let differences = match.differences.filter { !$0.isMended && (name != nil || $0.field != .name) }.map(\.message)
        let handle = match.rostered.candidate.handle
        return Phrase(
            zh: "最接近的是 \(handle)：\(differences.map(\.zh).joined(separator: "；"))。\(ExplainCandidate.diagnose.zh)",
            en:
                "the nearest is \(handle): \(differences.map(\.en).joined(separator: "; ")). \(ExplainCandidate.diagnose.en)"
        )
    }

    private static let search = Phrase(
        zh: "用 examctl roster list --search … 查找", en: "look with examctl roster list --search …")
    private static let diagnose = Phrase(
        zh: "用 examctl roster diagnose --name … --type … --number … 查看差在哪里",
        en: "see what differs with examctl roster diagnose --name … --type … --number …")
}
