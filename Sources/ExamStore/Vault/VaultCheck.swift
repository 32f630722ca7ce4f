import ExamDomain
import GRDB

extension Reading {
    /// A photo that was purged is not missing, nor an attachment whose fact told its digest alone.
    func vaultFindings(_ vault: Vault) throws -> [StoreFinding] {
        let photos = try photoDigests()
        let gone = try purgedDigests()
        var findings: [StoreFinding] = []
        for digest in photos where try !gone.contains(digest) && !vault.holds(digest) {
            let isThere = FileSystem.status(of: vault.path(of: digest)) != nil
            findings.append(.photo(digest, isThere: isThere))
        }
        let copies = try reviewCopies()
        // The copies of photos that are being purged go with them, and are forgotten when all of them are gone.
        findings += try copies.filter { try !gone.contains($0.photo) && !vault.holdsCopy($0) }.map {
            StoreFinding.reviewCopy($0.photo)
        }
        let copyNames = copies.filter { $0.sha256 != nil }.map { $0.photo + Vault.copyEnding }
        let (named, kept) = (Set(photos + copyNames), try attachmentDigests())
        let names = vault.names()
        let there = Set(names)
        findings += try arrivedAttachments().filter { !there.contains($0) }.map { .attachment($0, isThere: false) }
        for name in names {
            if gone.contains(name), !kept.contains(name) {
                findings.append(.unfinishedPurge(name))
                continue
            }
            guard !named.contains(name) else { continue }
            if !kept.contains(name) {
                findings.append(.orphan(name))
            } else if try !vault.holds(name) {
                findings.append(.attachment(name, isThere: true))
            }
        }
        return findings
    }

    /// Photos and attachments that should lie in the vault and do not. Quick: none is read.
    func missingFiles(_ vault: Vault) throws -> [StoreFinding] {
        let gone = try purgedDigests()
        func isMissing(_ digest: String) -> Bool { FileSystem.status(of: vault.path(of: digest)) == nil }
        let photos = try photoDigests().filter { !gone.contains($0) && isMissing($0) }
        let attachments = try arrivedAttachments().filter(isMissing)
        return photos.map { .photo($0, isThere: false) } + attachments.map { .attachment($0, isThere: false) }
    }

    private func photoDigests() throws -> [String] {
        try digests(
            """
            SELECT DISTINCT json_extract(file.value, '$.sha256') AS digest
            FROM journal, json_each(details, '$.files') AS file WHERE action = 'identityPhoto' ORDER BY digest
            """)
    }

    /// Those whose file came with the fact.
    private func arrivedAttachments() throws -> [String] {
        try digests(
            """
            SELECT DISTINCT json_extract(details, '$.sha256') AS digest
            FROM journal WHERE action = 'addAttachment' AND json_extract(details, '$.arrived') IS NOT NULL ORDER BY digest
            """)
    }

    /// - Parameter sql: a query for digests, some of which may be NULL.
    func digests(_ sql: String) throws -> [String] {
        try Optional<String>.fetchAll(db, sql: sql).compactMap { $0 }
    }
}

extension StoreFinding {
    fileprivate static func unfinishedPurge(_ digest: String) -> StoreFinding {
        let short = digest.prefix(12)
        return StoreFinding(
            code: .vaultOrphan,
            message: Phrase(
                zh: "照片 \(short)… 的清除没有做完：再次运行 examctl review purge",
                en: "the purge of photo \(short)… was not finished: run examctl review purge again"))
    }

    fileprivate static func photo(_ digest: String, isThere: Bool) -> StoreFinding {
        unfit(Phrase(zh: "照片", en: "photo"), digest, isThere: isThere)
    }

    fileprivate static func attachment(_ digest: String, isThere: Bool) -> StoreFinding {
        unfit(Phrase(zh: "附件", en: "attachment"), digest, isThere: isThere)
    }

    /// A file of the vault that is not what its name says.
    static func file(_ name: String) -> StoreFinding { unfit(Phrase(zh: "文件", en: "file"), name, isThere: true) }

    /// What should lie in the vault whole, and is damaged or missing.
    private static func unfit(_ what: Phrase, _ digest: String, isThere: Bool) -> StoreFinding {
        let short = digest.prefix(12)
        return isThere
            ? StoreFinding(
                code: .vaultDamaged,
                message: Phrase(zh: "\(what.zh) \(short)… 的内容已损坏", en: "\(what.en) \(short)… is damaged"))
            : StoreFinding(
                code: .vaultMissing,
                message: Phrase(zh: "\(what.zh) \(short)… 不见了", en: "\(what.en) \(short)… is missing"))
    }

    fileprivate static func reviewCopy(_ digest: String) -> StoreFinding {
        let short = digest.prefix(12)
        return StoreFinding(
            code: .reviewCopy,
            message: Phrase(
                zh: "照片 \(short)… 的审核副本丢失或被改动；可重新生成：examctl review copies",
                en: "the review copy of photo \(short)… is missing or changed; make it anew: examctl review copies"))
    }

    fileprivate static func orphan(_ name: String) -> StoreFinding {
        let short = name.prefix(12)
        return StoreFinding(
            code: .vaultOrphan, message: Phrase(zh: "文件 \(short)… 没有被引用", en: "file \(short)… belongs to nothing"))
    }
}
