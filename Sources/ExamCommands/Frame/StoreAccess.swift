import ExamDomain
import ExamStore

/// How a command gets at the unit's data.
extension Context {
    func store() throws -> Store {
        try Store.open(at: dataFolder, telling: telling, machineStart: machineStart)
    }

    private var telling: Store.Telling {
        Store.Telling(
            onWaiting: { [console] in
                console.progress(
                    Phrase(zh: "别人正在写入，请稍候……", en: "Somebody else is writing; one moment …")(console.language))
            },
            onClockFault: { [console] fault in console.note(fault.told) })
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

extension ClockFault {
    fileprivate var told: Phrase {
        switch self {
        case .behind(let interval):
            let told = interval.agoTold
            return Phrase(
                zh: "注意：电脑的时钟比日志中的前一次操作早 \(told.zh)，这已记入日志。请校准时钟（examctl doctor）。",
                en:
                    "Note: the clock is \(told.en) behind an earlier act in the journal, and the journal says so. Set it right (examctl doctor)."
            )
        case .jumped(let interval):
            let isForward = interval > .zero
            let told = interval.magnitude.agoTold
            return Phrase(
                zh: "注意：上次操作之后，电脑的时钟被\(isForward ? "拨快" : "拨慢")了 \(told.zh)，这已记入日志。请核对时钟（examctl doctor）。",
                en:
                    "Note: since the latest act the clock was set \(isForward ? "forward" : "back") by \(told.en), and the journal says so. See that it is right (examctl doctor)."
            )
        }
    }
}
