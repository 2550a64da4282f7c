public import Neighbourhood
import Synchronization

/// How many deeds there were in each municipality since this server began. What was put together from the databank holds for as long as the number stays the same, as
/// far as this server knows; another server's deeds it does not see, so nothing is kept by this alone for longer than a minute.
public final class Editions: Sendable {
    private let counts = Mutex<[MunicipalityCode: Int]>([:])

    public func current(of municipality: MunicipalityCode) -> Int { counts.withLock { $0[municipality] ?? 0 } }
    func turn(_ municipality: MunicipalityCode) { counts.withLock { $0[municipality, default: 0] += 1 } }
}
