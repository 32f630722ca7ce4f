import ExamDomain
import ExamStore

/// The candidates whose facts came by, so that each is looked up once; forgotten now and then, so that memory does not grow
/// with the file.
struct KnownCandidates {
    let exam: KeptExam
    let reading: Reading
    private var byName: [String: CandidateKey] = [:]
    private static let most = 20_000

    init(exam: KeptExam, reading: Reading) {
        self.exam = exam
        self.reading = reading
    }

    /// Nil for a stranger.
    mutating func find(_ told: String) throws -> CandidateKey? {
        if let key = byName[told] { return key }
        guard let candidate = try reading.candidate(CandidateName(told: told), in: exam) else { return nil }
        if byName.count >= KnownCandidates.most { byName.removeAll(keepingCapacity: true) }
        let key = CandidateKey(candidate)
        byName[told] = key
        return key
    }
}
