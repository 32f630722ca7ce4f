/// The columns of the exceptions' ledger and of its totals.
extension ReportColumn {
    static let ofExceptions = [
        ReportColumn(
            "kind", Phrase(zh: "种类", en: "Kind"), 14,
            Phrase(
                zh: "增加录制、延长时间、重新开放、重置实人验证、改判人工审核；更改设置是考生进入之后对全体的更改，没有考生",
                en:
                    "Take, time, reopening, identity reset, overridden review; settings: changed for everybody once candidates had entered, so "
                    + "without a candidate"), .words(of: ExceptionEntry.Kind.allCases, \.told)),
        ReportColumn(
            "question", Phrase(zh: "题目", en: "Question"), 10,
            Phrase(
                zh: "题目代码；空白为全部题目或与题目无关", en: "The question's id; empty: all questions, or none is meant")),
        ReportColumn("count", Phrase(zh: "次数", en: "Count"), 8, Phrase(zh: "增加的录制次数", en: "Further takes"), .count),
        ReportColumn("minutes", Phrase(zh: "分钟", en: "Minutes"), 8, Phrase(zh: "增加的分钟数", en: "Extra minutes"), .count),
        ReportColumn(
            "factor", Phrase(zh: "倍数", en: "Factor"), 8, Phrase(zh: "提交时限的倍数", en: "Times the submit limit"), .number),
        ReportColumn(
            "how", Phrase(zh: "方式", en: "How"), 10,
            Phrase(
                zh: "重新开放：继续或重新开始；改判：改为通过或未通过",
                en: "A reopening: continued, or afresh; an override: what the review became"),
            .words(
                Grant.Reopening.allCases.map { ReportWord(code: $0.rawValue, told: $0.told) }
                    + ReviewOverride.Outcome.allCases.map { ReportWord(code: $0.rawValue, told: $0.told) })),
        ReportColumn(
            "reason", Phrase(zh: "理由", en: "Reason"), 36, Phrase(zh: "授权或更改的理由", en: "Why it was granted or changed")),
        ReportColumn("by", Phrase(zh: "授权人", en: "By"), 14, Phrase(zh: "授权或更改的工作人员", en: "Who granted or changed it")),
        ReportColumn(
            "at", Phrase(zh: "授权时间", en: "At"), 20, Phrase(zh: "授权或更改的时间", en: "When it was granted or changed"),
            .moment),
        ReportColumn(
            "seq", Phrase(zh: "日志编号", en: "Entry"), 10,
            Phrase(zh: "在日志中的编号，撤销授权时用它指明", en: "The entry's number in the journal, by which a grant is revoked"),
            .serial),
        ReportColumn(
            "changes", Phrase(zh: "更改内容", en: "Changes"), 44,
            Phrase(zh: "每项设置改前和改后的值", en: "Each setting's value before and after"), .list(SchemaKey.ofChange)),
        ReportColumn(
            "revokedAt", Phrase(zh: "撤销时间", en: "Revoked"), 20,
            Phrase(zh: "授权被撤销的时间；空白为有效", en: "When the grant was taken back; empty: it stands"), .moment),
        ReportColumn(
            "revokedBy", Phrase(zh: "撤销人", en: "Revoked by"), 14,
            Phrase(zh: "撤销授权的工作人员", en: "Who took the grant back")),
    ]

    package static let ofExceptionTotals =
        [
            ReportColumn(
                "scope", Phrase(zh: "按", en: "By"), 10,
                Phrase(zh: "按授权人、按考生的报考专业，或合计", en: "By the staff, by the candidates' group, or all"),
                .words(of: ExceptionTotals.Scope.allCases, \.told)),
            ReportColumn(
                "name", Phrase(zh: "名称", en: "Name"), 18,
                Phrase(
                    zh: "工作人员或报考专业；空白为没有报考专业的考生，或合计",
                    en: "The staff member or the group; empty: candidates without a group, or all")),
        ]
        + ExceptionEntry.Kind.allCases.map { kind in
            ReportColumn(
                kind.rawValue, kind.told, 12,
                Phrase(zh: "“\(kind.told.zh)”的条数", en: "Entries of the kind “\(kind.told.en)”"), .count)
        } + [
            ReportColumn(
                "all", Phrase(zh: "总条数", en: "All"), 10,
                Phrase(
                    zh: "全部条数；更改设置不属于任何报考专业，只计入授权人和合计",
                    en: "All entries; a change of settings is no group's, and counts for the staff and in all"), .count),
            ReportColumn(
                "candidates", Phrase(zh: "考生人数", en: "Candidates"), 10,
                Phrase(zh: "涉及的考生人数，每人计一次", en: "How many candidates, each counted once"), .count),
            ReportColumn(
                "takes", Phrase(zh: "增加的次数", en: "Takes granted"), 12,
                Phrase(zh: "增加的录制次数之和，含已撤销的", en: "Sum of the takes granted, revoked ones included"), .count),
            ReportColumn(
                "minutes", Phrase(zh: "增加的分钟", en: "Minutes granted"), 12,
                Phrase(
                    zh: "以分钟延长的时间之和，含已撤销的；按倍数延长的不在内",
                    en: "Sum of the extra minutes, revoked ones included; those by a factor are not in it"), .count),
            ReportColumn(
                "revoked", Phrase(zh: "已撤销", en: "Revoked"), 10,
                Phrase(zh: "其中已撤销的条数", en: "How many of all were taken back"), .count),
        ]
}
