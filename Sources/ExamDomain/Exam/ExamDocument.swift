/// An exam as the one text the store keeps of it: canonical JSON, the same bytes for equal exams, texts included.
///
/// Reading asks for the form only: what the rules of today forbid but was applied under those of yesterday still reads.
package enum ExamDocument {
    private static let format: Int64 = 1

    package static func text(of exam: Exam) -> String {
        JSON.members([
            "format": .integer(format),
            "settings": json(of: ExamWriter.tree(of: exam)),
            "notice": .text(exam.notice?.content),
            "commitment": .text(exam.commitment?.content),
        ]).line
    }

    /// - Throws: `Failure(.damaged)` where the text is no exam, or was written by a newer program.
    package static func exam(from text: String) throws(Failure) -> Exam {
        guard let document = JSON(parsing: text.utf8), let settings = document["settings"] else {
            throw damaged(Phrase(zh: "不是考试设置。", en: "it is no exam."))
        }
        guard document["format"]?.integer == format else {
            throw damaged(
                Phrase(zh: "它由更新版本的 examctl 写成。", en: "it was written by a newer examctl."))
        }
        let content: ExamReader.TextReading = { (_) throws(ExamTextTrouble) in "" }
        var reading = SettingReading(demand: .form)
        guard let exam = ExamReader.exam(tree(of: settings), into: &reading, text: content) else {
            let first = reading.sortedFaults.first
            let place = first?.place.map { "\($0): " } ?? ""
            throw damaged(Phrase(zh: place + (first?.message.zh ?? ""), en: place + (first?.message.en ?? "")))
        }
        return Exam(
            code: exam.code, title: exam.title, opensAt: exam.opensAt, closesAt: exam.closesAt, timeZone: exam.timeZone,
            uploadGrace: exam.uploadGrace, identity: exam.identity,
            notice: exam.notice.map { ExamText(file: $0.file, content: document["notice"]?.string ?? "") },
            commitment: exam.commitment.map { ExamText(file: $0.file, content: document["commitment"]?.string ?? "") },
            questions: exam.questions)
    }

    private static func damaged(_ what: Phrase) -> Failure {
        Failure(
            .damaged, code: "damagedExam",
            Phrase(zh: "数据文件夹里的考试设置读不出来：\(what.zh)", en: "The stored settings of the exam cannot be read: \(what.en)"),
            hint: Phrase(zh: "运行 examctl doctor 查看原因。", en: "Run examctl doctor to see why."))
    }

    // MARK: - Trees as JSON

    /// Texts are JSON strings; bare numbers and booleans are JSON's own.
    private static func json(of tree: SettingTree) -> JSON {
        switch tree {
        case .scalar(let text, quoted: false, _):
            switch text {
            case "true": .bool(true)
            case "false": .bool(false)
            default: Int64(text).flatMap { String($0) == text ? .integer($0) : nil } ?? .string(text)
            }
        case .scalar(let text, quoted: true, _): .string(text)
        case .list(let items, _): .array(items.map(json(of:)))
        case .mapping(let entries, _):
            .object(entries.map { JSON.Member(key: $0.key, value: json(of: $0.value)) })
        }
    }

    private static func tree(of json: JSON) -> SettingTree {
        switch json {
        case .null: .scalar("null")
        case .bool(let value): .scalar("\(value)")
        case .integer(let value): .scalar("\(value)")
        case .number(let value): .scalar("\(value)")
        case .string(let text): .scalar(text, quoted: true)
        case .array(let values): .list(values.map(tree(of:)))
        case .object(let members): .mapping(members.map { SettingTree.Entry($0.key, tree(of: $0.value)) })
        }
    }
}
