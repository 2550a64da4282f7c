public import Neighbourhood
import Storage

/// What somebody says of how it goes together.
public struct TalkDraft: Sendable, Equatable {
    public var answer: TalkAnswer
    /// Never needed.
    public var words: String?
    public var means: Means

    public static let longest = 1000

    public init(_ answer: TalkAnswer, words: String? = nil, means: Means = .page) {
        self.answer = answer
        self.words = words
        self.means = means
    }

    fileprivate var faults: [FieldError] {
        (words?.unicodeScalars.count ?? 0) > Self.longest ? [FieldError("words", .tooLong(limit: Self.longest))] : []
    }
}

extension Workplace {
    /// Writes down what one side says of how it goes together. The person themselves may, and who guides the match for whoever tells it by voice or on
    /// paper. The other side never gets to know it.
    ///
    /// Whoever does not say that it goes well is called today. When all is well the next question follows on the rhythm.
    /// - Throws: `Problem.outOfOrder(.talkClosed)` when it was answered already, `.invalid`, `.notFound(.match)`, `.notAllowed`.
    public func answer(_ id: Talk.ID, _ draft: TalkDraft, by viewer: Viewer, request: RequestMark = .none) async throws {
        try await perform(by: viewer, request: request) { Done((), try $0.answer(id, draft, by: viewer)) }
    }
}

extension Connection {
    /// The same within a running transaction, whatever way the answer came by. What of the question still waits to be told need not be told any more.
    func answer(_ id: Talk.ID, _ draft: TalkDraft, by viewer: Viewer) throws -> Event {
        guard draft.faults.isEmpty else { throw Problem.invalid(draft.faults) }
        var (talk, match, isOwn) = try talk(id, for: viewer)
        guard talk.answeredAt == nil else { throw Problem.outOfOrder(.talkClosed) }
        talk.answer = draft.answer
        talk.words = draft.words
        talk.means = draft.means
        talk.answeredAt = now
        try keep(talk, recordedBy: viewer.person, in: viewer.municipality)
        try dropPost(about: Thing(.talk, id.text), in: viewer.municipality)
        try follow(talk, of: match, in: viewer.municipality)
        if isOwn { return match.event(.answerTalk) }
        return match.event(.recordTalk, onBehalfOf: try people(of: match.ask, match.offer, in: viewer.municipality).person(talk.side))
    }

    /// What an answer does to the match: somebody calls today, or the next question follows.
    private func follow(_ talk: Talk, of match: Match, in municipality: MunicipalityCode) throws {
        var match = match
        guard let care = match.care else { return }
        if talk.answer?.isUnhappy == true {
            match.care = Care(owner: care.owner, step: .callToday, on: today, today: today)
            return try save(match, in: municipality)
        }
        guard match.step == .running else { return }
        let hearing = try match.hearing(care.owner, role(of: match, among: roles(in: municipality), in: municipality), today)
        try plan(Talk(id: freshID(), match: match.id, side: talk.side, occasion: .rhythm, dueOn: hearing.nextOn), in: municipality)
        guard care.nextStep == NextStep.hearHowItGoes.rawValue, let soonest = try soonestTalk(of: match.id, in: municipality) else { return }
        match.care =
            soonest < hearing.nextOn ? Care(owner: care.owner, step: .hearHowItGoes, on: soonest, today: today) : hearing
        try save(match, in: municipality)
    }

    private func soonestTalk(of match: Match.ID, in municipality: MunicipalityCode) throws -> CalendarDate? {
        try talks(of: match, in: municipality).filter { $0.answeredAt == nil }.map(\.dueOn).min()
    }
}
