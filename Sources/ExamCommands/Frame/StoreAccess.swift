import ExamDomain
import ExamStore

/// How a command gets at the unit's data.
extension Context {
    func store() throws -> Store {
        let console = console
        return try Store.open(at: dataFolder) {
            console.progress(
                Phrase(zh: "别人正在写入，请稍候……", en: "Somebody else is writing; one moment …")(console.language))
        }
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
