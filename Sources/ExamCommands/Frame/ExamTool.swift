import ArgumentParser
import ExamDomain
import ExamFiles
import Foundation

/// The program from its words to its exit status.
package enum ExamTool {
    /// - Parameter arguments: without the program's own name.
    /// - Returns: the exit status of the contract.
    package static func main(arguments: [String]) -> Int32 {
        if arguments.first == ReviewCopyProcess.word { return ReviewCopyProcess.run(Array(arguments.dropFirst())) }
        // Before anything else: whatever we make is for its owner alone.
        umask(0o077)
        // A reader that has gone is seen as a failed write, not as our death in the middle of a change.
        signal(SIGPIPE, SIG_IGN)
        // Nor a file that has reached its largest allowed size.
        signal(SIGXFSZ, SIG_IGN)
        let surroundings = Surroundings.process()
        Interruption.shared.watch(saying: Console(arguments, surroundings).told(interrupted))
        return run(Examctl.self, arguments: arguments, in: surroundings).rawValue
    }

    private static let interrupted = Failure(
        .internal, code: "interrupted", Phrase(zh: "已中断，没有留下做了一半的改动。", en: "Interrupted. Nothing was left half-done."))

    static func run(
        _ root: any ParsableCommand.Type, arguments: [String], in surroundings: Surroundings
    ) -> ExitStatus {
        let console = Console(arguments, surroundings)
        do {
            let canAsk = surroundings.canAsk && surroundings.out.isTerminal
            switch try CounterRequest(root, arguments: arguments, console: console, canAsk: canAsk) {
            case .tell(let text):
                try console.print(document: text)
                try console.finish()
                return .done
            case .run(let command):
                return try perform(command, in: Context(command.options, surroundings))
            }
        } catch {
            return console.report(error)
        }
    }

    private static func perform(_ command: any ExamCommand, in context: Context) -> ExitStatus {
        do {
            let status = try command.run(in: context)
            context.console.progress(nil)
            try context.console.finish()
            return status
        } catch {
            context.console.progress(nil)
            // What was printed before the bad news stays printed; the bad news decides the status.
            try? context.console.finish()
            return context.console.report(error)
        }
    }
}

extension Console {
    /// For what has to be said before the words are understood.
    fileprivate convenience init(_ arguments: [String], _ surroundings: Surroundings) {
        self.init(
            language: ReaderLanguage.choose(arguments: arguments, environment: surroundings.environment),
            format: ReaderLanguage.lastValue(of: "--format", in: arguments).flatMap(OutputFormat.init) ?? .table,
            out: surroundings.out, err: surroundings.err)
    }
}
