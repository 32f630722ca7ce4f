import ExamActions
import ExamDomain
import ExamStore
import Testing

@Suite struct ImportRosterTests {
    private let unit: RosterUnit

    init() throws { unit = try RosterUnit() }

    @Test("Good rows come in as one batch, in the order of the file")
    func good() throws {
        let outcome = try unit.importRoster([RosterRow.li, RosterRow.zhang])
        #expect(outcome.batch == 1)
        #expect((outcome.added, outcome.updated, outcome.unchanged, outcome.faults.rejected) == (2, 0, 0, 0))
        #expect(try unit.roster().map(\.name) == ["李四", "张三"])
        try unit.check()
    }

    @Test("One bad row and nothing is written; the counts say what the good ones would have done")
    func allOrNothing() throws {
        let before = try unit.bytes()
        let outcome = try unit.importRoster([RosterRow.zhang, RosterRow.bad, RosterRow.li])
        #expect(outcome.batch == nil && !outcome.isWritten)
        #expect((outcome.added, outcome.faults.rejected) == (2, 1))
        #expect(outcome.faults.rejectedLines == [3])
        #expect(outcome.faults.told.map(\.code) == ["badCheckCharacter"])
        #expect(try unit.roster().isEmpty)
        #expect(try unit.bytes() == before)
        try unit.check()
    }

    @Test("With skipBad the good rows are written")
    func skipBad() throws {
        let outcome = try unit.importRoster([RosterRow.zhang, RosterRow.bad, RosterRow.li], skipBad: true)
        #expect(outcome.batch == 1)
        #expect(try unit.roster().map(\.name) == ["张三", "李四"])
        try unit.check()
    }

    @Test("A dry run leaves every byte as it was and tells the same counts", arguments: [false, true])
    func dryRun(_ skipBad: Bool) throws {
        try unit.importRoster([RosterRow.zhang])
        let before = try unit.bytes()
        let rows = ["张三三,居民身份证,11010519491231002X,A1", RosterRow.li] + (skipBad ? [RosterRow.bad] : [])
        let told = try unit.importRoster(rows, skipBad: skipBad, dryRun: true)
        #expect(try unit.bytes() == before)
        let done = try unit.importRoster(rows, skipBad: skipBad)
        #expect(told.batch == nil && done.batch == 2)
        #expect((told.added, told.updated, told.unchanged) == (done.added, done.updated, done.unchanged))
        #expect((done.added, done.updated, done.unchanged) == (1, 1, 0))
        #expect(told.faults.told == done.faults.told)
        try unit.check()
    }

    @Test("The same file once more changes nothing")
    func idempotence() throws {
        let rows = [RosterRow.zhang, RosterRow.li]
        try unit.importRoster(rows)
        let roster = try unit.roster()
        let again = try unit.importRoster(rows)
        #expect((again.added, again.updated, again.unchanged) == (0, 0, 2))
        #expect(try unit.roster() == roster)
        try unit.check()
    }

    @Test("A row as it was, once more in the same file, is the later row's fault")
    func unchangedTwice() throws {
        try unit.importRoster([RosterRow.zhang, RosterRow.li])
        let outcome = try unit.importRoster([RosterRow.li, RosterRow.zhang, RosterRow.li], skipBad: true)
        #expect((outcome.added, outcome.updated, outcome.unchanged, outcome.faults.rejected) == (0, 0, 2, 1))
        #expect(outcome.faults.told.map(\.code) == ["duplicateInFile"] && outcome.faults.rejectedLines == [4])
        #expect(outcome.faults.told.first?.message.en.contains("line 2") == true)
        try unit.check()
    }

