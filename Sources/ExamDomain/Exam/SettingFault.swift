/// Settings that cannot be taken as they stand: every fault, in the order of the lines.
package struct SettingFaults: Error, Hashable, Sendable {
    package let faults: [Fault]

    package init(_ faults: [Fault]) {
        self.faults = faults
    }

    /// As the faults of a file that came in.
    package func of(file: String) -> FaultyFile {
        FaultyFile(
            file: file, code: "faultySettings",
            message: Phrase(
                zh: "考试设置有 \(faults.count) 处错误，没有写入任何内容。",
                en: "The settings have \(told(faults.count)); nothing was written."),
            hint: Phrase(zh: "请按行号改正后重试。", en: "Mend the lines named and try again."), faults: faults)
    }

    /// As the faults of a report's definition.
    package func ofDefinition(file: String) -> FaultyFile {
        FaultyFile(
            file: file, code: "faultyDefinition",
            message: Phrase(
                zh: "报告定义有 \(faults.count) 处错误，没有写出报告。",
                en: "The report's definition has \(told(faults.count)); no report was written."),
            hint: Phrase(
                zh: "请按行号改正；可用的键和值见 examctl schema report --dictionary",
                en: "mend the lines named; examctl schema report --dictionary tells what can be said"),
            faults: faults)
    }

    /// As words of a command that do not fit: all of them in one message, a line each.
    package var ofCommand: Failure {
        let lines = faults.map { fault in
            let place = fault.place.map { "\($0): " } ?? ""
            return Phrase(zh: place + fault.message.zh, en: place + fault.message.en)
        }
        return Failure(
            .usage, code: faults.first?.code ?? "faultySettings",
            Phrase(
                zh: lines.map(\.zh).joined(separator: "\n"), en: lines.map(\.en).joined(separator: "\n")))
    }

    private func told(_ number: Int) -> String { number.counted("fault") }
}

/// What can be wrong with a setting. The raw values are what scripts see and never change.
package enum SettingFaultCode: String, Hashable, Sendable, CaseIterable {
    // Of any setting.
    case unknownKey, duplicateKey, missingKey, emptyValue, wrongType, badChoice, outOfRange
    case tooLong, tooMany, controlCharacter
    case badCode, badTime, badTimeZone, badDuration, badSize, badExtension, badFlag
    // Of the texts beside the file.
    case badFileName, missingFile, badText

    // Rules of domain: a question's settings.
    case wrongMode, autoSubmitTakes, autoSubmitAttachments, attachmentsNeeded
    case minAboveMax, submitLimitTooShort, submitLimitTooLong, windowReversed
    case duplicateQuestion, duplicateAttachment, totalsImpossible
}

/// What is allowed, but has cost candidates their exam before.
package enum SettingWarningCode: String, Hashable, Sendable, CaseIterable {
    /// Several takes without playback.
    case choosesBlind
    /// A single take without rehearsal.
    case noRehearsal
    /// A single take of two cameras that submits itself.
    case riskOfLoss
}
