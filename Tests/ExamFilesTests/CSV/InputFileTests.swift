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

    @Test("a gibibyte is taken, one byte more is refused unread")
    func tooLarge() throws {
        let sample = try RosterSample("姓名\n")
        #expect(truncate(sample.path, (1 << 30) + 1) == 0)
        #expect(sample.refusal() == "tooLarge")
        #expect(truncate(sample.path, 1 << 30) == 0)
        #expect(sample.refusal() == "notARoster")
    }
}
