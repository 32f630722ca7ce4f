import ExamDomain
import Testing

@Suite("Reading a line of an activity file")
struct FactLineTests {
    static let whole: [String: String] = [
        "identityCheck": #""outcome":"passed""#, "identityPhoto": #""files":["手持.jpg"]"#, "readNotice": "",
        "confirmQualification": "", "acceptCommitment": "", "passDeviceCheck": #""device":"华为 Mate 60""#,
        "openQuestion": #""question":"q1""#, "startAnswer": #""question":"q1""#, "startRehearsal": #""question":"q1""#,
        "endRehearsal": #""question":"q1""#, "pairSecondCamera": #""question":"q1","device":"phone""#,
        "startRecording": #""question":"q1","take":1,"camera":"first","device":"laptop""#,
        "switchCamera": #""question":"q1","take":1,"camera":"first""#,
        "stopRecording": #""question":"q1","take":1,"camera":"second","by":"limit""#,
        "failRecording": #""question":"q1","take":1,"camera":"first","reason":"没有文件""#,
        "receiveUpload": #""question":"q1","take":1,"camera":"first","bytes":5,"total":10"#,
        "addAttachment": #""question":"q1","kind":"pdf","name":"谱.pdf","bytes":10,"sha256":"\#(digest(1))""#,
        "removeAttachment": #""question":"q1","name":"谱.pdf""#, "selectTake": #""question":"q1","take":1"#,
        "submit": #""question":"q1""#,
    ]

    @Test("Every fact of the contract is read, with its time and whose it is", arguments: whole.keys.sorted())
    func contract(name: String) throws {
        let line = try WrittenFact.read(name, Self.whole[name] ?? "")
        #expect(line.candidate == "A0001")
        #expect(line.fact.id == "f1")
        #expect(line.fact.at == Moment(examDay: "09:00"))
        #expect(line.fact.act.name == name)
    }

    @Test(
        "Nothing else is a fact, whatever its case",
        arguments: ["", "submit ", "Submit", "submitted", "reviewApprove", "提交"])
    func unknown(name: String) {
        #expect(WrittenFact.fault(name, "")?.code == (name.isEmpty ? .badValue : .unknownFact))
    }

    @Test(
        "The journal's details read back as the same act",
        arguments: CandidateAct.every() + [
            .upload(1, .second, bytes: 0, device: "平板"), .attach("谱 \"终\".pdf", .pdf, bytes: 0), .select(1_000_000),
            .identityPhoto(
                (0..<3).map { StoredFile(sha256: digest($0), name: "\($0).jpg", size: ByteSize(Int64($0))) }),
            .submit("Q-_1"),
        ])
    func roundTrip(act: CandidateAct) throws {
        let stored = try #require(JSON(parsing: act.details.line.utf8))
        let read = try CandidateAct(act.name, stored)
        #expect(read == act)
        #expect(read.details.line == act.details.line)
    }

    @Test("An activity file names photos by path; by digest only the journal does")
    func photosByDigest() throws {
        let photo = StoredFile(sha256: digest(1), name: "a.jpg", size: ByteSize(4))
        let keys = "\"files\":[\(photo.json.line)]"
        #expect(WrittenFact.fault("identityPhoto", keys)?.code == .badValue)
    }

    @Test("Each key that is missing or null is named", arguments: whole.keys.sorted())
    func missing(name: String) throws {
        let object = try #require(WrittenFact.line(name, Self.whole[name] ?? ""))
        guard case .object(let members) = object else { return }
        for member in members {
            for rest in [
                members.filter { $0.key != member.key },
                members.filter { $0.key != member.key } + [JSON.Member(key: member.key, value: .null)],
            ] {
                let found = #expect(throws: FactFault.self) {
                    try FactLine(.object(rest), lookup: { _ in WrittenFact.photo })
                }
                #expect(found?.code == .missingKey)
                #expect(found?.key == member.key)
            }
        }
    }

    @Test("Further keys are passed over")
    func furtherKeys() throws {
        #expect(try WrittenFact.read("submit", #""question":"q1","take":"x","note":[1,{}]"#).fact.act == .submit())
    }

    @Test("What is no object is malformed", arguments: ["1", "null", #""submit""#, "[]", "true"])
    func malformed(text: String) throws {
        let json = try #require(JSON(parsing: text.utf8))
        #expect(#expect(throws: FactFault.self) { try FactLine(json) { _ in nil } }?.code == .malformedLine)
        #expect(FactLine.id(of: json) == nil)
    }

    @Test("A line that is no fact still tells its id where it has one")
    func idOfAFaultyLine() throws {
        let json = try #require(JSON(parsing: #"{"id":"f7","do":"no"}"#.utf8))
        #expect(FactLine.id(of: json) == "f7")
        #expect(FactLine.id(of: try #require(JSON(parsing: #"{"id":7}"#.utf8))) == nil)
    }
}
