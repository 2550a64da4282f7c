/// Says that something may have come into the outbox, so that a code leaves at once. Another server does not hear it, and looks now and then.
public final class Bell: Sendable {
    public let rings: AsyncStream<Void>
    private let rope: AsyncStream<Void>.Continuation

    init() { (rings, rope) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func ring() { rope.yield() }
}
