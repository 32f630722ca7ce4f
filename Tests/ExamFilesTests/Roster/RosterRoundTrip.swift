import ExamDomain
import ExamFiles
import Foundation

/// What must hold of any bytes that are given as a roster: they are read or refused in words, twice alike and to the last
/// byte; each refused row is in the rejects; and what was taken, once exported, imports as the same roster.
///
/// The fuzzing in `Tests/Fuzz` and the short run among the tests ask the same of it.
final class RosterRoundTrip {
    private let folder: String
    private let today = CalendarDay(year: 2026, month: 12, day: 1)!

    /// Works in a folder of its own, in memory where there is such a place: three files are written for each input.
    init() throws {
        let memory = "/dev/shm"
        let place = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        folder = "\(place)/roster-round-trip-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Something that does not hold.
    struct Complaint: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameter bytes: a file; or what begins with `<row`, the rows of a workbook's sheet as XML.
    /// - Returns: how many candidates went round.
    @discardableResult
    func check(_ bytes: [UInt8]) throws -> Int {
        let isSheet = bytes.starts(with: Array("<row".utf8))
        let file = try put(isSheet ? WorkbookSample(rows: String(decoding: bytes, as: UTF8.self)).bytes : bytes)
        guard let first = try read(file) else { return 0 }
        if bytes.count % 8 == 3 {
            guard let second = try read(file), second.lines == first.lines, second.reading == first.reading else {
                throw Complaint(description: "read twice, the file is not the same")
            }
        }
        try checkRejects(of: first)
        let roster = RosterRoundTrip.roster(first.lines)
        try checkExport(of: roster, named: "export.csv", bytes.count % 2 == 0 ? .zh : .en)
        // A workbook takes longer to write.
        if bytes.count % (isSheet ? 4 : 32) == 0 { try checkExport(of: roster, named: "export.xlsx", .zh) }
        return roster.count
    }

    // MARK: - Reading

    private typealias Read = (file: RosterFile, lines: [RosterLine], reading: RosterReading)

    private func put(_ bytes: [UInt8]) throws -> String {
        let path = folder + "/roster"
        guard let file = fopen(path, "wb") else { throw Complaint(description: "no place for the file") }
        defer { fclose(file) }
        try expect(fwrite(bytes, 1, bytes.count, file) == bytes.count, "the file is not written")
        return path
    }

    /// Nil where the file is no roster at all.
    private func read(_ path: String) throws -> Read? {
        do {
            let file = try RosterFile(path: path, today: today)
            var lines: [RosterLine] = []
            var tapped: Int64 = 0
            let reading = try file.read(tap: { tapped += Int64($0.count) }, { lines.append($0) })
            try expect(tapped == InputFile(path: path).size, "\(tapped) bytes were seen")
            try expect(reading.rows == lines.count, "\(reading.rows) rows, \(lines.count) given")
            try expect(zip(lines, lines.dropFirst()).allSatisfy { $0.line < $1.line }, "rows out of order")
            for line in lines { try check(line) }
            return (file, lines, reading)
        } catch let refused as FaultyFile {
            try expect(!refused.message.zh.isEmpty && !refused.message.en.isEmpty, "refused without a word")
            return nil
        }
    }

    private func check(_ line: RosterLine) throws {
        switch line.outcome {
        case .entry(let entry):
            try expect(!entry.name.isEmpty && !entry.certificate.number.revealed.isEmpty, "an entry without a name")
        case .faulty(let faults):
            try expect(!faults.isEmpty && faults.allSatisfy { $0.line != nil }, "refused without a fault")
        }
    }

    // MARK: - Writing

    /// Reads the rejects again: as many rows as were refused.
    private func checkRejects(of read: Read) throws {
        let faults = read.lines.flatMap(\.faults)
        guard read.reading.faults.isEmpty, !faults.isEmpty else { return }
        var bytes: [UInt8] = []
        try RosterRejects(of: read.file).write(faults, in: .zh) { bytes += $0 }
        guard let again = try self.read(put(bytes)) else { throw Complaint(description: "the rejects are no roster") }
        // A refused row that names more fields than the headings is taken for them.
        guard again.file.columns.line == 1, again.reading.faults.isEmpty else { return }
        let refused = read.lines.count { !$0.faults.isEmpty }
        try expect(again.lines.count == refused, "\(refused) rows refused, \(again.lines.count) among the rejects")
    }

    private func checkExport(of roster: [RosterEntry], named name: String, _ language: Language) throws {
        let path = folder + "/" + name
        let sheet = RosterRoundTrip.sheet(of: roster)
        _ = try RosterSheetFile.write(
            sheet, titled: Phrase(verbatim: "roster"), asOf: Moment(milliseconds: 0), to: path, force: true,
            language: language)
        guard let again = try read(path) else { throw Complaint(description: "\(name) is no roster") }
        try expect(again.reading.faults.isEmpty, "\(name): \(again.reading.faults)")
        let entries = again.lines.compactMap(\.entry)
        try expect(entries.count == again.lines.count, "\(name): \(again.lines.flatMap(\.faults))")
        try expect(entries.count == roster.count, "\(name): \(roster.count) candidates became \(entries.count)")
        for (before, after) in zip(roster, entries) where before != after {
            throw Complaint(description: "\(name): \(before.shown) became \(after.shown)")
        }
    }

    private func expect(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws {
        guard holds else { throw Complaint(description: otherwise()) }
    }

    // MARK: - The roster

    /// The rows that are taken, each certificate and admission number once.
    private static func roster(_ lines: [RosterLine]) -> [RosterEntry] {
        var certificates: Set<Certificate> = []
        var admissions: Set<String> = []
        return lines.compactMap(\.entry).filter { entry in
            certificates.insert(entry.certificate).inserted
                && entry.admissionNumber.map { admissions.insert($0).inserted } ?? true
        }
    }

    /// As `roster export --reveal` writes it.
    private static func sheet(of roster: [RosterEntry]) -> ReportSheet {
        var further = HeadingOrder()
        for entry in roster { further.take(entry.extra) }
        let headings = further.inOrder
        let phrases = RosterField.allCases.map(\.heading) + headings.map { Phrase(verbatim: $0) }
        let columns = phrases.map { ReportColumn(key: $0.zh, heading: $0, width: 12, meaning: $0) }
        return ReportSheet(name: Phrase(zh: "准考名单", en: "Roster"), columns: columns) { receive in
            for entry in roster {
                let extra = Dictionary(entry.extra.map { ($0.heading, $0.value) }, uniquingKeysWith: { one, _ in one })
                try receive(
                    [
                        .text(entry.name), .word(code: entry.certificate.type.rawValue, entry.certificate.type.told),
                        .text(entry.certificate.number.revealed), .text(orEmpty: entry.admissionNumber),
                        .text(orEmpty: entry.group), .text(orEmpty: entry.phone), .text(orEmpty: entry.email),
                        .text(orEmpty: entry.note),
                    ] + headings.map { .text(orEmpty: extra[$0]) })
            }
        }
    }
}

extension RosterEntry {
    /// With everything that cannot be seen spelled out.
    fileprivate var shown: String {
        let texts =
            [name, certificate.type.rawValue, certificate.number.revealed]
            + [admissionNumber, group, phone, email, note].map { $0 ?? "-" }
            + extra.flatMap { [$0.heading, $0.value] }
        return texts.map { text in text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() }
            .joined(separator: " | ")
    }
}
