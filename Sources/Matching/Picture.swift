import Synchronization

/// A value that never changes while somebody looks at it: writers take turns and put a new one in its place, so readers never wait for them.
final class Picture<Value: Sendable>: Sendable {
    /// Keeps a value in one place, so that looking at it counts one reference, however many the value has. Threads that count the same
    /// references slow each other down.
    private final class Frame: Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private let current: Mutex<Frame>
    private let writing = Mutex<Void>(())

    init(_ value: Value) { current = Mutex(Frame(value)) }

    private var frame: Frame { current.withLock { $0 } }

    /// The value as it is now.
    var now: Value { frame.value }

    /// Looks at the value as it is now, for as long as the look takes. The lock is held for one copy of a reference.
    @inline(__always) func look<Seen>(_ body: (borrowing Value) -> Seen) -> Seen { body(frame.value) }

    func change(_ alter: (inout Value) -> Void) {
        writing.withLock { _ in
            var next = now
            alter(&next)
            let frame = Frame(next)
            current.withLock { $0 = frame }
        }
    }
}
