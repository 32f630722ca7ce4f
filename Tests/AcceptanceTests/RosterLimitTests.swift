import Foundation
import Testing

/// roster import: what is too long, too wide or too large is refused as soon as it is seen.
@Suite struct RosterLimitTests {
    /// Makes a file, imports it, and says status, CPU seconds and MiB of the import.
    private static let measured = """
        import os, resource, subprocess, sys
        binary, start, size = sys.argv[1], sys.argv[2].encode(), int(sys.argv[3])
        with open("r.csv", "wb") as file:
            file.write(start + b"a" * (8 << 20))
            file.truncate(size)
        done = subprocess.run([binary, "roster", "import", "r.csv", "--lang", "en"], stderr=subprocess.PIPE)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
        print(done.stderr.decode())
        """

    private func importing(_ start: String, size: Int) throws -> (numbers: [Double], words: String) {
        let counter = try Counter(exam: openExam)
        let answer = try counter.run(["python3", "-c", Self.measured, Counter.binary, start, "\(size)"])
        let lines = answer.out.split(separator: "\n", maxSplits: 1)
        return (lines[0].split(separator: " ").compactMap { Double($0) }, String(lines.last ?? ""))
    }

    @Test(
        "One line of 1 GiB, also within quotes, is refused in under a second and within 64 MiB",
        arguments: ["", "姓名,证件类型,证件号码\n", "姓名,证件类型,证件号码\n\""])
    func endlessLine(_ start: String) throws {
        let (numbers, words) = try importing(start, size: 1 << 30)
        #expect(numbers[0] == 65)
        #expect(numbers[1] < 1 && numbers[2] < 64, "\(numbers)")
        #expect(words.contains("longer than 1 MiB"), "\(words)")
    }

    @Test("A file of more than 1 GiB is refused before it is read")
    func hugeFile() throws {
        let (numbers, words) = try importing("姓名,证件类型,证件号码\n", size: (1 << 30) + 1)
        #expect(numbers[0] == 65)
        #expect(numbers[1] < 1 && numbers[2] < 64, "\(numbers)")
        #expect(words.contains("larger than 1 GiB"), "\(words)")
    }

    @Test("A heading row of 60,000 columns is refused in under a second")
    func wide() throws {
        let counter = try Counter(exam: openExam)
        try counter.write("姓名,证件类型,证件号码" + String(repeating: ",", count: 60_000) + "\n", to: "r.csv")
        let begun = Date()
        let answer = try counter("roster", "import", "r.csv", "--lang", "en")
        #expect(answer.status == 65 && answer.out.contains("60003 columns, at most 64"), "\(answer.out)")
        #expect(Date().timeIntervalSince(begun) < 5)
    }
}
