/// The sum of the SHA-512 of a table's rows, modulo 2^512: the same whatever order the rows came in, and changed by one
/// addition or subtraction for each row that comes or goes.
struct RowSum: Hashable, Sendable {
    private var words: SIMD8<UInt64> = .zero

    static let zero = RowSum()

    /// 64 bytes, the lowest first.
    static let size = 64

    private init() {}

    /// Nil where these are not 64 bytes.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == RowSum.size else { return nil }
        for index in 0..<8 {
            words[index] = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
    }

    static func += (sum: inout RowSum, other: RowSum) {
        var carry: UInt64 = 0
        for index in 0..<8 {
            let (partial, first) = sum.words[index].addingReportingOverflow(other.words[index])
            let (whole, second) = partial.addingReportingOverflow(carry)
            sum.words[index] = whole
            carry = first || second ? 1 : 0
        }
    }

    static func -= (sum: inout RowSum, other: RowSum) {
        var borrow: UInt64 = 0
        for index in 0..<8 {
            let (partial, first) = sum.words[index].subtractingReportingOverflow(other.words[index])
            let (whole, second) = partial.subtractingReportingOverflow(borrow)
            sum.words[index] = whole
            borrow = first || second ? 1 : 0
        }
    }

    var bytes: [UInt8] {
        (0..<8).flatMap { index in withUnsafeBytes(of: words[index].littleEndian) { Array($0) } }
    }
}
