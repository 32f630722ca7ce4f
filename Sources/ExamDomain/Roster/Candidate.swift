/// A candidate (考生): one entry of an exam's roster, kept under its own number for good.
package struct Candidate: Hashable, Sendable {
    package let id: ID<Candidate>
    package let entry: RosterEntry

    package init(id: ID<Candidate>, entry: RosterEntry) {
        self.id = id
        self.entry = entry
    }

    /// What staff call the candidate by: the admission number, else `type:number`, masked.
    package var handle: String {
        entry.admissionNumber ?? "\(entry.certificate.type.rawValue):\(entry.certificate.number.masked)"
    }
}

/// What a roster says of one candidate, already checked and in its stored form.
package struct RosterEntry: Hashable, Sendable {
    package var name: String
    package var certificate: Certificate
    package var admissionNumber: String?
    package var group: String?
    package var phone: String?
    package var email: String?
    package var note: String?
    /// Further columns of the file, kept as they are, in its order.
    package var extra: [ExtraColumn]

    package struct ExtraColumn: Hashable, Sendable {
        package let heading: String
        package let value: String

        package init(heading: String, value: String) {
            self.heading = heading
            self.value = value
        }
    }

    package init(
        name: String, certificate: Certificate, admissionNumber: String? = nil, group: String? = nil,
        phone: String? = nil, email: String? = nil, note: String? = nil, extra: [ExtraColumn] = []
    ) {
        self.name = name
        self.certificate = certificate
        self.admissionNumber = admissionNumber
        self.group = group
        self.phone = phone
        self.email = email
        self.note = note
        self.extra = extra
    }
}

/// Type and number: what a roster is unique by.
package struct Certificate: Hashable, Sendable {
    package let type: CertificateType
    package let number: Confidential<String>

    package init(type: CertificateType, number: Confidential<String>) {
        self.type = type
        self.number = number
    }
}

/// The certificates (证件) a candidate may come with.
package enum CertificateType: String, Hashable, Sendable, CaseIterable {
    case residentId, hkMacaoResidence, taiwanResidence, hkMacaoPermit, taiwanPermit
    case foreignPermanentResident, passport, military, other

    package var told: Phrase {
        switch self {
        case .residentId: Phrase(zh: "居民身份证", en: "Resident ID")
        case .hkMacaoResidence: Phrase(zh: "港澳居民居住证", en: "Residence permit (Hong Kong, Macao)")
        case .taiwanResidence: Phrase(zh: "台湾居民居住证", en: "Residence permit (Taiwan)")
        case .hkMacaoPermit: Phrase(zh: "港澳居民来往内地通行证", en: "Mainland travel permit (Hong Kong, Macao)")
        case .taiwanPermit: Phrase(zh: "台湾居民来往大陆通行证", en: "Mainland travel permit (Taiwan)")
        case .foreignPermanentResident: Phrase(zh: "外国人永久居留身份证", en: "Foreign permanent resident ID")
        case .passport: Phrase(zh: "护照", en: "Passport")
        case .military: Phrase(zh: "军人证件", en: "Military certificate")
        case .other: Phrase(zh: "其他", en: "Other")
        }
    }

    /// By the code or the English word (whatever their case), or the Chinese word; nil for anything else.
    package init?(written text: String) {
        guard let type = CertificateType.byWord[text.lowercased()] else { return nil }
        self = type
    }

    private static let byWord: [String: CertificateType] = {
        var words = everydayWords
        for type in allCases {
            for word in [type.rawValue.lowercased(), type.told.zh, type.told.en.lowercased()] { words[word] = type }
        }
        return words
    }()

    /// Words that rosters use beside the official ones.
    private static let everydayWords: [String: CertificateType] = [
        "身份证": .residentId, "第二代居民身份证": .residentId, "二代身份证": .residentId, "港澳通行证": .hkMacaoPermit,
        "回乡证": .hkMacaoPermit, "台胞证": .taiwanPermit, "军官证": .military, "士兵证": .military,
        "外国人居留证": .foreignPermanentResident,
        "外国人永久居留证": .foreignPermanentResident,
    ]
}
