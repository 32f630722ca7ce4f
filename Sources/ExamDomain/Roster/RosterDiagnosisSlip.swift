extension RosterDiagnosis {
    /// How a hand slipped between two texts. Places count from 1, in the text as told; of a missing character, its place on
    /// the roster.
    enum Slip: Hashable {
        case replaced(Int)
        case replacedTwice(Int, Int)
        /// The character at the place and the one after it.
        case transposed(Int)
        case missing(Int)
        case extra(Int)

        /// Nil where they are the same, or differ in more.
        init?(told: [Unicode.Scalar], roster: [Unicode.Scalar]) {
            switch told.count - roster.count {
            case 0: self.init(ofOneLength: told, roster)
            case -1:
                guard let place = Slip.onlyExtra(in: roster, beside: told) else { return nil }
                self = .missing(place)
            case 1:
                guard let place = Slip.onlyExtra(in: told, beside: roster) else { return nil }
                self = .extra(place)
            default: return nil
            }
        }

        private init?(ofOneLength told: [Unicode.Scalar], _ roster: [Unicode.Scalar]) {
            let places = told.indices.filter { told[$0] != roster[$0] }
            switch places.count {
            case 1: self = .replaced(places[0] + 1)
            case 2:
                let (first, second) = (places[0], places[1])
                let isCrossed = told[first] == roster[second] && told[second] == roster[first]
                self =
                    isCrossed && second == first + 1
                    ? .transposed(first + 1) : .replacedTwice(first + 1, second + 1)
            default: return nil
            }
        }

        /// The place of the one character that `long` has beyond `short`.
        private static func onlyExtra(in long: [Unicode.Scalar], beside short: [Unicode.Scalar]) -> Int? {
            let same = zip(long, short).prefix { $0 == $1 }.count
            return long[(same + 1)...] == short[same...] ? same + 1 : nil
        }
    }
}

// MARK: - All that one slip can make of a number

extension RosterDiagnosis {
    /// The numbers one slip away from this one: a wrong character, two neighbours transposed, one too many or missing.
    package static func slips(of number: String) -> [String] {
        guard !number.isLonger(than: 40) else { return [] }
        return Slip.neighbours(of: Array(number.unicodeScalars)).sorted()
    }
}

extension RosterDiagnosis.Slip {
    /// Some hundreds of numbers, so that an index finds what a hand mistook and no row has to be looked at.
    static func neighbours(of number: [Unicode.Scalar]) -> Set<String> {
        guard number.count >= 4 else { return [] }
        var found: Set<String> = []
        func add(_ scalars: [Unicode.Scalar]) { found.insert(String(scalars)) }
        for index in number.indices {
            var shorter = number
            shorter.remove(at: index)
            add(shorter)
            if index + 1 < number.count {
                var crossed = number
                crossed.swapAt(index, index + 1)
                add(crossed)
            }
            for scalar in alphabet(at: index, of: number) {
                var other = number
                other[index] = scalar
                add(other)
            }
        }
        for index in 0...number.count {
            for scalar in alphabet(at: index, of: number) { add(number[..<index] + [scalar] + number[index...]) }
        }
        found.remove(String(number))
        return found
    }

    private static let digits = "0123456789".unicodeScalars.map { $0 }
    private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars.map { $0 }

    /// Digits, letters where certificates have them, and a check character's X.
    private static func alphabet(at index: Int, of number: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let hasLetters = number.dropFirst(2).dropLast().contains { !$0.isAnyDigit }
        if index < 2 || hasLetters { return digits + letters }
        return index >= number.count - 1 ? digits + ["X"] : digits
    }
}
