import ExamDomain
import ExamFiles
import ExamStore

/// What a command works in: who asks, about which exam, in which data folder, and how the answer is wanted.
struct Context: Sendable {
    let console: Console
    /// `--as`, else `$EXAMCTL_STAFF`, else the operating-system user.
    let staffName: String
    /// `--data`, else `$EXAMCTL_DATA`, else `./exam-data`.
    let dataFolder: String
    /// `--exam`; nil while it was left out.
    let examCode: String?
    /// False under `--no-input` and where no person sits at a terminal.
    let canAsk: Bool
    let now: @Sendable () -> Moment
    let machineStart: @Sendable () -> MachineStart?
    /// The process's variables: which browser, which terminal, where short-lived files go.
    let environment: [String: String]
    /// Decodes photos in child processes.
    let copyMaker: ReviewCopyMaker

    var language: Language { console.language }
    var format: OutputFormat { console.format }
    var isQuiet: Bool { console.isQuiet }

    init(
        console: Console, staffName: String, dataFolder: String, examCode: String? = nil, canAsk: Bool = false,
        now: @escaping @Sendable () -> Moment, machineStart: @escaping @Sendable () -> MachineStart? = { nil },
        environment: [String: String] = [:],
        program: String = "/proc/self/exe"
    ) {
        self.console = console
        self.staffName = staffName
        self.dataFolder = dataFolder
        self.examCode = examCode
        self.canAsk = canAsk
        self.now = now
        self.machineStart = machineStart
        self.environment = environment
        copyMaker = ReviewCopyMaker(program: program)
    }

    /// - Throws: a usage `Failure` for an option with a blank value.
    init(_ options: GlobalOptions, _ surroundings: Surroundings) throws {
        for (name, value) in [("--data", options.data), ("--exam", options.exam), ("--as", options.staff)] {
            guard let value, value.allSatisfy(\.isWhitespace) else { continue }
            throw Failure.usage(
                "blankValue", Phrase(zh: "“\(name)”的值是空的。", en: "The value of '\(name)' is blank."))
        }
        let environment = surroundings.environment
        func found(_ option: String?, _ variable: String) -> String? {
            option ?? environment[variable].flatMap { $0.isEmpty ? nil : $0 }
        }
        self.init(
            console: Console(
                language: options.lang ?? ReaderLanguage.of(environment: environment), format: options.format,
                isQuiet: options.quiet, out: surroundings.out, err: surroundings.err),
            staffName: found(options.staff, "EXAMCTL_STAFF") ?? surroundings.userName,
            dataFolder: found(options.data, "EXAMCTL_DATA") ?? "./exam-data",
            examCode: options.exam,
            canAsk: surroundings.canAsk && !options.noInput,
            now: surroundings.now, machineStart: surroundings.machineStart, environment: environment,
            program: surroundings.program)
    }
}

extension Failure {
    /// The words of the command do not fit (64).
    static func usage(_ code: String, _ message: Phrase, hint: Phrase? = nil) -> Failure {
        Failure(.usage, code: code, message, hint: hint)
    }
}

extension Context {
    /// `--exam CODE` where it was said, for commands that are told to be typed next.
    var examWords: [String] { examCode.map { ["--exam", ShellWord.of($0)] } ?? [] }
}
