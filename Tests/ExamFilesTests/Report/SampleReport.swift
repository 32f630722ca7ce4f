import ExamDomain
import Foundation

/// A made-up report with cells of every kind, and columns as a report of submissions has them.
enum SampleReport {
    static let zone = ExamTimeZone("Asia/Shanghai") ?? .utc
    /// 2023-12-02 09:30:00 in Shanghai.
    static let asOf = Moment(iso8601: "2023-12-02T09:30:00+08:00") ?? Moment(milliseconds: 0)

    static func moment(_ text: String) -> ReportCell {
        Moment(iso8601: text).map(ReportCell.moment) ?? .empty
    }

    static func column(_ key: String, _ zh: String, _ en: String, _ width: Int, toned: Bool = false) -> ReportColumn {
        ReportColumn(
            key: key, heading: Phrase(zh: zh, en: en), width: width, meaning: Phrase(zh: zh, en: en),
            tones: toned ? ReportTone.ofStatus : [:])
    }

    static let columns = [
        column("admissionNumber", "准考证号", "Admission number", 14), column("name", "姓名", "Name", 10),
        column("certificateType", "证件类型", "Certificate type", 20),
        column("certificateNumber", "证件号码", "Certificate number", 20),
        column("group", "报考专业", "Group", 16), column("question", "题目", "Question", 6),
        column("title", "题目名称", "Title", 16), column("status", "状态", "Status", 8, toned: true),
        column("takesUsed", "已用次数", "Takes used", 8), column("startedAt", "开始时间", "Started at", 19),
        column("used", "用时", "Time used", 9), column("bytes", "文件大小", "File size", 9),
        column("files", "文件", "Files", 40), column("share", "比例", "Share", 6),
    ]

    static let submitted = ReportCell.word(code: "submitted", Phrase(zh: "已提交", en: "submitted"))
    static let expired = ReportCell.word(code: "expired", Phrase(zh: "已过期", en: "expired"))
    static let answering = ReportCell.word(code: "answering", Phrase(zh: "答题中", en: "answering"))
    static let notStarted = ReportCell.word(code: "notStarted", Phrase(zh: "未开始", en: "not started"))
    static let residentId = ReportCell.word(code: "residentId", Phrase(zh: "居民身份证", en: "Resident ID"))

    /// One cell of every kind, with a name that looks like a formula.
    static let formulaRow: [ReportCell] = [
        .text("000123"), .text("=1+1"), residentId, .text("1101************1X"), .text("音乐表演（声乐）"), .text("q1"),
        .text("自选曲目演奏"), submitted, .integer(1), moment("2023-12-01T09:00:00.250+08:00"), .interval(.seconds(3_725)),
        .size(ByteSize(12_345_678)),
        .json(
            .array([.string("first"), .string("second")]),
            told: Phrase(zh: "一机位：已上传\n二机位：已上传", en: "first: uploaded\nsecond: uploaded")),
        .number(0.5),
    ]

    static let emptyRow: [ReportCell] =
        [.text("A0002"), .text("欧阳·娜扎"), residentId, .text("3301************24")]
        + [.empty, .text("q2"), .text("作品集"), notStarted] + Array(repeating: .empty, count: 6)

    static func sheet(_ rows: [[ReportCell]], name: Phrase = Phrase(zh: "提交情况", en: "Submissions")) -> ReportSheet {
        ReportSheet(name: name, columns: columns, frozenColumns: 2) { receive in
            for row in rows { try receive(row) }
        }
    }

    static let summary = SummarySheet(
        name: Phrase(zh: "汇总", en: "Summary"),
        columns: [
            column("question", "题目", "Question", 8), column("notStarted", "未开始", "Not started", 8),
            column("answering", "答题中", "Answering", 8), column("submitted", "已提交", "Submitted", 8),
            column("expired", "已过期", "Expired", 8), column("all", "合计", "All", 8),
        ],
        rows: [
            [.text("q1"), .integer(12), .integer(3), .integer(100), .integer(5), .integer(120)],
            [.text("q2"), .integer(0), .integer(0), .integer(119), .integer(1), .integer(120)],
            [.text("q3"), .integer(31), .integer(9), .integer(74), .integer(6), .integer(120)],
            [.text("q4"), .integer(60), .integer(20), .integer(40), .integer(0), .integer(120)],
        ],
        keyFigures: [
            .init(Phrase(zh: "考试", en: "Exam"), .text("2023年艺术类专业视频考试")),
            .init(Phrase(zh: "开放时间", en: "Opens"), moment("2023-12-01T08:00:00+08:00")),
            .init(Phrase(zh: "结束时间", en: "Closes"), moment("2023-12-01T18:00:00+08:00")),
            .init(Phrase(zh: "准考名单人数", en: "Candidates on the roster"), .integer(120)),
            .init(Phrase(zh: "数据截至", en: "As of"), .moment(asOf)),
        ],
        charted: ["notStarted", "answering", "submitted", "expired"],
        chartTitle: Phrase(zh: "各题目的状态", en: "Status by question"))

    static func report(_ sheets: [ReportSheet], further: [ReportSheet] = []) -> Report {
        Report(
            title: Phrase(zh: "2023年艺术类专业视频考试 · 提交情况", en: "Art exam 2023 · Submissions"), unit: "华岚艺术学院",
            summary: summary, sheets: sheets, furtherSheets: further, timeZone: zone, asOf: asOf)
    }

    static var short: Report { report([sheet([formulaRow, emptyRow])]) }
}
