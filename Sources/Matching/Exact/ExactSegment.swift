/// Offers of one municipality, laid down to be searched: those near each other side by side. Never changes once made.
///
/// A class, so that a search counts one reference to it and not one to each of its columns.
final class ExactSegment: LaidDown {
    /// What only the reckoning of a single offer needs.
    struct Detail: Sendable {
        let id: Int32
        let reach: Int32
        let running: UInt16
        let capacity: UInt16
        /// Words in its text.
        let length: UInt16
        private var rowLength: UInt16 = 0
        private var rowStart: UInt32 = 0

        init(_ offer: ExactOffer) {
            id = offer.id
            reach = offer.reach
            running = offer.running
            capacity = offer.capacity
            length = UInt16(clamping: offer.words.count)
        }

        /// Where its terms stand: kept here as well, so that they are found without another look into memory.
        fileprivate(set) var row: Range<Int> {
            get { Int(rowStart)..<Int(rowStart) + Int(rowLength) }
            set { (rowStart, rowLength) = (UInt32(newValue.lowerBound), UInt16(newValue.count)) }
        }
    }

    static let empty = ExactSegment([])
    /// Sheets in a block.
    static let sheetsInBlock = 4

    let reaches: [ExactReach]
    let sheets: [ExactSheet]
    let details: [Detail]
    let terms: TermTable
    /// The most times that a text has a word.
    let mostUses: UInt8
    /// Words of the longest text.
    let longest: UInt16
    let blocks: BoxMap
    /// Places in order of their ids.
    private let byID: [Int32]

    convenience init(_ offers: [ExactOffer]) {
        let ranked = offers.indices.map { (Self.rank(offers[$0]), $0) }.sorted { ($0.0, offers[$0.1].id) < ($1.0, offers[$1.1].id) }
        var (reaches, sheets) = Self.blank(ranked.count)
        for (place, (_, number)) in ranked.enumerated() {
            reaches[place / ExactSheet.lanes].set(place % ExactSheet.lanes, offers[number])
            sheets[place / ExactSheet.lanes].set(place % ExactSheet.lanes, offers[number])
        }
        self.init(reaches: reaches, sheets: sheets, details: ranked.map { Detail(offers[$0.1]) }, terms: TermTable(ranked.map { offers[$0.1].terms }))
    }

    convenience init(merging layers: [Layer<ExactSegment>]) {
        let segments = layers.map(\.segment)
        let ranked = layers.indices.flatMap { number in layers[number].places.map { (segments[number].rank($0), number, $0) } }
            .sorted { ($0.0, segments[$0.1].details[$0.2].id) < ($1.0, segments[$1.1].details[$1.2].id) }
        var (reaches, sheets) = Self.blank(ranked.count)
        for (place, (_, number, old)) in ranked.enumerated() {
            let (sheet, lane) = (place / ExactSheet.lanes, place % ExactSheet.lanes)
            reaches[sheet].set(lane, from: segments[number].reaches[old / ExactSheet.lanes], old % ExactSheet.lanes)
            sheets[sheet].set(lane, from: segments[number].sheets[old / ExactSheet.lanes], old % ExactSheet.lanes)
        }
        self.init(
            reaches: reaches, sheets: sheets, details: ranked.map { segments[$0.1].details[$0.2] },
            terms: TermTable(merging: segments.map(\.terms), order: ranked.map { ($0.1, $0.2) }))
    }

    private init(reaches: [ExactReach], sheets: [ExactSheet], details: [Detail], terms: TermTable) {
        self.reaches = reaches
        self.sheets = sheets
        self.details = details.indices.map { place in
            var detail = details[place]
            detail.row = terms.ofEntry[place]
            return detail
        }
        self.terms = terms
        mostUses = terms.ofEntry.postings.reduce(1) { max($0, $1.byte) }
        longest = details.reduce(0) { max($0, $1.length) }
        blocks = BoxMap(Self.boxes(around: reaches, details))
        byID = details.indices.map(Int32.init).sorted { details[Int($0)].id < details[Int($1)].id }
    }

    private static func blank(_ offers: Int) -> ([ExactReach], [ExactSheet]) {
        let count = (offers + ExactSheet.lanes - 1) / ExactSheet.lanes
        return ([ExactReach](repeating: ExactReach(), count: count), [ExactSheet](repeating: ExactSheet(), count: count))
    }

    private static func rank(_ offer: ExactOffer) -> UInt64 { rank(Float(offer.x), Float(offer.y), offer.reach) }

    private func rank(_ place: Int) -> UInt64 {
        let (group, lane) = (place / ExactSheet.lanes, place % ExactSheet.lanes)
        return Self.rank(reaches[group].x[lane], reaches[group].y[lane], details[place].reach)
    }

    private static func rank(_ x: Float, _ y: Float, _ reach: Int32) -> UInt64 {
        LayOrder.rank(reach: Int(reach), up: Double(y) / 128, aside: Double(x) / 128)
    }

    private static func boxes(around reaches: [ExactReach], _ details: [Detail]) -> [Box] {
        let size = ExactSheet.lanes * sheetsInBlock
        var boxes = [Box](repeating: Box(), count: (details.count + size - 1) / size)
        for (place, detail) in details.enumerated() {
            let (group, lane) = (place / ExactSheet.lanes, place % ExactSheet.lanes)
            boxes[place / size].widen(up: reaches[group].y[lane], aside: reaches[group].x[lane], reach: Float(detail.reach))
        }
        return boxes
    }

    var count: Int { details.count }
    static func key(of offer: ExactOffer) -> Int32 { offer.id }
    func key(at place: Int) -> Int32 { details[place].id }

    func place(of id: Int32) -> Int? {
        var (low, high) = (0, byID.count)
        while low < high {
            let middle = (low + high) / 2
            if details[Int(byID[middle])].id < id { low = middle + 1 } else { high = middle }
        }
        return low < byID.count && details[Int(byID[low])].id == id ? Int(byID[low]) : nil
    }
}