    @Test(
        "A changed row and one as it was mean the same candidate: the later one is the fault", arguments: [false, true])
    func changedAndUnchanged(_ changedFirst: Bool) throws {
        try unit.importRoster([RosterRow.zhang, RosterRow.li])
        let changed = "张三三,居民身份证,11010519491231002X,A1"
        let rows = changedFirst ? [changed, RosterRow.zhang] : [RosterRow.zhang, changed]
        let outcome = try unit.importRoster(rows + [RosterRow.li], skipBad: true)
        #expect((outcome.updated, outcome.unchanged) == (changedFirst ? (1, 1) : (0, 2)))
        #expect(outcome.faults.told.map(\.code) == ["duplicateInFile"] && outcome.faults.rejectedLines == [3])
        try unit.check()
    }

    @Test(
        "The admission number of a row as it was is taken, by whichever row is the earlier", arguments: [false, true])
    func admissionOfUnchanged(_ newFirst: Bool) throws {
        try unit.importRoster([RosterRow.zhang, RosterRow.li])
        let new = "王五,护照,E87654321,A1"
        let rows = newFirst ? [new, RosterRow.zhang] : [RosterRow.zhang, new]
        let outcome = try unit.importRoster(rows + [RosterRow.li], skipBad: true)
        // The number stays with its owner, whether or not the own row is taken; so the new row is refused in either case.
        #expect(outcome.faults.rejectedLines == (newFirst ? [2, 3] : [3]))
        #expect(outcome.faults.told.allSatisfy { $0.code == "duplicateAdmissionNumber" })
        #expect((outcome.added, outcome.unchanged) == (0, newFirst ? 1 : 2))
        #expect(try unit.roster().map(\.admissionNumber) == ["A1", "A2"])
        try unit.check()
    }

    @Test("Numbers are swapped between two candidates while others stay as they were")
    func swapped() throws {
        try unit.importRoster([RosterRow.zhang, RosterRow.li, RosterRow.wang])
        let outcome = try unit.importRoster(
            ["张三,居民身份证,11010519491231002X,A2", "李四,护照,E12345678,A1", RosterRow.wang])
        #expect((outcome.updated, outcome.unchanged, outcome.faults.rejected) == (2, 1, 0))
        #expect(try unit.roster().map(\.admissionNumber) == ["A2", "A1", "A3"])
        try unit.check()
    }

    @Test("A file without a column leaves it as it was, and its rows are unchanged")
    func missingColumn() throws {
        try unit.importRoster([RosterRow.zhang, RosterRow.li])
        let outcome = try unit.importRoster("姓名,证件类型,证件号码", ["李四,护照,E12345678", "张三,居民身份证,11010519491231002X"])
        #expect((outcome.updated, outcome.unchanged) == (0, 2))
        #expect(try unit.roster().map(\.admissionNumber) == ["A1", "A2"])
        try unit.check()
    }

    @Test("Of rows with the same certificate the later one is the fault, however it is written")
    func duplicates() throws {
        let outcome = try unit.importRoster([RosterRow.zhang, RosterRow.li, "张三,身份证,11010519491231002x,A7"])
        #expect(outcome.faults.told.map(\.code) == ["duplicateInFile"])
        #expect(outcome.faults.rejectedLines == [4])
        #expect(outcome.faults.told.first?.message.en.contains("line 2") == true)
        try unit.check()
    }

    @Test("The same number on another type of certificate is another candidate")
    func otherType() throws {
        let outcome = try unit.importRoster(["甲,护照,E12345678,A1", "乙,其他,E12345678,A2"])
        #expect(outcome.added == 2)
        try unit.check()
    }

    @Test("An admission number twice in the file, or of somebody else on the roster, is a fault")
    func admissionNumbers() throws {
        try unit.importRoster([RosterRow.zhang])
        let outcome = try unit.importRoster(["李四,护照,E12345678,A1", "王五,护照,E87654321,A3", "赵六,护照,E00000000,A3"])
        #expect(outcome.faults.told.map(\.code) == ["duplicateAdmissionNumber", "duplicateAdmissionNumber"])
        #expect(outcome.faults.rejectedLines == [2, 4])
        try unit.check()
    }

