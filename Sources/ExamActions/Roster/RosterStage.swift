import ExamDomain
import ExamStore

/// A roster file on its way in: its rows as they are read, and what is found when they meet each other and the roster.
struct RosterStage {
    private(set) var staging: any RosterIntake
    let options: ImportRoster.Options
    private(set) var reading = RosterReading.nothing
    private(set) var faults = RosterFaults()
    private(set) var warnings: [Fault] = []

    init(staging: any RosterIntake, options: ImportRoster.Options) {
        self.staging = staging
        self.options = options
    }

    /// Nothing of the file may be written.
    var isRefused: Bool {
        !reading.faults.isEmpty || (faults.rejected > 0 && !options.skipBad)
    }

    /// Lets every row go by: those that are right are staged, the others told.
    mutating func read(_ rows: RosterSource) throws {
        // Locals, because the closure below changes them while `self` is being changed.
        var (staging, faults, warnings) = (staging, faults, warnings)
        var suspects: [RosterLine] = []
        reading = try rows.read { line in
            if line.isExcelSuspect { suspects.append(line) }
            warnings += line.warnings
            switch line.outcome {
            case .entry(let entry): try staging.add(entry, line: line.line, isSuspect: line.isExcelSuspect)
            case .faulty(let found): if !line.isExcelSuspect { faults.add(line.line, found) }
            }
        }
        faults.add(wholeFile: reading.faults)
        warnings += reading.warnings
        (self.staging, self.faults, self.warnings) = (staging, faults, warnings)
        try judge(suspects)
    }

    /// Numbers that end in 000 are judged by their whole column.
    private mutating func judge(_ suspects: [RosterLine]) throws {
        let isCut = reading.truncation.isProven
        if isCut { try staging.dropSuspects() }
        for suspect in suspects {
            if isCut {
                faults.add(suspect.line, suspect.faultsWhenCut)
            } else if let warning = suspect.warningWhenNotCut {
                warnings.append(warning)
            } else if case .faulty(let found) = suspect.outcome {
                faults.add(suspect.line, found)
            }
        }
    }

    /// Lets the rows meet each other and the roster.
    mutating func meet() throws {
        let columns = reading.columns
        let theirs = options.theirs
        var (staging, faults, warnings) = (staging, faults, warnings)
        func refuse(_ line: Int, _ fault: CellFault, at field: RosterField) {
            faults.add(line, [fault.at(line: line, place: columns.place(of: field))])
        }
        try staging.dropDuplicates { refuse($0, RosterMeeting.duplicate(of: $1), at: .certificateNumber) }
        try staging.match { refuse($0, RosterMeeting.duplicate(of: $1), at: .certificateNumber) }
        var conflicts: [RosterConflict] = []
        try staging.mergeHandEdits(theirs: theirs) { conflicts.append($0) }
        try staging.dropTakenAdmissions { refuse($0, RosterMeeting.admissionTaken(by: $1), at: .admissionNumber) }
        // Of a row that is not taken there is nothing more to say.
        for conflict in conflicts where !faults.rejectedLines.contains(conflict.line) {
            warnings.append(RosterMeeting.conflict(conflict, columns, theirs: theirs))
        }
        try staging.compare()
        try warnOfTheMissing(staging, faults, &warnings)
        (self.staging, self.faults, self.warnings) = (staging, faults, warnings)
    }

    /// Says who stays on the roster although the file lacks them.
    private func warnOfTheMissing(
        _ staging: any RosterIntake, _ faults: RosterFaults, _ warnings: inout [Fault]
    ) throws {
        guard options.dropMissing else { return }
        if reading.rows == 0 {
            warnings.append(RosterMeeting.nobodyDropped(Phrase(zh: "文件中没有考生", en: "the file has no rows")))
        } else if faults.rejected > 0 {
            warnings.append(RosterMeeting.nobodyDropped(Phrase(zh: "文件中有错误的行", en: "the file has rows with faults")))
        } else {
            let entered = try staging.enteredMissing()
            if entered > 0 { warnings.append(RosterMeeting.entered(entered)) }
        }
    }
}

/// What is found where a row meets another or the roster.
enum RosterMeeting {
    static func duplicate(of earlier: Int) -> CellFault {
        CellFault(
            .duplicateInFile,
            Phrase(zh: "与第 \(earlier) 行是同一个证件。", en: "The same certificate stands in line \(earlier)."))
    }

    /// - Parameter earlier: the line that has it; nil where somebody on the roster has.
    static func admissionTaken(by earlier: Int?) -> CellFault {
        let phrase =
            earlier.map { Phrase(zh: "准考证号与第 \($0) 行重复。", en: "Line \($0) has the same admission number.") }
            ?? Phrase(
                zh: "准考证号已属于名单中的另一名考生。", en: "The admission number belongs to another candidate on the roster.")
        return CellFault(.duplicateAdmissionNumber, phrase)
    }

    static func conflict(_ conflict: RosterConflict, _ columns: RosterColumns, theirs: Bool) -> Fault {
        let phrase =
            theirs
            ? Phrase(
                zh: "这一项手工改过，文件中也改了：按 --theirs 采用文件的内容。",
                en: "Changed both by hand and in the file: the file's is taken (--theirs).")
            : Phrase(
                zh: "这一项手工改过，文件中也改了：保留手工改的内容；要采用文件的内容请加 --theirs。",
                en: "Changed both by hand and in the file: the hand edit stays; add --theirs to take the file's.")
        return Fault(
            line: conflict.line, place: conflict.field.map(columns.place(of:)), code: "editConflict", message: phrase)
    }

    static func entered(_ count: Int) -> Fault {
        Fault(
            line: nil, place: nil, code: "enteredKept",
            message: Phrase(
                zh: "有 \(count) 名考生已进入考试，虽不在文件中，仍保留在名单里。",
                en:
                    "\(count.counted("candidate who has", "candidates who have")) entered kept on the roster although the file lacks them."
            ))
    }

    static func nobodyDropped(_ why: Phrase) -> Fault {
        Fault(
            line: nil, place: nil, code: "nobodyDropped",
            message: Phrase(zh: "没有删除任何考生：\(why.zh)。", en: "Nobody was removed: \(why.en)."))
    }
}

extension RosterReading {
    /// Before the first row has gone by.
    fileprivate static let nothing = RosterReading(
        encoding: nil, separator: nil, columns: RosterColumns(headingRow: [], line: 1), faults: [])
}
