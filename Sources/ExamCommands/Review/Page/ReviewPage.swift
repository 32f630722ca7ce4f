import ExamActions
import ExamDomain
import Foundation

/// The page on which a reviewer compares photos with the roster: one file, nothing from outside it, no script.
struct ReviewPage {
    let found: ReviewCase
    /// The photos in their order.
    let photos: [Photo]
    /// Earlier rounds, all decided or withdrawn.
    let earlier: [Review]
    let likenesses: [KnownLikeness]
    let language: Language
    /// Comes between `examctl` and the words, so that a command works as copied.
    let options: String

    struct Photo {
        let file: StoredFile
        /// The review copy's bytes, a JPEG; nil where there is none.
        let jpeg: [UInt8]?
        let defect: PhotoDefect?
    }

    /// The document.
    var html: String {
        let style = PageStyle.text
        let title: Markup =
            "\(found.candidate.entry.name) · \(say(Phrase(zh: "审核", en: "Review"))) \(found.review.id.description)"
        let body = Markup.lines([
            "<main>", .lines(photos.enumerated().map(figure)), "</main>",
            "<aside>", heading, facts, flags, decision, rounds, foot, "</aside>",
        ])
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="\(language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(plain: PageStyle.policy)">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width">
            <title>\(title)</title>
            <style>\(plain: style)</style>
            </head>
            <body>
            \(body)
            </body>
            </html>

            """
        return page.description
    }

    private func say(_ phrase: Phrase) -> String { phrase(language) }

    // MARK: - Photos

    private func figure(_ index: Int, _ photo: Photo) -> Markup {
        let number = say(Phrase(zh: "照片 \(index + 1)", en: "Photo \(index + 1)"))
        let digest = String(photo.file.sha256.prefix(12))
        let caption: Markup = """
            <figcaption><b>\(number)</b> <bdi>\(photo.file.name)</bdi> · \(photo.file.size.told) · <code>\(digest)…</code></figcaption>
            """
        guard let jpeg = photo.jpeg else {
            let defect = say(photo.defect?.told ?? PhotoDefect.unrecognised.told)
            let advice = say(
                Phrase(
                    zh: "原件已作为证据保存。请不通过，让考生重新上传。",
                    en: "The original is kept as evidence. Reject it, so that the candidate uploads anew."))
            return """
                <figure><div class="nothing" role="img"><p>\(defect)</p><p>\(advice)</p></div>\(caption)</figure>
                """
        }
        let data = Data(jpeg).base64EncodedString()
        let hint = say(Phrase(zh: "点按照片：原大小", en: "click the photo for its full size"))
        return """
            <figure><label title="\(hint)"><input type="checkbox"><span class="frame"><img alt="\(number)" src="data:image/jpeg;base64,\(plain: data)"></span></label>\(caption)</figure>
            """
    }

    // MARK: - Whom to compare with

    private var heading: Markup {
        let round = say(Phrase(zh: "第 \(found.review.round) 轮", en: "round \(found.review.round)"))
        let state = say(found.review.state.told)
        return """
            <header><p class="exam"><bdi>\(found.exam.exam.title)</bdi></p>
            <h1><bdi>\(found.candidate.entry.name)</bdi></h1>
            <p class="state">\(say(Phrase(zh: "审核", en: "Review"))) \(found.review.id.description) · \(round) · \(state)</p></header>
            """
    }

    private var facts: Markup {
        let entry = found.candidate.entry
        let zone = found.exam.exam.timeZone
        func row(_ label: Phrase, _ value: Markup) -> Markup { "<dt>\(say(label))</dt><dd>\(value)</dd>" }
        var rows = [
            row(Phrase(zh: "证件类型", en: "Certificate"), "\(entry.certificate.type.told(language))"),
            row(Phrase(zh: "证件号码", en: "Number"), number),
            row(Phrase(zh: "准考证号", en: "Admission number"), "<bdi>\(entry.admissionNumber ?? "–")</bdi>"),
        ]
        if let group = entry.group {
            rows.append(row(Phrase(zh: "报考专业", en: "Group"), "<bdi>\(group)</bdi>"))
        }
        rows.append(row(Phrase(zh: "上传时间", en: "Uploaded"), "\(zone.told(found.review.uploadedAt))"))
        return "<dl>\(Markup.lines(rows))</dl>"
    }

    /// In groups, as people compare numbers; copied it has no blanks.
    private var number: Markup {
        let certificate = found.candidate.entry.certificate
        var rest = Substring(certificate.number.revealed)
        let lengths = certificate.type == .residentId ? [6, 8, 4] : []
        var groups: [Markup] = []
        while !rest.isEmpty {
            let length = groups.count < lengths.count ? lengths[groups.count] : 4
            groups.append("<span>\(String(rest.prefix(length)))</span>")
            rest = rest.dropFirst(length)
        }
        return "<span class=\"number\">\(plain: groups.map(\.description).joined())</span>"
    }

    private var flags: Markup {
        guard !likenesses.isEmpty else { return "" }
        let items = likenesses.map { known -> Markup in
            let words = say(Phrase(zh: "审核", en: "review"))
            return """
                <li><bdi>\(known.candidate)</bdi> · \(words) \(known.likeness.review.description) · \(say(known.likeness.degree.told))</li>
                """
        }
        let title = say(Phrase(zh: "其他考生有相同或相似的照片", en: "Other candidates sent the same or a similar photo"))
        let advice = say(Phrase(zh: "仅为提示，请自行核对。", en: "A hint only: look for yourself."))
        return "<section class=\"flag\"><h2>\(title)</h2><ul>\(Markup.lines(items))</ul><p>\(advice)</p></section>"
    }
}
