import ExamActions
import ExamDomain

/// What has been decided and how to decide. Nothing tells how a colleague voted on a review that is still open.
extension ReviewPage {
    private func say(_ phrase: Phrase) -> String { phrase(language) }

    var decision: Markup {
        let review = found.review
        guard !review.state.isDecided else {
            return "<section><h2>\(say(Phrase(zh: "判定", en: "Decision")))</h2>\(told(review))</section>"
        }
        let id = review.id.description
        let codes = RejectionCode.allCases.map { code -> Markup in
            "<tr><td><code>\(code.rawValue)</code></td><td>\(say(code.told))</td></tr>"
        }
        let blind = say(
            Phrase(zh: "需两位审核员各自判定，互不可见。", en: "Two reviewers decide, each without seeing the other's decision."))
        let reviewers: Markup = found.exam.exam.identity.reviewers > 1 ? "<p>\(blind)</p>" : ""
        return """
            <section><h2>\(say(Phrase(zh: "判定", en: "Decide")))</h2>\(reviewers)
            <p>\(say(Phrase(zh: "本人、证件一致：", en: "The person and the certificate agree:")))</p>
            <pre class="approve">examctl review approve \(id)\(options)</pre>
            <p>\(say(Phrase(zh: "否则写明原因：", en: "Otherwise say why:")))</p>
            <pre class="reject">examctl review reject \(id)\(options) --code <i>CODE</i></pre>
            <table>\(Markup.lines(codes))</table></section>
            """
    }

    var rounds: Markup {
        guard !earlier.isEmpty else { return "" }
        let items = earlier.map { review -> Markup in
            let heading = say(
                Phrase(
                    zh: "第 \(review.round) 轮（照片 \(review.photos.count) 张）",
                    en:
                        "Round \(review.round) (\(review.photos.count.counted("photo")))"
                ))
            return "<li><b>\(heading)</b> \(told(review))</li>"
        }
        return """
            <section><h2>\(say(Phrase(zh: "以前各轮", en: "Earlier rounds")))</h2><ol class="rounds">\(Markup.lines(items))</ol></section>
            """
    }

    var foot: Markup {
        let words = say(
            Phrase(
                zh: "照片为审核副本：方向已转正，不含拍摄地点和设备。本次查看已记入日志；本页是临时文件，用后即删。",
                en:
                    "The photos are review copies: turned upright, without place and device. This view is in the journal; "
                    + "the page is temporary and will be deleted."))
        return "<footer>\(words)</footer>"
    }

    private func told(_ review: Review) -> Markup {
        guard let vote = review.decision else { return "<p>\(say(review.state.told))</p>" }
        let reason: Markup = vote.code.map { " · \(say($0.told)) <code>\($0.rawValue)</code>" } ?? ""
        let text: Markup = vote.text.map { "<blockquote><bdi>\($0)</bdi></blockquote>" } ?? ""
        return """
            <p><b>\(say(review.state.told))</b>\(reason)<br><bdi>\(vote.by)</bdi> · \(found.exam.exam.timeZone.told(vote.at))</p>\(text)
            """
    }
}
