import ExamDomain
import Testing

private typealias Sample = DiagnosisSample

@Suite("What differs between a candidate and the roster")
struct RosterDiagnosisTests {
    // MARK: - Agreement

    @Test("the same three agree, and nothing is to be done")
    func agrees() {
        let diagnosis = Sample.diagnose(among: Sample.entry())
        #expect(diagnosis.status == .agrees && Sample.kinds(diagnosis).isEmpty)
        #expect(diagnosis.command == nil && diagnosis.addition == nil)
    }

    @Test(
        "what the rules mend agrees, and is named",
        arguments: [
            ("张三", "11010519491231002x", "certificateNumber letterCase"),
            ("张三", "１１０１０５１９４９１２３１００２Ｘ", "certificateNumber fullWidth"),
            ("张三", " 11010519491231002X", "certificateNumber blanks"),
            ("张三", "'11010519491231002X", "certificateNumber signs"),
            ("张三", "11010519491231002X\u{200B}", "certificateNumber invisible"),
            ("\u{3000}张三 ", Sample.resident, "name blanks"), ("张\u{200B}三", Sample.resident, "name invisible"),
        ])
    func mended(_ name: String, _ number: String, _ kind: String) {
        let diagnosis = Sample.diagnose(name, .residentId, number, among: Sample.entry())
        #expect(diagnosis.status == .agrees)
        #expect(Sample.kinds(diagnosis) == [kind])
        #expect(diagnosis.command == nil)
    }

    @Test("every dot between Han characters is the middle dot", arguments: ["•", "‧", "・", ".", "．", "·"])
    func dots(_ dot: String) {
        let diagnosis = Sample.diagnose("买买提\(dot)艾力", among: Sample.entry("买买提·艾力"))
        #expect(diagnosis.status == .agrees)
        #expect(Sample.kinds(diagnosis) == (dot == "·" ? [] : ["name dots"]))
    }

