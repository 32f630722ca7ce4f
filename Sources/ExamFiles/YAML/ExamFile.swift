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
        do {
            return try PlainTextFile.bytes(at: path, limit: YAMLReader.largestFile, followingLinks: true)
        } catch PlainTextFile.Trouble.tooLarge {
            throw faulty(YAMLFault.tooLarge.alone)
        } catch {
            throw failure(error, path: path)
        }
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
        let bytes: [UInt8]
        do {
            let path = folder.isEmpty ? file : "\(folder)/\(file)"
            bytes = try PlainTextFile.bytes(at: path, limit: ExamReader.longestText, followingLinks: false)
        } catch {
            switch error {
            case .missing: return nil
            case .notAFile: throw .notAFile
            case .tooLarge: throw .tooLarge
            case .unreadable(let reason): throw .unreadable(reason)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    static func name(_ path: String) -> String { OutputTarget.split(path).name }

    private static func failure(_ trouble: PlainTextFile.Trouble, path: String) -> Failure {
        let hint = Phrase(zh: "请检查路径。", en: "Check the path.")
        switch trouble {
        case .missing:
            return Failure(
                .noInput, code: "noSuchFile", Phrase(zh: "没有这个文件：\(path)", en: "There is no such file: \(path)"),
                hint: hint)
        case .notAFile, .tooLarge:
            return Failure(
                .noInput, code: "notAFile",
                Phrase(zh: "不是普通文件（是文件夹或设备）：\(path)", en: "Not a plain file but a folder or device: \(path)"),
                hint: hint)
        case .unreadable(let reason):
            return Failure(
                .io, code: "unreadable", Phrase(zh: "读不了 \(path)：\(reason)", en: "\(path) cannot be read: \(reason)"))
        }
    }
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
