import Foundation
import Testing

/// roster batches, undo and diagnose.
@Suite struct RosterUndoTests {
    private func list(_ counter: Counter) throws -> JSONValue {
        try counter.must("roster", "list", "--reveal", "--format", "json").json
    }

    @Test("undo is the exact inverse: added, updated and removed are as they were; a second undo is 2") func inverse()
        throws
    {
        let counter = try Counter(exam: openExam, candidates: 10)
        try counter.must("roster", "edit", "A0003", "--phone", "13800000000")
        let before = try list(counter)
        let next = rosterCSV(12).replacing("考生2,", with: "考生二,").split(separator: "\n").filter { !$0.contains("A0007") }
        try counter.write(next.joined(separator: "\n") + "\n", to: "next.csv")
        let batch = try RosterImportTests.imported(counter, "next.csv", "--drop-missing", "--max-change", "90%")
        #expect(RosterImportTests.counts(batch) == [11, 2, 1, 8, 1, 0])
        #expect(try list(counter) != before)
        #expect(try counter("roster", "batches", "--format", "json").json.array.count == 2)
        #expect(try counter("roster", "undo", batch["batch"].told).status == 0)
        #expect(try list(counter) == before)
        #expect(try counter("roster", "undo", batch["batch"].told).status == 2)
        #expect(try counter("db", "check").status == 0)
        #expect(try counter("audit", "verify").status == 0)
        let again = try RosterImportTests.imported(counter, "next.csv", "--drop-missing", "--max-change", "90%")
        #expect(RosterImportTests.counts(again) == [11, 2, 1, 8, 1, 0])
    }

    @Test("What a later import or hand has changed is not undone, and the candidates are named") func changedSince()
        throws
    {
        let counter = try Counter(exam: openExam, candidates: 4)
        try counter.must("roster", "edit", "A0002", "--note", "改过")
        let byHand = try counter("roster", "undo", "1", "--format", "json")
        #expect(byHand.status == 2, "\(byHand.err)")
        #expect(byHand.err.contains("A0002"))
        #expect(!byHand.err.contains(residentID(of: 2)))
        #expect(try list(counter).array.count == 4)
        try counter.write(rosterCSV(4).replacing("考生3,", with: "考生三,"), to: "roster.csv")
        let second = try RosterImportTests.imported(counter, "roster.csv")
        #expect(try counter("roster", "undo", "1").status == 2)
        #expect(try counter("roster", "undo", second["batch"].told).status == 0)
    }

    @Test("Whoever has entered keeps an import from being undone") func entered() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        var facts = Facts()
        facts.enter()
        try counter.activity(facts)
        let answer = try counter("roster", "undo", "1")
        #expect(answer.status == 2)
        #expect(answer.err.contains("A0001"))
        #expect(try list(counter).array.count == 2)
    }

    @Test("An unknown batch is 66, a word that is no number 64") func unknown() throws {
        let counter = try Counter(exam: openExam, candidates: 2)
        #expect(try counter("roster", "undo", "9").status == 66)
        #expect([64, 66].contains(try counter("roster", "undo", "last").status))
    }

    @Test("A field changed by hand and in the file keeps the hand's value") func conflict() throws {
        let counter = try Counter(exam: openExam, candidates: 3)
        try counter.must("roster", "edit", "A0001", "--group", "作曲")
        try counter.write(rosterCSV(3).replacing("A0001,钢琴", with: "A0001,美声"), to: "roster.csv")
        _ = try RosterImportTests.imported(counter, "roster.csv")
        #expect(try list(counter)[0]["group"] == "作曲")
    }

    @Test("A conflict is told at every import until it is settled, and --theirs settles it then as well")
    func conflictAgain() throws {
        let counter = try Counter(exam: openExam, candidates: 3)
        try counter.must("roster", "edit", "A0001", "--group", "作曲")
        try counter.write(rosterCSV(3).replacing("A0001,钢琴", with: "A0001,美声"), to: "roster.csv")
        for _ in 0..<2 {
            let told = try RosterImportTests.imported(counter, "roster.csv")
            #expect(told["warnings"].array.map { $0["code"].string } == ["editConflict"])
            #expect(try list(counter)[0]["group"] == "作曲")
        }
        try counter.must("roster", "import", "roster.csv", "--theirs")
        #expect(try list(counter)[0]["group"] == "美声")
        #expect(try RosterImportTests.imported(counter, "roster.csv")["warnings"].array.isEmpty)
        #expect(try counter("db", "check", "--deep").status == 0)
    }

    @Test("What a rejected row says is not remembered as said: the fault is told again, and mended it comes in")
    func rejectedAgain() throws {
        let counter = try Counter(exam: openExam)
        let heading = "姓名,证件类型,证件号码,准考证号,报考专业\n"
        try counter.write(heading + "甲,护照,E11111,,\n乙,护照,E22222,A15,\n", to: "a.csv")
        try counter.write(heading + "甲,护照,E11111,A15,G1\n", to: "b.csv")
        try counter.must("roster", "import", "a.csv")
        try counter.must("roster", "edit", "passport:E11111", "--group", "X")
        #expect(try counter("roster", "import", "b.csv", "--skip-bad", "--rejects", "r.xlsx").status == 64)
        let partly = try counter("roster", "import", "b.csv", "--skip-bad", "--rejects", "r.csv", "--format", "json")
        #expect(partly.status == 3)
        #expect(try partly.json["warnings"].array.isEmpty)
        #expect(try counter("roster", "import", "b.csv", "--format", "json").status == 65)
        try counter.must("roster", "edit", "A15", "--admission", "A16")
        #expect(try counter.must("roster", "import", "b.csv", "--format", "json").json["updated"] == 1)
        #expect(try list(counter).array.map { $0["admissionNumber"].string }.sorted() == ["A15", "A16"])
    }

    @Test("diagnose is 0 where all three agree, and 1 where near or unknown, naming what differs") func diagnose()
        throws
    {
        let counter = try Counter(exam: openExam, candidates: 3)
        let id = residentID(of: 2)
        func ask(_ name: String, _ type: String, _ number: String) throws -> Answer {
            try counter("roster", "diagnose", "--name", name, "--type", type, "--number", number, "--format", "json")
        }
        let before = try counter.picture()
        #expect(try ask("考生2", "居民身份证", id).status == 0)
        #expect(try ask("考生2", "residentId", id.lowercased()).status == 0)
        let name = try ask("考生二", "居民身份证", id)
        #expect(name.status == 1)
        #expect(name.out.contains("A0002") && name.out.contains("name"))
        let digits = Array(id)
        let swapped = String(digits[0..<9] + [digits[10], digits[9]] + digits[11...])
        let number = try ask("考生2", "居民身份证", swapped)
        #expect(number.status == 1)
        #expect(number.out.contains("A0002") && number.out.contains("certificateNumber"))
        #expect(try ask("不在", "护照", "X99999999").status == 1)
        for answer in [name, number] { #expect(!(answer.out + answer.err).contains(id)) }
        #expect(try counter("roster", "diagnose", "--name", "甲").status == 64)
        #expect(try counter.picture() == before)
    }
}
