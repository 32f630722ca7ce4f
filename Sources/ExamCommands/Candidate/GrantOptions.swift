import ArgumentParser
import ExamActions
import ExamDomain
import ExamFiles

/// What every exception takes: for whom, and why.
struct GrantOptions: ParsableArguments {
    @Argument(help: CandidateNoun.argument) var candidate: String?

    @Option(help: .text(zh: "这个报考专业的所有考生", en: "Everybody of this group", valueName: "NAME"))
    var group: String?

    @Option(
        help: .text(zh: "文件中的考生，每行一名", en: "The candidates in a file, one a line", valueName: "FILE"),
        completion: .file())
    var list: String?

    @OptionGroup var why: GrantReason

    /// - Throws: a usage `Failure` unless exactly one of the three is given.
    func whom() throws -> Whom {
        do {
            if let whom = try Whom.told(candidate: candidate, group: group, list: list) { return whom }
        } catch is Whom.SeveralWays {}
        throw Failure.usage(
            "whom",
            Phrase(
                zh: "请说明给谁：一名考生、--group 或 --list，三者选一。",
                en: "Say for whom: a candidate, --group or --list, one of the three."))
    }

    /// True where a list is named that has this column.
    func listSays(_ column: KeyPath<ListedGrant, String?>) throws -> Bool {
        try list.map { try CandidateListFile.read($0).contains { $0[keyPath: column] != nil } } ?? false
    }

    /// What each line of the list says itself; lines that grant nothing are passed over.
    ///
    /// - Throws: `FaultyFile` with every line that cannot be understood.
    func each(
        of file: String, _ kind: (ListedGrant) throws(GrantListFault) -> Grant.Kind?
    ) throws -> [GrantException.Each] {
        var lines: [GrantException.Each] = []
        var faults: [Fault] = []
        for listed in try CandidateListFile.read(file) {
            do throws(GrantListFault) {
                guard let kind = try kind(listed) else { continue }
                lines.append((listed.line, listed.candidate, kind))
            } catch {
                faults.append(Fault(line: listed.line, place: error.column, code: "badValue", message: error.message))
            }
        }
        guard faults.isEmpty else {
            throw FaultyFile(
                file: file, code: "badList",
                message: Phrase(
                    zh: "“\(file)”有 \(faults.count) 行看不懂，没有给任何人授权",
                    en: "\(faults.count) lines of “\(file)” are not understood; nobody was granted anything"),
                faults: faults)
        }
        return lines
    }
}

/// A cell of a list file that does not say what to grant.
struct GrantListFault: Error {
    let column: String
    let message: Phrase

    /// - Parameter most: the greatest number that is taken.
    static func number(_ column: String, _ text: String, most: Int) -> GrantListFault {
        GrantListFault(
            column: column,
            message: Phrase(zh: "“\(text)”应为 0 至 \(most) 的整数", en: "“\(text)” must be a whole number from 0 to \(most)")
        )
    }
}

extension ListedGrant {
    /// A number of a column; nil where the cell is blank or 0.
    func number(_ column: String, _ text: String?, most: Int) throws(GrantListFault) -> Int? {
        guard let text, !text.isEmpty else { return nil }
        guard let number = Int(text), (0...most).contains(number) else {
            throw GrantListFault.number(column, text, most: most)
        }
        return number == 0 ? nil : number
    }
}

/// Why an exception is given or taken back, and whether it is only to be seen what it would do.
struct GrantReason: ParsableArguments {
    @Option(help: .text(zh: "理由，必须写明", en: "Why; always needed", valueName: "TEXT"))
    var reason: String?

    @Flag(
        help: .text(
            zh: "只看会影响谁、截止时间变成什么，什么也不写入", en: "See whom it touches and what deadlines become; nothing is written"))
    var dryRun = false

    /// - Throws: a usage `Failure` where it is missing or blank.
    func demandedReason() throws -> String {
        guard let reason, !reason.isBlank else {
            throw Failure.usage(
                "reasonRequired", Phrase(zh: "授权必须说明理由。", en: "An exception needs a reason."),
                hint: Phrase(zh: "加上 --reason \"……\"", en: "add --reason \"…\""))
        }
        return reason
    }
}

/// A command that grants an exception: they differ in what they grant.
protocol GrantCommand: ExamCommand {
    var grant: GrantOptions { get }
    /// Nil where the words leave it to the columns of the list.
    func kind() throws -> Grant.Kind?
    /// What a line of the list grants by its columns; nil: nothing.
    func kind(of listed: ListedGrant) throws(GrantListFault) -> Grant.Kind?
}

extension GrantCommand {
    func kind(of listed: ListedGrant) throws(GrantListFault) -> Grant.Kind? { nil }

    func run(in context: Context) throws -> ExitStatus {
        let outcome = try action(in: context).run(in: context.store(), by: context.staffName, at: context.now())
        try GrantAnswer(outcome, isSingle: grant.candidate != nil).print(on: context.console)
        if grant.why.dryRun {
            context.console.note(Phrase(zh: "试运行：什么也没有写入。", en: "A dry run: nothing was written."))
        }
        return .done
    }

    private func action(in context: Context) throws -> GrantException {
        let kind = try kind()
        let whom = try grant.whom()
        let reason = try grant.why.demandedReason()
        if let kind {
            return GrantException(kind, to: whom, in: context.examCode, reason: reason, dryRun: grant.why.dryRun)
        }
        let file = grant.list ?? ""
        return GrantException(
            each: try grant.each(of: file, self.kind), of: file, in: context.examCode, reason: reason,
            dryRun: grant.why.dryRun)
    }
}

extension ArgumentHelp {
    static let grantedQuestion = ArgumentHelp.text(zh: "题目代码", en: "The question's id", valueName: "Q")
}
