import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore

struct ReviewWork: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "work",
        Phrase(zh: "逐份审核：一个键通过、不通过或跳过", en: "Review one after another: a key to approve, reject or skip"),
        more: [
            Phrase(
                zh: "在终端中只输入 examctl review 也是它。a 通过，r 再按数字为不通过，s 跳过并退回，q 退回并结束。",
                en:
                    "At a terminal, examctl review alone is the same. a approves, r and a digit reject, s skips and releases, q releases and quits."
            ),
            ReviewNoun.lease,
        ],
        examples: [
            Example("examctl review work", Phrase(zh: "从等待最久的开始", en: "Beginning with the longest waiting")),
            Example("examctl review work --group 声乐", Phrase(zh: "只审核这个报考专业的", en: "Only of this group")),
        ])

    @OptionGroup var options: GlobalOptions
    @Option(help: .reviewedGroup) var group: String?

    func run(in context: Context) throws -> ExitStatus {
        guard context.canAsk, context.format == .table, context.console.out.isTerminal else {
            throw Failure.usage(
                "noTerminal",
                Phrase(zh: "逐份审核需要在终端中进行。", en: "To review one after another takes a terminal."),
                hint: Phrase(zh: "examctl review next", en: "examctl review next"))
        }
        let store = try context.store()
        let counts = try Keyboard.during { keyboard in
            try ReviewDesk(context, store, keyboard, group: group).work()
        }
        try context.console.print(
            Phrase(
                zh: "通过 \(counts.approved) 份，不通过 \(counts.rejected) 份，跳过 \(counts.skipped) 份。",
                en: "\(counts.approved) approved, \(counts.rejected) rejected, \(counts.skipped) skipped."))
        return .done
    }
}

/// One reviewer's work at the terminal, case after case.
struct ReviewDesk {
    struct Counts {
        var approved = 0
        var rejected = 0
        var skipped = 0
    }

    private enum Key {
        case approve
        case reject(RejectionCode)
        case skip, quit
    }

    private let context: Context
    private let store: Store
    private let keyboard: Keyboard
    private let group: String?

    init(_ context: Context, _ store: Store, _ keyboard: Keyboard, group: String?) {
        self.context = context
        self.store = store
        self.keyboard = keyboard
        self.group = group
    }

    func work() throws -> Counts {
        var counts = Counts()
        var left = Set<ID<Review>>()
        while let found = try next(passingOver: left) {
            try context.console.write("\n")
            try context.show(found, in: store)
            let id = found.review.id
            switch try key(for: id) {
            case .approve:
                if try decide(found, .approve) { counts.approved += 1 }
            case .reject(let code):
                if try decide(found, .reject(code)) { counts.rejected += 1 }
            case .skip:
                left.insert(id)
                counts.skipped += 1
                try release(id)
            case .quit:
                try release(id)
                return counts
            }
        }
        try context.console.print(Phrase(zh: "没有等待审核的照片了。", en: "No further review is waiting."))
        return counts
    }

    private func next(passingOver left: Set<ID<Review>>) throws -> ReviewCase? {
        do {
            return try NextReview(of: context.examCode, group: group, passingOver: left).run(
                in: store, by: context.staffName, at: context.now())
        } catch let refusal as Refusal where refusal.code == .nothingWaiting {
            return nil
        }
    }

    /// - Returns: false where somebody else was quicker: the lease had run out meanwhile.
    private func decide(_ found: ReviewCase, _ choice: ReviewVote.Choice) throws -> Bool {
        do {
            _ = try DecideReview(found.review.id, choice, shown: found.review.photos.map(\.sha256)).run(
                in: store, by: context.staffName, at: context.now())
        } catch let refusal as Refusal where refusal.code != .notPermitted {
            try context.console.print(refusal.message)
            return false
        }
        let handle = found.candidate.handle
        try context.console.print(
            choice == .approve
                ? Phrase(zh: "\(handle)：通过", en: "\(handle): approved")
                : Phrase(zh: "\(handle)：不通过", en: "\(handle): rejected"))
        return true
    }

    /// What another has taken meanwhile is not ours to give back.
    private func release(_ id: ID<Review>) throws {
        do {
            _ = try ReleaseReview(id).run(in: store, by: context.staffName, at: context.now())
        } catch let refusal as Refusal where refusal.code != .notPermitted {
            try context.console.print(refusal.message)
        }
    }

    // MARK: - Keys

    private static let keys = Phrase(
        zh: "a 通过 · r 不通过 · s 跳过 · q 结束", en: "a approve · r reject · s skip · q quit")

    /// The codes that need no text, each under its digit: what needs one is decided with `review reject`.
    private static let codes = RejectionCode.allCases.filter { $0 != .other }

    private func key(for id: ID<Review>) throws -> Key {
        while true {
            try ask(ReviewDesk.keys)
            switch keyboard.next() {
            case "a", "A": return .approve
            case "s", "S": return .skip
            case "q", "Q", "\u{4}", nil: return .quit
            case "r", "R": if let code = try code(of: id) { return .reject(code) }
            case .some: break
            }
        }
    }

    /// Nil where it was thought better of.
    private func code(of id: ID<Review>) throws -> RejectionCode? {
        let told = ReviewDesk.codes.enumerated().map { index, code in
            Phrase(zh: "\(index + 1) \(code.told.zh)", en: "\(index + 1) \(code.told.en)")
        }
        try ask(
            Phrase(
                zh: told.map(\.zh).joined(separator: " · ")
                    + " · 其他键返回\n其他原因：跳过它，再运行 examctl review reject \(id) --code other --text ……",
                en: told.map(\.en).joined(separator: " · ")
                    + " · any other key: back\nAnother reason: skip it, and run examctl review reject \(id) --code other --text …"
            ))
        guard let digit = keyboard.next()?.wholeNumberValue, ReviewDesk.codes.indices.contains(digit - 1) else {
            return nil
        }
        return ReviewDesk.codes[digit - 1]
    }

    private func ask(_ question: Phrase) throws {
        try context.console.print(question)
        try context.console.finish()
    }
}
