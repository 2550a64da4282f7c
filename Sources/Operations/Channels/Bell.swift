import Synchronization

/// Says that something may have come into the outbox, so that a code leaves at once. Another server does not hear it, and looks now and then.
///
/// Not an `AsyncStream`: that is over for good as soon as one listener is cancelled, and whoever listens to it afterwards hears its end over and over.
public final class Bell: Sendable {
    private enum State {
        case silent
        /// While nobody listened.
        case rung
        case listening(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.silent)

    init() {}

    func ring() {
        let listener = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard case .listening(let listener) = state else {
                state = .rung
                return nil
            }
            state = .silent
            return listener
        }
        listener?.resume()
    }

    /// Comes back when it rings: at once when it rang since it was last listened to. Also when the task is cancelled. One listens at a time; a second takes the
    /// place of the first, who comes back.
    public func heard() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { listener in
                let goesOn = state.withLock { state -> CheckedContinuation<Void, Never>? in
                    if case .rung = state {
                        state = .silent
                        return listener
                    }
                    // Looked at under the lock: whoever is cancelled after this is still found by the handler below.
                    guard !Task.isCancelled else { return listener }
                    defer { state = .listening(listener) }
                    if case .listening(let former) = state { return former }
                    return nil
                }
                goesOn?.resume()
            }
        } onCancel: {
            let listener = state.withLock { state -> CheckedContinuation<Void, Never>? in
                guard case .listening(let listener) = state else { return nil }
                state = .silent
                return listener
            }
            listener?.resume()
        }
    }
}