    @Test("Admission numbers may change hands within one file, in a ring too")
    func changingHands() throws {
        try unit.importRoster([RosterRow.zhang, RosterRow.li, RosterRow.wang])
        let outcome = try unit.importRoster([
            "张三,居民身份证,11010519491231002X,A2", "李四,护照,E12345678,A3", "王五,护照,E87654321,A1",
        ])
        #expect(outcome.updated == 3 && outcome.faults.rejected == 0)
        #expect(try unit.roster().map(\.admissionNumber) == ["A2", "A3", "A1"])
        try unit.check()
    }

    @Test("A number that its owner keeps because the owner's row is bad is not free")
    func ownerKeeps() throws {
        try unit.importRoster([RosterRow.zhang, RosterRow.li])
        let outcome = try unit.importRoster([",居民身份证,11010519491231002X,A5", "李四,护照,E12345678,A1"], skipBad: true)
        #expect(outcome.faults.told.map(\.code) == ["emptyName", "duplicateAdmissionNumber"])
        #expect(try unit.roster().map(\.admissionNumber) == ["A1", "A2"])
        try unit.check()
    }

    @Test("A column that the file does not have is left as it is; an empty cell clears")
    func missingColumns() throws {
        try unit.importRoster("姓名,证件类型,证件号码,手机号,备注,考点", ["李四,护照,E12345678,13800000001,轮椅,一号"])
        let narrow = try unit.importRoster("姓名,证件类型,证件号码", ["李四光,护照,E12345678"])
        #expect(narrow.updated == 1)
        #expect(try unit.entry("passport:E12345678").name == "李四光")
        #expect(try unit.entry("passport:E12345678").phone == "13800000001")
        #expect(try unit.entry("passport:E12345678").extra.map(\.value) == ["一号"])
        let empty = try unit.importRoster("姓名,证件类型,证件号码,手机号", ["李四光,护照,E12345678,"])
        #expect(empty.updated == 1)
        #expect(try unit.entry("passport:E12345678").phone == nil)
        #expect(try unit.entry("passport:E12345678").note == "轮椅")
        try unit.check()
    }

    @Test("Without a needed column nothing is read, skipBad or not", arguments: [false, true])
    func missingColumn(_ skipBad: Bool) throws {
        let outcome = try unit.importRoster("姓名,证件类型,号", [], skipBad: skipBad)
        #expect(outcome.faults.told.map(\.code) == ["missingColumn"])
        #expect(outcome.batch == nil)
        try unit.check()
    }

    @Test("Three numbers ending in 000 prove that Excel cut the column; two only warn")
    func truncation() throws {
        let cut = ["甲,居民身份证,110105194912310000,A1", "乙,居民身份证,110105194912311000,A2", "丙,居民身份证,110105194912312000,A3"]
        let proven = try unit.importRoster(cut + [RosterRow.wang], skipBad: true)
        #expect(proven.faults.told.map(\.code) == ["truncatedByExcel", "truncatedByExcel", "truncatedByExcel"])
        #expect(proven.reading.truncationSentence != nil)
        #expect(try unit.roster().map(\.name) == ["王五"])
        let two = try unit.importRoster(Array(cut.prefix(2)))
        #expect(!two.faults.told.map(\.code).contains("truncatedByExcel"))
        #expect(two.reading.truncationSentence == nil)
        try unit.check()
    }

    @Test("The import is in the journal, with no certificate number")
    func journal() throws {
        try unit.importRoster([RosterRow.zhang])
        try unit.store.read(as: "zhou") { reading in
            var actions: [String] = []
            try reading.eachEntry { entry in
                actions.append(entry.action)
                #expect(!entry.details.contains("11010519491231002X"))
            }
            #expect(actions.last == "roster import")
        }
    }

    @Test("A reviewer and a stranger may not", arguments: ["lin", "nobody"])
    func permission(_ name: String) throws {
        try AddStaff(StaffMember(name: "lin", role: .reviewer)).run(in: unit.store, by: "zhou", at: RosterUnit.now)
        #expect(throws: Refusal.self) { try unit.importRoster([RosterRow.zhang], by: name) }
        #expect(try unit.roster().isEmpty)
        try unit.check()
    }
}
