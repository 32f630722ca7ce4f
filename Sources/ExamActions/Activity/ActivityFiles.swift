import ExamDomain
import ExamStore

/// The files beside an activity file that its facts may name.
struct ActivityFiles {
    let folder: String

    /// Nil where there is no such file, or the path leads out of the folder.
    func find(_ path: String) throws -> (path: String, file: StoredFile)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
            return nil
        }
        let full = "\(folder)/\(path)"
        guard FileSystem.leads(full, into: folder), let file = try Vault.identify(full, named: String(name)) else {
            return nil
        }
        return (full, file)
    }
}
