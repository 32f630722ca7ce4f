/// The list that goes with a hand-over of files: a row for each, with a link to it.
package enum MediaIndex {
    /// In the hand-over's folder, beside the manifest.
    package static let fileName = "index.xlsx"

    /// Digests are in the manifest.
    private static let told: Set = [
        "question", "take", "camera", "kind", "fileName", "total", "duration", "submittedAt",
    ]

    /// Where those stand among a file's columns.
    private static let places = ReportColumn.ofFiles.indices.filter { told.contains(ReportColumn.ofFiles[$0].key) }

    static let columns: [ReportColumn] =
        ReportColumn.ofCandidate + [
            ReportColumn(
                "path", Phrase(zh: "文件", en: "File"), 36,
                Phrase(zh: "文件在移交文件夹中的位置", en: "Where the file lies in the hand-over's folder"), .link)
        ] + places.map { ReportColumn.ofFiles[$0] }

    /// - Parameters:
    ///   - files: each with its path below the folder, in the order of the list.
    ///   - ids: certificate numbers masked or in full.
    package static func sheet(of files: [(media: MediaFile, path: String)], _ ids: ReportedIDs) -> ReportSheet {
        ReportSheet(
            name: Phrase(zh: "移交清单", en: "Files handed over"), columns: columns, frozenColumns: 2
        ) { receive in
            for (media, path) in files {
                var cells: [ReportCell] = []
                media.file.tell(in: &cells)
                try receive(media.candidate.cells(ids) + [.text(path)] + places.map { cells[$0] })
            }
        }
    }
}
