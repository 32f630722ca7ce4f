import Foundation
import Testing

/// A part of `make crash`: the same commands, disturbed at calls drawn by a seed. What was acknowledged stays, what was not is
/// whole or absent, and whoever was refused is told so.
@Suite struct CrashTests {
    /// The trials of a row of the table at the end.
    private func trials(_ what: String, in table: [String]) -> Int {
        let cells = table.first { $0.hasPrefix("| \(what)") }?.split(separator: "|").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        return cells.flatMap { Int($0[1].replacingOccurrences(of: ",", with: "")) } ?? 0
    }

    @Test("Killed, without power and with failing calls at drawn points, nothing acknowledged is lost and all is whole")
    func drawn() throws {
        let counter = try Counter(unit: false)
        let answer = try counter.run(
            [
                Counter.repository + "/Tests/Crash/run", "--kills", "50", "--errors", "50", "--states", "300",
                "--limits", "some", "--seconds", "12",
            ], environment: ["EXAMCTL": Counter.binary])
        #expect(answer.status == 0, "\(answer.out)\n\(answer.err)")
        guard !answer.err.contains("SKIPPED") else { return }
        let rows = [
            "kill -9", "a call that fails", "power cut", "the harness itself", "a largest size", "folders",
            "standard output",
        ]
        for row in rows { #expect(trials(row, in: answer.outLines) > 0, "\(row)\n\(answer.out)") }
    }
}
