extension RosterDiagnosis {
    /// The command that would make the roster say what was told, or shows what it says.
    struct Remedy {
        let told: Told
        let rostered: Rostered
        let differences: [Difference]
        /// The unit has several exams, so a command has to name the one it means.
        let namesExam: Bool
        /// Several are equally near: to change any one of them would be a guess.
        let onlyShows: Bool

        var isMendable: Bool { candidateWord != nil && !changes.isEmpty }

        /// Nil where nothing differs that counts.
        var command: String? {
            guard differences.contains(where: { !$0.isMended }) else { return nil }
            let exam = namesExam ? ["--exam", ShellWord.of(rostered.exam)] : []
            guard let candidate = candidateWord else {
                let name = ShellWord.of(rostered.candidate.entry.name)
                return (["examctl roster list --search", name] + exam).joined(separator: " ")
            }
            let changes = changes
            let words = changes.isEmpty ? ["show", candidate] : ["edit", candidate] + changes
            return (["examctl roster"] + words + exam).joined(separator: " ")
        }

        /// Puts a candidate on a roster as told; nil where the rules would refuse it.
        static func addition(of told: Told, to exam: String?) -> String? {
            guard told.isAcceptable else { return nil }
            let words =
                ["examctl roster add --name", ShellWord.of(told.name), "--type", told.type.rawValue, "--number"]
                + [ShellWord.of(told.number.revealed)] + (exam.map { ["--exam", ShellWord.of($0)] } ?? [])
            return words.joined(separator: " ")
        }

        /// Nil where only the roster's own number would name the candidate: it is not for showing.
        private var candidateWord: String? {
            let entry = rostered.candidate.entry
            if let number = entry.admissionNumber { return ShellWord.of(number) }
            guard told.number(as: entry.certificate.type) == entry.certificate.number.revealed else { return nil }
            return ShellWord.of("\(entry.certificate.type.rawValue):\(entry.certificate.number.revealed)")
        }

        /// The flags of `roster edit`. What was told goes in only where the rules would take it.
        private var changes: [String] {
            func differs(_ field: Difference.Field) -> [Difference.Kind] {
                differences.filter { $0.field == field && !$0.isMended && $0.kind != .swapped }.map(\.kind)
            }
            let (name, type, number) = (differs(.name), differs(.certificateType), differs(.certificateNumber))
            // NB: a namesake with another certificate of the same type is most likely somebody else.
            guard !onlyShows, number != [.otherNumber] || !type.isEmpty, !Difference.areOfStranger(differences) else {
                return []
            }
            var words: [String] = []
            if !name.isEmpty, told.isNameAcceptable { words += ["--name", ShellWord.of(told.name)] }
            let held = rostered.candidate.entry.certificate
            guard told.numberFault == nil, number != [.admissionNumber],
                // A number that fits the stricter type was no passport's: the candidate chose the wrong word.
                !number.isEmpty || told.type.strictness >= held.type.strictness
            else { return words }
            if !type.isEmpty { words += ["--type", told.type.rawValue] }
            if told.number.revealed != held.number.revealed {
                words += ["--number", ShellWord.of(told.number.revealed)]
            }
            return words
        }
    }
}

extension CertificateType {
    /// How little else the form of its numbers allows.
    fileprivate var strictness: Int {
        switch self {
        case .hkMacaoResidence, .taiwanResidence, .foreignPermanentResident: 3
        case .residentId, .hkMacaoPermit, .taiwanPermit: 2
        case .passport, .military, .other: 1
        }
    }
}
