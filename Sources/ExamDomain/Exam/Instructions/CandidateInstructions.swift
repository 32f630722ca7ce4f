/// The instructions that candidates get before an exam (考试须知), said from its live settings in both languages: a unit can
/// publish the text as it stands. The same settings give the same text.
package struct CandidateInstructions: Hashable, Sendable {
    package let exam: ExamInForce
    package let sections: [Section]

    /// Lines under one heading.
    package struct Section: Hashable, Sendable {
        package let heading: Heading
        package let lines: [Line]

        package enum Heading: Hashable, Sendable {
            /// The document's own title; it is a line with a sentence too.
            case title(Line)
            case plain(Phrase)
            /// A question's number, title and mode.
            case question(Line)
        }
    }

    /// One sentence, or a few that belong together, after a label.
    package struct Line: Hashable, Sendable {
        package let key: InstructionKey
        /// The path of the setting that the line speaks of, as `exam diff` says it; nil where every exam has the line.
        package let setting: String?
        package let sentence: Phrase
        /// A step of a numbered list.
        package let isStep: Bool

        init(
            _ topic: InstructionTopic, question: Int? = nil, _ setting: String?, _ sentence: Phrase,
            isStep: Bool = false
        ) {
            key = InstructionKey(topic, question: question)
            self.setting = setting
            self.sentence = sentence
            self.isStep = isStep
        }

        /// Label and sentence without any marks.
        package func text(_ language: Language) -> String {
            key.label(language) + (language == .zh ? "：" : ": ") + sentence(language)
        }
    }

    package init(of exam: ExamInForce) {
        self.exam = exam
        sections =
            InstructionWriter.beforeTheQuestions(exam)
            + exam.exam.questions.enumerated().map { index, question in
                QuestionInstructions(question, number: index + 1).section
            }
            + InstructionWriter.afterTheQuestions(exam)
    }

    /// Every line with a sentence, headings among them.
    package var lines: [Line] {
        sections.flatMap { section in
            switch section.heading {
            case .title(let line), .question(let line): [line] + section.lines
            case .plain: section.lines
            }
        }
    }
}

// MARK: - As a text

extension CandidateInstructions {
    /// What the digest is over: both languages, so that either published text has the same notice id.
    package var digested: String { body(.zh) + "\n" + body(.en) }

    /// Markdown that a unit can publish, its last line the notice id.
    ///
    /// - Parameters:
    ///   - languages: one text for each, one after the other.
    ///   - id: from `noticeID(digest:)`.
    package func markdown(_ languages: [Language], id: String) -> String {
        languages.map(body).joined(separator: "\n---\n\n") + "\n---\n\n" + CandidateInstructions.idLine(languages, id)
            + "\n"
    }

    /// `ART2026-3f2a9c1b7e04d5a8`: short enough to be copied by hand, long enough to be nobody else's.
    package func noticeID(digest hex: String) -> String { "\(exam.exam.code)-\(hex.prefix(16))" }

    private static func idLine(_ languages: [Language], _ id: String) -> String {
        switch languages {
        case [.zh]: "\(idLabel.zh)：\(id)"
        case [.en]: "\(idLabel.en): \(id)"
        default: "\(idLabel.zh) / \(idLabel.en): \(id)"
        }
    }

    package static let idLabel = Phrase(zh: "考试须知编号", en: "Notice id")

    private func body(_ language: Language) -> String {
        sections.map { section in
            let heading =
                switch section.heading {
                case .title(let line): "# " + line.marked(language, emphasized: false)
                case .question(let line): "## " + line.marked(language, emphasized: false)
                case .plain(let phrase): "## " + phrase(language)
                }
            var step = 0
            let lines = section.lines.map { line in
                step += line.isStep ? 1 : 0
                // What belongs to a step stands under it.
                let mark = line.isStep ? "\(step). " : step > 0 ? "   - " : "- "
                return mark + line.marked(language, emphasized: true)
            }
            return ([heading, ""] + lines).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }
}

extension CandidateInstructions.Line {
    fileprivate func marked(_ language: Language, emphasized: Bool) -> String {
        let label = key.label(language)
        let colon = language == .zh ? "：" : ": "
        return (emphasized ? "**\(label)**" : label) + colon + sentence(language)
    }
}

extension String {
    /// A title as plain words of a Markdown text, whatever characters it holds.
    var escapedForMarkdown: String {
        reduce(into: "") { text, character in
            if "\\`*_[]<>#|~&".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
