import ExamDomain
import ExamStore

/// Whom a command is about (WHO).
package enum Whom: Sendable {
    case candidate(String)
    case group(String)
    /// Lines of a file, each with its number.
    case list(file: String, [(line: Int, candidate: String)])
}

extension Reading {
    /// Everybody once, in the order of the roster or the list.
    ///
    /// - Throws: `Refusal` `notOnRoster`, `unknownGroup`; `FaultyFile` for strangers in a list.
    package func candidates(_ whom: Whom, of exam: KeptExam) throws -> [Candidate] {
        switch whom {
        case .candidate(let told):
            guard let candidate = try candidate(CandidateName(told: told), in: exam) else {
                throw Refusal.notOnRoster
            }
            return [candidate]
        case .group(let name):
            let members = try candidates(inGroup: name, of: exam)
            guard members.isEmpty else { return members }
            throw Refusal.unknownGroup(name)
        case .list(let file, let lines):
            var known = Set<ID<Candidate>>()
            return try candidates(on: lines, in: file, of: exam).filter { known.insert($0.id).inserted }
        }
    }

    /// One for each line.
    ///
    /// - Throws: `FaultyFile` with every line that names nobody on the roster.
    func candidates(
        on lines: [(line: Int, candidate: String)], in file: String, of exam: KeptExam
    ) throws -> [Candidate] {
        var found: [Candidate] = []
        var faults: [Fault] = []
        for (line, told) in lines {
            if let candidate = try candidate(CandidateName(told: told), in: exam) {
                found.append(candidate)
            } else {
                let masked = CandidateName(told: told).masked
                faults.append(
                    Fault(
                        line: line, place: nil, code: RefusalCode.notOnRoster.rawValue,
                        message: Phrase(zh: "“\(masked)”不在准考名单中", en: "“\(masked)” is not on the roster")))
            }
        }
        guard faults.isEmpty, !found.isEmpty else {
            throw FaultyFile(
                file: file, code: faults.isEmpty ? "emptyList" : "notOnRoster",
                message: faults.isEmpty
                    ? Phrase(zh: "“\(file)”中没有考生", en: "“\(file)” names nobody")
                    : Phrase(
                        zh: "“\(file)”中有 \(faults.count) 人不在准考名单中，什么也没有做",
                        en: "\(faults.count.counted("line")) of “\(file)” not on the roster; nothing was done"),
                faults: faults)
        }
        return found
    }
}

extension Refusal {
    package static func unknownGroup(_ name: String) -> Refusal {
        Refusal(
            .unknownGroup,
            Phrase(zh: "名单中没有报考专业“\(name)”的考生", en: "nobody on the roster is in the group “\(name)”"))
    }
}
