import Foundation
import Testing

/// A part of `make crash`: the same commands, disturbed at calls drawn by a seed. What was acknowledged stays, what was not is
/// whole or absent, and whoever was refused is told so.
@Suite struct CrashTests {
    @Test(
        "Killed, without power and with failing calls at drawn points, nothing acknowledged is lost and nothing is broken"
    )
    func drawn() throws {
        let counter = try Counter(unit: false)
        let answer = try counter.run(
            [
                Counter.repository + "/Tests/Crash/run", "--kills", "60", "--errors", "60", "--states", "400",
                "--limits",
                "some",
            ], environment: ["EXAMCTL": Counter.binary])
        #expect(answer.status == 0, "\(answer.out)\n\(answer.err)")
        #expect(answer.out.contains("| kill -9 before, in or after a call | 60 | 0 |"))
        #expect(answer.out.contains("| a call that fails, or all from one on | 60 | 0 |"))
        #expect(answer.out.contains("power cut: states of the disk"))
    }
}
