import Foundation
import Neighbourhood

/// Lets so many through in so much time, per address and kind of deed. Guards its own counts and nothing else.
actor Turnstile {
    private var passed: [String: [Date]] = [:]
    private var forgotAt = Date.distantPast
    private let clock: @Sendable () -> Date

    init(clock: @escaping @Sendable () -> Date) { self.clock = clock }

    /// - Throws: `Problem.tooMany` with the seconds until the next may pass.
    func pass(_ key: String, limit: Int, within seconds: TimeInterval) throws(Problem) {
        let now = clock()
        if passed.count > 10_000, now.timeIntervalSince(forgotAt) >= 60 { forget(now) }
        let recent = (passed[key] ?? []).filter { $0 > now.addingTimeInterval(-seconds) }
        if recent.count >= limit, let first = recent.first {
            throw .tooMany(retryAfter: max(1, Int(first.addingTimeInterval(seconds).timeIntervalSince(now).rounded(.up))))
        }
        passed[key] = recent + [now]
    }

    /// At most once a minute: to look through all keys at every form would be the very thing that a crowd brings to a halt.
    private func forget(_ now: Date) {
        passed = passed.filter { $0.value.last.map { $0 > now.addingTimeInterval(-3600) } ?? false }
        forgotAt = now
    }
}
