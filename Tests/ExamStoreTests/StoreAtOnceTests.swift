import ExamDomain
import ExamStore
import Foundation
import Synchronization
import Testing

/// Several programs at one database: each waits its turn or says busy, and nothing is half done.
@Suite struct StoreAtOnceTests {
    let unit: UnitFolder
    let store: Store

    init() throws {
        unit = try UnitFolder()
        _ = try unit.found()
        store = try unit.open()
    }

    private func hire(_ role: Role) throws {
        try store.write(by: "wang", may: .administer, at: .noon) { writing in
            try writing.save(StaffMember(name: "li", role: role))
            try writing.record("staff add", subject: "li")
        }
    }

    @Test("A writer waits five seconds for another")
    func patience() { #expect(Store.patience == 5) }

    @Test("While another program writes, a writer waits and then says busy; a reader reads what was committed")
    func busy() throws {
        let shell = try unit.shell()
        #expect(shell.ask("BEGIN IMMEDIATE; UPDATE unit SET name = '别的学院'") == "")
        #expect(failure { try hire(.reviewer) } == "busy busy")
        #expect(try store.read(as: "wang") { try $0.unitName() } == "艺术学院")
        shell.ask("ROLLBACK")
        try hire(.reviewer)
        try store.isSound()
    }

    @Test("Who waits for a second is told so, once; who need not wait is not")
    func told() throws {
        let told = Mutex(0)
        let patient = try Store.open(
            at: unit.path, patience: 1.2, telling: Store.Telling(onWaiting: { told.withLock { $0 += 1 } }))
        func write() throws {
            _ = try patient.write(by: "wang", may: .administer, at: .noon) { try $0.record("staff add", subject: "li") }
        }
        try write()
        #expect(told.withLock { $0 } == 0)
        let shell = try unit.shell()
        #expect(shell.ask("BEGIN IMMEDIATE") == "")
        #expect(failure { try write() } == "busy busy")
        #expect(told.withLock { $0 } == 1)
    }

    @Test("A program that holds the file to itself keeps readers and openers out, who say busy")
    func exclusive() throws {
        let shell = try unit.shell()
        #expect(shell.ask("BEGIN EXCLUSIVE") == "")
        #expect(failure { try store.read(as: "wang") { try $0.unitName() } } == "busy busy")
        #expect(failure { try unit.open() } == "busy busy")
        shell.ask("ROLLBACK")
        #expect(try unit.open().read(as: "wang") { try $0.unitName() } == "艺术学院")
        try store.isSound()
    }

    @Test("A writer whom a reader keeps from committing says busy, has changed nothing, and can try again")
    func readerInTheWay() throws {
        let shell = try unit.shell()
        #expect(shell.ask("BEGIN; SELECT name FROM unit") == "艺术学院")
        let bytes = try unit.bytes()
        #expect(failure { try hire(.reviewer) } == "busy busy")
        #expect(try unit.bytes() == bytes)
        shell.ask("COMMIT")
        try hire(.reviewer)
        #expect(try store.entries().count == 2)
        try store.isSound()
    }

    @Test("Writers at once come one after another, and the chain is whole")
    func writersAtOnce() async throws {
        let path = unit.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let store = try Store.open(at: path)
                    for number in 0..<10 {
                        try store.write(by: "wang", may: .administer, at: .noon) {
                            _ = try $0.record("try", subject: "\(writer)-\(number)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let entries = try store.entries()
        #expect(entries.count == 41)
        #expect(Set(entries.map(\.subject)).count == 41)
        try store.isSound()
    }
}
