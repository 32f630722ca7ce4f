import GRDB

/// The tables of a unit's database. Constraints here are the last defence: the rules refuse earlier and say why.
enum Schema {
    /// Written as SQLite's `user_version`; a higher one was written by a newer program.
    static let version = 1
    /// SQLite's `application_id`: "exmc".
    static let applicationID = 0x6578_6d63

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: unit)
            try db.execute(sql: exams)
            try db.execute(sql: candidates)
            try db.execute(sql: journal)
            try db.execute(sql: sessions)
            try db.execute(sql: reviews)
            try db.execute(sql: reviewCopies)
            try db.execute(sql: rowDigests)
            try db.execute(sql: "PRAGMA user_version = \(version); PRAGMA application_id = \(applicationID)")
        }
        return migrator
    }

    private static let unit = """
        CREATE TABLE unit (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            nextCandidate INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE TABLE staff (
            name TEXT PRIMARY KEY CHECK (name <> ''),
            role TEXT NOT NULL CHECK (role IN ('admin', 'configurator', 'reviewer', 'exporter'))
        ) STRICT, WITHOUT ROWID;
        """

    /// Settings are never overwritten: each change is a further revision, because sessions stay bound to the one they
    /// started a question under. `appliedToRunning` is the latest revision, up to this one, that staff applied to sessions
    /// already under way.
    private static let exams = """
        CREATE TABLE exam (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE examRevision (
            exam INTEGER NOT NULL REFERENCES exam(id),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            at INTEGER NOT NULL,
            document TEXT NOT NULL,
            closedAt INTEGER,
            appliedToRunning INTEGER CHECK (appliedToRunning <= revision),
            PRIMARY KEY (exam, revision)
        ) STRICT, WITHOUT ROWID;
        """

    /// A removed candidate's number stays in the journal and must never mean somebody else: `unit.nextCandidate` only grows.
    /// (AUTOINCREMENT would promise the same, at the price of a second table touched by every insert.)
    ///
    /// `version` counts a candidate's changes, so that an undo sees whether anything came after. `rosterBase` is there for
    /// candidates edited by hand only: what the roster file last said of them. `batchChange` keeps what an import changed or
    /// removed as it was before (`version`: the one the import made; NULL: it removed the candidate).
    private static let candidates = """
        CREATE TABLE candidate (
            id INTEGER PRIMARY KEY,
            exam INTEGER NOT NULL REFERENCES exam(id),
            name TEXT NOT NULL CHECK (name <> ''),
            certificateType TEXT NOT NULL,
            certificateNumber TEXT NOT NULL CHECK (certificateNumber <> ''),
            admissionNumber TEXT CHECK (admissionNumber <> ''),
            "group" TEXT,
            phone TEXT,
            email TEXT,
            note TEXT,
            extra TEXT NOT NULL DEFAULT '[]',
            batch INTEGER,
            version INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        \(candidateByCertificate);
        \(candidateByAdmission);
        CREATE TABLE rosterBase (
            candidate INTEGER PRIMARY KEY REFERENCES candidate(id) ON DELETE CASCADE,
            name TEXT, certificateType TEXT, certificateNumber TEXT, admissionNumber TEXT, "group" TEXT,
            phone TEXT, email TEXT, note TEXT, extra TEXT
        ) STRICT;
        CREATE TABLE batch (
            exam INTEGER NOT NULL REFERENCES exam(id),
            number INTEGER NOT NULL,
            file TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            added INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            removed INTEGER NOT NULL,
            entry INTEGER NOT NULL,
            undoneAt INTEGER,
            undoneBy TEXT,
            PRIMARY KEY (exam, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE batchChange (
            exam INTEGER NOT NULL,
            batch INTEGER NOT NULL,
            candidate INTEGER NOT NULL,
            before TEXT NOT NULL,
            version INTEGER,
            PRIMARY KEY (exam, batch, candidate),
            FOREIGN KEY (exam, batch) REFERENCES batch(exam, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX batchChangeByCandidate ON batchChange(candidate);
        """

    /// Appended to, and nothing else: `INSERT OR REPLACE` would delete without the delete trigger, so it has one of its own.
    /// Named, because filling an empty roster drops them and builds them again. The number stands first: building them is
    /// sorting, and only the number tells two rows apart.
    static let candidateByCertificate =
        "CREATE UNIQUE INDEX candidateByCertificate ON candidate(certificateNumber, certificateType, exam)"
    static let candidateByAdmission =
        "CREATE UNIQUE INDEX candidateByAdmission ON candidate(admissionNumber, exam) WHERE admissionNumber IS NOT NULL"

    private static let journal = """
        CREATE TABLE journal (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            reason TEXT,
            details TEXT NOT NULL,
            exam INTEGER,
            candidate INTEGER,
            revision INTEGER,
            factID TEXT,
            rows BLOB CHECK (length(rows) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX journalByCandidate ON journal(candidate) WHERE candidate IS NOT NULL;
        CREATE UNIQUE INDEX journalByFact ON journal(exam, factID) WHERE factID IS NOT NULL;
        CREATE TRIGGER journalIsNeverChanged BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER journalIsNeverShortened BEFORE DELETE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER journalIsNeverReplaced BEFORE INSERT ON journal
            WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
            OR EXISTS (SELECT 1 FROM journal WHERE exam = NEW.exam AND factID = NEW.factID)
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        """

    /// A projection of the journal's facts: where each session stood after the latest one, so that nobody has to fold them all to
    /// look; `db check` folds them and compares. `upTo` is the last entry of staff that it takes into account, `latestAt` the time of
    /// the latest fact.
    private static let sessions = """
        CREATE TABLE session (
            candidate INTEGER PRIMARY KEY REFERENCES candidate(id),
            exam INTEGER NOT NULL REFERENCES exam(id),
            upTo INTEGER NOT NULL,
            latestAt INTEGER NOT NULL,
            image BLOB NOT NULL
        ) STRICT;
        CREATE INDEX sessionByLatest ON session(exam, latestAt);
        CREATE INDEX journalOfStaff ON journal(candidate) WHERE candidate IS NOT NULL AND factID IS NULL;
        """

    /// A projection of the journal's photos, claims and decisions, and of the second looks at a sample of them; `db check`
    /// computes both anew and compares.
    ///
    /// `queuedAt` is the place in the queue: the photos' time, but never before the end of the candidate's round before.
    private static let reviews = """
        CREATE TABLE review (
            id INTEGER PRIMARY KEY,
            exam INTEGER NOT NULL REFERENCES exam(id),
            candidate INTEGER NOT NULL REFERENCES candidate(id),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'approved', 'rejected', 'withdrawn')),
            round INTEGER NOT NULL CHECK (round >= 1),
            uploadedAt INTEGER NOT NULL,
            queuedAt INTEGER NOT NULL,
            claimedBy TEXT,
            claimedAt INTEGER,
            votes TEXT NOT NULL,
            overrides TEXT NOT NULL DEFAULT '[]',
            photos TEXT NOT NULL,
            UNIQUE (candidate, round)
        ) STRICT;
        CREATE INDEX reviewByPlace ON review(exam, queuedAt, id);
        CREATE INDEX reviewQueue ON review(exam, queuedAt, id) WHERE state IN ('waiting', 'claimed');
        CREATE TABLE secondLook (
            review INTEGER PRIMARY KEY REFERENCES review(id),
            exam INTEGER NOT NULL REFERENCES exam(id),
            sample INTEGER NOT NULL,
            claimedBy TEXT,
            claimedAt INTEGER,
            vote TEXT
        ) STRICT;
        CREATE INDEX journalOfRareReviewActs ON journal(action) WHERE \(Reading.isRareReviewAct);
        CREATE INDEX secondLookQueue ON secondLook(exam, sample, review) WHERE vote IS NULL;
        """

    /// By table, the sum of the digests of its rows; the journal's entries cover them. Written behind the write door alone.
    /// `journalEnd` is where the journal ends, in a page of its own, the latest moment that staff wrote at, and the start of the
    /// machine that wrote last.
    private static let rowDigests = """
        CREATE TABLE journalEnd (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            seq INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            latest INTEGER NOT NULL,
            run TEXT,
            startedAt INTEGER
        ) STRICT;
        CREATE TABLE rowDigest (
            name TEXT PRIMARY KEY,
            sum BLOB NOT NULL CHECK (length(sum) = 64)
        ) STRICT, WITHOUT ROWID;
        """

    /// What came of each photo that was decoded, by the digest of its original. A copy that is missing can be made again;
    /// `db check` holds each against its digest. `nearHash` is 64 bits as SQLite's signed integer.
    private static let reviewCopies = """
        CREATE TABLE reviewCopy (
            photo TEXT PRIMARY KEY,
            sha256 TEXT,
            width INTEGER,
            height INTEGER,
            nearHash INTEGER,
            defect TEXT,
            CHECK ((sha256 IS NULL) <> (defect IS NULL))
        ) STRICT, WITHOUT ROWID;
        """
}
