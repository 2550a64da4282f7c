import Neighbourhood
import Operations
import Synchronization

/// A post that keeps what it takes, and fails as it is told.
final class Mailbox: Post {
    let carriesMail = true
    let carriesSMS: Bool
    private let state = Mutex<(taken: [Message], faults: [PostFault])>(([], []))
    private let atEach: @Sendable () async -> Void

    /// - Parameters:
    ///   - faults: what comes of the first messages, one after another; those after them are taken.
    ///   - atEach: happens while a message is being handed over.
    init(carriesSMS: Bool = false, faults: [PostFault] = [], atEach: @escaping @Sendable () async -> Void = {}) {
        self.carriesSMS = carriesSMS
        self.atEach = atEach
        state.withLock { $0.faults = faults }
    }

    var taken: [Message] { state.withLock { $0.taken } }

    func take(_ message: Message) async throws(PostFault) {
        await atEach()
        let fault = state.withLock { state in
            if state.faults.isEmpty { state.taken.append(message) } else { return state.faults.removeFirst() as PostFault? }
            return nil
        }
        if let fault { throw fault }
    }
}

extension MessageLinks {
    /// As the site makes them, at an address of nobody.
    static let inTests = MessageLinks(
        answer: { token, choice in "https://omzien.test/antwoord/" + token.text + (choice.map { "?keuze=" + $0 } ?? "") },
        refusal: { "https://omzien.test/geen-berichten/" + $0.text })
}
