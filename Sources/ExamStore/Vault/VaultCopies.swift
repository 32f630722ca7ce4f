import ExamDomain
import Glibc

/// The review copies, each beside its original: `vault/ab/abcdef….jpg`.
extension Vault {
    static let copyEnding = ".jpg"

    /// Where a photo's review copy lies, if there is one.
    package func pathOfCopy(of photo: String) -> String { path(of: photo) + Vault.copyEnding }

    /// Keeps what `make` writes as the photo's review copy, whole and durably, in the place of an older one.
    ///
    /// - Parameter make: is given an empty file, and says nil where there is nothing to keep.
    /// - Returns: the copy's digest and what `make` said; nil where it said nil.
    package func keepCopy<Told>(of photo: String, make: (Int32) throws -> Told?) throws -> (sha256: String, Told)? {
        let target = pathOfCopy(of: photo)
        let subfolder = "\(folder)/\(photo.prefix(2))"
        // Two programs may make the same copy at once: each in a file of its own, and the later one stays.
        let hidden = ".\(photo)\(Vault.copyEnding)."
        Vault.sweep(subfolder, of: hidden)
        let temporary = "\(subfolder)/\(hidden)\(getpid())"
        let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileTrouble.writing(temporary, errno) }
        var finished = false
        defer { if !finished { unlink(temporary) } }
        let told: Told
        do {
            defer { close(descriptor) }
            guard let made = try make(descriptor) else { return nil }
            told = made
            guard fsync(descriptor) == 0 else { throw FileTrouble.writing(temporary, errno) }
        }
        guard let file = try Vault.identify(temporary, named: photo) else { return nil }
        guard rename(temporary, target) == 0 else { throw FileTrouble.writing(target, errno) }
        finished = true
        try FileSystem.syncFolder(subfolder)
        return (file.sha256, told)
    }

    /// Takes away what programs left that were killed while they made a copy: a part of a photo stays nowhere. Another program
    /// that is making the same copy is left alone.
    private static func sweep(_ subfolder: String, of hidden: String) {
        for name in FileSystem.names(in: subfolder) ?? [] where name.hasPrefix(hidden) {
            guard let process = pid_t(name.dropFirst(hidden.count)) else { continue }
            guard process == getpid() || (kill(process, 0) != 0 && errno == ESRCH) else { continue }
            unlink("\(subfolder)/\(name)")
        }
    }

    /// True where the review copy is there and is the one that was made.
    package func holdsCopy(_ copy: ReviewCopy) throws -> Bool {
        guard let sha256 = copy.sha256 else { return true }
        let path = pathOfCopy(of: copy.photo)
        guard FileSystem.status(of: path)?.isRegular == true else { return false }
        return try Vault.identify(path, named: copy.photo)?.sha256 == sha256
    }
}
