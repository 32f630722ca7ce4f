import ArgumentParser
import ExamActions
import ExamDomain
import ExamStore
import Foundation

struct ReviewShow: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "show",
        Phrase(zh: "查看一份审核：考生、照片、判定", en: "See a review: candidate, photos, decision"),
        more: [
            Phrase(
                zh: "--open 在浏览器中打开一个本地临时页面：照片原大小，旁边是姓名、证件类型和完整证件号码，以及以前各轮。按回车键后删除；"
                    + "没有终端或用了 --no-input 时，--keep 的时间过后删除。能显示图片的终端（kitty、iTerm2、sixel）里，照片直接显示。"
                    + "每次查看照片都记入日志。",
                en:
                    "--open shows a local, temporary page in the browser: the photos at full size beside name, certificate "
                    + "type and full number, and earlier rounds. It is deleted when you press Enter; without a terminal or "
                    + "under --no-input, after the time of --keep. Where the terminal can show pictures (kitty, iTerm2, "
                    + "sixel), the photos appear there. Every view of a photo goes into the journal.")
        ],
        examples: [
            Example(
                "examctl review show 12 --open",
                Phrase(zh: "在浏览器中看照片，与名单比对", en: "See the photos beside the roster entry")),
            Example(
                "examctl review show 12 --reveal",
                Phrase(zh: "连同完整证件号码（记入日志）", en: "With the full certificate number (goes into the journal)")),
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: ReviewNoun.argument) var id: ID<Review>
    @Flag(help: .text(zh: "显示完整证件号码（记入日志）", en: "Show the full certificate number (goes into the journal)"))
    var reveal = false
    @Flag(help: .text(zh: "在浏览器中打开照片（记入日志）", en: "Open the photos in the browser (goes into the journal)"))
    var open = false
    @Option(
        help: .text(
            zh: "没有人按回车键时，页面保留多久。默认 60s", en: "How long the page stays where nobody can press Enter. Default: 60s",
            valueName: "TIME"),
        transform: ReviewShow.duration)
    var keep = Interval.seconds(60)

    func run(in context: Context) throws -> ExitStatus {
        let store = try context.store()
        let now = context.now()
        let found = try store.read(as: context.staffName) { try $0.reviewCase(id, in: context.examCode, at: now) }
        let mayReview = (try? store.read(as: context.staffName, may: .review) { _ in true }) ?? false
        let number = found.candidate.entry.certificate.number
        if reveal {
            try RecordReveal("review show", subject: found.candidate.handle)
                .run(in: store, by: context.staffName, at: now)
        }
        let isSeen = context.terminalPicture != nil && mayReview
        if open || isSeen {
            try RecordPhotoView(of: found, isNumberFull: open).run(in: store, by: context.staffName, at: now)
        }
        let viewing = try context.viewing(of: found, isSeen: open || isSeen, in: store)
        try ReviewView.show(
            found, number: reveal ? number.revealed : number.masked, to: context.staffName, vault: store.vault,
            on: context.console, viewing: viewing)
        if isSeen { try context.showInTerminal(viewing, vault: store.vault) }
        if open {
            let page = try viewing.page(store.vault, language: context.language, options: context.wordsOfOptions)
            try context.open(page, keeping: keep)
        }
        return .done
    }

    @Sendable private static func duration(_ text: String) throws -> Interval {
        guard let interval = Interval(setting: text), interval >= .zero, interval <= .hours(1) else {
            throw Failure.usage(
                "badTime", Phrase(zh: "“\(text)”不是 0s 至 1h 的时间", en: "'\(text)' is no time from 0s to 1h"))
        }
        return interval
    }
}

extension Context {
    /// How long a page stays when the person at the terminal has forgotten it.
    private static let longestPage = Interval.minutes(10)

    /// Opens the page and takes it away again: when Enter is pressed, else when the time is over.
    func open(_ page: ReviewPage, keeping time: Interval) throws {
        try TemporaryPage.show(page.html, environment: environment) { path in
            try console.finish()
            let isOpen = Browser.open(path, environment: environment)
            let stay = canAsk ? Context.longestPage : time
            console.tell(
                Phrase(
                    zh: (isOpen ? "已打开页面：\(path)" : "没有找到浏览器；请自行打开：\(path)")
                        + (canAsk ? "\n看完后按回车键删除（最长保留 10 分钟）。" : "\n\(stay.told(.zh))后删除。"),
                    en: (isOpen ? "The page is open: \(path)" : "No browser was found; open it yourself: \(path)")
                        + (canAsk
                            ? "\nPress Enter when you have seen it, and it is deleted (after 10 minutes at the latest)."
                            : "\nIt is deleted after \(stay.told(.en))."))(language))
            wait(stay)
        }
    }

    private func wait(_ time: Interval) {
        var key = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&key, canAsk ? 1 : 0, Int32(clamping: time.milliseconds)) > 0 else { return }
        _ = readLine()
    }
}
