import ArgumentParser
import ExamDomain

struct Completions: ExamCommand {
    static let configuration = CommandConfiguration.command(
        "completions",
        Phrase(zh: "生成命令行补全脚本", en: "Print a completion script for a shell"),
        examples: [
            Example(
                "examctl completions bash",
                Phrase(
                    zh: "存为 /etc/bash_completion.d/examctl，以后按 Tab 补全",
                    en: "Kept as /etc/bash_completion.d/examctl, Tab completes from then on"))
        ])

    @OptionGroup var options: GlobalOptions
    @Argument(help: .text(zh: "bash、zsh 或 fish", en: "bash, zsh or fish", valueName: "SHELL"))
    var shell: CompletedShell

    func run(in context: Context) throws -> ExitStatus {
        try context.console.print(
            document: LibraryText.completions(of: Examctl.self, for: shell.shell, context.language))
        return .done
    }
}

/// The shells that completion is written for.
enum CompletedShell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var shell: CompletionShell {
        switch self {
        case .bash: .bash
        case .zsh: .zsh
        case .fish: .fish
        }
    }
}
