import Synchronization

/// How many test databases there are at once. A cluster has 100 connections; 16 databases with 4 each leave room for second drivers and for
/// connections that are still saying goodbye.
/// A database that was left takes no connection but 10 MB of disk. Dropping one costs a checkpoint, 0.25 seconds where making one costs 0.06,
/// so the last hundred are left to the removal of the cluster.
///
/// Not an actor, because a database leaves in its `deinit`, which cannot wait.
final class Places: Sendable {
    static let shared = Places(16)

    private struct State {
        var free: Int
        var abandoned: [String] = []
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private static let keptOnDisk = 100
    private let state: Mutex<State>

    private init(_ count: Int) { state = Mutex(State(free: count)) }

    /// Waits for a place. Returns the databases that are too many on the disk, for the newcomer to drop.
    func enter() async -> [String] {
        await withCheckedContinuation { newcomer in
            let isFree = state.withLock { state in
                guard state.free == 0 else {
                    state.free -= 1
                    return true
                }
                state.waiting.append(newcomer)
                return false
            }
            if isFree { newcomer.resume() }
        }
        return state.withLock { state in
            let tooMany = state.abandoned.prefix(max(0, state.abandoned.count - Self.keptOnDisk))
            state.abandoned.removeFirst(tooMany.count)
            return Array(tooMany)
        }
    }

    /// Gives the place to whoever came first.
    func leave(_ name: String) {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            state.abandoned.append(name)
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
