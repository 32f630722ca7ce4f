extension BinaryInteger {
    /// The number with its noun: `1 row`, `2 rows`.
    ///
    /// - Parameter many: the noun in the plural; nil: it ends on an s more.
    package func counted(_ one: String, _ many: String? = nil) -> String {
        "\(self) \(self == 1 ? one : many ?? one + "s")"
    }
}

extension String {
    /// As it stands behind a Han character: a blank before what begins with a digit or a Latin letter.
    var afterHan: String { (first?.isASCII == true ? " " : "") + self }
}
