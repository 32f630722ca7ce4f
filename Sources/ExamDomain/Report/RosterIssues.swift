/// What of the kept roster would need a look (名单问题), by the same rules as the import's warnings.
package struct RosterIssue: Hashable, Sendable {
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case replacementCharacter, privateUseCharacter, unknownRegion, truncatedByExcel, leadingZerosLost
        /// Others on the roster have an admission number.
        case noAdmissionNumber
        /// Somebody else on the roster has the same name and was born on the same day.
        case sameNameAndBirthday

        package init(_ code: RosterWarningCode) {
            switch code {
            case .replacementCharacter: self = .replacementCharacter
            case .privateUseCharacter: self = .privateUseCharacter
            case .unknownRegion: self = .unknownRegion
            case .truncatedByExcel: self = .truncatedByExcel
            case .leadingZerosLost: self = .leadingZerosLost
            }
        }

        package var told: Phrase {
            switch self {
            case .replacementCharacter: Phrase(zh: "姓名缺字", en: "character lost")
            case .privateUseCharacter: Phrase(zh: "姓名有自造字", en: "private-use character")
            case .unknownRegion: Phrase(zh: "地区码不明", en: "unknown region")
            case .truncatedByExcel: Phrase(zh: "号码末三位为 000", en: "number ends in 000")
            case .leadingZerosLost: Phrase(zh: "准考证号位数不足", en: "leading zeros lost")
            case .noAdmissionNumber: Phrase(zh: "没有准考证号", en: "no admission number")
            case .sameNameAndBirthday: Phrase(zh: "同名同生日", en: "same name and birthday")
            }
        }
    }

    package let code: Code
    package let field: RosterField
    package let message: Phrase

    /// In the order of `ReportColumn.ofRosterIssues`.
    package var cells: [ReportCell] {
        [
            .word(code: code.rawValue, code.told), .word(code: field.rawValue, field.heading), .phrase(message),
        ]
    }
}

/// Looks for what is doubtful. Some doubts need the whole roster: count every entry first, then ask about each.
package struct RosterIssueSearch: Sendable {
    private let certificates: CertificateRules
    private var truncation = ExcelTruncation()
    private var zeros = LostLeadingZeros()
    private var haveAdmission = 0

    package init(today: CalendarDay) { certificates = CertificateRules(today: today) }

    package mutating func count(_ entry: RosterEntry) {
        _ = truncation.count(entry.certificate.number.revealed)
        guard let number = entry.admissionNumber else { return }
        haveAdmission += 1
        zeros.count(digits: LostLeadingZeros.digits(of: number), line: 0, isTaken: false)
    }

    /// - Parameter namesakes: what staff call the others of the same name and birthday.
    package func issues(of entry: RosterEntry, namesakes: [String]) -> [RosterIssue] {
        func issue(_ warning: CellWarning, _ field: RosterField) -> RosterIssue {
            RosterIssue(code: RosterIssue.Code(warning.code), field: field, message: warning.message)
        }
        var issues = PersonName(entry.name).warnings.map { issue($0, .name) }
        let number = entry.certificate.number.revealed
        if let region = certificates.verdict(on: number, as: entry.certificate.type).warning {
            issues.append(issue(region, .certificateNumber))
        }
        var alone = ExcelTruncation()
        if alone.count(number) {
            let message = truncation.isProven ? ExcelTruncation.fault.message : ExcelTruncation.warning.message
            issues.append(RosterIssue(code: .truncatedByExcel, field: .certificateNumber, message: message))
        }
        issues += issueOfAdmission(entry.admissionNumber)
        if !namesakes.isEmpty {
            let others = namesakes.joined(separator: ", ")
            issues.append(
                RosterIssue(
                    code: .sameNameAndBirthday, field: .name,
                    message: Phrase(
                        zh: "与 \(others) 同名、同一天出生，可能是同一人登记了两次；请与证件核对。",
                        en:
                            "The same name and birthday as \(others): perhaps one person entered twice; please compare the certificates."
                    )))
        }
        return issues
    }

    private func issueOfAdmission(_ number: String?) -> [RosterIssue] {
        guard let number else {
            guard haveAdmission > 0 else { return [] }
            return [
                RosterIssue(
                    code: .noAdmissionNumber, field: .admissionNumber,
                    message: Phrase(
                        zh: "没有准考证号，而名单中有 \(haveAdmission) 人有；请补上。",
                        en:
                            "There is no admission number, where \(haveAdmission) on the roster have one; please fill it in."
                    ))
            ]
        }
        let digits = LostLeadingZeros.digits(of: number)
        guard let usual = zeros.usualLength, digits > 0, digits < usual else { return [] }
        let warning = CellWarning.leadingZerosLost(digits: digits, usual: usual)
        return [RosterIssue(code: .leadingZerosLost, field: .admissionNumber, message: warning.message)]
    }
}

extension ReportColumn {
    static let ofRosterIssues = [
        ReportColumn(
            "code", Phrase(zh: "问题", en: "Issue"), 20, Phrase(zh: "哪一种问题", en: "What kind of issue it is"),
            .words(of: RosterIssue.Code.allCases, \.told)),
        ReportColumn(
            "field", Phrase(zh: "栏目", en: "Field"), 16, Phrase(zh: "名单中的哪一栏", en: "Which field of the roster"),
            .words(of: RosterField.allCases, \.heading)),
        ReportColumn(
            "message", Phrase(zh: "说明", en: "What"), 60, Phrase(zh: "是什么问题，怎么办", en: "What is so, and what to do"),
            .sentence),
    ]
}
