import ExamDomain
import Glibc

/// One child process with three descriptors and nothing else of ours.
enum ChildProcess {
    /// Runs a program to its end, or to the end of our patience.
    ///
    /// - Parameters:
    ///   - input: its descriptor 0.
    ///   - output: its descriptor 3.
    ///   - patience: seconds that it may be silent.
    /// - Returns: what it said on its descriptor 1, at most 4 KB.
    static func run(
        _ program: String, _ words: [String], input: Int32, output: Int32, patience: Int
    ) throws -> String {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure.noChild(errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let pid: pid_t
        do {
            defer { close(ends[1]) }
            pid = try start(program, words, [(input, 0), (ends[1], 1), (output, 3)])
        }
        let said = listen(ends[0], patience: patience)
        // It has said its word, or is past it: either way it is no longer needed.
        kill(pid, SIGKILL)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        return String(decoding: said, as: UTF8.self)
    }

    private static func start(_ program: String, _ words: [String], _ places: [(from: Int32, to: Int32)]) throws
        -> pid_t
    {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for place in places { posix_spawn_file_actions_adddup2(&actions, place.from, place.to) }
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // We wait for some signals in a thread of their own and have them blocked everywhere; the child has not.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var argv: [UnsafeMutablePointer<CChar>?] = ([program] + words).map { strdup($0) } + [nil]
        defer { for pointer in argv { free(pointer) } }
        // Nothing of our surroundings can bend it; and where it dies, nobody wants to read why.
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
        defer { for pointer in environment { free(pointer) } }
        var pid: pid_t = 0
        let status = posix_spawn(&pid, program, &actions, &attributes, &argv, &environment)
        guard status == 0 else { throw Failure.noChild(status) }
        return pid
    }

    /// Until the other end is closed, or nothing comes for so long. A child that trickles gets no more than a few turns.
    private static func listen(_ descriptor: Int32, patience: Int) -> [UInt8] {
        var said: [UInt8] = []
        for _ in 0..<8 where said.count < 4096 {
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            var status: Int32
            repeat { status = poll(&ready, 1, Int32(clamping: patience * 1000)) } while status < 0 && errno == EINTR
            guard status > 0 else { break }
            var piece = [UInt8](repeating: 0, count: 512)
            let count = read(descriptor, &piece, piece.count)
            guard count > 0 else { break }
            said += piece[..<count]
        }
        return said
    }
}
