import ExamDomain

/// Bad news of any kind in one shape: exit status, code, sentence, way out, faults.
struct BadNewsReport {
    let status: ExitStatus
    let code: String
    let message: Phrase
    let hint: Phrase?
    /// Nil for anything but a faulty file.
    let faulty: FaultyFile?

    init(_ error: any Error) {
        switch error {
        case let refusal as Refusal:
            status = refusal.code == .notPermitted ? .notPermitted : .refused
            (code, message, hint, faulty) = (refusal.code.rawValue, refusal.message, refusal.hint, nil)
        case let file as FaultyFile:
            status = .faultyInput
            (code, message, hint, faulty) = (file.code, file.message, file.hint, file)
        case let failure as Failure:
            status = ExitStatus(failure.kind)
            (code, message, hint, faulty) = (failure.code, failure.message, failure.hint, nil)
        default:
            let failure = BadNewsReport.unforeseen(error)
            status = .failed
            (code, message, hint, faulty) = (failure.code, failure.message, failure.hint, nil)
        }
    }

    /// A defect of ours. Only the error's type is named: its contents may hold a candidate's particulars.
    private static func unforeseen(_ error: any Error) -> Failure {
        Failure(
            .internal, code: "internal",
            Phrase(
                zh: "程序出现了没有预料到的错误（\(type(of: error))），没有留下做了一半的改动。",
                en: "The program met an error it did not foresee (\(type(of: error))). Nothing was left half-done."),
            hint: Phrase(
                zh: "请运行 examctl doctor 检查，并把这句话转告维护人员。",
                en: "Run 'examctl doctor', and pass this sentence on to whoever maintains the program."))
    }

    /// The contract's `{"error":{"code","message","hint"}}`, with `faults` for a faulty file.
    func document(_ language: Language) -> JSON {
        var members: [JSON.Member] = [
            JSON.Member(key: "code", value: .string(code)),
            JSON.Member(key: "message", value: .string(message(language))),
            JSON.Member(key: "hint", value: .text(hint?(language))),
        ]
        if let faulty {
            members.append(JSON.Member(key: "faults", value: .array(faulty.faults.map { $0.document(language) })))
        }
        return .members(["error": .object(members)])
    }
}

extension Fault {
    fileprivate func document(_ language: Language) -> JSON {
        var members: [JSON.Member] = [
            JSON.Member(key: "line", value: line.map(JSON.count) ?? .null),
            JSON.Member(key: "path", value: .text(place)),
            JSON.Member(key: "code", value: .string(code)),
            JSON.Member(key: "message", value: .string(message(language))),
        ]
        if let factID { members.append(JSON.Member(key: "id", value: .string(factID))) }
        return .object(members)
    }

    /// `exam.yaml:17: questions[0].autoSubmit: …`, as compilers and editors write it.
    func line(in file: String, _ language: Language) -> String {
        let position = line.map { "\(file):\($0)" } ?? file
        return VisibleText.of([position, place, message(language)].compactMap { $0 }.joined(separator: ": "))
    }
}

extension Console {
    /// Bad news without faults as one line, in the form and language asked for.
    func told(_ failure: Failure) -> String {
        switch format {
        case .json: BadNewsReport(failure).document(language).line
        case .table, .csv: failure.message(language)
        }
    }

    /// Prints bad news to standard error, in the form and language asked for, and gives its exit status.
    func report(_ error: any Error) -> ExitStatus {
        let news = BadNewsReport(error)
        switch format {
        case .json: tell(news.document(language).line)
        case .table, .csv:
            for fault in news.faulty?.faults ?? [] {
                tell(fault.line(in: news.faulty?.file ?? "", language))
            }
            tell(news.message(language), label: Phrase(zh: "错误：", en: "Error: ")(language))
            if let hint = news.hint { tell(Phrase(zh: "提示：", en: "Hint: ")(language) + hint(language)) }
        }
        return news.status
    }
}
