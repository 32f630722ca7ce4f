import ExamDomain
import Synchronization
import Testing

@testable import ExamCommands

@Suite struct ConsoleTests {
    private let out = Recorder()
    private let err = Recorder()

    private func console(
        _ format: OutputFormat = .table, language: Language = .en, isQuiet: Bool = false, columns: Int? = nil,
        isColoured: Bool = false
    ) -> Console {
        Console(
            language: language, format: format, isQuiet: isQuiet,
            out: out.outlet(columns: columns, isColoured: isColoured),
            err: err.outlet(columns: columns, isColoured: isColoured))
    }

    private let list = ListView(
        columns: [
            Column("at", Phrase(zh: "时间", en: "Time")), Column("by", Phrase(zh: "人员", en: "By")),
            Column("length", Phrase(zh: "时长", en: "Length"), isInTable: false),
        ],
        rows: [
            [.moment(Moment(milliseconds: 0)), .text("王\u{202E}"), .interval(.minutes(3))],
            [.empty, .word(code: "system", Phrase(zh: "系统", en: "the system")), .empty],
        ])

    // MARK: - Three forms

    @Test("A table has the columns meant for it, words and local times")
    func tableText() throws {
        let console = console(language: .zh)
        try console.show(list)
        try console.finish()
        #expect(
            out.text == """
                时间                 人员
                1970-01-01 00:00:00  王\\u{202E}
                                     系统

                """)
    }

    @Test("As JSON all columns, codes, ISO times and seconds")
    func json() throws {
        let console = console(.json, language: .zh)
        try console.show(list)
        try console.finish()
        #expect(
            out.text == """
                [
                  {"at":"1970-01-01T00:00:00+00:00","by":"王\\u202e","length":180},
                  {"at":null,"by":"system","length":null}
                ]

                """)
    }

    @Test("As CSV all columns in words; raw in a pipe and visible at a terminal")
    func csv() throws {
        let pipe = console(.csv)
        try pipe.show(list)
        try pipe.finish()
        #expect(out.text == "Time,By,Length\n1970-01-01 00:00:00,王\u{202E},3 min\n,the system,\n")
    }

    @Test("CSV at a terminal shows control characters")
    func csvAtTerminal() throws {
        let console = console(.csv, columns: 80)
        try console.show(list)
        try console.finish()
        #expect(out.text.contains("王\\u{202E}"))
        #expect(!out.text.unicodeScalars.contains("\u{202E}"))
    }

    @Test("An empty list says so to people and is empty to programs")
    func empty() throws {
        let none = ListView(columns: list.columns, rows: [])
        for format in OutputFormat.allCases {
            let console = console(format)
            try console.show(none)
            try console.finish()
        }
        #expect(out.text == "Nothing to list.\n[]\nTime,By,Length\n")
    }

    @Test("A card in its three forms")
    func card() throws {
        let card = CardView([
            (Column("exam", Phrase(zh: "考试", en: "Exam")), .text("ART")),
            (Column("seats", Phrase(zh: "人数", en: "Seats taken")), .integer(3)),
            (Column("note", Phrase(zh: "备注", en: "Note")), .empty),
        ])
        for format in OutputFormat.allCases {
            let console = console(format)
            try console.show(card)
            try console.finish()
        }
        #expect(
            out.text == """
                Exam         ART
                Seats taken  3
                Note         –
                {
                  "exam": "ART",
                  "seats": 3,
                  "note": null
                }
                Exam,Seats taken,Note
                ART,3,

                """)
    }

    @Test("A document is told by its own words to people only")
    func document() throws {
        for format in OutputFormat.allCases {
            let console = console(format)
            try console.show(.members(["a": .integer(1)])) { try console.print(Phrase(verbatim: "one")) }
            try console.finish()
        }
        #expect(out.text == "one\n{\n  \"a\": 1\n}\na\n1\n")
    }

    @Test("A list longer than the measured sample comes whole and in order")
    func longList() throws {
        let rows = (1...2500).map { [ReportCell.integer(Int64($0))] }
        let console = console()
        try console.show(ListView(columns: [Column("n", Phrase(verbatim: "n"))], rows: rows))
        try console.finish()
        let lines = out.text.split(separator: "\n").dropFirst().map { Int($0.drop { $0 == " " }) }
        #expect(lines == Array(1...2500))
    }

    @Test("Colour only where the outlet has it")
    func colour() throws {
        let plain = console(columns: 80)
        try plain.show(list)
        try plain.finish()
        plain.tell("x", label: "Error: ")
        #expect(!out.text.contains("\u{1B}"))
        #expect(err.text == "Error: x\n")
        let coloured = console(columns: 80, isColoured: true)
        try coloured.show(list)
        try coloured.finish()
        coloured.tell("x", label: "Error: ")
        #expect(out.text.contains("\u{1B}[1mTime"))
        #expect(err.text.hasSuffix("\u{1B}[1;31mError: \u{1B}[mx\n"))
    }

    // MARK: - Beside the result

    @Test("Notes go to standard error, not under --quiet, and not under JSON")
    func notes() {
        console().note(Phrase(verbatim: "one\u{1B}"))
        console(.csv).note(Phrase(verbatim: "two"))
        console(isQuiet: true).note(Phrase(verbatim: "three"))
        console(.json).note(Phrase(verbatim: "four"))
        #expect(err.text == "one␛\ntwo\n")
        #expect(out.text == "")
    }

    @Test("A progress line is wiped before anything else is written, and cut to the terminal")
    func progress() {
        let console = console(columns: 6)
        console.progress("123456789")
        console.tell("done")
        #expect(err.text == "1234…\r\u{1B}[Kdone\n")
    }

    @Test("There is no progress in a pipe or under --quiet")
    func noProgress() {
        console().progress("x")
        console(isQuiet: true, columns: 80).progress("x")
        #expect(err.text == "")
    }

    // MARK: - When writing fails

    private func failing(_ error: Outlet.WriteError) -> Console {
        Console(
            language: .en, format: .table, out: Outlet(columns: nil) { _ in throw error }, err: err.outlet())
    }

    @Test("A reader that has gone is no fault: the rest is dropped in silence")
    func closed() throws {
        let console = failing(.closed)
        try console.print(Phrase(verbatim: "x"))
        #expect(!console.isClosed)
        try console.finish()
        #expect(console.isClosed)
        try console.print(Phrase(verbatim: "y"))
        try console.finish()
        #expect(err.text == "")
    }

    @Test("A full disk is a failure of kind io that says so")
    func full() throws {
        let console = failing(.failed(28))
        try console.print(Phrase(verbatim: "x"))
        let failure = #expect(throws: Failure.self) { try console.finish() }
        #expect(failure?.kind == .io)
        #expect(failure?.message.en == "The result could not be written: the disk is full.")
        #expect(failure?.message.zh == "结果没能写出：磁盘已满。")
    }

    @Test("Output is written in pieces as it comes, not only at the end")
    func pieces() throws {
        let console = console()
        try console.write(String(repeating: "x", count: (1 << 16) - 1))
        #expect(out.text.isEmpty)
        try console.write("y")
        #expect(out.text.count == 1 << 16)
    }
}
