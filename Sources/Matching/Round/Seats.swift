/// Who sits where: each helper has as many seats as there is room, but no more than one above the number of asks that could want one: then one
/// always stays free.
struct Seats {
    private let starts: [Int32]
    /// How many seats of each helper are taken; the first ones always are.
    private var filled: [Int32]
    private var asks: [Int32]
    /// For each ask its choice, and the seat it has.
    private(set) var taken: [Int32]
    private var seatOf: [Int32]

    var count: Int { asks.count }

    init(_ round: Round) {
        var wanted = [Int32](repeating: 0, count: round.helperCount)
        for helper in round.helpers { wanted[Int(helper)] += 1 }
        var starts: [Int32] = [0]
        starts.reserveCapacity(round.helperCount + 1)
        for (room, wanted) in zip(round.room, wanted) { starts.append(starts[starts.count - 1] + min(room, wanted + 1)) }
        self.starts = starts
        filled = [Int32](repeating: 0, count: round.helperCount)
        asks = [Int32](repeating: Division.nobody, count: Int(starts[starts.count - 1]))
        taken = [Int32](repeating: Division.nobody, count: round.askCount)
        seatOf = taken
    }

    func range(of helper: Int) -> Range<Int> { Int(starts[helper])..<Int(starts[helper + 1]) }

    /// The asks that sit with a helper.
    func seated(with helper: Int) -> Range<Int> { Int(starts[helper])..<Int(starts[helper] + filled[helper]) }

    func ask(at seat: Int) -> Int32 { asks[seat] }

    /// The first free seat.
    func free(with helper: Int) -> Int? {
        let next = starts[helper] + filled[helper]
        return next < starts[helper + 1] ? Int(next) : nil
    }

    /// Takes the first free seat of a helper.
    mutating func seat(_ ask: Int32, _ choice: Int32, at seat: Int, with helper: Int) {
        open(helper)
        sit(ask, choice, at: seat)
    }

    /// Counts the first free seat of a helper as taken; somebody is about to move there.
    mutating func open(_ helper: Int) { filled[helper] += 1 }

    /// Takes a seat from whoever has it, who is given back and has none.
    mutating func replace(at seat: Int, by ask: Int32, _ choice: Int32) -> Int32 {
        let other = asks[seat]
        taken[Int(other)] = Division.nobody
        sit(ask, choice, at: seat)
        return other
    }

    /// Sits down on a seat that was just left, and gives back the seat that this leaves empty; nil when the ask had none.
    mutating func move(_ ask: Int32, _ choice: Int32, to seat: Int) -> Int? {
        let before = taken[Int(ask)] == Division.nobody ? nil : Int(seatOf[Int(ask)])
        sit(ask, choice, at: seat)
        return before
    }

    /// Stays without, and gives back the seat that this leaves empty.
    mutating func leave(_ ask: Int32) -> Int {
        taken[Int(ask)] = Division.nobody
        return Int(seatOf[Int(ask)])
    }

    private mutating func sit(_ ask: Int32, _ choice: Int32, at seat: Int) {
        asks[seat] = ask
        taken[Int(ask)] = choice
        seatOf[Int(ask)] = Int32(seat)
    }
}
