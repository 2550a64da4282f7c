import Neighbourhood

/// The few plain numbers of an entry by which most entries are turned away, side by side in memory. It asks nothing that `Limits` does not ask
/// again; it only asks it without touching the entry itself.
struct Gate: Sendable {
    let kind: Entry.Kind
    let isFull: Bool
    let vog: Bool
    let forms: HelpForms
    let availability: DayParts
    let range: Double
    let place: Coordinate?

    init(_ entry: Entry) {
        kind = entry.kind
        isFull = entry.isFull
        vog = entry.vog
        forms = entry.forms
        availability = entry.availability
        range = Double(entry.range)
        place = entry.place
    }
}

extension Limits {
    /// False when the entry is out for certain; true when `circumstances` has to say.
    func mayPass(_ gate: Gate) -> Bool {
        if gate.isFull || !kinds.contains(Self.bit(gate.kind)) || (wish.needsVog && !gate.vog && gate.kind != .ask) { return false }
        if wish.wanted != .none, gate.availability != .none, wish.wanted.isDisjoint(with: gate.availability) { return false }
        guard gate.kind != .ask, let mine = wish.place, let theirs = gate.place else { return true }
        if wish.forms.contains(.byPhone) || gate.forms.contains(.byPhone) { return true }
        // A degree of latitude is 111 km: who is too far north or south is too far.
        if abs(mine.latitude - theirs.latitude) * 111_000 > gate.range { return false }
        return mine.distance(to: theirs) <= gate.range
    }

    struct Kinds: OptionSet { let rawValue: UInt8 }

    static func bit(_ kind: Entry.Kind) -> Kinds {
        switch kind {
        case .resident: Kinds(rawValue: 1)
        case .activity: Kinds(rawValue: 2)
        case .service: Kinds(rawValue: 4)
        case .ask: Kinds(rawValue: 8)
        }
    }
}
