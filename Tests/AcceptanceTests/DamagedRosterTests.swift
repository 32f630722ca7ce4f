import Foundation
import Testing

/// The damaged roster that ships with the program: what is wrong with it, and the walk that brings everybody in.
@Suite struct DamagedRosterTests {
    /// The example's folder, and the steps that it shares with its neighbour, copied to a temporary one.
    private func copied() throws -> Counter {
        let counter = try Counter(unit: false)
        let examples = "\(Counter.repository)/examples"
        let copy = try counter.sh(
            "mkdir quick-start && cp '\(examples)/quick-start/steps.sh' quick-start/ && cp -R '\(examples)/damaged-roster' . "
                + "&& rm -rf damaged-roster/out")
        guard copy.status == 0 else { throw Unexpected(copy) }
        return counter
    }

    @Test("The walk ends well, in both languages, and shows no whole number", arguments: ["zh", "en"])
    func walk(language: String) throws {
        let counter = try copied()
        let answer = try counter.sh("sh damaged-roster/walk.sh --lang \(language)")
        try #require(answer.status == 0, "\(answer.out.suffix(2000))\(answer.err)")
        let list = try counter(
            "roster", "list", "--reveal", "--format", "json", "--data", "damaged-roster/out/exam-data")
        #expect(try list.json.array.count == 25)
        for number in try list.json.each("certificateNumber") {
            #expect(!(answer.out + answer.err).contains(number.string))
        }
        #expect(try list.json.array.first { $0["name"] == "汪洋" }?["group"] == "美术学")
        #expect(try list.json.array.first { $0["name"] == "程若溪" }?["phone"] == "17000000777")
        let rejects = counter.text(of: "damaged-roster/out/rejects.csv").split(separator: "\r\n")
        #expect(rejects.first?.contains("准考证号,报考专业,手机号,备注") == true, "mended, it imports without --map")
    }

    @Test("Every damage is told once, by its line, and what can be mended is") func damages() throws {
        let counter = try copied()
        let data = ["--data", "data"]
        _ = try counter.run([Counter.binary, "init", "--unit", "华岚艺术学院"] + data)
        _ = try counter.run([Counter.binary, "exam", "apply", "damaged-roster/exam.yaml"] + data)
        func imported(_ arguments: String...) throws -> Answer {
            try counter.run([Counter.binary, "roster", "import", "--format", "json"] + arguments + data)
        }
        let unmapped = try imported("damaged-roster/roster.csv")
        #expect(unmapped.status == 65)
        #expect(try unmapped.json["faults"].each("code") == ["duplicateColumn"])
        let answer = try imported(
            "damaged-roster/roster.csv", "--map", "考号=admissionNumber", "--map", "Group=note", "--dry-run")
        #expect(answer.status == 65)
        let document = try answer.json
        let told = document["faults"].array.map { "\($0["line"].int) \($0["code"].string)" }
        #expect(
            told == [
                "20 scientificNotation", "21 truncatedByExcel", "22 truncatedByExcel", "23 truncatedByExcel",
                "24 truncatedByExcel", "25 badLength", "26 wrongColumnCount", "27 wrongColumnCount",
                "28 duplicateInFile",
                "29 duplicateAdmissionNumber", "30 emptyName", "31 badCheckCharacter", "32 badBirthDate",
                "33 badCertificateType", "34 unclosedQuote", "35 badLength", "36 scientificNotation",
            ])
        #expect(document["faults"][5]["message"].string.contains("15"))
        let doubts = document["warnings"].array.map { "\($0["line"].int) \($0["code"].string)" }
        #expect(doubts == ["15 replacementCharacter", "18 leadingZerosLost", "19 leadingZerosLost"])
        #expect(document["encoding"] == "GB18030")
        #expect(document["rows"] == 42 && document["added"] == 25 && document["rejected"] == 17)
        let repairs = ["fullWidth": 2, "excelTextWrapper": 1, "apostrophe": 1, "trimmed": 4, "invisible": 0]
        for (kind, count) in repairs { #expect(document["repairs"][kind].int == count, "\(kind)") }
        let source = try imported("damaged-roster/from-source.csv")
        #expect(source.status == 0)
        #expect(try source.json["added"] == 40)
    }

    @Test("--sheet names a sheet of a workbook; an unknown one is 65 with those there are, --sheet with text 64")
    func sheets() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        try counter.must("roster", "export", "r.xlsx", "--reveal")
        for sheet in ["1", "Roster"] {
            let again = try counter("roster", "import", "r.xlsx", "--sheet", sheet, "--format", "json")
            #expect(try again.status == 0 && again.json["unchanged"] == 2, "\(again.err)")
        }
        let unknown = try counter("roster", "import", "r.xlsx", "--sheet", "名单", "--format", "json")
        #expect(unknown.status == 65)
        #expect(unknown.err.contains("notARoster") && unknown.err.contains("Roster"))
        #expect(try counter("roster", "import", "roster.csv", "--sheet", "1").status == 64)
    }
}
