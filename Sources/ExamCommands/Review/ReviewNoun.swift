import ArgumentParser
import ExamActions
import ExamDomain

struct ReviewNoun: ParsableCommand {
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
            ReviewList.self, ReviewNext.self, ReviewShow.self, ReviewClaim.self, ReviewRelease.self,
            ReviewApprove.self, ReviewReject.self, ReviewStats.self, ReviewCopies.self,
        ])

    /// The reasons for a rejection, spelled out.
    static let codes = Phrase(
        zh: "不通过的原因：" + RejectionCode.allCases.map { "\($0.rawValue) \($0.told.zh)" }.joined(separator: "、"),
        en: "Codes of a rejection: "
            + RejectionCode.allCases.map { "\($0.rawValue) (\($0.told.en))" }.joined(separator: ", "))

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
