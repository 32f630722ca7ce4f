/// How files that are handed over are named: `{admissionNumber}_{name}_{question}_{camera}.{ext}`. A `/` makes folders.
package struct MediaNamePattern: Hashable, Sendable {
    /// What a name may tell.
    package enum Field: String, Hashable, Sendable, CaseIterable {
        case admissionNumber, name, certificateNumber, group, question, take, camera, kind, ext

        package var told: Phrase {
            switch self {
            case .admissionNumber: Phrase(zh: "准考证号", en: "admission number")
            case .name: Phrase(zh: "姓名", en: "name")
            case .certificateNumber: Phrase(zh: "证件号码", en: "certificate number")
            case .group: Phrase(zh: "报考专业", en: "group")
            case .question: Phrase(zh: "题目代码", en: "the question's id")
            case .take: Phrase(zh: "第几次录制", en: "the take's number")
            case .camera:
                Phrase(
                    zh: "机位 first 或 second（附件为其文件名）", en: "the camera, first or second (of an attachment its own name)")
            case .kind: Phrase(zh: "种类", en: "recording, or the kind of attachment")
            case .ext: Phrase(zh: "扩展名", en: "the file's ending")
            }
        }
    }

    private enum Part: Hashable, Sendable {
        case text(String)
        case field(Field)
    }

    /// As it was written.
    package let told: String
    private let parts: [Part]

    package static let usual = "{admissionNumber}_{name}_{question}_{camera}.{ext}"
    /// Longer ones make no names.
    private static let mostCharacters = 500

    /// - Throws: `Fault` for a field that there is none of, a brace without its other, or a path that leads elsewhere.
    package init(_ told: String) throws(Fault) {
        guard !told.isEmpty, told.count <= MediaNamePattern.mostCharacters else { throw .length }
        var parts: [Part] = []
        var rest = Substring(told)
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { throw .brace }
            let name = String(rest[rest.index(after: brace)..<end])
            guard let field = Field(rawValue: name) else { throw .unknownField(name) }
            parts.append(.field(field))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        let folders = told.split(separator: "/", omittingEmptySubsequences: false)
        guard !folders.contains(where: { ["", ".", ".."].contains($0) }) else { throw .path }
        self.told = told
        self.parts = parts
    }

    package enum Fault: Error, Hashable {
        case length, brace, path
        case unknownField(String)
    }

    /// The file's path below the folder of the hand-over: no part of it can lead out, and every common file system takes it.
    ///
    /// - Parameter ending: of the file where its bytes were found; a recording has no name of its own.
    package func path(of file: MediaFile, ending: String, ids: ReportedIDs) -> String {
        var path = ""
        for part in parts {
            switch part {
            case .text(let text): path += text
            case .field(let field):
                let value = FileNameText.withoutSlashes(value(of: field, file, ending: ending, ids: ids))
                // What there is none of takes its separator with it.
                if value.isEmpty, let last = path.last, "_-. ".contains(last) { path.removeLast() }
                path += value
            }
        }
        return path.split(separator: "/").map { FileNameText.safe(String($0)) }.joined(separator: "/")
    }

    private func value(of field: Field, _ media: MediaFile, ending: String, ids: ReportedIDs) -> String {
        let entry = media.candidate.entry
        return switch field {
        // Whoever has no admission number is told by the certificate's.
        case .admissionNumber: entry.admissionNumber ?? entry.certificate.number.told(ids)
        case .name: entry.name
        case .certificateNumber: entry.certificate.number.told(ids)
        case .group: entry.group ?? ""
        case .question: media.file.question.text
        case .take: media.take.map(String.init) ?? ""
        case .camera: media.part
        case .kind: media.file.kind.rawValue
        case .ext: media.ownExtension ?? ending
        }
    }
}

extension Confidential<String> {
    fileprivate func told(_ ids: ReportedIDs) -> String { ids == .full ? revealed : masked }
}

extension ReportedFile {
    var kind: Kind {
        switch origin {
        case .recording: .recording
        case .attachment(let attachment): Kind(attachment.kind)
        }
    }
}
