/// The sentences about certificate numbers. They never repeat the number itself: it is personal data.
extension CellFault {
    static let emptyNumber = CellFault(
        .badLength, Phrase(zh: "证件号码为空，请补上。", en: "The certificate number is empty; please fill it in."))

    static func badLength(needed: String, found: Int) -> CellFault {
        CellFault(
            .badLength,
            Phrase(
                zh: "证件号码应为 \(needed) 位，这里有 \(found) 位。",
                en: "The certificate number must have \(needed) characters; this one has \(found)."))
    }

    static let oldResidentNumber = CellFault(
        .badLength,
        Phrase(
            zh: "这是 15 位的旧身份证号，已停用；请填写 18 位的号码。",
            en: "This is an old 15-digit resident number, no longer valid; please give the one of 18 characters."))

    static func badFormat(zh: String, en: String) -> CellFault {
        CellFault(
            .badFormat,
            Phrase(
                zh: "这类证件的号码应为\(zh.afterHan)，请核对。",
                en: "The number of such a certificate is \(en); please compare it."))
    }

    static func badStart(_ starts: [String]) -> CellFault {
        CellFault(
            .badFormat,
            Phrase(
                zh: "这类证件的号码以 \(starts.joined(separator: " 或 ")) 开头；请核对号码和证件类型。",
                en:
                    "The number of such a certificate begins with \(starts.joined(separator: " or ")); please compare number and type."
            ))
    }

    static let badBirthDate = CellFault(
        .badBirthDate,
        Phrase(
            zh: "号码第 7–14 位不是 \(CertificateRules.earliestBirth) 年至今天的真实出生日期，请核对。",
            en:
                "Characters 7–14 are no real birth date between \(CertificateRules.earliestBirth) and today; please compare the number."
        ))

    static let badCheckCharacter = CellFault(
        .badCheckCharacter,
        Phrase(
            zh: "末位校验码与前 17 位不符：号码中至少有一位有误，请与证件核对。",
            en:
                "The check character does not fit the 17 digits before it, so at least one is wrong; please compare it with the certificate."
        ))

    package static let scientificNotation = CellFault(
        .scientificNotation,
        Phrase(
            zh: "号码被 Excel 变成了科学记数法，后几位已丢失；请把该列设为“文本”后重新粘贴原始号码。",
            en:
                "Excel turned the number into scientific notation and its last digits are lost; make the column “Text” and paste the original numbers again."
        ))

    static let badCertificateType = CellFault(
        .badCertificateType,
        Phrase(
            zh: "证件类型须是：\(CertificateType.allCases.map(\.told.zh).joined(separator: "、"))。",
            en:
                "The certificate type must be one of: \(CertificateType.allCases.map(\.rawValue).joined(separator: ", "))."
        ))
}

extension CellWarning {
    static let unknownRegion = CellWarning(
        .unknownRegion,
        Phrase(
            zh: "号码前两位不是已知的省级代码，已照收；请与证件核对。",
            en: "The first two digits name no known province; taken as it is, please compare it with the certificate."))
}
