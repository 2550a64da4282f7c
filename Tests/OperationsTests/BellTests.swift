import Synchronization
import Testing

@testable import Operations

@Suite("The bell of the outbox")
struct BellTests {
    @Test("is heard when it rings and not before, also after others stopped listening")
    func afterOthers() async {
        let bell = Bell()
        for _ in 0..<3 {
            let listener = Task { await bell.heard() }
            listener.cancel()
            await listener.value
        }
        let flag = Flag()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await bell.heard()
                flag.raise()
            }
            for _ in 0..<10_000 { await Task.yield() }
            #expect(!flag.isRaised, "nobody rang")
            bell.ring()
            await group.waitForAll()
        }
        #expect(flag.isRaised)
    }

    @Test("that rang while nobody listened is heard once, at once")
    func meanwhile() async {
        let bell = Bell()
        bell.ring()
        bell.ring()
        await bell.heard()
        let flag = Flag()
        let listener = Task {
            await bell.heard()
            guard !Task.isCancelled else { return }
            flag.raise()
        }
        for _ in 0..<10_000 { await Task.yield() }
        listener.cancel()
        await listener.value
        #expect(!flag.isRaised)
    }
}

private final class Flag: Sendable {
    private let state = Mutex(false)
    var isRaised: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
}
