import Foundation
import Testing

/// Reviewers who decide at once, each a process of their own: every case gets one effective decision, and none is lost.
///
/// 8 processes and 60 cases; `make race` has 16 and 1,000 (`EXAMCTL_RACE=16x1000`).
@Suite struct ReviewRaceTests {
    private static let (processes, cases): (Int, Int) = {
        let told = ProcessInfo.processInfo.environment["EXAMCTL_RACE"] ?? "8x60"
        let numbers = told.split(separator: "x").compactMap { Int($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : (8, 60)
    }()

    private func counter() throws -> Counter {
        let counter = try Counter(exam: examYAML(closes: "2098-12-01T18:00:00+08:00"), candidates: Self.cases)
        for number in 1...Self.processes { try counter.must("staff", "add", "r\(number)", "--role", "reviewer") }
        try counter.write("photo", to: "photos/1.jpg")
        var lines = ""
        for number in 1...Self.cases {
            var facts = Facts(admission(number), prefix: "r\(number)-")
            facts.failThrice("08:05", photos: "photos/1.jpg")
            lines += facts.jsonLines
        }
        try counter.write(lines, to: "day.jsonl")
        try counter.must("activity", "import", "day.jsonl")
        return counter
    }

    /// Half of them go through the cases in one order, half in the other, and each case is tried by all of them. A line for each
    /// try: its exit status and what was said.
    private func decide(_ counter: Counter) throws -> [[String]] {
        try counter.write(
            """
            for id in $2; do
                case $(($3 % 3)) in
                0) words="reject $id --code blurred" ;;
                *) words="approve $id" ;;
                esac
                said=$("$EXAMCTL" review $words --as $1 --format json 2>&1 >/dev/null | tr '\\n' ' ')
                code=$(printf %s "$said" | sed -n 's/.*"code": *"\\([A-Za-z]*\\)".*/\\1/p')
                printf '%s %s\\n' "$id" "${code:-done}" >>"tries.$1"
            done
            """, to: "decide.sh")
        let order = (1...Self.cases).map(String.init)
        let running = try (1...Self.processes).map { number in
            let mine = (number % 2 == 0 ? order : order.reversed()).joined(separator: " ")
            return try counter.start(["/bin/sh", "decide.sh", "r\(number)", mine, "\(number)"])
        }
        for program in running { #expect(try program.answer().status == 0) }
        return (1...Self.processes).flatMap { number in
            counter.text(of: "tries.r\(number)").split(separator: "\n").map {
                $0.split(separator: " ").map(String.init)
            }
        }
    }

    @Test("Each case is decided once, everybody else is told so, and nobody meets a locked database")
    func decideAtOnce() throws {
        let counter = try counter()
        let tries = try decide(counter)
        #expect(tries.count == Self.processes * Self.cases)
        #expect(Set(tries.map { $0[1] }) == ["done", "reviewDecided"])
        let won = tries.filter { $0[1] == "done" }.map { $0[0] }
        #expect(won.count == Self.cases)
        #expect(Set(won).count == Self.cases)

        let list = try counter("review", "list", "--format", "json").json
        #expect(list.array.count == Self.cases)
        #expect(Set(list.each("state").map(\.told)).isSubset(of: ["approved", "rejected"]))
        let decided = try counter.sqlite(
            "SELECT count(*), count(DISTINCT candidate) FROM journal WHERE action IN ('review approve', 'review reject')"
        )
        #expect(decided.out == "\(Self.cases)|\(Self.cases)\n")
        #expect(try counter("audit", "verify").status == 0)
        #expect(try counter("db", "check").status == 0)
    }
}
