import ArgumentParser
import ExamDomain

/// A verb at the counter. It reads its words and gives them to an action; it decides nothing.
///
///     struct RosterList: ExamCommand {
///         static let configuration = CommandConfiguration.command("list", …)
///         @OptionGroup var options: GlobalOptions
///         @Option(help: .text(zh: "…", en: "…")) var search: String?
///         func run(in context: Context) throws -> ExitStatus { …; return .done }
///     }
protocol ExamCommand: ParsableCommand {
    var options: GlobalOptions { get }

    /// Does the work and prints through `context.console`.
    ///
    /// - Throws: `Refusal`, `FaultyFile` or `Failure`; the frame prints them and finds the exit status.
    func run(in context: Context) throws -> ExitStatus
}

/// A noun that at a terminal, said alone, is the day's work itself; elsewhere it tells its help as every noun does.
protocol WorkingNoun: ParsableCommand {
    static var work: any ExamCommand.Type { get }
}
