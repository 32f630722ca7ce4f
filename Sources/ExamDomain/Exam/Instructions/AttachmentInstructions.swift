// What the instructions say of a question's attachments: a line for each kind, and one for all of them together.
extension QuestionInstructions {
    var attachments: [CandidateInstructions.Line] {
        let rules = question.attachments
        guard !rules.rules.isEmpty else {
            return [
                line(
                    .attachments, "attachments",
                    Phrase(zh: "本题不收附件。", en: "this question takes none."))
            ]
        }
        let kinds = rules.rules.map { rule in
            line(.attachment(rule.kind), "attachments", rule.told)
        }
        guard rules.totalMin != nil || rules.totalMax != nil else { return kinds }
        let count = CandidateInstructions.count(from: rules.totalMin ?? 0, to: rules.totalMax)
        return kinds + [
            line(
                .attachmentsTotal, "attachmentsTotal",
                Phrase(zh: "各种附件合计\(count.zh)。", en: "\(count.en), of all kinds together."))
        ]
    }
}

extension AttachmentRule {
    /// `1 至 2 个，每个不超过 200 MB，格式 mp4、mov。`
    fileprivate var told: Phrase {
        let count = CandidateInstructions.count(from: min, to: max)
        var (zh, en) = (count.zh, count.en)
        if let size = maxSize?.toldExactly {
            zh += "，每个不超过 \(size.zh)"
            en += ", each at most \(size.en)"
        }
        if extensions.isEmpty {
            zh += "，格式不限"
            en += ", in any format"
        } else {
            zh += "，格式为 \(extensions.joined(separator: "、"))"
            en += ", as \(extensions.joined(separator: ", "))"
        }
        return Phrase(zh: zh + "。", en: en + ".")
    }
}

extension CandidateInstructions {
    /// `至少 1 个，最多 2 个` / `at least 1, at most 2`.
    fileprivate static func count(from min: Int, to max: Int?) -> Phrase {
        switch (min, max) {
        case (0, nil): Phrase(zh: "可以不传，数量不限", en: "as many as you like, or none")
        case (0, let max?): Phrase(zh: "可以不传，最多 \(max) 个", en: "none needed, at most \(max)")
        case (let min, nil): Phrase(zh: "至少 \(min) 个", en: "at least \(min)")
        case (let min, let max?) where min == max: Phrase(zh: "必须 \(min) 个", en: "exactly \(min)")
        case (let min, let max?): Phrase(zh: "至少 \(min) 个，最多 \(max) 个", en: "at least \(min), at most \(max)")
        }
    }
}

extension ByteSize {
    /// The limit to the byte: `200 MB`, `20 MiB`, `1500001 字节`.
    fileprivate var toldExactly: Phrase {
        let text = setting
        guard text.hasSuffix("B") else { return Phrase(zh: "\(bytes) 字节", en: "\(bytes) bytes") }
        return Phrase(verbatim: text.prefix { $0.isNumber } + " " + text.drop { $0.isNumber })
    }
}
