import ExamDomain
import ExamStore

// What a checkup looks at besides the data folder: the staff list, the disk, the clock, the libraries.
extension UnitCheckup {
    func staffFindings(_ health: StoreHealth) -> [Finding] {
        let admins =
            health.admins > 0
            ? Finding(.staff, .ok, Phrase(zh: "管理员：\(health.admins) 人。", en: "Admins: \(health.admins)."))
            : Finding(
                .staff, .problem,
                Phrase(zh: "名单里没有管理员，没有人能再添加工作人员。", en: "The staff list has no admin: nobody could add anybody."),
                hint: Phrase(zh: "请从备份恢复：examctl db restore FILE", en: "Restore a backup: examctl db restore FILE"))
        guard let role = health.role else {
            return [
                admins,
                Finding(
                    .you, .problem,
                    Phrase(zh: "您是 \(staff)，不在工作人员名单中。", en: "You are \(staff), who is not on the staff list."),
                    hint: Phrase(
                        zh: "用 --as 说明您是谁，或请管理员运行 examctl staff add \(ShellWord.of(staff)) --role …",
                        en:
                            "Say who you are with --as, or have an admin run examctl staff add \(ShellWord.of(staff)) --role …"
                    )),
            ]
        }
        return [
            admins,
            Finding(
                .you, .ok, Phrase(zh: "您是 \(staff)，角色：\(role.told.zh)。", en: "You are \(staff), role: \(role.told.en).")
            ),
        ]
    }

    // MARK: - Disk

    private static let scarce = ByteSize(1_000_000_000)
    private static let exhausted = ByteSize(100_000_000)

    func diskFinding() -> Finding {
        guard let bytes = FileSystem.freeSpace(at: nearestPlace) else {
            return Finding(
                .disk, .warning, Phrase(zh: "看不出磁盘还有多少空间。", en: "The free space of the disk cannot be told."),
                hint: Phrase(verbatim: "df -h \(ShellWord.of(nearestPlace))"))
        }
        return UnitCheckup.diskFinding(free: ByteSize(bytes))
    }

    static func diskFinding(free: ByteSize) -> Finding {
        let status: ExamReadiness.Item.Status = free < exhausted ? .problem : free < scarce ? .warning : .ok
        return Finding(
            .disk, status, Phrase(zh: "磁盘剩余空间：\(free.told)。", en: "Free on the disk: \(free.told)."),
            hint: status == .ok
                ? nil
                : Phrase(
                    zh: "请腾出空间；数据文件夹所在的磁盘应至少有 \(scarce.told) 空闲。",
                    en: "Free some space: the data folder's disk should have at least \(scarce.told) left."))
    }

    /// The data folder, or what will be around it.
    private var nearestPlace: String {
        var path = folder.path
        while FileSystem.status(of: path, followLinks: true) == nil {
            guard let slash = path.lastIndex(of: "/") else { return "." }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
            if path == "/" { break }
        }
        return path
    }

    // MARK: - Clock

    /// How far the clock may lie before the latest entry of the journal: other machines' clocks differ a little.
    static let clockTolerance = Interval.minutes(5)
    /// 2025-01-01: before there was this program.
    static let earliest = Moment(milliseconds: 1_735_689_600_000)

    static func clockFinding(_ now: Moment, latestAct: Moment?) -> Finding {
        let zone = ExamTimeZone(Exam.defaultTimeZone) ?? .utc
        let told = zone.iso8601(Moment(milliseconds: now.milliseconds - now.milliseconds % 1000))
        let hint = Phrase(
            zh: "请校准系统时间（timedatectl），否则日志里的时间会错乱。",
            en: "Set the system's clock right (timedatectl), or the journal's times will be wrong.")
        if now < earliest {
            return Finding(
                .clock, .problem, Phrase(zh: "系统时间是 \(told)，不可能。", en: "The clock says \(told), which cannot be."),
                hint: hint)
        }
        if let latestAct, now + clockTolerance < latestAct {
            let late = (latestAct - now).told
            return Finding(
                .clock, .problem,
                Phrase(
                    zh: "系统时间 \(told) 比日志中最新的一条早 \(late.zh)。",
                    en: "The clock says \(told), which is \(late.en) before the latest entry of the journal."),
                hint: hint)
        }
        return Finding(.clock, .ok, Phrase(zh: "系统时间：\(told)", en: "Clock: \(told)"))
    }

    static func timeZoneFinding() -> Finding {
        let name = Exam.defaultTimeZone
        guard ExamTimeZone(name) != nil else {
            return Finding(
                .timeZone, .problem, Phrase(zh: "系统不认识时区 \(name)。", en: "The system knows no time zone \(name)."),
                hint: Phrase(zh: "请安装时区数据：apt-get install tzdata", en: "Install the time zones: apt-get install tzdata")
            )
        }
        return Finding(.timeZone, .ok, Phrase(zh: "时区数据可用（\(name)）。", en: "Time zones are known (\(name))."))
    }

    // MARK: - Libraries

    func libraryFinding() -> Finding {
        do {
            let all = [("SQLite", try Store.libraryVersion())] + libraries.map { ($0.name, $0.version) }
            let told = all.map { "\($0) \($1)" }.joined(separator: " · ")
            return Finding(.libraries, .ok, Phrase(zh: "程序库：\(told)", en: "Libraries: \(told)"))
        } catch {
            return Finding(
                .libraries, .problem, Phrase(zh: "SQLite 无法使用。", en: "SQLite cannot be used."),
                hint: Phrase(verbatim: "apt-get install --reinstall libsqlite3-0"))
        }
    }
}
