/// Why a text beside exam.yaml cannot be read.
package enum ExamTextTrouble: Error, Hashable, Sendable {
    case tooLarge
    case notUTF8
    /// A folder, a link or a device.
    case notAFile
    /// What the operating system says.
    case unreadable(String)
}

extension ExamReader {
    /// The longest text, in bytes of UTF-8.
    package static let longestText = 1 << 20

    static func examText(
        _ key: String, of mapping: SettingMapping, into reading: inout SettingReading, text: TextReading
    ) -> ExamText? {
        guard let setting = reading.nullable(key, of: mapping), let (file, _) = reading.scalar(setting) else {
            return nil
        }
        guard reading.demand == .form || isBeside(file) else {
            let shown = SettingFaultText.shortened(file)
            reading.note(
                .badFileName, at: setting,
                Phrase(
                    zh: "“\(shown)”不是文件名：文件要与考试设置放在同一文件夹，只写名字（如 \(key).md），不写路径。",
                    en: "“\(shown)” is not a file name: the file lies beside the settings; write its name "
                        + "(such as \(key).md) without a path."))
            return nil
        }
        let content: String?
        do {
            content = try text(file)
        } catch {
            reading.note(error.code, at: setting, error.told(file))
            return nil
        }
        guard let content else {
            reading.note(
                .missingFile, at: setting,
                Phrase(
                    zh: "同一文件夹里没有 \(file)；请把它放在考试设置旁边。",
                    en: "There is no \(file) in the folder of the settings; put it beside them."))
            return nil
        }
        return checked(content, file: file, at: setting, into: &reading)
    }

    /// Line ends become `\n` and a byte order mark goes, so that the same text from another machine is the same.
    private static func checked(
        _ content: String, file: String, at setting: Setting, into reading: inout SettingReading
    ) -> ExamText? {
        guard reading.demand == .rules else { return ExamText(file: file, content: content) }
        guard content.utf8.count <= longestText else {
            reading.note(.tooLong, at: setting, ExamTextTrouble.tooLarge.told(file))
            return nil
        }
        var scalars = String.UnicodeScalarView()
        var line = 1
        var before: Unicode.Scalar?
        for scalar in content.unicodeScalars {
            if scalar == "\n", before == "\r" {
                before = scalar
                continue
            }
            before = scalar
            if scalar == "\n" || scalar == "\r" {
                line += 1
                scalars.append("\n")
            } else if scalar != "\t", scalar.properties.generalCategory == .control {
                reading.note(
                    .controlCharacter, at: setting,
                    Phrase(
                        zh: "\(file) 第 \(line) 行含有看不见的控制字符，请删去。",
                        en: "Line \(line) of \(file) has an invisible control character in it; remove it."))
                return nil
            } else {
                scalars.append(scalar)
            }
        }
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        return ExamText(file: file, content: String(scalars))
    }

    /// Names of files only: nothing that leads elsewhere on any system.
    private static func isBeside(_ file: String) -> Bool {
        (1...200).contains(file.utf8.count) && !file.hasPrefix(".") && file.trimmed == file
            && !file.unicodeScalars.contains { $0.isUnprintable || "/\\:".unicodeScalars.contains($0) }
    }
}

extension ExamTextTrouble {
    var code: SettingFaultCode {
        switch self {
        case .tooLarge: .tooLong
        case .notUTF8: .badText
        case .notAFile, .unreadable: .missingFile
        }
    }

    func told(_ file: String) -> Phrase {
        switch self {
        case .tooLarge: return Phrase(zh: "\(file) 超过 1 MiB。", en: "\(file) is larger than 1 MiB.")
        case .notUTF8:
            return Phrase(
                zh: "\(file) 不是 UTF-8 文本；请另存为 UTF-8 编码。", en: "\(file) is not UTF-8; save it in that encoding.")
        case .notAFile:
            return Phrase(
                zh: "\(file) 不是普通文件（是文件夹、链接或设备）。", en: "\(file) is not a plain file (a folder, link or device).")
        case .unreadable(let told):
            let reason = Phrase(ofSystem: told)
            return Phrase(zh: "读不了 \(file)：\(reason.zh)。", en: "\(file) cannot be read: \(reason.en).")
        }
    }
}
