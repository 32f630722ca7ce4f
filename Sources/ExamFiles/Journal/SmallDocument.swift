import ExamDomain

/// A small text that people keep beside the data: a checkpoint, an auditor's key.
package enum SmallDocument {
    private static let largest = 64 << 10

    /// - Throws: as `InputFile`; `FaultyFile` for what is no short UTF-8 text.
    package static func text(at path: String) throws -> String {
        guard let bytes = try InputFile(path: path).whole(atMost: largest),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw notADocument(path) }
        return text
    }

    /// - Throws: `FaultyFile` where the file is no checkpoint.
    package static func checkpoint(at path: String) throws -> Checkpoint {
        guard let json = JSON(parsing: try text(at: path).utf8), let checkpoint = Checkpoint(json: json) else {
            throw FaultyFile(
                file: path, code: "notACheckpoint",
                message: Phrase(zh: "“\(path)”不是检查点文件", en: "“\(path)” is no checkpoint"),
                hint: Phrase(
                    zh: "检查点由 examctl audit checkpoint 写成", en: "checkpoints are written by examctl audit checkpoint"))
        }
        return checkpoint
    }

    private static func notADocument(_ path: String) -> FaultyFile {
        FaultyFile(
            file: path, code: "notText", message: Phrase(zh: "“\(path)”不是短文本文件", en: "“\(path)” is no short text file"))
    }
}
