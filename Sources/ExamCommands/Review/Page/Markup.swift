/// A piece of HTML in which every text from outside is text and nothing else.
struct Markup: ExpressibleByStringInterpolation, CustomStringConvertible {
    private(set) var description: String

    /// Of ours, as it stands in the source.
    init(stringLiteral value: String) {
        description = value
    }

    init(stringInterpolation: Interpolation) {
        description = stringInterpolation.written
    }

    private init(_ pieces: [Markup]) {
        description = pieces.map(\.description).joined(separator: "\n")
    }

    static func lines(_ pieces: [Markup]) -> Markup { Markup(pieces) }

    /// What stands in `\(…)` is escaped unless it is markup itself; its invisible characters are shown, so that none can
    /// turn the reading direction.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var written = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            written.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) { written += literal }

        mutating func appendInterpolation(_ text: String) {
            for character in VisibleText.of(text).unicodeScalars {
                switch character {
                case "&": written += "&amp;"
                case "<": written += "&lt;"
                case ">": written += "&gt;"
                case "\"": written += "&quot;"
                case "'": written += "&#39;"
                default: written.unicodeScalars.append(character)
                }
            }
        }

        mutating func appendInterpolation(_ number: Int) { written += String(number) }

        mutating func appendInterpolation(_ markup: Markup) { written += markup.description }

        /// Base64 and the like, of ours.
        mutating func appendInterpolation(plain text: String) { written += text }
    }
}
