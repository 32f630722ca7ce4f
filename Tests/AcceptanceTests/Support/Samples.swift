/// A resident ID with its check character, made from its first 17 digits.
func residentID(_ seventeen: String) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(seventeen, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return seventeen + String(Array("10X98765432")[sum % 11])
}

/// The resident ID of the n-th made-up candidate, 0…9,999; a thousand of them share a birthday.
func residentID(of number: Int) -> String {
    residentID("110105200803" + padded(15 + number / 1000, 2) + padded(number % 1000, 3))
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// The admission number of the n-th made-up candidate.
func admission(_ number: Int) -> String { "A" + padded(number, 4) }

let rosterHeading = "姓名,证件类型,证件号码,准考证号,报考专业"

/// A roster of made-up candidates, a heading and `count` rows.
func rosterCSV(_ count: Int, heading: String = rosterHeading) -> String {
    let rows = (1...count).map { "考生\($0),居民身份证,\(residentID(of: $0)),\(admission($0)),\($0 % 2 == 0 ? "声乐" : "钢琴")" }
    return ([heading] + rows).joined(separator: "\n") + "\n"
}

/// An exam that opened on 1 December 2020; closed long ago unless told otherwise.
func examYAML(
    code: String = "ART2020", closes: String = "2020-12-01T18:00:00+08:00", failures: Int = 3, reviewers: Int = 1,
    questions: String = standardQuestions
) -> String {
    """
    exam: \(code)
    title: 艺术类专业考试
    opensAt: 2020-12-01T08:00:00+08:00
    closesAt: \(closes)
    identity: { failuresBeforeReview: \(failures), cancelCooldown: 60s, reviewers: \(reviewers) }
    questions:
    \(questions)
    """ + "\n"
}

/// Recorded and chosen, dual and auto-submitted, and offline.
let standardQuestions = """
      - id: q1
        title: 自选曲目
        mode: recorded
        takes: 2
        recordLimit: 3m
        submitLimit: 30m
      - id: q2
        title: 双机位
        mode: recorded
        takes: 1
        cameras: 2
        rehearsal: true
        autoSubmit: true
        recordLimit: 3m
        submitLimit: 30m
      - id: q3
        title: 作品集
        mode: offline
        submitLimit: 2h
        attachments:
          - { kind: video, min: 1, max: 2, maxSize: 200MB, extensions: [mp4, mov] }
          - { kind: pdf, min: 0, max: 1, maxSize: 20MB }
    """

/// An exam that anybody may still enter today.
let openExam = examYAML(closes: "2098-12-01T18:00:00+08:00")

extension Counter {
    /// A unit with an exam and a roster of `candidates`.
    convenience init(exam: String, candidates: Int = 0) throws {
        try self.init(unit: false)
        try write(exam, to: "exam.yaml")
        if candidates > 0 { try write(rosterCSV(candidates), to: "roster.csv") }
        try PreparedUnits.put("\(candidates) \(exam)", into: self) {
            try must("init", "--unit", "华岚艺术学院", "--quiet")
            try must("exam", "apply", "exam.yaml")
            if candidates > 0 { try must("roster", "import", "roster.csv") }
        }
    }

    /// Imports facts and gives the answer's document.
    @discardableResult
    func activity(_ facts: Facts, _ options: String..., status: Int32 = 0) throws -> JSONValue {
        try write(facts.jsonLines, to: "activity.jsonl")
        let answer = try run([Self.binary, "activity", "import", "activity.jsonl", "--format", "json"] + options)
        guard answer.status == status else { throw Unexpected(answer, ["activity", "import"]) }
        return try answer.json
    }
}
