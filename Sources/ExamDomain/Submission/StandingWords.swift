// The words for where somebody stands, as staff and candidates read them.

extension Standing.Status {
    package var told: Phrase {
        switch self {
        case .notEntered: Phrase(zh: "未进入", en: "not entered")
        case .entering: Phrase(zh: "进入中", en: "entering")
        case .answering: Phrase(zh: "答题中", en: "answering")
        case .finished: Phrase(zh: "已完成", en: "finished")
        }
    }
}

extension Standing.IdentityStatus {
    package var told: Phrase {
        switch self {
        case .open: Phrase(zh: "尚未通过", en: "open")
        case .locked: Phrase(zh: "验证已关闭", en: "locked")
        case .waiting: Phrase(zh: "等待人工审核", en: "review waiting")
        case .rejected: Phrase(zh: "审核未通过", en: "rejected")
        case .passed: Phrase(zh: "已通过", en: "passed")
        }
    }
}

extension QuestionStanding.Status {
    package var told: Phrase {
        switch self {
        case .notStarted: Phrase(zh: "未开始", en: "not started")
        case .answering: Phrase(zh: "答题中", en: "answering")
        case .submitted: Phrase(zh: "已提交", en: "submitted")
        case .expired: Phrase(zh: "已过期", en: "expired")
        }
    }
}

extension QuestionStanding.Files {
    package var told: Phrase {
        switch self {
        case .complete: Phrase(zh: "齐全", en: "complete")
        case .incomplete: Phrase(zh: "未传完", en: "incomplete")
        }
    }
}

extension Submission.Submitter {
    package var told: Phrase {
        switch self {
        case .candidate: Phrase(zh: "考生", en: "candidate")
        case .system: Phrase(zh: "系统", en: "system")
        }
    }
}

extension Take.Status {
    package var told: Phrase {
        switch self {
        case .recording: Phrase(zh: "录制中", en: "recording")
        case .recorded: Phrase(zh: "已录制", en: "recorded")
        case .failed: Phrase(zh: "录制失败", en: "failed")
        }
    }
}

extension Recording.Status {
    package var told: Phrase {
        switch self {
        case .recording: Phrase(zh: "录制中", en: "recording")
        case .waiting: Phrase(zh: "待上传", en: "waiting")
        case .uploading: Phrase(zh: "上传中", en: "uploading")
        case .uploaded: Phrase(zh: "已上传", en: "uploaded")
        case .failed: Phrase(zh: "录制失败", en: "failed")
        }
    }
}
