/// An ask laid out sixteen times, to be held against a sheet.
struct ExactNeedle {
    let ask: ExactAsk
    let weights: ExactWeights
    private let x: SIMD16<Float>
    private let y: SIMD16<Float>
    private let detourSquared: Float
    private let safeguards: SIMD16<UInt32>
    private let categories: (SIMD16<UInt32>, SIMD16<UInt32>, SIMD16<UInt32>, SIMD16<UInt32>)
    private let categoryCount: Float
    private let week: SIMD16<UInt32>
    private let languages: SIMD16<UInt32>
    private let roles: SIMD16<UInt32>
    private let category: Float
    private let distance: Float
    private let partOfWeek: Float
    private let language: Float
    private let role: Float
    private let load: Float

    /// What rounding, and the root that is taken roughly, may take off a score.
    private static let slack: Float = 1e-5

    init(_ ask: ExactAsk, _ weights: ExactWeights) {
        self.ask = ask
        self.weights = weights
        x = SIMD16(repeating: Float(ask.x))
        y = SIMD16(repeating: Float(ask.y))
        detourSquared = Float(weights.detour * weights.detour)
        safeguards = SIMD16(repeating: UInt32(ask.safeguards))
        let bits = ask.categories.bits
        categories = (SIMD16(repeating: bits[0]), SIMD16(repeating: bits[1]), SIMD16(repeating: bits[2]), SIMD16(repeating: bits[3]))
        categoryCount = Float(max(1, ask.categories.count))
        week = SIMD16(repeating: ask.week & 0xFF_FFFF)
        languages = SIMD16(repeating: UInt32(ask.languages) << 16)
        roles = SIMD16(repeating: UInt32(ask.roles) << 24)
        category = Float(weights.category)
        distance = Float(weights.distance)
        partOfWeek = Float(weights.time) / Float(max(1, (ask.week & 0xFF_FFFF).nonzeroBitCount))
        language = Float(weights.language)
        role = Float(weights.role)
        load = Float(weights.load)
    }

    var point: BoxMap.Point {
        BoxMap.Point(up: Float(ask.y), aside: Float(ask.x), upMetres: Float(weights.detour), asideMetres: Float(weights.detour))
    }

    /// A little more than the square of a whole reach, which rounding may come to.
    static let reach: Float = 1.00001

    /// The squared walk as a share of the squared reach; without end for who lacks a safeguard.
    @inline(__always) func distances(_ reach: ExactReach) -> SIMD16<Float> {
        let (aside, up) = (reach.x - x, reach.y - y)
        let far = (aside * aside + up * up) * detourSquared * (reach.perReach * reach.perReach)
        return far.replacing(with: .infinity, where: (reach.marks & safeguards) .!= safeguards)
    }

    /// A first look at a sheet: what each that shares a category with the ask can score at most, and each that shares only words.
    ///
    /// - Parameters:
    ///   - far: see `distances`.
    ///   - words: the most that the words of each add.
    @inline(__always)
    func look(at sheet: ExactSheet, _ marks: SIMD16<UInt32>, _ far: SIMD16<Float>, words: SIMD16<Float>) -> (
        sharing: SIMD16<Float>, others: SIMD16<Float>
    ) {
        let common = self.common(sheet)
        let none = SIMD16<UInt32>()
        var most = SIMD16<Float>(repeating: distance + Self.slack) - Self.root(far) * distance
        let ofEither = ((marks &>> 8) & 255).asFloats + categoryCount - common
        most += common * category / ofEither
        most += (sheet.week & week).nonzeroBitCount.asFloats * partOfWeek
        most += SIMD16<Float>().replacing(with: language, where: (marks & languages) .!= none)
        most += SIMD16<Float>().replacing(with: role, where: (sheet.week & roles) .!= none)
        most += sheet.free * load
        most += words
        most = Self.out.replacing(with: most, where: far .<= Self.reach)
        let shares = common .> 0
        return (Self.out.replacing(with: most, where: shares), Self.out.replacing(with: most, where: .!shares .& (words .> 0)))
    }

    private static let out = SIMD16<Float>(repeating: -2)

    @inline(__always) private func common(_ sheet: ExactSheet) -> SIMD16<Float> {
        var common = SIMD16<UInt32>()
        // An ask has few categories, so most of the four are never read.
        if ask.categories.bits[0] != 0 { common &+= (sheet.categories0 & categories.0).nonzeroBitCount }
        if ask.categories.bits[1] != 0 { common &+= (sheet.categories1 & categories.1).nonzeroBitCount }
        if ask.categories.bits[2] != 0 { common &+= (sheet.categories2 & categories.2).nonzeroBitCount }
        if ask.categories.bits[3] != 0 { common &+= (sheet.categories3 & categories.3).nonzeroBitCount }
        return common.asFloats
    }

    /// A little less than the root, at most 0.2 %: the inverse root from its bits with one step of Newton. The compiler takes real roots one lane at
    /// a time, which costs as much as all the rest together.
    @inline(__always) static func root(_ squares: SIMD16<Float>) -> SIMD16<Float> {
        let guess = 0x5F37_59DF &- unsafeBitCast(squares, to: SIMD16<UInt32>.self) &>> 1
        let inverse = unsafeBitCast(guess, to: SIMD16<Float>.self)
        return squares * inverse * (1.5 - 0.5 * squares * inverse * inverse)
    }
}
