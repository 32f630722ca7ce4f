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

    /// One review in full, with its photos.
    ///
    /// - Parameters:
    ///   - number: the certificate number as it may be shown.
    ///   - vault: tells where the photos lie, for people.
    ///   - viewing: what there is to see beyond the review itself.
    static func show(
        _ found: ReviewCase, number: String, vault: Vault, on console: Console, viewing: PhotoViewing? = nil
    ) throws {
        let zone = found.exam.exam.timeZone
        let cells = cells(found.review, of: found.candidate)
        let photos = JSON.array(found.review.photos.map(\.json))
        let writer = CellWriter(language: console.language, timeZone: zone)
        guard case .object(let members) = writer.object(columns, cells) else { return }
        try console.show(.object(members + [JSON.Member(key: "photos", value: photos)] + (viewing?.members ?? []))) {
            let certificate = found.candidate.entry.certificate
            try console.printFields(
                CardView(
                    Array(zip(columns, cells)) + [
                        (
                            Column("certificate", Phrase(zh: "证件", en: "Certificate")),
                            .text("\(certificate.type.told(console.language)) \(number)")
                        )
                    ], timeZone: zone))
            try console.printPhotos(of: found, vault: vault, viewing: viewing)
        }
    }
}

extension Console {
    fileprivate func printPhotos(of found: ReviewCase, vault: Vault, viewing: PhotoViewing?) throws {
        for photo in found.review.photos {
            let copy = vault.pathOfCopy(of: photo.sha256)
            let isMade = FileSystem.status(of: copy)?.isRegular == true
            let path = isMade ? copy : vault.path(of: photo.sha256)
            try print(
                Phrase(
                    zh: "照片 \(photo.name)（\(photo.size.told)）：\(path)",
                    en: "Photo \(photo.name) (\(photo.size.told)): \(path)"))
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
