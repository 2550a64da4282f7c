import Foundation
import Neighbourhood

/// Who has which person or ask open at this moment, so that two workers who help the same resident know of each other.
/// Guards its own list; a look is forgotten after a minute and a half without a sign of life.
actor Lookouts {
    private struct Look {
        let viewer: Person.ID
        let name: String
        var seen: Date
    }

    private var looks: [String: [Look]] = [:]
    static let patience: TimeInterval = 90

    /// Says that the viewer has this thing open, and tells who else has.
    func look(at thing: Thing, _ viewer: Viewer, now: Date) -> [String] {
        guard let person = viewer.person else { return [] }
        let key = viewer.municipality.text + thing.kind.rawValue + thing.id
        var others = (looks[key] ?? []).filter { $0.viewer != person && now.timeIntervalSince($0.seen) < Self.patience }
        let names = others.map(\.name)
        others.append(Look(viewer: person, name: viewer.name, seen: now))
        looks[key] = others
        if looks.count > 5000 { looks = looks.filter { $0.value.contains { now.timeIntervalSince($0.seen) < Self.patience } } }
        return names
    }
}
