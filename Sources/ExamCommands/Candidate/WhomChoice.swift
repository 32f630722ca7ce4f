import ExamActions
import ExamDomain
import ExamFiles

extension Whom {
    /// The one of the three ways that was taken to say WHO; nil: none was.
    ///
    /// - Throws: `SeveralWays` where more than one was; what is wrong with the list's file.
    static func told(candidate: String?, group: String?, list: String?) throws -> Whom? {
        switch (candidate, group, list) {
        case (nil, nil, nil): return nil
        case (let candidate?, nil, nil): return .candidate(candidate)
        case (nil, let group?, nil): return .group(group)
        case (nil, nil, let file?):
            return .list(file: file, try CandidateListFile.read(file).map { ($0.line, $0.candidate) })
        case (_?, _?, _), (_?, _, _?), (_, _?, _?): throw SeveralWays()
        }
    }

    struct SeveralWays: Error {}
}
