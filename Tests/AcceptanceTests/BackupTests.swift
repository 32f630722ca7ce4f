import Foundation
import Testing

/// Backups, checkpoints: what a unit keeps elsewhere, made and used by the built program.
@Suite struct BackupTests {
    private func counter() throws -> Counter {
        let counter = try Counter(exam: openExam, candidates: 3)
        var facts = Facts()
        for second in 0..<3 { facts.add("08:01:0\(second)", "identityCheck", #""outcome":"failed""#) }
        facts.add("08:02:00", "identityPhoto", #""files":["photo.jpg"]"#)
        try counter.write([0xFF, 0xD8, 0xFF, 0xD9], to: "photo.jpg")
        try counter.activity(facts)
        return counter
    }

    @Test("Backed up, the data folder lost, restored: everything is there, and so is the act of copying")
    func backup() throws {
        let counter = try counter()
        let made = try counter("db", "backup", "kept", "--format", "json")
        #expect(made.status == 0, "\(made.err)")
        #expect(try made.json["files"].int >= 1 && made.json["copied"] == made.json["files"])
        #expect(try counter("db", "backup", "kept").status == 73)
        let before = try counter("audit", "log", "--format", "json").json
        #expect(before.array.last?["action"] == "db backup")
        #expect(try counter.sh("mv exam-data lost").status == 0)
        let restored = try counter("db", "restore", "kept", "--lang", "zh")
        #expect(restored.status == 0 && restored.out.contains("都与摘要相符"), "\(restored.err)")
        #expect(try counter("audit", "log", "--format", "json").json == before)
        #expect(try counter("db", "check").status == 0)
        #expect(try counter("review", "list", "--format", "json").json.array.count == 1)
        #expect(try counter("db", "restore", "kept").status == 73)
        #expect(counter.mode(of: "exam-data") == 0o700 && counter.mode(of: "exam-data/exam.sqlite") == 0o600)
        #expect(try counter("db", "restore", "nowhere", "--data", "x").status == 66)
    }

    @Test("Only an admin backs up, and a refused one leaves no trace")
    func refused() throws {
        let counter = try counter()
        try counter.must("staff", "add", "lin", "--role", "reviewer")
        let before = try counter.picture()
        #expect(try counter("db", "backup", "kept", "--as", "lin").status == 77)
        #expect(try counter("db", "backup", "no/such/folder/kept").status == 73)
        #expect(try counter("db", "backup", "exam-data/kept").status == 73)
        #expect(try counter.sh("ln -s nowhere blink").status == 0)
        #expect(try counter("db", "backup", "blink").status == 73)
        #expect(try counter("db", "backup", "").status == 73)
        #expect(try counter.picture() == before && !counter.exists("kept"))
    }

    @Test("A photo that is missing or damaged is told by the backup and by the restore, not passed over")
    func unfit() throws {
        let counter = try counter()
        let photo = try counter.sh("find exam-data/vault -type f -size -100c | head -1").out.trimmingCharacters(
            in: .newlines)
        #expect(try counter.sh("cp \(photo) photo.kept && printf x >>\(photo)").status == 0)
        let damaged = try counter("db", "backup", "damaged", "--lang", "en")
        #expect(damaged.status == 3 && damaged.err.contains("is damaged"), "\(damaged.err)")
        let refused = try counter("db", "restore", "damaged", "--data", "new", "--lang", "en")
        #expect(refused.status == 78 && refused.err.contains("the backup's file"), "\(refused.err)")
        #expect(try counter.sh("rm \(photo)").status == 0)
        #expect(try counter("db", "backup", "missing", "--format", "json").json["unfit"] == 1)
        let told = try counter("db", "restore", "missing", "--data", "new2", "--lang", "zh")
        #expect(told.status == 3 && told.err.contains("不见了"), "\(told.err)")
        #expect(try counter("db", "check", "--data", "new2").status == 1)
        #expect(try counter.sh("cp photo.kept \(photo)").status == 0)
        #expect(try counter("db", "backup", "whole", "--format", "json").json["unfit"] == 0)
    }

    @Test("An attachment that is missing is told by the check, the backup and the restore")
    func attachment() throws {
        let counter = try counter()
        var facts = Facts("A0002", prefix: "w")
        facts.enter()
        facts.add("08:20:00", "openQuestion", #""question":"q3""#)
        facts.add(
            "08:21:00", "addAttachment",
            #""question":"q3","kind":"video","name":"a.mp4","bytes":4,"file":"works/a.mp4""#)
        try counter.write("film", to: "works/a.mp4")
        try counter.activity(facts)
        let film = try counter.sh("grep -lrx film exam-data/vault").outLines[0]
        #expect(try counter("db", "check").status == 0)
        #expect(try counter("db", "backup", "whole", "--format", "json").json["unfit"] == 0)
        #expect(try counter.sh("rm \(film)").status == 0)
        let words = ["zh": "附件", "en": "attachment"]
        for (language, word) in words {
            let check = try counter("db", "check", "--lang", language)
            #expect(check.status == 1 && check.out.contains(word), "\(check.out)")
            let made = try counter("db", "backup", "missing-\(language)", "--lang", language)
            #expect(made.status == 3 && made.err.contains(word), "\(made.err)")
            let told = try counter("db", "restore", "missing-\(language)", "--data", language, "--lang", language)
            #expect(told.status == 3 && told.err.contains(word), "\(told.err)")
        }
        // A former backup that holds it keeps it.
        #expect(try counter("db", "backup", "whole", "--force").status == 0)
        #expect(try counter("db", "restore", "whole", "--data", "again").status == 0)
        #expect(try counter("db", "check", "--data", "again").status == 0)
    }

    @Test("A damaged database is named by its own path, and neither a backup nor a restore of it leaves anything")
    func damaged() throws {
        let counter = try counter()
        try counter.must("db", "backup", "whole")
        // A page of the journal in the middle of the file.
        try counter.must("db", "check")
        let page = try counter.sqlite("SELECT rootpage FROM sqlite_schema WHERE name = 'journal'").outLines[0]
        for (folder, file) in [("exam-data", "exam.sqlite"), ("whole", "backup.sqlite")] {
            let path = "\(folder)/\(file)"
            let place = "seek=$(( (\(page) - 1) * $(sqlite3 \(path) 'PRAGMA page_size') ))"
            let words = "printf 'XXXXXXXXXXXXXXXX' | dd of=\(path) bs=1 conv=notrunc \(place) 2>/dev/null"
            #expect(try counter.sh(words).status == 0)
        }
        let copied = try counter("db", "backup", "kept", "--lang", "zh")
        #expect(copied.status == 78 && copied.err.contains("exam-data/exam.sqlite"), "\(copied.err)")
        #expect(!counter.exists("kept"))
        let restored = try counter("db", "restore", "whole", "--data", "new", "--lang", "zh")
        #expect(restored.status == 78 && restored.err.contains("whole/backup.sqlite”"), "\(restored.err)")
        #expect(!counter.exists("new"))
    }

    @Test("While others write, ten backups in turn are each one committed state")
    func whileWriting() throws {
        let counter = try counter()
        let writer = try counter.start([
            "/bin/sh", "-c",
            "for n in 1 2 3 4 5 6 7 8 9 10 11 12; do \"$EXAMCTL\" candidate extend A0001 --minutes 1 --reason $n --quiet || exit 1; done",
        ])
        for round in 1...10 {
            let made = try counter("db", "backup", "kept", "--force", "--format", "json")
            #expect(made.status == 0, "\(round): \(made.err)")
            #expect(try counter("db", "restore", "kept", "--data", "copy-\(round)").status == 0)
            #expect(try counter("db", "check", "--data", "copy-\(round)").status == 0)
        }
        #expect(try writer.answer().status == 0)
        #expect(try counter("db", "check").status == 0)
    }

    @Test("A checkpoint holds while the journal goes on, and finds out a journal that was made anew")
    func checkpoint() throws {
        let counter = try counter()
        let unanchored = try counter("audit", "verify", "--lang", "zh")
        #expect(unanchored.status == 0 && unanchored.out.contains("没有检查点证明"))
        let made = try counter("audit", "checkpoint", "c.json", "--key", "auditor.key", "--new-key", "--format", "json")
            .json
        #expect(counter.mode(of: "auditor.key") == 0o600)
        #expect(try counter("audit", "checkpoint", "c.json", "--key", "auditor.key").status == 73)
        #expect(try counter("audit", "checkpoint", "d.json", "--key", "auditor.key", "--new-key").status == 73)
        #expect(try counter("audit", "checkpoint", "d.json", "--key", "exam-data/k", "--new-key").status == 64)
        try counter.must("candidate", "extend", "A0001", "--minutes", "5", "--reason", "停电")
        let key = made["publicKey"].string
        let verified = try counter("audit", "verify", "--checkpoint", "c.json", "--public-key", key, "--format", "json")
        #expect(try verified.status == 0 && verified.json["anchoredUpTo"] == made["seq"])
        let other = String(repeating: "0", count: 64)
        #expect(try counter("audit", "verify", "--checkpoint", "c.json", "--public-key", other).status == 1)
        #expect(try counter("audit", "verify", "--checkpoint", "c.json", "--public-key", "xyz").status == 64)
        #expect(try counter("audit", "verify", "--checkpoint", "none.json").status == 66)
        #expect(try counter("audit", "verify", "--checkpoint", "exam.yaml").status == 65)
        try counter.write(counter.text(of: "c.json").replacing("华岚", with: "华南"), to: "forged.json")
        let forged = try counter("audit", "verify", "--checkpoint", "forged.json", "--lang", "en")
        #expect(forged.status == 1 && forged.out.contains("signature does not fit"))
        // The same unit founded anew: whole in itself, and not the one the checkpoint saw.
        #expect(try counter.sh("mv exam-data old").status == 0)
        try counter.must("init", "--unit", "华岚艺术学院", "--quiet")
        for _ in 0..<12 {
            try counter.must("staff", "add", "a", "--role", "reviewer")
            try counter.must("staff", "remove", "a")
        }
        #expect(try counter("audit", "verify").status == 0)
        #expect(try counter("audit", "verify", "--checkpoint", "c.json").status == 1)
    }
}
