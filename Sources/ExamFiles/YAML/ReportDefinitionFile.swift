import ExamDomain

/// A report's definition as a YAML file.
package enum ReportDefinitionFile {
    /// Reads a definition, and gives the file's bytes with it.
    ///
    /// - Throws: `Failure` `.noInput` where there is no such file, `.io` where it cannot be read; `FaultyFile` with all its
    ///   faults.
    package static func read(_ path: String) throws -> (definition: ReportDefinition, bytes: [UInt8]) {
        let bytes = try ExamFile.bytes(at: path) { $0.ofDefinition(file: ExamFile.name(path)) }
        return (try definition(of: bytes, called: ExamFile.name(path)), bytes)
    }

    /// - Parameter name: what faults call it.
    package static func definition(of bytes: [UInt8], called name: String) throws(FaultyFile) -> ReportDefinition {
        do {
            return try ReportDefinitionReader.read(try YAMLReader.tree(of: bytes))
        } catch {
            throw error.ofDefinition(file: name)
        }
    }
}
