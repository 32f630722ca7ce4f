/// Whether Excel cut the resident IDs of a column: it keeps 15 digits of a number and writes 000 for the rest.
///
/// One honest ID in a thousand ends so, and 9 % of the cut ones still pass their check; so the column is judged, not the
/// number. Count every number while the rows go by, and ask `isProven` after the last.
package struct ExcelTruncation: Hashable, Sendable {
    /// Numbers of the column that look like resident IDs.
    package private(set) var ids = 0
    package private(set) var endingIn000 = 0

    package init() {}

    package init(ids: Int, endingIn000: Int) {
        self.ids = ids
        self.endingIn000 = endingIn000
    }

    /// At least three, and over one in a hundred.
    package var isProven: Bool { endingIn000 >= 3 && endingIn000 > ids / 100 }

    /// - Returns: whether this number ends in 000, which makes its row a suspect.
    package mutating func count(_ number: String) -> Bool {
        var number = number
        let (isID, isSuspect) = number.withUTF8 { digits in
            (ResidentNumber.isResidentLike(digits), digits.suffix(3).allSatisfy { $0 == UInt8(ascii: "0") })
        }
        guard isID else { return false }
        ids += 1
        if isSuspect { endingIn000 += 1 }
        return isSuspect
    }

    /// What each suspect row is told where the column is proven cut.
    package static let fault = CellFault(
        .truncatedByExcel,
        Phrase(
            zh: "号码末三位是 000，与本列其他号码一样是被 Excel 截断的；请换成原始号码。",
            en:
                "The number ends in 000: like others in this column it was cut by Excel; please enter the original one."
        ))

    /// What each suspect row is told otherwise, if nothing else is wrong with its number.
    package static let warning = CellWarning(
        .truncatedByExcel,
        Phrase(
            zh: "号码末三位是 000：可能属实，也可能被 Excel 截断；请与证件核对。",
            en: "The number ends in 000: it may be true, or cut by Excel; please compare it with the certificate."))

    /// The sentence about the file as a whole.
    package var sentence: Phrase {
        Phrase(
            zh: "\(ids) 个身份证号中有 \(endingIn000) 个以 000 结尾：Excel 只保留数字的前 15 位，其余改成了 0，原号码无法由此恢复。"
                + "请从源系统重新导出：先把该列设为“文本”再粘贴，另存为“CSV UTF-8”或 .xlsx。",
            en:
                "\(endingIn000) of \(ids) resident IDs end in 000: Excel keeps 15 digits of a number and writes 0 for the rest, and nothing here can bring them back. "
                + "Export again from the source system: make the column “Text” before pasting, then save as “CSV UTF-8” or .xlsx."
        )
    }
}
