import ArgumentParser
import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct UnitHelpTests {
    @Test("Help of the unit, its staff, exams and questions speaks one language on every level")
    func help() {
        let nouns: [any ParsableCommand.Type] = [
            InitUnit.self, Doctor.self, StaffNoun.self, ExamNoun.self, QuestionNoun.self,
        ]
        for noun in nouns {
            let verbs = noun.configuration.subcommands.map { [$0._commandName] }
            for verb in [[]] + verbs {
                let words = [noun._commandName] + verb + ["--help"]
                let english = call(words, of: Examctl.self).out
                #expect(!english.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) }, "\(words)")
                #expect(call(words + ["--lang", "zh"], of: Examctl.self).out.contains("用法："), "\(words)")
            }
        }
    }
}
