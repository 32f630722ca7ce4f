import Foundation
import Testing

/// Certificate numbers are masked everywhere unless `--reveal`, which is written to the journal.
@Suite struct MaskingTests {
    @Test("No output says a full number: lists, reports, faults, journal, in every form and language") func everywhere()
        throws
    {
        let counter = try Counter(exam: openExam, candidates: 2)
        let number = residentID(of: 1)
        let masked = number.prefix(4) + String(repeating: "*", count: 12) + number.suffix(2)
        var facts = Facts()
        facts.failThrice(photos: "photo.jpg")
        try counter.write("photo", to: "photo.jpg")
        try counter.activity(facts)
        try counter.must("roster", "edit", "residentId:\(number)", "--note", "改过")
        let commands: [[String]] = [
            ["roster", "list"], ["roster", "show", "A0001"], ["roster", "show", "residentId:\(number)"],
            ["candidate", "show", "residentId:\(number)"], ["candidate", "history", "A0001"], ["audit", "log"],
            ["review", "list"], ["review", "show", "1"], ["candidate", "history", "residentId:\(number)"],
            ["candidate", "extend", "residentId:\(number)", "--minutes", "5", "--reason", "R", "--dry-run"],
            ["exam", "check"], ["roster", "remove", "residentId:\(number)", "--reason", "R", "--dry-run"],
        ]
        for command in commands {
            for form in ["table", "json", "csv"] {
                let answer = try counter.run([Counter.binary] + command + ["--format", form])
                #expect(!(answer.out + answer.err).contains(number), "\(command) \(form)")
            }
        }
        #expect(try counter("roster", "list", "--format", "json").json[0]["certificateNumber"] == .text(String(masked)))
        #expect(
            try counter("candidate", "show", "A0001", "--format", "json").json["certificateNumber"]
                == .text(String(masked)))
        for name in ["s.csv", "c.jsonl", "r.csv", "e.csv", "x.jsonl"] {
            let kind = ["s": "submissions", "c": "candidates", "r": "reviews", "x": "exceptions"][name.prefix(1)]
            if let kind {
                try counter.must("report", kind, "--output", name)
            } else {
                try counter.must("roster", "export", name)
            }
            #expect(!counter.text(of: name).contains(number), "\(name)")
        }
        #expect(counter.text(of: "s.csv").contains(masked))
    }

    @Test("An import's faults name the line and column, not the number") func faults() throws {
        let counter = try Counter(exam: openExam)
        let wrong = residentID("11010520080315077").prefix(17) + "A"
        let twice = residentID(of: 5)
        try counter.write(
            "姓名,证件类型,证件号码\n甲,居民身份证,\(wrong)\n乙,居民身份证,\(twice)\n乙,居民身份证,\(twice)\n", to: "r.csv")
        for form in ["table", "json", "csv"] {
            let answer = try counter("roster", "import", "r.csv", "--format", form)
            #expect(answer.status == 65)
            #expect(!(answer.out + answer.err).contains(wrong))
            #expect(!(answer.out + answer.err).contains(twice))
        }
        let stranger = try counter("roster", "show", "residentId:\(residentID(of: 9))")
        #expect(stranger.status == 66)
        #expect(!stranger.err.contains(residentID(of: 9)))
    }

    @Test("--reveal shows the number, and the journal says who asked") func reveal() throws {
        let counter = try Counter(exam: openExam, candidates: 1)
        try counter.must("staff", "add", "he", "--role", "exporter")
        try counter.must("staff", "add", "lin", "--role", "reviewer")
        func entries() throws -> [JSONValue] { try counter("audit", "log", "--format", "json").json.array }
        for command in [
            ["roster", "list", "--reveal"], ["roster", "show", "A0001", "--reveal"],
            ["roster", "export", "e.csv", "--reveal"],
            ["report", "submissions", "--output", "s.csv", "--ids", "full"],
        ] {
            let before = try entries().count
            #expect(try counter.run([Counter.binary] + command + ["--as", "lin"]).status == 77, "\(command)")
            #expect(!counter.exists("e.csv") && !counter.exists("s.csv") || command[0] == "report")
            #expect(try entries().count == before, "a refusal is no entry: \(command)")
            let answer = try counter.run([Counter.binary] + command + ["--as", "he"])
            #expect(answer.status == 0, "\(command): \(answer.err)")
            #expect((answer.out + counter.text(of: "e.csv") + counter.text(of: "s.csv")).contains(residentID(of: 1)))
            let log = try entries()
            #expect(log.count == before + 1, "\(command)")
            #expect(
                log.contains { $0["by"] == "he" && $0["action"].string == command.prefix(2).joined(separator: " ") },
                "\(log)")
        }
    }

    @Test("Short numbers show never more than their last two characters") func shortNumbers() throws {
        let counter = try Counter(exam: openExam)
        try counter.write(
            "name,certificateType,certificateNumber,admissionNumber\nAnna,passport,E1234,A1\nBert,passport,E12345678,A2\n"
                + "Carl,passport,E123456789,A3\n", to: "r.csv")
        try counter.must("roster", "import", "r.csv")
        let list = try counter("roster", "list", "--format", "json").json
        #expect(list.each("certificateNumber") == ["***34", "*******78", "E123****89"])
    }
}
