import ExamDomain
import Foundation
import Templates
import Testing

@testable import ExamFiles

/// A folder for one test, gone with it.
private final class Folder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/exam-file-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
        _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Foundation.Data(bytes))
        return "\(path)/\(name)"
    }
}

@Suite("exam.yaml and the texts beside it")
struct ExamFileTests {
    private let yaml = """
        exam: A1
        title: 考试
        opensAt: 2026-12-01T08:00:00+08:00
        closesAt: 2026-12-01T18:00:00+08:00
        notice: notice.md

        """

    /// `line path code` of every fault.
    private func faults(_ path: String) throws -> [String] {
        let faulty = #expect(throws: FaultyFile.self) { try ExamFile.read(path) }
        #expect(faulty?.file == (path as NSString).lastPathComponent)
        return try #require(faulty).faults.map { "\($0.line ?? 0) \($0.place ?? "") \($0.code)" }
    }

    @Test("a file is read with its texts")
    func read() throws {
        let folder = try Folder()
        _ = folder.write("notice.md", "须知\r\n".utf8)
        let exam = try ExamFile.read(folder.write("exam.yaml", yaml.utf8)).exam
        #expect(exam.notice == ExamText(file: "notice.md", content: "须知\n"))
    }

    @Test("the lines of faults are those of the file, duplicates among them")
    func lines() throws {
        let folder = try Folder()
        let text = """
            # 注释
            exam: 考试
            title: 一
            title: 二
            opensAt: 2026-12-01T08:00:00
            closesAt: 2026-12-01T18:00:00+08:00
            notice: notice.md
            identity: { reviewers: 3, reviewers: 1,
              colour: red }
            questions:
              - id: q1
                title: 题
                mode: recorded
                takes: 3
                takes: x
                autoSubmit: true

              - { id: q1, title: t, mode: offline,
                  recordLimit: 3m }
              - title: x
            """
        #expect(
            try faults(folder.write("exam.yaml", text.utf8)) == [
                "2 exam badCode", "4 title duplicateKey", "5 opensAt badTime", "7 notice missingFile",
                "8 identity.reviewers duplicateKey", "8 identity.reviewers outOfRange", "9 identity.colour unknownKey",
                "11 questions[0].recordLimit missingKey", "15 questions[0].takes duplicateKey",
                "16 questions[0].autoSubmit autoSubmitTakes", "18 questions[1].attachments attachmentsNeeded",
                "18 questions[1].id duplicateQuestion", "19 questions[1].recordLimit wrongMode",
                "20 questions[2].id missingKey",
                "20 questions[2].mode missingKey",
            ])
    }

    @Test("what is no file is no input")
    func noInput() throws {
        let folder = try Folder()
        let pipe = folder.path + "/pipe"
        mkfifo(pipe, 0o600)
        for path in [
            folder.path + "/none.yaml", folder.path, folder.path + "/", pipe, "/dev/null", "", "a\u{0}b",
            folder.path + "/x/y",
        ] {
            let failure = #expect(throws: Failure.self) { try ExamFile.read(path) }
            #expect(failure?.kind == .noInput)
        }
    }

    @Test("a file over 1 MiB and one that is no YAML are faulty, not endless")
    func faulty() throws {
        let folder = try Folder()
        #expect(try faults(folder.write("big.yaml", [UInt8](repeating: 0x23, count: (1 << 20) + 1))) == ["0  tooLarge"])
        #expect(try faults(folder.write("bad.yaml", "a: 1\nb: [".utf8)) == ["2  syntax"])
        #expect(try faults(folder.write("list.yaml", "- a".utf8)) == ["1  wrongType"])
    }

    @Test("a text that is a link, a folder, too large or not UTF-8 is a fault at its key")
    func texts() throws {
        let folder = try Folder()
        let path = folder.write("exam.yaml", yaml.utf8)
        let notice = folder.path + "/notice.md"
        #expect(try faults(path) == ["5 notice missingFile"])
        try FileManager.default.createSymbolicLink(atPath: notice, withDestinationPath: "/etc/hostname")
        #expect(try faults(path) == ["5 notice missingFile"])
        try FileManager.default.removeItem(atPath: notice)
        mkfifo(notice, 0o600)
        #expect(try faults(path) == ["5 notice missingFile"])
        try FileManager.default.removeItem(atPath: notice)
        _ = folder.write("notice.md", [0xBF, 0xBC])
        #expect(try faults(path) == ["5 notice badText"])
        _ = folder.write("notice.md", [UInt8](repeating: 0x61, count: (1 << 20) + 1))
        #expect(try faults(path) == ["5 notice tooLong"])
        _ = folder.write("notice.md", [UInt8](repeating: 0x61, count: 1 << 20))
        #expect(try ExamFile.read(path).exam.notice?.content.count == 1 << 20)
    }

    @Test("the templates are an exam without faults or warnings, and survive being exported")
    func templates() throws {
        let folder = try Folder()
        for (name, bytes) in Template.files { _ = folder.write(name, bytes) }
        let (exam, warnings) = try ExamFile.read(folder.path + "/exam.yaml")
        #expect(warnings == [])
        #expect(exam.questions.count == 2)
        #expect(exam.notice?.content.contains("系统须知") == true && exam.commitment?.content.contains("考试承诺书") == true)
        #expect(ExamReadiness(of: exam, candidates: 1, now: exam.opensAt).isReady)

        let other = try Folder()
        for text in ExamFile.texts(of: exam) { _ = other.write(text.file, text.content.utf8) }
        let again = try ExamFile.read(other.write("exam.yaml", ExamFile.yaml(of: exam).utf8)).exam
        #expect(again == exam)
        #expect(ExamDifference(from: exam, to: again).isEmpty)
    }

    @Test("the roster template is for a spreadsheet: a byte order mark, known headings, CR LF")
    func roster() throws {
        let text = try #require(String(validating: Template.roster, as: UTF8.self))
        #expect(Template.roster.starts(with: [0xEF, 0xBB, 0xBF]))
        let lines = text.dropFirst().split(separator: "\r\n")
        #expect(lines[0].split(separator: ",").map(String.init) == RosterField.allCases.map(\.heading.zh))
        #expect(lines.count > 1 && lines.allSatisfy { $0.filter { $0 == "," }.count == 7 })
    }
}
