extension String {
    /// Without the blanks around it.
    package var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// True where there is nothing to read in it: such a reason is none.
    package var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
