import Foundation

/// Lines of activity for one candidate after another, written as a recorder would write them.
struct Facts: Sendable {
    private(set) var lines: [String] = []
    private let prefix: String
    var candidate: String

    init(_ candidate: String = "A0001", prefix: String = "f") {
        self.candidate = candidate
        self.prefix = prefix
    }

    var jsonLines: String { lines.joined(separator: "\n") + "\n" }

    /// One fact at `HH:MM:SS` on the exam's day; `more` is written as it stands, such as `"question":"q1"`.
    mutating func add(_ time: String, _ act: String, _ more: String = "") {
        let id = prefix + String(lines.count + 1)
        let tail = more.isEmpty ? "" : "," + more
        lines.append(
            #"{"id":"\#(id)","at":"2020-12-01T\#(time)+08:00","candidate":"\#(candidate)","do":"\#(act)"\#(tail)}"#)
    }

    /// A single fact of A0001.
    static func one(_ act: String, _ more: String = "", at time: String) -> Facts {
        var facts = Facts(prefix: "\(act)-\(time)-")
        facts.add(time, act, more)
        return facts
    }

    /// Tomorrow by this machine's clock, as a fact writes it.
    static var tomorrow: String {
        Date(timeIntervalSinceNow: 86_400).ISO8601Format()
    }

    mutating func raw(_ line: String) { lines.append(line) }

    /// The whole way in, passed between `HH:MM:00` and a few seconds later.
    mutating func enter(_ minute: String = "08:05") {
        add(minute + ":00", "identityCheck", #""outcome":"passed""#)
        add(minute + ":01", "readNotice")
        add(minute + ":02", "confirmQualification")
        add(minute + ":03", "acceptCommitment")
        add(minute + ":04", "passDeviceCheck", #""device":"ipad-1""#)
    }

    /// Three failures in a row, and photos for the review.
    mutating func failThrice(_ minute: String = "08:05", photos: String? = nil) {
        for second in 0...2 { add("\(minute):0\(second)", "identityCheck", #""outcome":"failed""#) }
        if let photos { add(minute + ":10", "identityPhoto", #""files":["\#(photos)"]"#) }
    }

    /// One take of q1, recorded and stopped, not uploaded.
    mutating func take(_ number: Int, from start: String, to end: String) {
        add(start, "startRecording", #""question":"q1","take":\#(number),"camera":"first","device":"ipad-1""#)
        add(end, "stopRecording", #""question":"q1","take":\#(number),"camera":"first","by":"candidate""#)
    }
}
