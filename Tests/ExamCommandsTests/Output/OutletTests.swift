import Foundation
import Testing

@testable import ExamCommands

@Suite struct OutletTests {
    @Test("A full device is told by its number")
    func full() throws {
        let device = open("/dev/full", O_WRONLY)
        defer { close(device) }
        let outlet = Outlet.descriptor(device, environment: [:])
        #expect(throws: Outlet.WriteError.failed(ENOSPC)) { try outlet.write([1]) }
    }

    @Test("A closed descriptor is a failure")
    func notOpen() {
        let outlet = Outlet.descriptor(-1, environment: [:])
        #expect(throws: Outlet.WriteError.failed(EBADF)) { try outlet.write([1]) }
    }

    @Test("A pipe without a reader is closed, and one with a reader gets every byte")
    func pipe() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        #expect(Foundation.pipe(&ends) == 0)
        let outlet = Outlet.descriptor(ends[1], environment: ["COLUMNS": "40"])
        #expect(outlet.columns == nil)
        try outlet.write(Array("张三".utf8))
        var bytes = [UInt8](repeating: 0, count: 64)
        #expect(read(ends[0], &bytes, 64) == 6)
        close(ends[0])
        #expect(throws: Outlet.WriteError.closed) { try outlet.write([1]) }
        close(ends[1])
    }

    @Test("A terminal has its width and colours, unless NO_COLOR or TERM=dumb")
    func terminal() throws {
        var (primary, secondary): (Int32, Int32) = (0, 0)
        var size = winsize(ws_row: 24, ws_col: 97, ws_xpixel: 0, ws_ypixel: 0)
        try #require(openpty(&primary, &secondary, nil, nil, &size) == 0)
        defer {
            close(primary)
            close(secondary)
        }
        let outlet = Outlet.descriptor(secondary, environment: ["TERM": "xterm"])
        #expect(outlet.columns == 97)
        #expect(outlet.isColoured)
        #expect(!Outlet.descriptor(secondary, environment: ["NO_COLOR": "1"]).isColoured)
        #expect(Outlet.descriptor(secondary, environment: ["NO_COLOR": ""]).isColoured)
        #expect(!Outlet.descriptor(secondary, environment: ["TERM": "dumb"]).isColoured)
    }

    @Test(
        "A terminal that does not know its width goes by COLUMNS, else 80",
        arguments: [("40", 40), ("0", 80), ("x", 80)])
    func unknownWidth(columns: String, expected: Int) throws {
        var (primary, secondary): (Int32, Int32) = (0, 0)
        try #require(openpty(&primary, &secondary, nil, nil, nil) == 0)
        defer {
            close(primary)
            close(secondary)
        }
        #expect(Outlet.descriptor(secondary, environment: ["COLUMNS": columns]).columns == expected)
    }
}
