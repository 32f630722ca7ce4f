import Testing

@testable import ExamDomain

/// What of a kept roster needs a look.
@Suite struct RosterIssueTests {
    private func entry(
        _ name: String, _ number: String = "E12345678", _ type: CertificateType = .passport,
        admission: String? = "A0001"
    ) -> RosterEntry {
        RosterEntry(
            name: name, certificate: Certificate(type: type, number: Confidential(number)), admissionNumber: admission)
    }

    private func codes(_ entries: [RosterEntry], of entry: RosterEntry, namesakes: [String] = []) -> [RosterIssue.Code]
    {
        var search = RosterIssueSearch(today: CalendarDay(year: 2026, month: 12, day: 1)!)
        for entry in entries + [entry] { search.count(entry) }
        let issues = search.issues(of: entry, namesakes: namesakes)
        for issue in issues {
            #expect(zip(ReportColumn.ofRosterIssues, issue.cells).allSatisfy { $0.form.takes($1) })
            #expect(!issue.message.zh.isEmpty && issue.message.zh != issue.message.en)
        }
        return issues.map(\.code)
    }

    @Test("An honest entry has none; lost and private-use characters of names have one each")
    func names() {
        #expect(codes([], of: entry("欧阳·娜扎")) == [])
        #expect(codes([], of: entry("张??")) == [.replacementCharacter])
        #expect(codes([], of: entry("张\u{FFFD}")) == [.replacementCharacter])
        #expect(codes([], of: entry("张\u{E000}")) == [.privateUseCharacter])
        #expect(codes([], of: entry("李四"), namesakes: ["A0009"]) == [.sameNameAndBirthday])
    }

    @Test("A missing admission number is one only where others have theirs; a shorter one where nine in ten are longer")
    func admission() {
        let without = entry("王五", admission: nil)
        #expect(codes([without], of: without) == [])
        #expect(codes([entry("赵六")], of: without) == [.noAdmissionNumber])
        let usual = (10..<30).map { entry("考生", admission: "0123\($0)") }
        #expect(codes(usual, of: entry("钱七", admission: "12345")) == [.leadingZerosLost])
        #expect(codes(usual, of: entry("钱七", admission: "012345")) == [])
    }

    @Test("A number that ends in 000 and an unknown region are told")
    func numbers() {
        #expect(codes([], of: entry("孙八", "110105194912310000", .residentId)).contains(.truncatedByExcel))
        let digits = Array("99010519491231002".utf8)
        let number = String(decoding: digits + [ResidentNumber.checkCharacter(of: digits)], as: UTF8.self)
        #expect(codes([], of: entry("周九", number, .residentId)) == [.unknownRegion])
    }
}
