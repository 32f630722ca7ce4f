import ExamDomain
import Foundation
import Testing

@testable import ExamFiles

@Suite("A file that leaves the program")
struct OutputFileTests {
    let folder: OutputFolder

    init() throws { folder = try OutputFolder() }

    private func write(_ name: String, force: Bool = false, _ text: String = "new") throws {
        try OutputFile.write(folder.file(name), force: force) { sink in try sink.write(text) }
    }

    @Test("has its bytes, is readable by its owner alone, and nothing else is left beside it")
    func appears() throws {
        try write("a.csv", "第一行\n")
        #expect(try folder.text("a.csv") == "第一行\n")
        #expect(try folder.mode("a.csv") == 0o600)
        #expect(try folder.names == ["a.csv"])
    }

    @Test("may be larger than the sink's piece, and empty")
    func sizes() throws {
        let long = String(repeating: "考", count: 100_000)
        try write("long", long)
        try write("empty", "")
        #expect(try folder.text("long") == long)
        #expect(try folder.text("empty") == "")
    }

    @Test("does not replace an existing one, and refuses before any work")
    func existing() throws {
        try folder.put("old", "a.csv")
        var worked = false
        let failure = try failure(of: {
            try OutputFile.write(folder.file("a.csv"), force: false) { _ in worked = true }
        })
        #expect(failure?.kind == .cannotCreate)
        #expect(failure?.code == "outputExists")
        #expect(!worked)
        #expect(try folder.text("a.csv") == "old")
        #expect(try folder.mode("a.csv") == 0o644)
    }

    @Test("replaces an existing one with force, and is 0600 then")
    func forced() throws {
        try folder.put("old", "a.csv", mode: 0o644)
        try write("a.csv", force: true)
        #expect(try folder.text("a.csv") == "new")
        #expect(try folder.mode("a.csv") == 0o600)
        #expect(try folder.names == ["a.csv"])
    }

    @Test("does not replace one that appeared meanwhile", arguments: [true, false])
    func race(unnamed: Bool) throws {
        let failure = try failure(of: {
            let file = try PendingFile(OutputTarget(folder.file("a.csv"), force: false), unnamed: unnamed)
            try folder.put("theirs", "a.csv")
            try file.publish()
        })
        #expect(failure?.code == "outputExists")
        #expect(try folder.text("a.csv") == "theirs")
        #expect(try folder.names == ["a.csv"])
    }

    @Test("comes out the same where the file system has no unnamed files", arguments: [true, false])
    func named(force: Bool) throws {
        if force { try folder.put("old", "a.csv") }
        do {
            let file = try PendingFile(OutputTarget(folder.file("a.csv"), force: force), unnamed: false)
            var sink = OutputSink(descriptor: file.descriptor, path: "a.csv")
            try sink.write("new")
            try sink.flush()
            #expect(try folder.names.filter { $0.hasPrefix(".examctl-") }.count == 1)
            try file.publish()
        }
        #expect(try folder.text("a.csv") == "new")
        #expect(try folder.mode("a.csv") == 0o600)
        #expect(try folder.names == ["a.csv"])
    }

    @Test("is not there when the writing throws, and the old one stays", arguments: [true, false])
    func throwing(force: Bool) throws {
        struct Stop: Error {}
        if force { try folder.put("old", "a.csv") }
        #expect(throws: Stop.self) {
            try OutputFile.write(folder.file("a.csv"), force: force) { sink in
                try sink.write("half")
                throw Stop()
            }
        }
        #expect(throws: Stop.self) {
            let file = try PendingFile(OutputTarget(folder.file("a.csv"), force: force), unnamed: false)
            #expect(file.descriptor >= 0)
            throw Stop()
        }
        #expect(try folder.names == (force ? ["a.csv"] : []))
    }

    @Test("can be written by a library that opens paths")
    func throughPath() throws {
        try OutputFile.write(folder.file("a.xlsx"), force: false) { temporary, beside in
            #expect(beside == folder.path)
            try Data("whole".utf8).write(to: URL(fileURLWithPath: temporary))
        }
        #expect(try folder.text("a.xlsx") == "whole")
        #expect(try folder.names == ["a.xlsx"])
    }

    @Test("is refused in a folder that is not there, with the command that makes it")
    func noFolder() throws {
        let failure = try failure(of: { try write("no/such/a.csv") })
        #expect(failure?.kind == .cannotCreate)
        #expect(failure?.hint?.en.contains("mkdir -p '\(folder.path)/no/such'") == true)
        #expect(try folder.names == [])
    }

    @Test("is refused where nobody may write")
    func noPermission() throws {
        let failure = try failure(of: { try OutputFile.write("/proc/a.csv", force: false) { _ in } })
        #expect(failure?.kind == .cannotCreate)
    }

    @Test("never replaces a folder, a pipe, a link or a device, even with force")
    func notAPlainFile() throws {
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        try folder.put("kept", "target")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: folder.file("target"))
        for path in ["folder", "pipe", "link"].map(folder.file) + ["/dev/null", folder.path + "/", "/", "", ".", ".."] {
            let failure = try failure(of: { try OutputFile.write(path, force: true) { _ in } })
            #expect(failure?.kind == .cannotCreate, "\(path)")
        }
        #expect(try folder.text("target") == "kept")
        #expect(try folder.names == ["folder", "link", "pipe", "target"])
    }

    @Test("says that the disk is full")
    func diskFull() throws {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let failure = try failure(of: {
            var sink = OutputSink(descriptor: full, path: "a.csv")
            try sink.write("text")
            try sink.flush()
        })
        #expect(failure?.kind == .io)
        #expect(failure?.code == "diskFull")
    }

    @Test("takes away what killed programs left hidden beside it, and nothing that anybody is still writing")
    func leftovers() throws {
        let gone = try finishedProcess()
        let theirs = open(folder.file(".examctl-\(gone)-2b"), O_RDWR | O_CREAT, 0o600)
        defer { close(theirs) }
        // As on a shared disk: the other machine's process is none of ours, but it holds the lock.
        #expect(flock(theirs, LOCK_EX) == 0)
        for name in [".examctl-\(gone)-1a", ".examctl-\(getppid())-3c", ".examctl-", ".examctl-x"] {
            try folder.put("half", name)
        }
        try write("a.csv")
        #expect(
            try folder.names
                == [
                    ".examctl-", ".examctl-\(getppid())-3c", ".examctl-\(gone)-2b", ".examctl-x", "a.csv",
                ].sorted())
    }

    /// The number of a process that is no more.
    private func finishedProcess() throws -> pid_t {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/true")
        try process.run()
        process.waitUntilExit()
        return process.processIdentifier
    }
}
