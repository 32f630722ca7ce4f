import Foundation

/// Pictures in the terminal itself, where its variables say that it can show them. Nothing is asked of the terminal: the
/// answer would come as if typed.
enum TerminalPicture: Hashable, Sendable {
    case kitty, iTerm, sixel

    /// Nil for a terminal that shows none, or within tmux and screen, which would not let one through.
    init?(environment: [String: String]) {
        let term = environment["TERM", default: ""]
        let program = environment["TERM_PROGRAM", default: ""]
        if environment["TMUX"] != nil || environment["STY"] != nil || term == "dumb" { return nil }
        if environment["KITTY_WINDOW_ID"] != nil || term == "xterm-kitty" || program == "ghostty" {
            self = .kitty
        } else if ["iTerm.app", "WezTerm", "mintty"].contains(program) || environment["LC_TERMINAL"] == "iTerm2" {
            self = .iTerm
        } else if term.contains("sixel") || term == "foot" || term.hasPrefix("foot-") || term.hasPrefix("mlterm") {
            self = .sixel
        } else {
            return nil
        }
    }

    /// A picture in plain pixels: three bytes each.
    struct Pixels {
        let width: Int
        let height: Int
        let rgb: [UInt8]
    }

    /// What to write for it to appear; ends with a line end.
    func sequence(_ pixels: Pixels) -> String {
        switch self {
        case .kitty: TerminalPicture.kittySequence(pixels)
        case .iTerm: TerminalPicture.iTermSequence(pixels)
        case .sixel: Sixel.sequence(pixels) + "\n"
        }
    }

    /// In pieces of 4 KB; the terminal keeps its answers to itself (q=2).
    private static func kittySequence(_ pixels: Pixels) -> String {
        let data = Array(Data(pixels.rgb).base64EncodedString().utf8)
        var text = ""
        for start in stride(from: 0, to: data.count, by: 4096) {
            let piece = String(decoding: data[start..<min(start + 4096, data.count)], as: UTF8.self)
            let isLast = start + 4096 >= data.count
            let head = start == 0 ? "a=T,q=2,f=24,s=\(pixels.width),v=\(pixels.height)," : ""
            text += "\u{1B}_G\(head)m=\(isLast ? 0 : 1);\(piece)\u{1B}\\"
        }
        return text + "\n"
    }

    /// As an uncompressed BMP, which every one of these terminals reads.
    private static func iTermSequence(_ pixels: Pixels) -> String {
        let data = Data(bitmap(pixels))
        return
            "\u{1B}]1337;File=inline=1;size=\(data.count);preserveAspectRatio=1:\(data.base64EncodedString())\u{07}\n"
    }

    private static func bitmap(_ pixels: Pixels) -> [UInt8] {
        func little(_ number: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(number >> ($0 * 8) & 0xFF) } }
        let row = (pixels.width * 3 + 3) / 4 * 4
        let size = row * pixels.height
        var bytes: [UInt8] = Array("BM".utf8) + little(54 + size, 4) + little(0, 4) + little(54, 4)
        bytes += little(40, 4) + little(pixels.width, 4) + little(pixels.height, 4) + little(1, 2) + little(24, 2)
        bytes += little(0, 4) + little(size, 4) + little(2835, 4) + little(2835, 4) + little(0, 8)
        // From the lowest row up, blue before green before red.
        for line in (0..<pixels.height).reversed() {
            for column in 0..<pixels.width {
                let at = (line * pixels.width + column) * 3
                bytes += [pixels.rgb[at + 2], pixels.rgb[at + 1], pixels.rgb[at]]
            }
            bytes += [UInt8](repeating: 0, count: row - pixels.width * 3)
        }
        return bytes
    }
}
