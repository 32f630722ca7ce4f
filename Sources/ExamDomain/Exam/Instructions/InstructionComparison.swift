/// One language of a published text against the lines that must be said now.
struct InstructionComparison {
    typealias Difference = PublishedInstructions.Difference

    private let lines: [PublishedLine]
    private let language: Language
    private let expected: [CandidateInstructions.Line]
    private let found: [(key: InstructionKey, index: Int)]

    init(_ lines: [PublishedLine], with instructions: CandidateInstructions, in language: Language) {
        self.lines = lines
        self.language = language
        expected = instructions.lines
        found = InstructionComparison.keys(of: lines, expected, language)
    }

    /// True where enough labels of this language are there to call it published: a third of them.
    var isPublished: Bool { Set(found.map(\.key)).count * 3 >= expected.count }

    mutating func differences() -> [Difference] {
        var differences: [Difference] = []
        var said: Set<InstructionKey> = []
        for (position, (key, index)) in found.enumerated() {
            let line = lines[index]
            guard let must = expected.first(where: { $0.key == key }) else {
                differences.append(difference(.obsolete, line, nil))
                continue
            }
            said.insert(key)
            let next = position + 1 < found.count ? found[position + 1].index : lines.count
            if !says(must, from: index, to: next) { differences.append(difference(.changed, line, must)) }
        }
        return differences + expected.filter { !said.contains($0.key) }.map { difference(.missing, nil, $0) }
    }

    /// True where the line, or the line with those it was broken into, says it.
    private func says(_ must: CandidateInstructions.Line, from index: Int, to next: Int) -> Bool {
        let wanted = squeezed(PublishedLine.plain(must.text(language)))
        var sofar = ""
        for line in lines[index..<next] {
            sofar += squeezed(line.said)
            if sofar == wanted { return true }
            guard wanted.hasPrefix(sofar) else { return false }
        }
        return false
    }

    /// Without blanks, which editors put between Han characters and digits or take away, and with one kind of colon.
    private func squeezed(_ text: String) -> String {
        String(text.filter { !$0.isWhitespace }.map { $0 == "：" ? ":" : $0 })
    }

    private func difference(
        _ kind: Difference.Kind, _ line: PublishedLine?, _ must: CandidateInstructions.Line?
    ) -> Difference {
        Difference(
            kind: kind, language: language, line: line?.number, setting: must?.setting, published: line?.said,
            now: must.map { PublishedLine.plain($0.text(language)) })
    }

    // MARK: - Which line is which

    /// Every published line with a label of ours. The lines after a question's heading are that question's.
    private static func keys(
        of lines: [PublishedLine], _ expected: [CandidateInstructions.Line], _ language: Language
    ) -> [(key: InstructionKey, index: Int)] {
        let topics = Dictionary(uniqueKeysWithValues: InstructionTopic.all.map { ($0.label(language), $0) })
        let places = QuestionPlaces(of: lines, expected, language)
        var question: Int?
        return lines.enumerated().compactMap { index, line in
            guard let (label, sentence) = line.parts(language) else { return nil }
            if let number = QuestionPlaces.number(in: label, language) {
                question = places.place(of: number, saying: sentence)
                return (InstructionKey(.question, question: question), index)
            }
            guard let topic = topics[label], topic != .question, !topic.isOfQuestion || question != nil else {
                return nil
            }
            return (InstructionKey(topic, question: topic.isOfQuestion ? question : nil), index)
        }
    }
}

/// Which question of today each question of a published text is compared with: the one of the same title, wherever it stands
/// now; else the one of its number, unless that is another's; else none.
struct QuestionPlaces {
    private let today: [(number: Int, heading: String)]
    /// Today's questions whose title stands in the published text.
    private var recognized: Set<Int> = []

    init(of lines: [PublishedLine], _ expected: [CandidateInstructions.Line], _ language: Language) {
        today = expected.filter { $0.key.topic == .question }.compactMap { line in
            line.key.question.map { ($0, PublishedLine.plain(line.sentence(language))) }
        }
        for line in lines {
            guard let (label, heading) = line.parts(language), let number = QuestionPlaces.number(in: label, language),
                let same = same(as: heading, number)
            else { continue }
            recognized.insert(same)
        }
    }

    func place(of number: Int, saying heading: String) -> Int {
        same(as: heading, number) ?? (recognized.contains(number) ? -number : number)
    }

    private func same(as heading: String, _ number: Int) -> Int? {
        let all = today.filter { $0.heading == heading }.map(\.number)
        return all.contains(number) ? number : all.first
    }

    /// `第 2 题` or `Question 2`.
    static func number(in label: String, _ language: Language) -> Int? {
        let words = language == .zh ? ("第", "题") : ("Question", "")
        guard label.hasPrefix(words.0), label.hasSuffix(words.1) else { return nil }
        return Int(label.dropFirst(words.0.count).dropLast(words.1.count).filter { !$0.isWhitespace })
    }
}