    @Test("an old permit's longer number agrees under its type, and is near under another")
    func oldPermits() {
        let permit = Sample.entry("李四", .hkMacaoPermit, "H12345678")
        #expect(Sample.diagnose("李四", .hkMacaoPermit, "h1234567801", among: permit).status == .agrees)
        let other = Sample.diagnose("李四", .passport, "H1234567801", among: permit)
        #expect(other.status == .near)
        #expect(Sample.kinds(other) == ["certificateType otherType", "certificateNumber oldForm"])
        let taiwan = Sample.entry("李四", .taiwanPermit, "12345678")
        #expect(Sample.diagnose("李四", .taiwanPermit, "1234567802", among: taiwan).status == .agrees)
        #expect(
            Sample.kinds(Sample.diagnose("李四", .residentId, "1234567802", among: taiwan))
                == ["certificateType otherType", "certificateNumber oldForm"])
    }

    // MARK: - Type and exam

    @Test("another type is mended to what was told, unless the roster's is the stricter")
    func types() {
        let passport = Sample.entry("张三", .other, "E12345678")
        #expect(
            Sample.diagnose("张三", .passport, "E12345678", among: passport).command
                == "examctl roster edit A1 --type passport")
        #expect(
            Sample.diagnose("张三", .passport, Sample.resident, among: Sample.entry()).command == "examctl roster show A1"
        )
        let permit = Sample.entry("张三", .hkMacaoResidence, "810000199408230021")
        let told = Sample.diagnose("张三", .residentId, "810000199408230021", among: permit)
        #expect(Sample.kinds(told) == ["certificateType otherType"])
        #expect(told.command == "examctl roster show A1")
    }

    @Test("a namesake with another certificate is mended whole, and not where there are two of them")
    func namesakes() {
        let one = Sample.diagnose("张三", .passport, "E12345678", among: Sample.entry())
        #expect(Sample.kinds(one) == ["certificateType otherType", "certificateNumber otherNumber"])
        #expect(one.command == "examctl roster edit A1 --type passport --number E12345678")
        let other = Sample.entry("张三", .residentId, "110105200001010016", admission: "A2")
        let two = Sample.diagnose("张三", .passport, "E12345678", among: Sample.entry(), other)
        #expect(two.matches.map(\.command) == ["examctl roster show A1", "examctl roster show A2"])
        #expect(two.matches.filter(\.isMendable).isEmpty)
        #expect(two.addition == "examctl roster add --name 张三 --type passport --number E12345678")
    }

    @Test("the same person on another exam's roster is told of, and may be added here")
    func otherExam() {
        let diagnosis = Sample.diagnose(among: Sample.entry(), exam: "MUS", isOnlyExam: false)
        #expect(diagnosis.status == .near && Sample.kinds(diagnosis) == ["exam otherExam"])
        #expect(diagnosis.command == "examctl roster show A1 --exam MUS")
        #expect(
            diagnosis.addition
                == "examctl roster add --name 张三 --type residentId --number \(Sample.resident) --exam ART"
        )
        // A namesake there is nobody's business here.
        let namesake = Sample.diagnose(
            "张三", .passport, "E12345678", among: Sample.entry(), exam: "MUS", isOnlyExam: false)
        #expect(namesake.status == .unknown)
    }

    // MARK: - Several, and none

    @Test("the nearest comes first, five at most, and namesakes only where nobody is nearer")
    func order() {
        let told = "E12345678"
        let slips = (0..<6).map { Sample.entry("张三", .passport, "E1234567\($0)", admission: "S\($0)") }
        let diagnosis = Sample.diagnose(
            "张三", .passport, told, among: slips[0], slips[1], slips[2], slips[3], slips[4], slips[5],
            Sample.entry("张三", .other, told, admission: "T"), Sample.entry("李四", .passport, told, admission: "N"),
            Sample.entry())
        #expect(diagnosis.matches.map { $0.rostered.candidate.handle } == ["S0", "S1", "S2", "S3", "S4"])
        let namesakes = Sample.diagnose("张三", .passport, told, among: Sample.entry(), slips[0])
        #expect(namesakes.matches.map { $0.rostered.candidate.handle } == ["S0"])
        let agreed = Sample.diagnose(among: Sample.entry("李四"), Sample.entry())
        #expect(agreed.status == .agrees && agreed.matches.count == 1)
    }

    @Test("an unknown candidate is added as told, quoted for the shell, unless the rules would refuse it")
    func unknown() {
        let passport = Sample.diagnose("O'Neil Ann", .passport, "e12345678")
        #expect(passport.status == .unknown && passport.matches.isEmpty)
        #expect(
            passport.command == #"examctl roster add --name 'O'\''Neil Ann' --type passport --number E12345678"#)
        #expect(Sample.diagnose("张三", .residentId, "110105194912310021").command == nil)
    }

    @Test("a candidate without admission number is named by what was told, or looked for by name")
    func unnamed() {
        let entry = Sample.entry("张三", .passport, "E12345678", admission: nil)
        #expect(
            Sample.diagnose("張三", .passport, "E12345678", among: entry).command
                == "examctl roster edit passport:E12345678 --name 張三")
        #expect(
            Sample.diagnose("张三", .passport, "E12345687", among: entry).command == "examctl roster list --search 张三")
    }

    @Test("the codes in the answer stay as they are")
    func codes() {
        #expect(
            RosterDiagnosis.Difference.Kind.allCases.map(\.rawValue) == [
                "fullWidth", "letterCase", "blanks", "invisible", "dots", "signs", "traditional", "variantForm",
                "lookAlike", "oldForm", "oldResidentNumber", "swapped", "otherOrder", "checkCharacter",
                "wrongCharacter", "wrongCharacters", "transposed", "characterMissing", "characterExtra", "cutByExcel",
                "admissionNumber", "otherType", "otherExam", "otherName", "otherNumber",
            ])
        #expect(RosterDiagnosis.Status.allCases.map(\.rawValue) == ["agrees", "near", "unknown"])
        #expect(
            RosterDiagnosis.Difference.Field.allCases.map(\.rawValue)
                == ["name", "certificateType", "certificateNumber", "exam"])
    }
}
