import ExamDomain
import ExamStore

/// Puts one candidate on the roster by hand.
package struct AddCandidate {
    let entry: RosterEntry
    let exam: String?

    package init(_ entry: RosterEntry, to exam: String?) {
        self.entry = entry
        self.exam = exam
    }

    /// - Throws: `Refusal` `alreadyExists` where certificate or admission number is taken.
    package func run(in store: Store, by staff: String, at now: Moment) throws -> Candidate {
        try store.write(by: staff, may: .configure, at: now) { writing in
            let exam = try writing.reading.chosenExam(exam)
            try writing.reading.demandFree(entry, for: nil, in: exam)
            let id = try writing.insert(entry, into: exam, batch: nil)
            try writing.keepEmptyBase(of: id)
            let candidate = Candidate(id: id, entry: entry)
            try writing.record(
                "roster add", subject: candidate.handle, details: entry.told,
                link: JournalEntry.Link(exam: exam.id, candidate: id, revision: exam.inForce.revision))
            return candidate
        }
    }
}

extension Reading {
    /// A certificate and an admission number belong to one candidate of an exam.
    func demandFree(_ entry: RosterEntry, for candidate: ID<Candidate>?, in exam: KeptExam) throws {
        if let holder = try self.candidate(.certificate(entry.certificate), in: exam), holder.id != candidate {
            throw Refusal(
                .alreadyExists,
                Phrase(
                    zh: "该证件已在名单中（\(holder.handle)）", en: "that certificate is on the roster already (\(holder.handle))"
                ),
                hint: Phrase(
                    zh: "要更改，请运行 examctl roster edit \(holder.handle) …",
                    en: "to change it run examctl roster edit \(holder.handle) …"))
        }
        if let number = entry.admissionNumber, let holder = try self.candidate(.admission(number), in: exam),
            holder.id != candidate
        {
            throw Refusal(
                .alreadyExists,
                Phrase(
                    zh: "准考证号 \(number) 已属于名单中的另一名考生", en: "admission number \(number) belongs to another candidate"))
        }
    }

    /// The candidate who is meant.
    ///
    /// - Throws: `Failure` `.noInput` where the roster has none such.
    package func rosterCandidate(_ told: String, in exam: KeptExam) throws -> Candidate {
        let name = CandidateName(told: told)
        if let candidate = try candidate(name, in: exam) { return candidate }
        throw Failure(
            .noInput, code: "unknownCandidate",
            Phrase(
                zh: "考试 \(exam.exam.code) 的名单中没有“\(name.masked)”",
                en: "the roster of \(exam.exam.code) has no “\(name.masked)”"),
            hint: Phrase(zh: "用 examctl roster list --search … 查找", en: "look with examctl roster list --search …"))
    }
}

extension CandidateName {
    /// As it may be repeated on a screen.
    package var masked: String {
        switch self {
        case .admission(let told):
            // A certificate number told without its type must not be repeated either.
            told.count >= 15 && told.dropLast().allSatisfy(\.isNumber) ? Confidential(told).masked : told
        case .certificate(let certificate): "\(certificate.type.rawValue):\(certificate.number.masked)"
        }
    }
}

extension RosterEntry {
    /// For the journal: the certificate number masked.
    var told: JSON {
        .members([
            "name": .string(name), "certificateType": .string(certificate.type.rawValue),
            "certificateNumber": .string(certificate.number.masked), "admissionNumber": .text(admissionNumber),
            "group": .text(group), "phone": .text(phone), "email": .text(email), "note": .text(note),
        ])
    }
}
