/// Whom on the roster a candidate means who says 不在名单中, and what differs between what they say and what it says.
package struct RosterDiagnosis: Hashable, Sendable {
    package let told: Told
    /// The exam that was asked about.
    package let exam: String
    /// Nearest first.
    package private(set) var matches: [Match]
    /// Puts a candidate on the roster as told; nil where the rules would refuse it, or where the roster has them.
    package let addition: String?

    /// The raw values are the contract's.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        /// Name, type and number are those of one candidate.
        case agrees
        case near
        case unknown
    }

    /// Somebody on a roster who may be meant.
    package struct Rostered: Hashable, Sendable {
        package let exam: String
        package let candidate: Candidate

        package init(exam: String, candidate: Candidate) {
            self.exam = exam
            self.candidate = candidate
        }
    }

    package struct Match: Hashable, Sendable {
        package let rostered: Rostered
        /// Field by field; where the rules mend all of it, the match agrees.
        package let differences: [Difference]
        /// Would mend the roster as told, or shows the candidate; nil where nothing is to be mended.
        package let command: String?
        /// The command mends the roster, where what was told proves right.
        package let isMendable: Bool
        /// Facts of the exam have happened to the candidate already.
        package var hasEntered = false

        package var agrees: Bool { differences.allSatisfy(\.isMended) }
        var distance: Int { differences.reduce(0) { $0 + $1.weight } }
    }

    package static let mostMatches = 5

    /// - Parameters:
    ///   - rostered: all who may be near; the others among them are left out.
    ///   - isOnlyExam: the unit has no other, so commands need not name it.
    package init(of told: Told, in exam: String, among rostered: [Rostered], isOnlyExam: Bool) {
        self.told = told
        self.exam = exam
        var near = Set(rostered).compactMap { rostered in
            told.differences(from: rostered, in: exam).map { (rostered: rostered, differences: $0) }
        }
        let likely = near.filter { !RosterDiagnosis.isGuess($0.differences) }
        // A namesake with another number, and another name with nearly the number, are told of where nobody is nearer.
        if !likely.isEmpty { near = likely }
        let isAmbiguous = likely.isEmpty && near.count > 1
        let matches = near.map { rostered, differences in
            let remedy = Remedy(
                told: told, rostered: rostered, differences: differences, namesExam: !isOnlyExam, onlyShows: isAmbiguous
            )
            return Match(
                rostered: rostered, differences: differences, command: remedy.command, isMendable: remedy.isMendable)
        }.sorted { ($0.distance, $0.rostered.candidate.id) < ($1.distance, $1.rostered.candidate.id) }
        self.matches = Array(matches.prefix(matches.first?.agrees == true ? 1 : RosterDiagnosis.mostMatches))
        let isHeldHere = matches.contains { $0.rostered.exam == exam && $0.hasSameNumber }
        addition = isHeldHere ? nil : Remedy.addition(of: told, to: isOnlyExam ? nil : exam)
    }

    private static func isGuess(_ differences: [Difference]) -> Bool {
        let kinds = differences.map(\.kind)
        return kinds.contains(.otherNumber) || Difference.areOfStranger(differences)
    }

    package var status: Status {
        guard let first = matches.first else { return .unknown }
        return first.agrees ? .agrees : .near
    }

    /// What to do first; nil where name, type and number agree.
    package var command: String? { matches.isEmpty ? addition : matches.first?.command }

    /// The same, saying of each match whether the candidate has entered the exam.
    package func marking(entered: (Candidate) throws -> Bool) rethrows -> RosterDiagnosis {
        var marked = self
        for index in matches.indices {
            marked.matches[index].hasEntered = try entered(matches[index].rostered.candidate)
        }
        return marked
    }
}

extension RosterDiagnosis.Match {
    /// But for what the rules mend.
    fileprivate var hasSameNumber: Bool {
        differences.allSatisfy { $0.isMended || $0.field != .certificateNumber || $0.kind == .swapped }
    }
}

// MARK: - Judging one of them

extension RosterDiagnosis.Told {
    /// What differs; nil where too much does, so that somebody else is meant.
    func differences(from rostered: RosterDiagnosis.Rostered, in exam: String) -> [RosterDiagnosis.Difference]? {
        let entry = rostered.candidate.entry
        let name = nameDifferences(from: entry.name)
        let number = numberDifferences(from: entry)
        let isElsewhere = rostered.exam != exam
        guard isNear(name: Likeness(of: name), number: Likeness(of: number), isElsewhere: isElsewhere) else {
            return nil
        }
        var differences = isElsewhere ? [RosterDiagnosis.Difference.otherExam(rostered.exam, asked: exam)] : []
        if isSwapped { differences += RosterDiagnosis.Difference.nameAndNumberSwapped }
        differences += name
        if entry.certificate.type != type { differences.append(.otherType(type, roster: entry.certificate.type)) }
        return differences + number
    }

    /// How alike one field is.
    private enum Likeness {
        /// But for its spelling.
        case same
        case slip
        /// Two wrong characters, or an admission number in the certificate number's place: an indication, no more.
        case faint
        case other

        init(of differences: [RosterDiagnosis.Difference]) {
            let likenesses = differences.map { Likeness($0.kind) }
            self = [.other, .faint, .slip].first(where: likenesses.contains) ?? .same
        }

        init(_ kind: RosterDiagnosis.Difference.Kind) {
            switch kind {
            case .fullWidth, .letterCase, .blanks, .invisible, .dots, .signs, .traditional, .variantForm, .lookAlike,
                .oldForm, .oldResidentNumber, .swapped, .otherOrder, .otherType, .otherExam:
                self = .same
            case .checkCharacter, .wrongCharacter, .transposed, .characterMissing, .characterExtra: self = .slip
            case .wrongCharacters, .cutByExcel, .admissionNumber: self = .faint
            case .otherName, .otherNumber: self = .other
            }
        }
    }

    /// A number that passes its check is somebody's own, so with another name a slip in it means nothing. A namesake with
    /// another number is told of on this exam's roster alone.
    private func isNear(name: Likeness, number: Likeness, isElsewhere: Bool) -> Bool {
        switch (number, name) {
        case (.same, _): true
        case (.slip, .other): numberFault != nil
        case (.slip, _): true
        case (.faint, let name): name != .other
        case (.other, .same): !isElsewhere
        case (.other, _): false
        }
    }
}
