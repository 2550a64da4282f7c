import Neighbourhood

/// What the limits and the circumstances of an entry need to know, in plain numbers: nothing in it is counted by reference, so looking at a
/// thousand of them costs a thousand small reads.
struct Fact: Sendable {
    let kind: Entry.Kind
    let isFull: Bool
    let isBound: Bool
    let vog: Bool
    /// Whether it teaches or practises Dutch; then a common language is no condition.
    let teachesDutch: Bool
    let forms: HelpForms
    let nearness: Nearness
    let availability: DayParts
    let range: Int
    let askedThisYear: Int32
    let place: Coordinate?
    let confirmed: CalendarDate?
    let lastAsked: CalendarDate?
    /// Numbers of the segment's `Names`.
    let languages: UInt64
    let area: Int32
    let party: Int32

    init(_ entry: Entry, teachesDutch: Bool, names: inout Names) {
        kind = entry.kind
        isFull = entry.isFull
        isBound = entry.isBound
        vog = entry.vog
        self.teachesDutch = teachesDutch
        forms = entry.forms
        nearness = entry.nearness
        availability = entry.availability
        range = entry.range
        askedThisYear = Int32(clamping: entry.askedThisYear)
        place = entry.place
        confirmed = entry.confirmed
        lastAsked = entry.lastAsked.map { CalendarDate($0) }
        languages = entry.languages.reduce(0) { $0 | Names.bit(names.number($1.code)) }
        area = entry.areaCode.map { names.number($0) } ?? Names.unknown
        party = entry.party.map { names.number($0) } ?? Names.unknown
    }
}

/// Numbers for the codes of languages and neighbourhoods and for parties, so that they are compared as numbers.
struct Names: Sendable {
    private var numbers: [String: Int32] = [:]
    /// For no name, and for a name that does not occur.
    static let unknown: Int32 = -1

    mutating func number(_ name: String) -> Int32 {
        if let known = numbers[name] { return known }
        let number = Int32(numbers.count)
        numbers[name] = number
        return number
    }

    func known(_ name: String) -> Int32 { numbers[name] ?? Self.unknown }

    /// A language as one of 64 bits. Languages are named first, so only from the sixty-fourth that occurs do some share the last bit.
    static func bit(_ number: Int32) -> UInt64 { number < 0 ? 0 : 1 << UInt64(min(number, 63)) }
}
