import ArgumentParser
import ExamDomain

/// `--as-of`: looking back at a moment.
struct AsOfOption: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: .text(
            zh: "当时的情况，如 2026-12-01T09:30:00+08:00；不写时区则按考试的时区。名单以现在的为准",
            en:
                "As things stood then, such as 2026-12-01T09:30:00+08:00; without an offset in the exam's zone. The roster is today's",
            valueName: "TIME"))
    var asOf: String?

    /// The moment that was asked for; nil: now.
    ///
    /// - Throws: a usage `Failure` where the text is no time.
    func moment(in context: Context) throws -> Moment? {
        try asOf.map { try context.moment(told: $0, as: "--as-of") }
    }
}

extension Context {
    /// A time as staff write it; one without an offset is of the exam's zone.
    ///
    /// - Throws: a usage `Failure` that names the option and says what to write.
    func moment(told text: String, as option: String) throws -> Moment {
        if let moment = Moment(iso8601: text) { return moment }
        if Moment.lacksOffset(text) {
            let zone = try read { $1.exam.timeZone }
            if let moment = Moment(local: text, in: zone) { return moment }
        }
        throw Failure.usage(
            "badTime",
            Phrase(
                zh: "“\(option)”的值“\(text)”不是时间，请写成 2026-12-01T09:30:00+08:00 或 2026-12-01T09:30。",
                en:
                    "The value '\(text)' of '\(option)' is no time; write it as 2026-12-01T09:30:00+08:00 or 2026-12-01T09:30."
            ))
    }
}
