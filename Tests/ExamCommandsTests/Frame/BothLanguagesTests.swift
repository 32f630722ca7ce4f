import ArgumentParser
import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct BothLanguagesTests {
    @Test("A marked phrase is read in each language, among other text")
    func reading() {
        let text =
            "[" + BothLanguages.mark(Phrase(zh: "甲", en: "a")) + "|" + BothLanguages.mark(Phrase(zh: "", en: "b")) + "]"
        #expect(BothLanguages.read(text, in: .zh) == "[甲|]")
        #expect(BothLanguages.read(text, in: .en) == "[a|b]")
        #expect(BothLanguages.read("plain", in: .zh) == "plain")
    }

    @Test("Completion scripts speak one language", arguments: [CompletionShell.bash, .zsh, .fish])
    func completions(shell: CompletionShell) {
        let chinese = LibraryText.completions(of: TryOut.self, for: shell, .zh)
        let english = LibraryText.completions(of: TryOut.self, for: shell, .en)
        #expect(!(chinese + english).unicodeScalars.contains { $0.value >= 0x10FF00 })
        #expect(!english.contains("名单"))
        #expect(chinese.contains("dry-run"))
        #expect(english.contains("dry-run"))
        if shell != .bash {
            #expect(chinese.contains("准考名单"))
            #expect(english.contains("Who may sit the exam"))
        }
    }

    @Test("The library's own requests are answered in one language")
    func dump() throws {
        let outcome = call("--experimental-dump-help", environment: ["LANG": "zh_CN"])
        #expect(outcome.status == .done)
        let dump = try #require(JSON(parsing: outcome.out.utf8))
        #expect(dump["command"]?["abstract"]?.string == "试用")
        #expect(call("--generate-completion-script", "zsh").out.hasPrefix("#compdef examctl"))
    }
}
