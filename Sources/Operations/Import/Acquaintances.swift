import Neighbourhood
import Storage

/// Everybody a row can be: who is known here, and the rows before it. Looked up by each feature, so that a list of thousands is laid beside a town in one
/// go.
struct Acquaintances {
    enum Other: Hashable {
        case person(Person.ID)
        case line(Int)
    }

    struct Match {
        let other: Other
        let likeness: Likeness
        let isFrozen: Bool
    }

    private var features: [(other: Other, features: Features, isFrozen: Bool)] = []
    private var places: [String: [Int]] = [:]

    init(_ people: [Acquaintance]) {
        features.reserveCapacity(people.count)
        for person in people { add(.person(person.id), person.features, isFrozen: person.isFrozen) }
    }

    mutating func add(_ other: Other, _ own: Features, isFrozen: Bool = false) {
        for mark in Self.marks(of: own) { places[mark, default: []].append(features.count) }
        features.append((other, own, isFrozen))
    }

    func knows(key: String) -> Bool { places["k" + key] != nil }

    /// Who it looks like most; nil when there is nobody of whom a worker would want to know.
    func match(_ own: Features) -> Match? {
        let found = Set(Self.marks(of: own).flatMap { places[$0] ?? [] }).sorted()
        let matches = found.map { place in
            Match(other: features[place].other, likeness: own.likeness(to: features[place].features), isFrozen: features[place].isFrozen)
        }
        return matches.filter { $0.likeness.isWorthAsking && (!$0.isFrozen || $0.likeness.isSure) }.max { $0.likeness.weight < $1.likeness.weight }
    }

    private static func marks(of own: Features) -> [String] {
        [
            own.key.map { "k" + $0 }, own.name.isEmpty ? nil : "n" + own.name, own.phone.map { "p" + $0.text }, own.mail.map { "m" + $0.text },
            own.address.flatMap { address in own.initials.map { "a" + address + $0 } },
        ].compactMap(\.self)
    }
}

extension Likeness {
    /// How much it says that two are one.
    fileprivate var weight: Int {
        let marks: [(Likeness, Int)] = [(.row, 100), (.name, 8), (.nearlyName, 2), (.phone, 4), (.mail, 4), (.address, 3)]
        return marks.reduce(0) { contains($1.0) ? $0 + $1.1 : $0 }
    }
}
