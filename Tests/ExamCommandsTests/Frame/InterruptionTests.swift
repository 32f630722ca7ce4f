import Foundation
import Testing

@testable import ExamCommands

@Suite struct InterruptionTests {
    @Test("A file is in danger while it is written, also when two parts of the work write it, and not after")
    func endangered() throws {
        let interruption = Interruption()
        interruption.removing("/a") {
            interruption.removing("/a") {
                interruption.removing("/b") { #expect(interruption.endangered == ["/a", "/b"]) }
            }
            #expect(interruption.endangered == ["/a"])
        }
        #expect(interruption.endangered.isEmpty)
        struct Broken: Error {}
        #expect(throws: Broken.self) { try interruption.removing("/a") { throw Broken() } }
        #expect(interruption.endangered.isEmpty)
    }
}
