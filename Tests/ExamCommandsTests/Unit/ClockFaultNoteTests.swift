import ExamDomain
import Foundation
import Testing

@testable import ExamCommands

/// A note in both languages where the clock is behind the journal or was set: the act is done, and the note does not spoil the
/// answer.
@Suite struct ClockFaultNoteTests {
    @Test("Said on standard error, in the reader's language, and not under --format json")
    func note() {
        let unit = UnitFolder()
        let hourAgo = UnitFolder.now + Interval.minutes(-60)
        let told = unit.call("staff", "add", "li", "--role", "reviewer", at: hourAgo)
        #expect(told.status == .done && told.err.contains("is 1 h behind an earlier act"))
        let chinese = unit.call("staff", "role", "li", "--role", "exporter", "--lang", "zh", at: hourAgo)
        #expect(chinese.status == .done && chinese.err.contains("时钟比日志中的前一次操作早 1 小时"))
        #expect(unit.call("staff", "remove", "li", "--format", "json", at: hourAgo).err == "")
        #expect(unit.call("staff", "list", at: hourAgo).err == "")
        #expect(!unit.call("staff", "add", "li", "--role", "reviewer").err.contains("behind"))
        #expect(unit.call("audit", "verify").status == .done)
    }
}
