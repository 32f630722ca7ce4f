import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewNoun: WorkingNoun {
    static let work: any ExamCommand.Type = ReviewWork.self

    static let configuration = CommandConfiguration.command(
        "review",
        Phrase(zh: "人工审核手持证件照片", en: "Decide on photos with the certificate in hand"),
        more: [
            Phrase(
                zh: "实人验证连续失败后，考生上传照片等待审核。领取、查看、通过或不通过；每轮照片只有一个判定。",
                en:
                    "After the identity check failed, candidates upload photos. Claim, look, approve or reject; each round has one decision."
            ),
            ReviewNoun.codes,
        ],
        examples: [
            Example("examctl review next", Phrase(zh: "领取等待最久的一份", en: "Claim the one that has waited longest")),
            Example("examctl review approve 12", Phrase(zh: "通过：考生可以继续", en: "Approve: the candidate goes on")),
        ],
        subcommands: [
            ReviewWork.self, ReviewList.self, ReviewNext.self, ReviewShow.self, ReviewClaim.self, ReviewRelease.self,
            ReviewApprove.self, ReviewReject.self, ReviewOverrideCommand.self, ReviewStats.self, ReviewWatch.self,
            ReviewSample.self, ReviewCopies.self, ReviewPurge.self, ReviewHold.self, ReviewUnhold.self,
        ])

    /// The reasons for a rejection, spelled out.
    static let codes = Phrase(
        zh: "不通过的原因：" + RejectionCode.allCases.map { "\($0.rawValue) \($0.told.zh)" }.joined(separator: "、"),
        en: "Codes of a rejection: "
            + RejectionCode.allCases.map { "\($0.rawValue) (\($0.told.en))" }.joined(separator: ", "))

    static let lease = Phrase(
        zh: "领取保留 10 分钟，期间别人不能判定；再次 review claim 可延长，判定、退回或到期后释放，排队位置不变。",
        en:
            "A claim keeps it for 10 minutes, in which nobody else can decide; review claim again prolongs it. It ends with the decision, a release, or by itself, and never moves the review in the queue."
    )

    static let bulk = Phrase(
        zh: "--list 的文件每行一个审核编号（review list --format csv 的输出可以直接用）。",
        en: "The file of --list has the number of a review on each line; what review list --format csv prints will do.")

    static let argument = ArgumentHelp.text(
        zh: "审核的编号，见 review list", en: "The review's number, see review list", valueName: "ID")
}

extension ID: ExpressibleByArgument where Thing == Review {
    package init?(argument: String) {
        guard let number = Int64(argument), number > 0 else { return nil }
        self.init(number)
    }
}

extension RejectionCode: ExpressibleByArgument {}
extension Review.State: ExpressibleByArgument {}
