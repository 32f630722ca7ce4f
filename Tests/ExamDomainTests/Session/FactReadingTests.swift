import ExamDomain
import Testing

@Suite("Reading the keys of a fact")
struct FactReadingTests {
    // MARK: - Numbers

    static let noTake = [
        "0", "-1", "1.5", "1e400", "-1e400", "true", "false", #""1""#, "[]", "{}", "1000001",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "1e19", "-0.5",
    ]

    @Test("A take is a whole number from 1", arguments: noTake)
    func badTakes(number: String) {
        // A number beyond what JSON readers hold makes the line malformed; no number ever traps.
        let parsed = WrittenFact.line("selectTake", #""question":"q1","take":\#(number)"#)
        guard parsed != nil else {
            #expect(number.contains("e400"))
            return
        }
        #expect(WrittenFact.fault("selectTake", #""question":"q1","take":\#(number)"#)?.code == .badValue)
        #expect(
            WrittenFact.fault("stopRecording", #""question":"q1","take":\#(number),"camera":"first","by":"limit""#)?
                .code == .badValue)
    }

    @Test("A whole number is one however it is written", arguments: ["1", "1.0", "1e0", "10e-1"])
    func goodTakes(number: String) throws {
        #expect(try WrittenFact.read("selectTake", #""question":"q1","take":\#(number)"#).fact.act == .select(1))
    }

    @Test("Bytes so far go from 0 to the total", arguments: [(0, 1), (1, 2), (999_999_999_999, 1_000_000_000_000)])
    func bytes(bytes: Int64, total: Int64) throws {
        let act = try WrittenFact.read("receiveUpload", upload(bytes, total)).fact.act
        #expect(act.details["bytes"] == .integer(bytes))
        #expect(act.details["total"] == .integer(total))
    }

    @Test(
        "More than the total, less than nothing or over 1 TB is no upload",
        arguments: [
            (2, 1), (-1, 1), (0, 0), (0, -1), (1, 1_000_000_000_001), (.max, .max), (.min, .min),
        ] as [(Int64, Int64)])
    func badBytes(bytes: Int64, total: Int64) {
        #expect(WrittenFact.fault("receiveUpload", upload(bytes, total))?.code == .badValue)
    }

    @Test("A whole upload needs its digest; digits may be upper-case")
    func wholeUpload() throws {
        #expect(WrittenFact.fault("receiveUpload", upload(10, 10))?.code == .missingKey)
        #expect(WrittenFact.fault("receiveUpload", upload(10, 10) + #","sha256":"abc""#)?.code == .badValue)
        #expect(WrittenFact.fault("receiveUpload", upload(5, 10) + #","sha256":7"#)?.code == .badValue)
        let digits = String(repeating: "AB", count: 32)
        let act = try WrittenFact.read("receiveUpload", upload(10, 10) + #","sha256":"\#(digits)","device":"laptop""#)
            .fact.act
        #expect(act.details["sha256"] == .string(digits.lowercased()))
        #expect(act.details["device"] == .string("laptop"))
        #expect(
            WrittenFact.fault("receiveUpload", upload(10, 10) + #","sha256":"\#(String(repeating: "１", count: 64))""#)?
                .code == .badValue)
    }

    // MARK: - Texts, codes, files

    @Test(
        "A code is one of its list",
        arguments: [
            ("identityCheck", #""outcome":"Passed""#), ("identityCheck", #""outcome":1"#),
            ("stopRecording", #""question":"q1","take":1,"camera":"third","by":"limit""#),
            ("stopRecording", #""question":"q1","take":1,"camera":"first","by":"system""#),
            ("addAttachment", #""question":"q1","kind":"zip","name":"a","bytes":1,"sha256":"\#(digest(1))""#),
        ])
    func codes(name: String, keys: String) { #expect(WrittenFact.fault(name, keys)?.code == .badValue) }

    @Test("A text has 1 to 500 characters and no control among them")
    func texts() throws {
        func device(_ text: String) -> String { #""device":"\#(text)""# }
        for good in ["a", String(repeating: "机", count: 500), "a b", "👩‍🎤"] {
            _ = try WrittenFact.read("passDeviceCheck", device(good))
        }
        for bad in ["", String(repeating: "机", count: 501), #"a\u0000"#, #"a\n"#, #"\u001b[31m"#, #"\u009b"#] {
            #expect(WrittenFact.fault("passDeviceCheck", device(bad))?.code == .badValue)
        }
        #expect(WrittenFact.fault("passDeviceCheck", #""device":5"#)?.code == .badValue)
        #expect(WrittenFact.fault("passDeviceCheck", #""device":["a"]"#)?.code == .badValue)
    }

    @Test("1 to 3 photos, each of them there")
    func photos() throws {
        for count in 1...3 {
            let files = Array(repeating: #""手持.jpg""#, count: count).joined(separator: ",")
            #expect(
                try WrittenFact.read("identityPhoto", #""files":[\#(files)]"#).fact.act.details["files"]?.array?.count
                    == count)
        }
        for bad in ["[]", #"["a","a","a","a"]"#, #""a""#, "[1]", "[null]", "{}"] {
            #expect(WrittenFact.fault("identityPhoto", #""files":\#(bad)"#)?.code == .badValue)
        }
        #expect(WrittenFact.fault("identityPhoto", #""files":["a"]"#, lookup: { _ in nil })?.code == .missingFile)
    }

    @Test("An attachment by file is known by the file's digest; one that is shorter than told has not arrived whole")
    func attachmentByFile() throws {
        func keys(_ bytes: Int) -> String {
            #""question":"q1","kind":"image","name":"a.jpg","bytes":\#(bytes),"file":"手持.jpg""#
        }
        let attachment = Attachment(kind: .image, name: "a.jpg", size: ByteSize(4), sha256: digest(2))
        #expect(
            try WrittenFact.read("addAttachment", keys(4)).fact.act
                == .on("q1", .addAttachment(attachment, arrived: ByteSize(4))))
        let story = Scenario(.offline(attachments: AttachmentRules([AttachmentRule(kind: .image)]))).enters()
            .at("09:00").does(.open())
        _ = story.isRefused(.uploadIncomplete, try WrittenFact.read("addAttachment", keys(5)).fact.act)
        #expect(WrittenFact.fault("addAttachment", keys(3))?.code == .badValue)
        #expect(WrittenFact.fault("addAttachment", keys(4), lookup: { _ in nil })?.code == .missingFile)
        #expect(
            WrittenFact.fault(
                "addAttachment", keys(4), lookup: { _ in throw FactFault(.missingFile, Phrase(verbatim: "x")) })?.code
                == .missingFile)
    }

    @Test(
        "The journal remembers whether an attachment's file has come; a line of an activity file cannot say so by itself"
    )
    func arrived() throws {
        let keys = #""question":"q1","kind":"image","name":"a.jpg","bytes":4"#
        let told = try WrittenFact.read("addAttachment", keys + #","sha256":"\#(digest(2))","arrived":4"#).fact.act
        let brought = try WrittenFact.read("addAttachment", keys + #","file":"手持.jpg""#).fact.act
        #expect(told.details["arrived"] == nil && brought.details["arrived"] == .integer(4))
        #expect(told != brought)
        for act in [told, brought] { #expect(try CandidateAct(act.name, act.details) == act) }
    }

    @Test("A digest told beside a file has to be the file's own")
    func fileAndDigest() throws {
        func keys(_ digest: String, bytes: Int = 4) -> String {
            #""question":"q1","kind":"image","name":"a.jpg","bytes":\#(bytes),"file":"手持.jpg","sha256":"\#(digest)""#
        }
        let both = try WrittenFact.read("addAttachment", keys(digest(2))).fact.act
        #expect(both.details["arrived"] == .integer(4) && both.details["sha256"] == .string(digest(2)))
        #expect(WrittenFact.fault("addAttachment", keys(digest(3)))?.code == .badValue)
        #expect(WrittenFact.fault("addAttachment", keys(digest(2), bytes: 3))?.code == .badValue)
        #expect(WrittenFact.fault("addAttachment", keys(digest(2)), lookup: { _ in nil })?.code == .missingFile)
        // One that has not arrived whole is told with the digest that it will have.
        #expect(
            try WrittenFact.read("addAttachment", keys(digest(3), bytes: 5)).fact.act.details["arrived"] == .integer(4))
    }

    // MARK: - Times

    @Test(
        "A time needs its offset and takes thousandths",
        arguments: [
            ("2026-12-01T09:00:00+08:00", "09:00"), ("2026-12-01T01:00:00Z", "09:00"),
            ("2026-12-01T09:00:00.5+08:00", "09:00:00.500"),
            ("2026-12-01T09:00:00.001+0800", "09:00:00.001"), ("2026-11-30T20:30:00-04:30", "09:00"),
            ("2026-12-01 09:00+08:00", "09:00"),
        ])
    func times(written: String, clock: String) throws {
        #expect(try WrittenFact.read("readNotice", "", at: #""\#(written)""#).fact.at == Moment(examDay: clock))
    }

    @Test(
        "What is no time, or says no offset, is a bad value",
        arguments: [
            #""2026-12-01T09:00:00""#, #""2026-12-01T24:00:00+08:00""#, #""2026-02-30T09:00:00+08:00""#,
            #""2026-12-01T09:00:60+08:00""#, #""2026-12-01T09:00:00.1234+08:00""#, #""2026-12-01""#, "1764550800",
            #""""#,
            #""2026-12-01T09:00:00+8:00""#, #""2026-12-01T09:00:00 +08:00""#, #""２０２６-12-01T09:00:00+08:00""#,
        ])
    func badTimes(written: String) {
        let found = WrittenFact.fault("readNotice", "", at: written)
        #expect(found?.code == .badValue)
        #expect(found?.key == "at")
    }

    @Test("A time without offset is told what lacks")
    func offsetAdvice() {
        let found = WrittenFact.fault("readNotice", "", at: #""2026-12-01T09:00""#)
        #expect(found?.message.zh.contains("缺少时区") == true)
    }

    private func upload(_ bytes: Int64, _ total: Int64) -> String {
        #""question":"q1","take":1,"camera":"first","bytes":\#(bytes),"total":\#(total)"#
    }
}
