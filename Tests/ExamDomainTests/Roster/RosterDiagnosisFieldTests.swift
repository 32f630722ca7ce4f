import ExamDomain
import Testing

private typealias Sample = DiagnosisSample

@Suite("How a name and a number differ from the roster's")
struct RosterDiagnosisFieldTests {
    // MARK: - The number

    @Test(
        "a slip in the number is named with its place",
        arguments: [
            ("110105194912310021", "checkCharacter", "校验码"), ("11010519481231002X", "wrongCharacter", "第 10 位"),
            ("11010519491231020X", "transposed", "第 16、17 位"), ("1101051949123102X", "characterMissing", "第 16 位"),
            ("110105194912310022X", "characterExtra", "第 18 位"), ("11010529491231003X", "wrongCharacters", "第 7、17 位"),
            ("110105491231002", "oldResidentNumber", "15 位"), ("11O105I949l23IOO2X", "lookAlike", "字母"),
            ("110105194912310000", "cutByExcel", "Excel"), ("A1", "admissionNumber", "准考证号"),
            ("1101 0519 4912 3100 2X", "blanks", "空格"), ("110105-19491231-002X", "signs", "符号"),
            ("110105200001010016", "otherNumber", "不止两位"),
        ])
    func numbers(_ number: String, _ kind: String, _ said: String) throws {
        let diagnosis = Sample.diagnose("张三", .residentId, number, among: Sample.entry())
        #expect(diagnosis.status == .near)
        #expect(Sample.kinds(diagnosis) == ["certificateNumber \(kind)"])
        let difference = try #require(diagnosis.matches.first?.differences.first)
        #expect(difference.message.zh.contains(said))
        for text in [difference.message.zh, difference.message.en, diagnosis.command ?? ""] {
            #expect(!text.contains(Sample.resident))
        }
    }

    @Test("three wrong characters are another number: nobody but a namesake is told of, and not where they are")
    func strangers() {
        let diagnosis = Sample.diagnose("张三", .passport, "E12399978", among: Sample.entry("张三", .passport, "E12345678"))
        #expect(Sample.kinds(diagnosis) == ["certificateNumber otherNumber"])
        #expect(diagnosis.command == "examctl roster show A1")
        #expect(
            Sample.diagnose("王五", .passport, "E12399978", among: Sample.entry("张三", .passport, "E12345678")).status
                == .unknown)
    }

    @Test("with another name, a slip counts only where the number is wrong in itself")
    func slipUnderAnotherName() {
        #expect(Sample.diagnose("王五", .residentId, "110105194912310021", among: Sample.entry()).status == .near)
        #expect(
            Sample.diagnose("王五", .passport, "E12345679", among: Sample.entry("张三", .passport, "E12345678")).status
                == .unknown)
        #expect(Sample.diagnose("王五", among: Sample.entry()).status == .near)
        // It is told of where nobody is nearer, and no command makes one of the other.
        let stranger = Sample.diagnose("王五", .residentId, "110105194912310021", among: Sample.entry())
        #expect(stranger.command == "examctl roster show A1" && !stranger.matches[0].isMendable)
        let own = Sample.entry("王五", .passport, "E12345678", admission: "A2")
        let nearer = Sample.diagnose(
            "王五", .passport, "E12345679", among: Sample.entry("张三", .passport, "E12345677"), own)
        #expect(nearer.matches.map { $0.rostered.candidate.handle } == ["A2"])
    }

    // MARK: - The name

    @Test(
        "names of one person differ in their spelling",
        arguments: [
            ("張三", "张三", ["traditional"]), ("陈晓", "陳曉", ["traditional"]), ("鍾", "钟", ["traditional"]),
            ("买买提艾力", "买买提·艾力", ["dots"]), ("买买提 艾力", "买买提·艾力", ["dots"]), ("张 三", "张三", ["blanks"]),
            ("ＬＩ Ming", "LI Ming", ["fullWidth"]), ("li ming", "LI MING", ["letterCase"]),
            ("Ali.Khan", "Ali·Khan", ["dots"]),
            ("Li Ming", "Ming Li", ["otherOrder"]), ("\u{F90A}三", "金三", ["variantForm"]),
            ("張 三", "张三", ["blanks", "traditional"]), ("丰", "豐", ["otherName"]),
        ])
    func names(_ told: String, _ roster: String, _ expected: [String]) {
        let diagnosis = Sample.diagnose(told, among: Sample.entry(roster))
        #expect(diagnosis.status == .near)
        #expect(Sample.kinds(diagnosis) == expected.map { "name \($0)" })
    }

    @Test(
        "a slip in the name is named with its place",
        arguments: [
            ("陈小明", "陈晓明", "wrongCharacter", "第 2 个字"), ("陈明晓", "陈晓明", "transposed", "第 2、3 个字"),
            ("陈明", "陈晓明", "characterMissing", "第 2 个字"), ("陈晓晓明", "陈晓明", "characterExtra", "第 3 个字"),
            ("李四", "陈晓明", "otherName", "陈晓明"), ("考生2", "考生3", "otherName", "考生3"),
        ])
    func nameSlips(_ told: String, _ roster: String, _ kind: String, _ said: String) {
        let diagnosis = Sample.diagnose(told, among: Sample.entry(roster))
        #expect(Sample.kinds(diagnosis) == ["name \(kind)"])
        #expect(diagnosis.matches[0].differences[0].message.zh.contains(said))
        #expect(diagnosis.command == "examctl roster edit A1 --name \(told)")
    }

    @Test("name and number in each other's place are put back before anything is compared")
    func swapped() {
        let diagnosis = Sample.diagnose(Sample.resident, .residentId, "张三", among: Sample.entry())
        #expect(diagnosis.status == .near)
        #expect(Sample.kinds(diagnosis) == ["name swapped", "certificateNumber swapped"])
        #expect(diagnosis.command == "examctl roster show A1" && diagnosis.addition == nil)
    }

    // MARK: - Where to look

    @Test("all that a slip makes of a number is looked for, and the number itself among the same ones")
    func neighbours() {
        func told(_ number: String) -> RosterDiagnosis.Told {
            RosterDiagnosis.Told(name: "张三", type: .residentId, number: number, today: Sample.today)
        }
        for slip in [
            "110105194912310021", "21010519491231002X", "11010519491231020X", "1101051949123102X",
            "110105194912310022X",
        ] {
            #expect(told(slip).slippedNumbers.contains(Sample.resident), "\(slip)")
        }
        for same in ["11010519491231002x", "110105491231002", "11O105 19491231-OO2X"] {
            #expect(told(same).sameNumbers.contains(Sample.resident), "\(same)")
        }
        #expect(told("H1234567801").sameNumbers.contains("H12345678"))
        let endless = told(String(repeating: "1", count: 100_000))
        #expect(endless.sameNumbers.isEmpty && endless.slippedNumbers.isEmpty)
        #expect(endless.ends.first.count < 40)
    }

    @Test("names are looked for in both scripts, with and without dots, and never in more than 64 spellings")
    func spellings() {
        func names(_ name: String) -> [String] {
            RosterDiagnosis.Told(
                name: name, type: .passport, number: "E12345678", today: Sample.today
            ).names
        }
        #expect(Set(names("张国华")).isSuperset(of: ["张国华", "張國華", "张國华"]))
        #expect(Set(names("買買提 艾力")).isSuperset(of: ["買買提·艾力", "買買提艾力"]))
        #expect(names("钟").count == 3)
        #expect(names(String(repeating: "张", count: 100)).count <= 64)
        #expect(names(String(repeating: "张", count: 101)).isEmpty)
    }
}
