import Foundation
import Testing

@testable import ExamCommands

/// Pictures in terminals: which ones show them, and what is written.
@Suite struct TerminalPictureTests {
    @Test("A terminal is known by its variables; within tmux nothing is tried")
    func terminals() {
        let known: [([String: String], TerminalPicture?)] = [
            (["TERM": "xterm-kitty"], .kitty), (["TERM": "xterm", "KITTY_WINDOW_ID": "1"], .kitty),
            (["TERM_PROGRAM": "iTerm.app"], .iTerm), (["TERM_PROGRAM": "WezTerm"], .iTerm), (["TERM": "foot"], .sixel),
            (["TERM": "xterm-sixel"], .sixel), (["TERM": "xterm-256color"], nil), ([:], nil),
            (["TERM": "dumb", "KITTY_WINDOW_ID": "1"], nil),
            (["TERM": "tmux-256color", "TMUX": "x", "KITTY_WINDOW_ID": "1"], nil),
        ]
        for (environment, expected) in known { #expect(TerminalPicture(environment: environment) == expected) }
    }

    private let pixels = TerminalPicture.Pixels(
        width: 8, height: 7, rgb: [UInt8](repeating: 255, count: 8 * 6 * 3) + [UInt8](repeating: 0, count: 24))

    @Test("Sixels: white above in runs, black in the second band")
    func sixel() {
        let text = TerminalPicture.sixel.sequence(pixels)
        #expect(text == "\u{1B}P0;1;0q\"1;1;8;7#0;2;0;0;0#215;2;100;100;100#215!8~-#0!8@-\u{1B}\\\n")
    }

    @Test("kitty gets plain pixels in pieces of at most 4 KB, iTerm2 a file of the size it names")
    func others() throws {
        let large = TerminalPicture.Pixels(width: 50, height: 50, rgb: [UInt8](repeating: 7, count: 7500))
        let pieces = TerminalPicture.kitty.sequence(large).components(separatedBy: "\u{1B}\\")
        #expect(pieces.count == 4)
        #expect(pieces[0].hasPrefix("\u{1B}_Ga=T,q=2,f=24,s=50,v=50,m=1;") && pieces[2].hasPrefix("\u{1B}_Gm=0;"))
        #expect(pieces.allSatisfy { $0.utf8.count < 4200 })
        let file = TerminalPicture.iTerm.sequence(pixels)
        #expect(file.hasPrefix("\u{1B}]1337;File=inline=1;size=222;") && file.hasSuffix("\u{07}\n"))
    }
}
