import ExamDomain
import Testing

@testable import ExamCommands

@Suite struct ReaderLanguageTests {
    @Test(
        "The first locale variable that is not empty decides; zh* is Chinese, all others English",
        arguments: [
            ([:], .en), (["LANG": "zh_CN.UTF-8"], .zh), (["LANG": "zh"], .zh), (["LANG": "ZH_TW"], .zh),
            (["LANG": "C"], .en),
            (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"], .zh), (["LANG": "zh_CN", "LC_MESSAGES": "C"], .en),
            (["LC_ALL": "en_GB", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"], .en),
            (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"], .zh), (["LC_ALL": "zh_SG", "LANG": "en"], .zh),
            (["LANGUAGE": "zh"], .en), (["LC_CTYPE": "zh_CN"], .en), (["LANG": "de_DE"], .en), (["LANG": "z"], .en),
        ] as [([String: String], Language)])
    func environment(variables: [String: String], language: Language) {
        #expect(ReaderLanguage.of(environment: variables) == language)
    }

    @Test(
        "--lang goes before the environment, the last one wins, and nothing after -- counts",
        arguments: [
            (["--lang", "zh"], .zh), (["--lang=zh"], .zh), (["roster", "list", "--lang", "zh"], .zh),
            (["--lang", "zh", "--lang", "en"], .en), (["--", "--lang", "zh"], .en), (["--lang"], .en),
            (["--lang", "fr"], .en), (["--language", "zh"], .en),
        ] as [([String], Language)])
    func option(arguments: [String], language: Language) {
        #expect(ReaderLanguage.choose(arguments: arguments, environment: [:]) == language)
    }

    @Test("An unknown --lang leaves the choice to the environment")
    func unknown() {
        #expect(ReaderLanguage.choose(arguments: ["--lang", "fr"], environment: ["LANG": "zh_CN"]) == .zh)
        #expect(ReaderLanguage.choose(arguments: ["--lang", "en"], environment: ["LANG": "zh_CN"]) == .en)
    }
}
