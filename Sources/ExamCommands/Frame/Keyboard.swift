import Foundation

/// Single keys from the terminal, without waiting for the end of a line.
struct Keyboard: Sendable {
    /// Waits for a key; nil where there are no more.
    let next: @Sendable () -> Character?

    /// Reads standard input. While `work` runs, keys come at once and are not shown; Ctrl-C still ends the program, and the
    /// terminal is as it was afterwards, whatever happens.
    static func during<Result>(_ work: (Keyboard) throws -> Result) rethrows -> Result {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return try work(Keyboard(next: byte)) }
        let original = before
        before.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &before)
        return try Interruption.shared.undoing {
            var original = original
            tcsetattr(STDIN_FILENO, TCSANOW, &original)
        } during: {
            try work(Keyboard(next: byte))
        }
    }

    @Sendable private static func byte() -> Character? {
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            return count == 1 ? Character(Unicode.Scalar(byte)) : nil
        }
    }
}
