import Testing

@testable import ExamDomain

/// The names of files that are handed over: what the pattern says, and never a way out of the folder.
@Suite struct MediaNameTests {
    private func media(
        name: String = "王小明", admission: String? = "A1", group: String? = "声乐", attachment: String? = nil
    ) -> MediaFile {
        let number = Confidential("11010519491231002X")
        let entry = RosterEntry(
            name: name, certificate: Certificate(type: .residentId, number: number), admissionNumber: admission,
            group: group)
        let at = Moment(examDay: "09:00")
        let origin: ReportedFile.Origin =
            if let attachment {
                .attachment(
                    Attachment(
                        kind: .pdf, name: attachment, size: ByteSize(1), sha256: String(repeating: "a", count: 64)))
            } else {
                .recording(RecordingKey(take: 2, camera: .second), Recording(device: "d", startedAt: at, overAt: at))
            }
        return MediaFile(
            candidate: Candidate(id: ID(1), entry: entry),
            file: ReportedFile(question: QuestionID(told: "q1"), origin: origin, isSelected: true, submittedAt: at),
            submittedAt: at)
    }

    private func path(
        _ media: MediaFile, _ pattern: String = MediaNamePattern.usual, ending: String = "mov",
        ids: ReportedIDs = .masked
    ) throws -> String {
        try MediaNamePattern(pattern).path(of: media, ending: ending, ids: ids)
    }

    @Test("The usual name; a recording's ending is that of its source, an attachment's its own")
    func usual() throws {
        #expect(try path(media()) == "A1_王小明_q1_second.mov")
        #expect(try path(media(), ending: "") == "A1_王小明_q1_second")
        #expect(try path(media(attachment: "作品.集.PDF")) == "A1_王小明_q1_作品.集.pdf")
        #expect(try path(media(attachment: "noending")) == "A1_王小明_q1_noending")
    }

    @Test("Who has no admission number is told by the certificate's, masked unless full numbers are asked for")
    func numbers() throws {
        #expect(try path(media(admission: nil)) == "1101____________2X_王小明_q1_second.mov")
        #expect(try path(media(admission: nil), ids: .full).hasPrefix("11010519491231002X_"))
        #expect(try path(media(), "{certificateNumber}").contains("0519") == false)
    }

    @Test("What there is none of takes its separator with it; a slash in the pattern makes folders, in a value none")
    func separators() throws {
        #expect(try path(media(), "{group}/{take}-{name}_{camera}") == "声乐/2-王小明_second")
        #expect(try path(media(attachment: "a.pdf"), "{name}_{take}.{ext}") == "王小明.pdf")
        #expect(try path(media(name: "a/b\\c", group: nil), "{group}/{name}") == "a_b_c")
        #expect(try path(media(name: "../../etc"), "x/{name}") == "x/_._.._etc")
    }

    @Test(
        "No value leads out, hides a file, or is a device on other systems; the length has an end and the ending stays")
    func safe() throws {
        for value in [
            "..", ".", " ", "...", "\u{0}", "\u{202E}", ".bashrc", "-rf", "CON", "nul.txt", "com1", "a\nb", "*?<>|:\"",
        ] {
            let safe = FileNameText.safe(value)
            #expect(!safe.isEmpty && safe.first != "." && safe.first != "-", "\(value)")
            #expect(!safe.unicodeScalars.contains { $0.isUnprintable || "<>:\"/\\|?*".unicodeScalars.contains($0) })
            #expect(!["con", "nul", "com1"].contains(safe.lowercased().prefix { $0 != "." }))
        }
        let long = try path(media(name: String(repeating: "长", count: 100)))
        #expect(long.utf8.count <= FileNameText.mostBytes && long.hasSuffix(".mov"))
    }

    @Test("Equal paths get numbers, whatever their case; a name that is kept for the manifest is not given")
    func distinct() {
        var paths = DistinctPaths(reserved: ["SHA256SUMS"])
        #expect(
            ["a/x.mov", "a/X.mov", "a/x.mov", "b/x.mov", "sha256sums"].map { paths.path(for: $0) }
                == ["a/x.mov", "a/X_2.mov", "a/x_3.mov", "b/x.mov", "sha256sums_2"])
    }

    @Test("A pattern with an unknown field, an odd brace or a way out is no pattern")
    func faults() {
        #expect(throws: MediaNamePattern.Fault.unknownField("nam")) { try MediaNamePattern("{nam}") }
        for bad in ["{name", "}"] { #expect(throws: MediaNamePattern.Fault.brace) { try MediaNamePattern(bad) } }
        for bad in ["/x", "x/", "a//b", "..", "a/../b", "./a"] {
            #expect(throws: MediaNamePattern.Fault.path) { try MediaNamePattern(bad) }
        }
        #expect(throws: MediaNamePattern.Fault.length) { try MediaNamePattern("") }
        #expect(throws: MediaNamePattern.Fault.length) { try MediaNamePattern(String(repeating: "a", count: 501)) }
    }
}
