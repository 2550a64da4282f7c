import Neighbourhood

/// Who may use which line to the server. Each line serves one transaction at a time; who finds none free waits in order of coming, up to a limit.
actor LinePool {
    /// What a line is wanted for. `writeAlone` waits until no other write runs and holds back the writes behind it; reads pass.
    enum Use: Sendable {
        case read, write, writeAlone
    }

    private struct Waiting {
        let ticket: Int
        let use: Use
        let answer: CheckedContinuation<Line, any Error>
    }

    private let patience: Duration
    private let size: Int
    private var free: [Line]
    private var waiting: [Waiting] = []
    private var tickets = 0
    private var writing = 0
    private var isWritingAlone = false
    private var isClosed = false
    private var closers: [CheckedContinuation<Void, Never>] = []

    init(_ lines: [Line], patience: Duration) {
        free = lines
        size = lines.count
        self.patience = patience
    }

    /// A line, for this caller only until it is given back. The one used last comes first: its prepared statements are the freshest.
    ///
    /// - Throws: `Problem.databankUnavailable`: `.locked` when none came free in time, `.unreachable` after closing; `CancellationError`.
    func take(for use: Use) async throws -> Line {
        guard !isClosed else { throw Problem.databankUnavailable(.unreachable) }
        try Task.checkCancellation()
        if waiting.isEmpty, admits(use), let line = free.popLast() {
            started(use)
            return line
        }
        return try await wait(for: use)
    }

    func giveBack(_ line: Line, after use: Use) {
        if use != .read { writing -= 1 }
        if use == .writeAlone { isWritingAlone = false }
        free.append(line)
        serve()
        if isClosed { letClosersGo() }
    }

    /// Refuses who waits, waits for who is busy, and hangs up.
    func close() async {
        isClosed = true
        while let next = waiting.first { refuse(next.ticket, Problem.databankUnavailable(.unreachable)) }
        await withCheckedContinuation { closer in
            closers.append(closer)
            letClosersGo()
        }
        for line in free { await line.hangUp() }
    }

    private func wait(for use: Use) async throws -> Line {
        tickets += 1
        let ticket = tickets
        // Runs beside the waiting and ends with it: a child task is cancelled when its scope ends, and when the caller is cancelled.
        async let _: Void = giveUp(ticket)
        return try await withCheckedThrowingContinuation { answer in
            waiting.append(Waiting(ticket: ticket, use: use, answer: answer))
            serve()
        }
    }

    private func giveUp(_ ticket: Int) async {
        do {
            try await Task.sleep(for: patience)
            refuse(ticket, Problem.databankUnavailable(.locked))
        } catch {
            refuse(ticket, error)
        }
    }

    private func refuse(_ ticket: Int, _ error: any Error) {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: place).answer.resume(throwing: error)
        serve()
    }

    /// Hands free lines to those who wait. A write that cannot start yet holds back the writes behind it, so that none is passed by for ever.
    private func serve() {
        var place = 0
        var isWriteHeldBack = false
        while place < waiting.count, !free.isEmpty {
            let use = waiting[place].use
            if use == .read || (!isWriteHeldBack && admits(use)) {
                started(use)
                waiting.remove(at: place).answer.resume(returning: free.removeLast())
            } else {
                isWriteHeldBack = true
                place += 1
            }
        }
    }

    private func admits(_ use: Use) -> Bool {
        switch use {
        case .read: true
        case .write: !isWritingAlone
        case .writeAlone: writing == 0
        }
    }

    private func started(_ use: Use) {
        if use != .read { writing += 1 }
        if use == .writeAlone { isWritingAlone = true }
    }

    private func letClosersGo() {
        guard free.count == size else { return }
        for closer in closers { closer.resume() }
        closers = []
    }
}
