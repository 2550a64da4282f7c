import Dispatch
import Synchronization

/// Work divided over all cores.
enum Cores {
    /// What comes of each piece of work, in the order of the work.
    static func each<Work: Sendable, Done: Sendable>(_ work: [Work], _ deed: @Sendable (Work) -> Done) -> [Done] {
        let done = Mutex([Done?](repeating: nil, count: work.count))
        DispatchQueue.concurrentPerform(iterations: work.count) { number in
            let result = deed(work[number])
            done.withLock { $0[number] = result }
        }
        return done.withLock { $0.compactMap { $0 } }
    }
}
