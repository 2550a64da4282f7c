/// One piece of work after another, in the order in which they were asked for. Whoever asks waits until theirs is done.
actor Turns {
    private var last: Task<Void, any Error>?

    func take(_ work: @escaping @Sendable () async throws -> Void) async throws { try await queue(work).value }

    func take(_ work: @escaping @Sendable () async -> Void) async { _ = await queue(work).result }

    private func queue(_ work: @escaping @Sendable () async throws -> Void) -> Task<Void, any Error> {
        let former = last
        let turn = Task {
            _ = await former?.result
            try await work()
        }
        last = turn
        return turn
    }
}
