import Synchronization

/// Chance for ids that still lie in the order in which they were made: 23 bits that count up above 32 bits of real chance. Two answers in one
/// millisecond would otherwise have no order, and the last word on a proposal must be the last.
public enum RisingChance {
    /// A source for one databank; it begins anywhere, so that a start tells nothing.
    public static func source() -> @Sendable () -> UInt64 {
        let counter = Counter(UInt64.random(in: 0..<(1 << 20)))
        return { (counter.next() & 0x7F_FFFF) << 32 | UInt64(UInt32.random(in: .min ... .max)) }
    }

    private final class Counter: Sendable {
        private let count: Mutex<UInt64>
        init(_ start: UInt64) { count = Mutex(start) }

        func next() -> UInt64 {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }
}
