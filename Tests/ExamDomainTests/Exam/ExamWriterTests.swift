import Testing

@testable import ExamDomain

@Suite("Writing an exam")
struct ExamWriterTests {
    @Test("what is written reads as the same exam", arguments: ExamSamples.all)
    func roundTrip(exam: Exam) throws {
        let texts = [exam.notice, exam.commitment].compactMap { $0 }
        let again = try ExamReader.read(ExamWriter.tree(of: exam)) { (file) throws(ExamTextTrouble) in
            texts.first { $0.file == file }?.content
        }
        #expect(again.exam == exam)
    }

    @Test("a recorded question as JSON has every key, null where it does not apply")
    func recorded() {
        #expect(
            ExamSamples.single.json(number: 1).line
                == #"{"id":"q1","number":1,"title":"自选曲目演奏","mode":"recorded","takes":1,"cameras":2,"rehearsal":true,"#
                + #""playback":false,"autoSubmit":true,"recordLimit":"3m","submitLimit":"50m","attachments":[],"#
                + #""attachmentsTotal":null,"whenTimeExpires":"discard","failedTakeCounts":true}"#)
        #expect(ExamSamples.unlimited.json(number: 3)["takes"] == .string("unlimited"))
        #expect(ExamSamples.unlimited.json(number: 3)["submitLimit"] == .null)
        #expect(ExamSamples.several.json(number: 2)["attachmentsTotal"]?.line == #"{"min":2,"max":3}"#)
    }

    @Test("an offline question as JSON is null in what only a recorded one has")
    func offline() {
        #expect(
            ExamSamples.folder.json(number: 4).line
                == #"{"id":"2026","number":4,"title":"2026","mode":"offline","takes":null,"cameras":null,"rehearsal":null,"#
                + #""playback":null,"autoSubmit":null,"recordLimit":null,"submitLimit":"2h","attachments":[{"kind":"image","min":0,"#
                + #""max":5,"maxSize":"20MiB","extensions":[]}],"attachmentsTotal":{"min":null,"max":5},"#
                + #""whenTimeExpires":"discard","failedTakeCounts":null}"#)
    }

    @Test("an exam as JSON has the keys of exam.yaml")
    func exam() {
        guard case .object(let members) = ExamSamples.exam().json else { return }
        #expect(members.map(\.key) == ExamReader.keys)
        #expect(ExamSamples.exam(timeZone: .utc).json["opensAt"] == .string("2026-12-01T00:00:00+00:00"))
    }

    @Test("the codes that scripts see")
    func codes() {
        #expect(
            SettingFaultCode.allCases.map(\.rawValue) == [
                "unknownKey", "duplicateKey", "missingKey", "emptyValue", "wrongType", "badChoice", "outOfRange",
                "tooLong",
                "tooMany", "controlCharacter", "badCode", "badTime", "badTimeZone", "badDuration", "badSize",
                "badExtension",
                "badFlag", "badFileName", "missingFile", "badText", "wrongMode", "autoSubmitTakes",
                "autoSubmitAttachments",
                "attachmentsNeeded", "minAboveMax", "submitLimitTooShort", "submitLimitTooLong", "windowReversed",
                "duplicateQuestion", "duplicateAttachment", "totalsImpossible",
            ])
        #expect(SettingWarningCode.allCases.map(\.rawValue) == ["choosesBlind", "noRehearsal", "riskOfLoss"])
    }
}
