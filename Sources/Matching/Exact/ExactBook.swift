/// An immutable picture of the offers of a country, by municipality.
struct ExactIndex: Sendable {
    let weights: ExactWeights
    fileprivate(set) var rarity: Rarity
    private(set) var municipalities: [LayerStack<ExactSegment>] = []
    private var numbers: [Int32: Int] = [:]
    /// Where each municipality's offers reach.
    private(set) var borders = BoxMap([])

    fileprivate init(weights: ExactWeights, rarity: Rarity) {
        self.weights = weights
        self.rarity = rarity
    }

    var count: Int { municipalities.reduce(0) { $0 + $1.count } }

    func number(of municipality: Int32) -> Int? { numbers[municipality] }

    fileprivate mutating func alter(_ municipality: Int32, _ alter: (inout LayerStack<ExactSegment>) -> Void) {
        let number = numbers[municipality] ?? municipalities.count
        if number == municipalities.count {
            numbers[municipality] = number
            municipalities.append(LayerStack())
        }
        alter(&municipalities[number])
    }

    fileprivate mutating func drawBorders() {
        borders = BoxMap(
            municipalities.map { municipality in
                municipality.layers.reduce(into: Box()) { $0.widen(by: $1.segment.blocks.whole) }
            })
    }
}

/// The one owner of an index that answers with the exact best by `ExactWeights`. As `MatchBook`, writers take turns and readers never wait.
public final class ExactBook: Sendable {
    private let picture: Picture<ExactIndex>

    public init(weights: ExactWeights) { picture = Picture(ExactIndex(weights: weights, rarity: Rarity([]))) }

    /// How many offers are open.
    public var count: Int { picture.look { $0.count } }

    @inline(__always) func look(_ body: (borrowing ExactIndex) -> Void) { picture.look(body) }

    /// Begins anew with these offers.
    ///
    /// - Parameter rarity: of words, counted over whatever texts it should hold for.
    public func replaceAll(_ offers: [ExactOffer], rarity: Rarity) {
        let municipalities = Dictionary(grouping: offers, by: \.municipality).sorted { $0.value.count > $1.value.count }
        let segments = Cores.each(municipalities) { ($0.key, ExactSegment($0.value)) }
        picture.change { index in
            index = ExactIndex(weights: index.weights, rarity: rarity)
            for (municipality, segment) in segments { index.alter(municipality) { $0 = LayerStack(segment) } }
            index.drawBorders()
        }
    }

    /// Adds an offer, or replaces the one of that municipality with the same id. Seen by every search that begins afterwards.
    public func put(_ offer: ExactOffer) {
        picture.change { index in
            index.alter(offer.municipality) { $0.put([offer]) }
            index.drawBorders()
        }
    }

    /// Takes out an offer; does nothing when it is not there.
    public func remove(_ id: Int32, in municipality: Int32) {
        picture.change { index in
            index.alter(municipality) { $0.remove(id) }
            index.drawBorders()
        }
    }
}
