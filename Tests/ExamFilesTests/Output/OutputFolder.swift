import ExamDomain
import Foundation

/// A folder of its own for one test, gone after it.
final class OutputFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("output-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Names of everything inside, hidden files too.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }
    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }

    func put(_ text: String, _ name: String, mode: Int = 0o644) throws {
        try text.write(toFile: file(name), atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file(name))
    }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int
    }
}

/// The failure that the work ends in; nil where it does not fail.
func failure(of work: () throws -> Void) throws -> Failure? {
    do {
        try work()
        return nil
    } catch let failure as Failure {
        return failure
    }
}

/// Runs a program and answers with what it printed; throws what it complained of where it fails.
func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let printed = Pipe()
    let complained = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = printed
    process.standardError = complained
    try process.run()
    let output = printed.fileHandleForReading.readDataToEndOfFile()
    let complaint = complained.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw ProgramFailed(complaint: "\(program): " + String(decoding: complaint, as: UTF8.self))
    }
    return String(decoding: output, as: UTF8.self)
}

struct ProgramFailed: Error {
    let complaint: String
}
