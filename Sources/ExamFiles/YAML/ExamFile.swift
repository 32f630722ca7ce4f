import ExamDomain
import Foundation

/// An exam.yaml with the texts beside it.
package enum ExamFile {
    /// Reads a file and the texts that lie beside it.
    /// - Throws: `Failure(.noInput)` where there is no such file, `Failure(.io)` where it cannot be read, `FaultyFile` with
    ///   all its faults.
    package static func read(_ path: String) throws -> (exam: Exam, warnings: [Fault]) {
        let bytes = try bytes(at: path) { $0.of(file: name(path)) }
        return try read(bytes, name: name(path), folder: OutputTarget.split(path).folder)
    }

    /// The bytes of a YAML file.
    ///
    /// - Parameter faulty: how a file's faults are told.
    static func bytes(at path: String, faulty: (SettingFaults) -> FaultyFile) throws -> [UInt8] {
        guard let bytes = try InputFile(path: path).whole(atMost: YAMLReader.largestFile) else {
            throw faulty(YAMLFault.tooLarge.alone)
        }
        return bytes
    }

    /// - Parameters:
    ///   - name: what faults call the file.
    ///   - folder: where its texts lie.
    package static func read(
        _ bytes: [UInt8], name: String, folder: String
    ) throws(FaultyFile) -> (exam: Exam, warnings: [Fault]) {
        do {
            let tree = try YAMLReader.tree(of: bytes)
            return try ExamReader.read(tree) { (file) throws(ExamTextTrouble) in try text(file, in: folder) }
        } catch {
            throw error.of(file: name)
        }
    }

    /// The text of a file in a folder; nil where there is none.
    static func text(_ file: String, in folder: String) throws(ExamTextTrouble) -> String? {
        let input: InputFile
        do throws(InputFile.Trouble) {
            input = try InputFile(opening: folder.isEmpty ? file : "\(folder)/\(file)", followingLinks: false)
        } catch {
            switch error {
            case .missing: return nil
            case .notAFile: throw .notAFile
            case .unreadable(let number): throw .unreadable(String(cString: strerror(number)))
            }
        }
        let bytes: [UInt8]?
        do throws(Failure) {
            bytes = try input.whole(atMost: ExamReader.longestText)
        } catch {
            throw .unreadable(error.message.en)
        }
        guard let bytes else { throw .tooLarge }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    static func name(_ path: String) -> String { OutputTarget.split(path).name }
}

// MARK: - Writing

extension ExamFile {
    /// exam.yaml of an exam.
    package static func yaml(of exam: Exam) -> String {
        YAMLWriter.text(of: ExamWriter.tree(of: exam))
    }

    /// The texts that lie beside it, each file once: the notice, then the commitment.
    package static func texts(of exam: Exam) -> [ExamText] {
        var texts: [ExamText] = []
        for text in [exam.notice, exam.commitment].compactMap({ $0 })
        where !texts.contains(where: { $0.file == text.file }) {
            texts.append(text)
        }
        return texts
    }
}
