import Foundation
import Neighbourhood

/// Whose data each worker saw in the past hour, so that nobody copies out a whole neighbourhood unnoticed (ASVS 5.0, 2.4.1). Somebody seen twice counts
/// once, and who was seen before stays in sight: only new people are too many. Guards its own lists; each server keeps its own, and a restart begins anew.
actor Glances {
    private struct Worker: Hashable {
        let municipality: MunicipalityCode
        let person: Person.ID
    }

    private let limit: Int
    private var seen: [Worker: [Person.ID: Date]] = [:]
    private static let memory: TimeInterval = 3600

    /// - Parameter limit: people in an hour.
    init(limit: Int) { self.limit = limit }

    /// - Throws: `Problem.tooMany` with the seconds until there is room for one more.
    func note(_ people: Set<Person.ID>, by viewer: Viewer, now: Date) throws(Problem) {
        guard viewer.isAtWork, let person = viewer.person, !people.isEmpty else { return }
        let worker = Worker(municipality: viewer.municipality, person: person)
        var known = (seen[worker] ?? [:]).filter { now.timeIntervalSince($0.value) < Self.memory }
        let fresh = people.subtracting(known.keys)
        guard known.count + fresh.count <= limit || fresh.isEmpty else {
            seen[worker] = known
            let first = known.values.min() ?? now
            throw .tooMany(retryAfter: max(1, Int(first.addingTimeInterval(Self.memory).timeIntervalSince(now).rounded(.up))))
        }
        for person in people { known[person] = now }
        seen[worker] = known
        if seen.count > 5000 { seen = seen.filter { $0.value.values.contains { now.timeIntervalSince($0) < Self.memory } } }
    }
}
