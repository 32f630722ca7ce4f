/// One thing that stops a candidate at a moment, and the ways out of it: what `candidate why` tells.
package struct Obstacle: Hashable, Sendable {
    /// What an act that wants to go on would be refused with; `uploadIncomplete` where only a file is still on its way.
    package let code: RefusalCode
    /// Nil where it stands before all questions.
    package let question: QuestionID?
    /// Since when it has been so; nil where nothing has happened yet.
    package let since: Moment?
    /// What is so, in a sentence for staff.
    package let message: Phrase
    /// The same without how long it has lasted: it reads alike whenever it is asked, as a report must.
    package let lasting: Phrase
    /// What the candidate can do; nil: nothing but wait.
    package let candidateCan: Phrase?
    /// What staff can do, the likeliest first.
    package let staffCan: [Remedy]
    /// To be sent to the candidate, without the greeting.
    package let reply: Phrase

    init(
        _ refusal: Refusal, lasting: Phrase? = nil, on question: QuestionID? = nil, since: Moment?,
        candidateCan: Phrase? = nil, staffCan: [Remedy] = [], reply: Phrase
    ) {
        code = refusal.code
        self.question = question
        self.since = since
        message = refusal.message
        self.lasting = lasting ?? refusal.message
        self.candidateCan = candidateCan
        self.staffCan = staffCan
        self.reply = reply
    }

    /// The reply as a letter, ready to send.
    package func letter(to name: String) -> Phrase {
        Phrase(zh: "\(name)同学，您好：\(reply.zh)", en: "Dear \(name), \(reply.en)")
    }

    /// A command that would help.
    package enum Remedy: Hashable, Sendable {
        case showReview(ID<Review>)
        case approveReview(ID<Review>)
        case rejectReview(ID<Review>)
        case grantTake(QuestionID)
        /// On one question, or on all; nil where staff have to say how many minutes.
        case extend(QuestionID?, minutes: Int?)
        case resetIdentity
        case showDeadline(QuestionID)

        /// The command as it is typed; dots stand where staff have to write the reason.
        ///
        /// - Parameters:
        ///   - candidate: as the command that asked named the candidate.
        ///   - exam: nil where the unit has one exam only.
        package func command(for candidate: String, exam: ExamCode?) -> String {
            let who = ShellWord.of(candidate)
            let words: [String] =
                switch self {
                case .showReview(let id): ["review show \(id)"]
                case .approveReview(let id): ["review approve \(id)"]
                case .rejectReview(let id): ["review reject \(id) --code CODE"]
                case .grantTake(let id): ["candidate grant-take \(who) --question \(id)", Remedy.reason]
                case .extend(let id, let minutes):
                    [
                        "candidate extend \(who)" + (id.map { " --question \($0)" } ?? ""),
                        "--minutes \(minutes.map(String.init) ?? "N")",
                        Remedy.reason,
                    ]
                case .resetIdentity: ["candidate reset-identity \(who)", Remedy.reason]
                case .showDeadline(let id): ["candidate deadline \(who) \(id)"]
                }
            return (["examctl"] + words + (exam.map { ["--exam \($0)"] } ?? [])).joined(separator: " ")
        }

        /// The same whenever it is asked: how many minutes are needed grows.
        package var lasting: Remedy {
            switch self {
            case .extend(let id, _): .extend(id, minutes: nil)
            case .showReview, .approveReview, .rejectReview, .grantTake, .resetIdentity, .showDeadline: self
            }
        }

        private static let reason = "--reason \"…\""
    }
}

/// Looks for everything that stops one candidate at one moment. It decides nothing of its own: it asks the rules that the
/// candidate's next acts would meet, and adds since when it is so and who can do what about it.
package struct ObstacleSearch {
    /// Settled at `now`.
    let session: Session
    let exam: ExamInForce
    /// The candidate's newest review.
    let review: Review?
    let now: Moment

    package init(_ session: Session, in exam: ExamInForce, review: Review?, at now: Moment) {
        self.session = session
        self.exam = exam
        self.review = review
        self.now = now
    }

    /// In the order in which they stand in the way; empty where nothing stops the candidate, as when all is submitted and
    /// every file has arrived.
    package func obstacles() -> [Obstacle] {
        [obstacleOnTheWayIn].compactMap { $0 } + obstaclesOfTheWindow + exam.exam.questions.flatMap(obstacles(on:))
    }

    func told(_ moment: Moment) -> String { exam.exam.timeZone.told(moment) }
}
