/// Whether an exam is ready for its candidates: what `exam check` lists.
package struct ExamReadiness: Hashable, Sendable {
    package let items: [Item]

    package struct Item: Hashable, Sendable {
        package enum Status: String, Hashable, Sendable, CaseIterable {
            case ok, warning, problem
        }

        package let code: Code
        package let status: Status
        /// The setting's path; nil where no setting is meant.
        package let place: String?
        package let message: Phrase
        /// What to do; a command where there is one.
        package let hint: Phrase?
    }

    package enum Code: Hashable, Sendable {
        case window, questions, roster, notice, commitment
        case setting(String)

        package var text: String {
            switch self {
            case .window: "window"
            case .questions: "questions"
            case .roster: "roster"
            case .notice: "notice"
            case .commitment: "commitment"
            case .setting(let code): code
            }
        }
    }

    /// True where nothing is in the way; warnings do not stand in it.
    package var isReady: Bool { items.allSatisfy { $0.status != .problem } }

    /// - Parameters:
    ///   - closedAt: when staff closed the exam by hand.
    ///   - candidates: how many are on the exam's roster.
    package init(of exam: Exam, closedAt: Moment? = nil, candidates: Int, now: Moment) {
        let lint = ExamLint.warnings(of: exam).map { warning in
            Item(
                code: .setting(warning.code), status: .warning, place: warning.place, message: warning.message,
                hint: nil)
        }
        items =
            [
                ExamReadiness.window(of: exam, closedAt: closedAt, now: now),
                ExamReadiness.questions(of: exam),
                ExamReadiness.roster(of: exam, candidates: candidates),
                ExamReadiness.text(
                    exam.notice, .notice, name: Phrase(zh: "系统须知", en: "notice"), key: "notice", exam: exam),
                ExamReadiness.text(
                    exam.commitment, .commitment, name: Phrase(zh: "考试承诺书", en: "commitment"), key: "commitment",
                    exam: exam),
            ] + lint
    }

    // MARK: - The list

    private static func window(of exam: Exam, closedAt: Moment?, now: Moment) -> Item {
        let opens = exam.timeZone.told(exam.opensAt)
        let closes = exam.timeZone.told(exam.closesAt)
        if let closedAt, closedAt < exam.closesAt {
            let closed = exam.timeZone.told(closedAt)
            return Item(
                code: .window, status: .problem, place: "closesAt",
                message: Phrase(zh: "考试已于 \(closed) 由工作人员关闭。", en: "Staff closed the exam at \(closed)."),
                hint: Phrase(
                    zh: "要重新开放，请改 closesAt 后运行 examctl exam apply。",
                    en: "To open it again, change closesAt and run examctl exam apply."))
        }
        if now > exam.closesAt {
            return Item(
                code: .window, status: .problem, place: "closesAt",
                message: Phrase(zh: "考试已于 \(closes) 结束。", en: "The exam closed at \(closes)."),
                hint: Phrase(
                    zh: "要再考，请改 opensAt、closesAt 后运行 examctl exam apply。",
                    en: "To hold it again, change opensAt and closesAt and run examctl exam apply."))
        }
        let message =
            now < exam.opensAt
            ? Phrase(zh: "考试尚未开始：\(opens) 至 \(closes)。", en: "Not open yet: \(opens) to \(closes).")
            : Phrase(zh: "考试正在进行，\(closes) 结束。", en: "The exam is open until \(closes).")
        return Item(code: .window, status: .ok, place: "opensAt", message: message, hint: nil)
    }

    private static func questions(of exam: Exam) -> Item {
        guard !exam.questions.isEmpty else {
            return Item(
                code: .questions, status: .problem, place: "questions",
                message: Phrase(zh: "还没有题目。", en: "There is no question yet."),
                hint: Phrase(verbatim: "examctl question add --exam \(exam.code) --help"))
        }
        let count = exam.questions.count
        return Item(
            code: .questions, status: .ok, place: "questions",
            message: Phrase(zh: "共 \(count) 道题目。", en: "Questions: \(count)."), hint: nil)
    }

    private static func roster(of exam: Exam, candidates: Int) -> Item {
        guard candidates > 0 else {
            return Item(
                code: .roster, status: .problem, place: nil,
                message: Phrase(zh: "准考名单是空的，没有考生能进入考试。", en: "The roster is empty: nobody could enter."),
                hint: Phrase(verbatim: "examctl roster import FILE --exam \(exam.code)"))
        }
        return Item(
            code: .roster, status: .ok, place: nil,
            message: Phrase(zh: "准考名单有 \(candidates) 名考生。", en: "Candidates on the roster: \(candidates)."), hint: nil)
    }

    private static func text(_ text: ExamText?, _ code: Code, name: Phrase, key: String, exam: Exam) -> Item {
        let hint = Phrase(
            zh: "在 exam.yaml 里写 \(key): \(key).md，把文字放在同一文件夹，再运行 examctl exam apply。",
            en: "Write \(key): \(key).md in exam.yaml, put the text beside it, and run examctl exam apply.")
        guard let text else {
            return Item(
                code: code, status: .problem, place: key,
                message: Phrase(zh: "没有\(name.zh)。", en: "There is no \(name.en)."), hint: hint)
        }
        guard !text.content.allSatisfy(\.isWhitespace) else {
            return Item(
                code: code, status: .problem, place: key,
                message: Phrase(zh: "\(name.zh)是空白的（\(text.file)）。", en: "The \(name.en) is blank (\(text.file))."),
                hint: hint)
        }
        return Item(
            code: code, status: .ok, place: key,
            message: Phrase(
                zh: "\(name.zh)：\(text.content.count) 字。", en: "Characters of the \(name.en): \(text.content.count)."),
            hint: nil)
    }

    package func json(in language: Language) -> JSON {
        .array(
            items.map { item in
                .members([
                    "code": .string(item.code.text), "status": .string(item.status.rawValue),
                    "place": .text(item.place),
                    "message": .string(item.message(language)), "hint": .text(item.hint?(language)),
                ])
            })
    }
}
