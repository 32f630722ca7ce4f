import ExamDomain
import ExamStore

/// The candidates' instructions of an exam as its settings stand, with the digest that tells one notice from another.
package struct CandidateNotice: Sendable {
    package let instructions: CandidateInstructions
    /// SHA-256 of the text in both languages; 64 hexadecimal digits.
    package let digest: String
    /// What stands in the last line of a published text.
    package let id: String

    package init(of exam: ExamInForce) {
        instructions = CandidateInstructions(of: exam)
        digest = Digest.hex(of: instructions.digested)
        id = instructions.noticeID(digest: digest)
    }

    /// The latest revision of the exam's settings whose notice had this id; nil where none did.
    package static func revision(of id: String, in revisions: ExamRevisions) -> Int? {
        revisions.all.reversed().first { CandidateNotice(of: $0).id.lowercased() == id.lowercased() }?.revision
    }
}
