/// The language a person reads.
package enum Language: String, Sendable, CaseIterable {
    case zh, en
}

/// A text that a person reads, in every language we speak. A missing translation cannot compile.
package struct Phrase: Hashable, Sendable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A text that is the same in every language: a name, a path, a code.
    package init(verbatim text: String) {
        self.init(zh: text, en: text)
    }

    package func callAsFunction(_ language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
