/// What a value in a document of ours may be: said once, and shown as a JSON Schema and as a data dictionary.
package indirect enum SchemaForm: Hashable, Sendable {
    /// - Parameters:
    ///   - pattern: a regular expression that all of it fits.
    ///   - longest: in characters.
    case text(pattern: String? = nil, longest: Int? = nil)
    case integer(from: Int64? = nil, to: Int64? = nil)
    case number
    /// true, false, yes, no.
    case yesOrNo
    /// ISO 8601 with its offset from UTC.
    case moment
    /// One of these words, by its code.
    case choice([ReportWord])
    /// Exactly this word.
    case word(String)
    case list(of: SchemaForm, least: Int = 0, most: Int? = nil)
    case object(SchemaObject)
    case either([SchemaForm])
    case null
    /// Whatever JSON can say.
    case any

    /// `3m`, `1h30m`; `Interval(setting:)` reads it.
    package static let duration = SchemaForm.text(pattern: "^(?=.)([0-9]+h)?([0-9]+m)?([0-9]+s)?$")
    /// `200MB`, `20MiB`, or plain bytes; `ByteSize(setting:)` reads it.
    package static let size = SchemaForm.either([
        .text(pattern: "^[0-9]+(\\.[0-9]{1,3})? *(GiB|MiB|KiB|GB|MB|KB|kB|B)?$"), .integer(from: 1),
    ])
    package static let sha256 = SchemaForm.text(pattern: "^[0-9A-Fa-f]{64}$")
    /// A line of words without control characters.
    package static func line(longest: Int) -> SchemaForm {
        .text(pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$", longest: longest)
    }
}

/// One key of an object.
package struct SchemaKey: Hashable, Sendable {
    package let key: String
    package let form: SchemaForm
    package let meaning: Phrase
    package let isRequired: Bool
    /// What holds where the key is left out, as it would be written.
    package let standard: String?

    package init(
        _ key: String, _ form: SchemaForm, _ meaning: Phrase, isRequired: Bool = false, standard: String? = nil
    ) {
        self.key = key
        self.form = form
        self.meaning = meaning
        self.isRequired = isRequired
        self.standard = standard
    }
}

/// An object: its keys in order, and what holds between them.
package struct SchemaObject: Hashable, Sendable {
    package let keys: [SchemaKey]
    /// True where any other key is a fault.
    package let isClosed: Bool
    /// At least one of these keys must be there; empty: no such rule.
    package let needsAnyOf: [String]
    package let rules: [Rule]
    /// Kinds of the object by the value of one key, each with further keys of its own.
    package let kinds: Kinds?

    /// Where a key has a value, others must, or cannot, be there.
    package struct Rule: Hashable, Sendable {
        package let key: String
        package let value: String
        package let required: [String]
        package let forbidden: [String]
    }

    package struct Kinds: Hashable, Sendable {
        package let key: String
        package let all: [Kind]
    }

    package struct Kind: Hashable, Sendable {
        package let name: String
        package let meaning: Phrase
        package let keys: [SchemaKey]
        package let needsAnyOf: [String]

        package init(_ name: String, _ meaning: Phrase, _ keys: [SchemaKey] = [], needsAnyOf: [String] = []) {
            self.name = name
            self.meaning = meaning
            self.keys = keys
            self.needsAnyOf = needsAnyOf
        }
    }

    package init(
        _ keys: [SchemaKey], isClosed: Bool = true, needsAnyOf: [String] = [], rules: [Rule] = [], kinds: Kinds? = nil
    ) {
        self.keys = keys
        self.isClosed = isClosed
        self.needsAnyOf = needsAnyOf
        self.rules = rules
        self.kinds = kinds
    }
}

/// A document or line of ours with its schema.
package struct Schema: Hashable, Sendable {
    package let title: Phrase
    package let meaning: Phrase
    /// Where it is one of several forms of line, each by its name; else one without a name.
    package let parts: [Part]
    /// Described beside them: no form of line.
    package let further: [Part]

    package struct Part: Hashable, Sendable {
        package let name: String
        package let title: Phrase
        package let object: SchemaObject

        package init(_ name: String, _ title: Phrase, _ object: SchemaObject) {
            self.name = name
            self.title = title
            self.object = object
        }
    }

    package init(_ title: Phrase, _ meaning: Phrase, parts: [Part], further: [Part] = []) {
        self.title = title
        self.meaning = meaning
        self.parts = parts
        self.further = further
    }

    package init(_ title: Phrase, _ meaning: Phrase, _ object: SchemaObject) {
        self.init(title, meaning, parts: [Part("", title, object)])
    }
}
