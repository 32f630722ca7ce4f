import ExamDomain
import ExamStore

/// How a command gets at the unit's data.
extension Context {
    func store() throws -> Store {
        try Store.open(at: dataFolder)
    }

    /// Reads one committed state of the exam that is meant.
    func read<Value>(
        may permission: Permission = .read, _ body: (Reading, KeptExam) throws -> Value
    ) throws -> Value {
        try store().read(as: staffName, may: permission) { reading in
            try body(reading, try reading.chosenExam(examCode))
        }
    }
}
