import ExamDomain

/// What entries of the journal say, in the reader's words: the journal itself has codes, which programs get as they are.
enum JournalWords {
    /// What a candidate did; what staff did stands there as the command that did it.
    static func action(_ action: String) -> Phrase {
        Phrase(zh: facts.first { $0.name == action }?.meaning.zh ?? action, en: action)
    }

    /// `题目 q1，录制 2`: the members that have a value, on one line.
    static func details(_ details: JSON) -> Phrase {
        guard case .object(let members) = details else { return Phrase(verbatim: details.line) }
        let told = members.compactMap { member -> Phrase? in
            guard let value = value(member.value, of: member.key) else { return nil }
            return Phrase(zh: "\(keys[member.key] ?? member.key) \(value.zh)", en: "\(member.key) \(value.en)")
        }
        return Phrase(
            zh: told.map(\.zh).joined(separator: "，"), en: told.map(\.en).joined(separator: ", "))
    }

    /// Nil where there is none.
    private static func value(_ value: JSON, of key: String) -> Phrase? {
        switch value {
        case .null: return nil
        case .string(let text):
            let short = text.count > 40 ? text.prefix(12) + "…" : text[...]
            return Phrase(zh: words["\(key) \(text)"] ?? String(short), en: String(short))
        case .bool(let isTrue): return isTrue ? Phrase(zh: "是", en: "true") : Phrase(zh: "否", en: "false")
        case .integer(let number) where sizes.contains(key):
            return Phrase(zh: ByteSize(number).told, en: ByteSize(number).told)
        case .integer, .number: return Phrase(verbatim: value.line)
        case .array(let values): return Phrase(zh: "\(values.count) 项", en: "(\(values.count))")
        case .object: return Phrase(verbatim: "…")
        }
    }

    private static let facts = Schema.activity.parts.first?.object.kinds?.all ?? []
    private static let sizes: Set = ["bytes", "total", "arrived", "size"]

    /// In Chinese, by key and code.
    private static let words: [String: String] = {
        var words: [String: String] = [:]
        for key in facts.flatMap(\.keys) {
            guard case .choice(let choices) = key.form else { continue }
            for choice in choices { words["\(key.key) \(choice.code)"] = choice.told.zh }
        }
        for code in RejectionCode.allCases { words["code \(code.rawValue)"] = code.told.zh }
        for state in Review.State.allCases { words["to \(state.rawValue)"] = state.told.zh }
        for role in Role.allCases { words["role \(role.rawValue)"] = role.told.zh }
        words["how continue"] = "接着作答"
        words["how fresh"] = "重新作答"
        words["certificateNumbers full"] = "完整"
        words["language zh"] = "中文"
        words["language en"] = "英文"
        return words
    }()

    /// Keys in Chinese; in English they stand for themselves.
    private static let keys = [
        "question": "题目", "take": "录制", "camera": "机位", "device": "设备", "by": "由", "outcome": "结果",
        "bytes": "大小", "total": "共", "arrived": "已到", "sha256": "摘要", "digests": "摘要", "kind": "种类",
        "name": "名称", "names": "命名", "file": "文件", "files": "文件", "copies": "副本", "photo": "照片",
        "photos": "照片", "reason": "原因", "code": "原因", "text": "说明", "note": "备注", "round": "轮次", "to": "改为",
        "review": "审核", "reviews": "审核", "purge": "清除", "seed": "种子", "population": "总数", "rows": "行数",
        "batch": "批次", "added": "新增", "updated": "更改", "unchanged": "未变", "removed": "删除", "rejected": "拒绝",
        "facts": "记录", "applied": "写入", "skipped": "跳过", "refused": "被拒绝", "missing": "缺少",
        "candidates": "考生", "candidate": "考生", "group": "报考专业", "encoding": "编码", "plan": "计划",
        "before": "之前", "after": "之后", "unit": "单位", "admin": "管理员", "role": "角色", "revision": "修订",
        "settings": "设置", "changes": "更改", "toRunning": "用于进行中的考试", "opensAt": "开始", "closesAt": "结束",
        "closedAt": "结束于", "grant": "授权", "count": "次数", "minutes": "分钟", "factor": "倍数", "how": "方式",
        "options": "选项", "language": "语言", "asOf": "截至", "journalHead": "日志位置", "certificateNumbers": "证件号码",
        "certificateNumber": "证件号码", "certificateType": "证件类型", "admissionNumber": "准考证号", "phone": "电话",
        "email": "邮箱", "folder": "文件夹", "seq": "序号", "hash": "摘要", "decision": "判定", "vote": "判定",
    ]
}
