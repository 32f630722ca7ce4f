import ExamActions
import ExamDomain
import ExamStore

/// A review as commands show it: the contract's keys for a program, the same in lines for people.
enum ReviewView {
    static let columns = [
        Column("id", Phrase(zh: "审核", en: "Review")), Column("candidate", Phrase(zh: "考生", en: "Candidate")),
        Column("name", Phrase(zh: "姓名", en: "Name")), Column("state", Phrase(zh: "状态", en: "State")),
        Column("round", Phrase(zh: "轮次", en: "Round")), Column("uploadedAt", Phrase(zh: "上传时间", en: "Uploaded")),
        Column("claimedBy", Phrase(zh: "领取者", en: "Claimed by")),
        Column("claimedAt", Phrase(zh: "领取时间", en: "Claimed")),
        Column("decidedBy", Phrase(zh: "审核员", en: "Decided by")),
        Column("decidedAt", Phrase(zh: "判定时间", en: "Decided")), Column("code", Phrase(zh: "原因", en: "Code")),
        Column("text", Phrase(zh: "说明", en: "Text")),
    ]

    static func cells(_ review: Review, of candidate: Candidate) -> [ReportCell] {
        [
            .integer(review.id.number), .text(candidate.handle), .text(candidate.entry.name),
            .word(code: review.state.rawValue, review.state.told), .count(review.round), .moment(review.uploadedAt),
            .text(orEmpty: review.claimedBy), .moment(orEmpty: review.claimedAt), .text(orEmpty: review.decision?.by),
            .moment(orEmpty: review.decision?.at),
            review.decision?.code.map { .word(code: $0.rawValue, $0.told) } ?? .empty,
            .text(orEmpty: review.decision?.text),
        ]
    }

    /// What stands in a list: the contract's keys for a program; for people also how long each has waited and until when it
    /// is in somebody's hand, and not what a line has no room for.
    static func listColumns(_ format: OutputFormat) -> [Column] {
        guard format != .json else { return columns }
        let tight = Set(["claimedAt", "decidedAt", "text"])
        return columns.map { Column($0.key, $0.heading, isInTable: !tight.contains($0.key)) } + [
            Column("waited", Phrase(zh: "已等待", en: "Waited")),
            Column("leaseUntil", Phrase(zh: "保留到", en: "Held until")),
        ]
    }

    static func listCells(
        _ review: Review, of candidate: Candidate, at now: Moment, _ console: Console
    ) -> [ReportCell] {
        let cells = cells(review, of: candidate)
        guard console.format != .json else { return cells }
        let waited = review.waited(until: now).agoTold(console.language)
        return cells + [review.state == .withdrawn ? .empty : .text(waited), .moment(orEmpty: review.leaseUntil)]
    }

    /// One review in full, with its photos and every decision on it.
    ///
    /// - Parameters:
    ///   - number: the certificate number as it may be shown.
    ///   - reader: sees no decision of others while the review is open.
    ///   - vault: tells where the photos lie, for people.
    ///   - viewing: what there is to see beyond the review itself.
    static func show(
        _ found: ReviewCase, number: String, to reader: String, vault: Vault, on console: Console,
        viewing: PhotoViewing? = nil
    ) throws {
        let zone = found.exam.exam.timeZone
        let cells = cells(found.review, of: found.candidate)
        let writer = CellWriter(language: console.language, timeZone: zone)
        let document = (viewing?.members ?? []).reduce(
            writer.object(columns, cells)
                .adding("photos", .array(found.review.photos.map(\.json)))
                .adding("leaseUntil", .text(found.review.leaseUntil.map(zone.iso8601)))
                .adding("decisions", .array(found.review.decisions(for: reader).map { $0.json(zone) }))
        ) { $0.adding($1.key, $1.value) }
        try console.show(document) {
            let certificate = found.candidate.entry.certificate
            try console.printFields(
                CardView(
                    Array(zip(columns, cells)) + [
                        (
                            Column("certificate", Phrase(zh: "证件", en: "Certificate")),
                            .text("\(certificate.type.told(console.language)) \(number)")
                        ),
                        (
                            Column("leaseUntil", Phrase(zh: "保留到", en: "Held until")),
                            .moment(orEmpty: found.review.leaseUntil)
                        ),
                    ], timeZone: zone))
            try console.printPhotos(of: found, vault: vault, viewing: viewing)
            let decisions = found.review.decisions(for: reader)
            if decisions.count > 1 || !found.review.overrides.isEmpty {
                for decision in decisions { try console.print(decision.told(zone)) }
            }
        }
    }
}

extension Console {
    fileprivate func printPhotos(of found: ReviewCase, vault: Vault, viewing: PhotoViewing?) throws {
        for photo in found.review.photos {
            let copy = vault.pathOfCopy(of: photo.sha256)
            let isMade = FileSystem.status(of: copy)?.isRegular == true
            let path = isMade ? copy : vault.path(of: photo.sha256)
            let told = Phrase(
                zh: "照片 \(photo.name)（\(photo.size.told)）", en: "Photo \(photo.name) (\(photo.size.told))")
            if let viewing, !viewing.isThere(photo) {
                let defect = viewing.defect(of: photo).told
                try print(Phrase(zh: "\(told.zh)：\(defect.zh)", en: "\(told.en): \(defect.en)"))
                continue
            }
            try print(Phrase(zh: "\(told.zh)：\(path)", en: "\(told.en): \(path)"))
            guard !isMade, let defect = viewing?.defect(of: photo).told else { continue }
            try print(Phrase(zh: "  无法显示：\(defect.zh)", en: "  cannot be shown: \(defect.en)"))
        }
        for known in viewing?.likenesses ?? [] {
            let (review, degree) = (known.likeness.review, known.likeness.degree.told)
            try print(
                Phrase(
                    zh: "提示：与考生 \(known.candidate)（审核 \(review)）的照片相同或相似：\(degree.zh)",
                    en: "Note: compare candidate \(known.candidate) (review \(review)): \(degree.en)"))
        }
    }
}
