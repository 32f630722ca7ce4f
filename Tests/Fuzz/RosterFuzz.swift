import ExamDomain
import ExamFiles
import Foundation

// The target of `Tests/Fuzz/run`: libFuzzer calls it with one input after another.

private final class Fuzzing {
    let roundTrip: RosterRoundTrip

    init() {
        do {
            roundTrip = try RosterRoundTrip()
        } catch {
            fatalError("\(error)")
        }
    }
}

@MainActor private let fuzzing = Fuzzing()

/// Traps on what must not be, so that libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    MainActor.assumeIsolated {
        do {
            try fuzzing.roundTrip.check(input)
        } catch {
            fatalError("\(error)")
        }
    }
    return 0
}
