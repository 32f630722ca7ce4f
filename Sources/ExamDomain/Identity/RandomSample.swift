/// A sample that everybody draws alike who knows the seed: who was looked at again can be checked years later.
package enum RandomSample {
    /// How much of a population is drawn.
    package enum Size: Hashable, Sendable {
        case count(Int)
        /// Of a hundred; anything above nothing draws at least one.
        case percent(Double)

        /// Reads `20`, `5%`, `2.5%`. Nil for anything else, nothing, or more than 100 %.
        package init?(_ text: String) {
            if text.hasSuffix("%") {
                guard let percent = Double(text.dropLast()), percent > 0, percent <= 100 else { return nil }
                self = .percent(percent)
            } else {
                guard let count = Int(text), (1...1_000_000).contains(count) else { return nil }
                self = .count(count)
            }
        }

        package func of(_ population: Int) -> Int {
            switch self {
            case .count(let count): min(count, population)
            case .percent(let percent): min(population, Int((Double(population) * percent / 100).rounded(.up)))
            }
        }

        package var told: String {
            switch self {
            case .count(let count): String(count)
            case .percent(let percent): JSON.number(percent).line + "%"
            }
        }
    }

    /// Draws from `population`, each of it as likely as the others, without putting back.
    ///
    /// - Parameter population: in an order that is itself known; the same order and seed give the same sample.
    /// - Returns: as drawn.
    package static func draw<Element>(_ size: Size, of population: [Element], seed: UInt64) -> [Element] {
        var rest = population
        var random = SplitMix64(seed: seed)
        let count = size.of(population.count)
        for index in 0..<count { rest.swapAt(index, index + random.number(below: rest.count - index)) }
        return Array(rest.prefix(count))
    }

    /// Steele, Lea and Flood's generator (2014): one that can be written down in three lines, so that a sample can be checked
    /// by any other program.
    private struct SplitMix64 {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        /// Without bias: numbers that would favour the first few are thrown away.
        mutating func number(below bound: Int) -> Int {
            guard bound > 1 else { return 0 }
            let bound = UInt64(bound)
            let unfair = (0 &- bound) % bound
            while true {
                let number = next()
                if number >= unfair { return Int(number % bound) }
            }
        }
    }
}
