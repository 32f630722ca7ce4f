import ExamDomain
import ExamFiles
import Foundation
import Testing

@Suite("Files to read")
struct InputFileTests {
    func kind(_ path: String) -> Failure.Kind? {
        do throws(Failure) {
            _ = try InputFile(path: path)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("folders, devices, missing files and impossible paths are no input")
    func noInput() throws {
        let sample = try RosterSample("x")
        #expect(kind(sample.path) == nil)
        for path in [sample.folder.path, "/dev/null", "/dev/tty", sample.path + "x", sample.path + "/x", "", "a\0b"] {
            #expect(kind(path) == .noInput, "\(path)")
        }
    }

    @Test("a pipe is refused without waiting for its writer")
    func pipe() throws {
        let sample = try RosterSample("x")
        let path = sample.folder.appending(path: "pipe").path
        #expect(mkfifo(path, 0o600) == 0)
        #expect(kind(path) == .noInput)
    }

    @Test("a link to a file is a file")
    func link() throws {
        let sample = try RosterSample("x")
        let path = sample.folder.appending(path: "link").path
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: sample.path)
        #expect(kind(path) == nil)
    }

    @Test("what opens and cannot be read is an error of reading, whoever reads it")
    func unreadable() {
        // The first byte of a process's memory is nobody's.
        let path = "/proc/self/mem"
        #expect(kind(path) == nil)
        func caught(_ read: () throws -> Void) -> Failure.Kind? {
            do {
                try read()
                return nil
            } catch { return (error as? Failure)?.kind }
        }
        #expect(caught { _ = try ExamFile.read(path) } == .io)
        #expect(caught { _ = try SmallDocument.text(at: path) } == .io)
        #expect(caught { try InputFile.eachPiece(of: path) { _ in } } == .io)
    }

    @Test("a text beside the settings that is a link is no file; one that is not there is nothing")
    func beside() throws {
        let sample = try RosterSample("x")
        let link = sample.folder.appending(path: "notice.md").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: sample.path)
        let settings = sample.folder.appending(path: "exam.yaml").path
        for (name, told) in [("notice.md", "link or device"), ("none.md", "none.md")] {
            try Data("exam: A\nnotice: \(name)\n".utf8).write(to: URL(filePath: settings))
            do {
                _ = try ExamFile.read(settings)
                Issue.record("\(name) was taken")
            } catch let faulty as FaultyFile {
                #expect(faulty.faults.contains { $0.message.en.contains(told) }, "\(faulty.faults)")
            }
        }
    }

    @Test("a gibibyte is taken, one byte more is refused unread")
    func tooLarge() throws {
        let sample = try RosterSample("姓名\n")
        #expect(truncate(sample.path, (1 << 30) + 1) == 0)
        #expect(sample.refusal() == "tooLarge")
        #expect(truncate(sample.path, 1 << 30) == 0)
        #expect(sample.refusal() == "notARoster")
    }
}
