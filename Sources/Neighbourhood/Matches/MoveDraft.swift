/// A move of a match as somebody asks for it.
public struct MoveDraft: Sendable, Equatable {
    public var deed: Deed
    public var day: CalendarDate?
    /// Whose wish it is; nil when it is the worker's own doing. Of somebody who moves their own match it is always their side.
    public var side: Side?
    public var means: Means
    /// Never needed.
    public var reason: String?
    /// The two go on without us. Only with an ending.
    public var staysInTouch: Bool?
    /// With an ending: whether somebody else is looked for. Otherwise the ask is over as well.
    public var searchesOn: Bool
    /// The version of the match that was looked at; nil when it does not matter, as for somebody who stops.
    public var version: Int?

    public static let longestReason = 500

    public init(
        _ deed: Deed, day: CalendarDate? = nil, side: Side? = nil, means: Means = .page, reason: String? = nil, staysInTouch: Bool? = nil,
        searchesOn: Bool = true, version: Int? = nil
    ) {
        self.deed = deed
        self.day = day
        self.side = side
        self.means = means
        self.reason = reason
        self.staysInTouch = staysInTouch
        self.searchesOn = searchesOn
        self.version = version
    }

    /// Everything that is wrong with it, at once.
    public func faults(from step: MatchStep, today: CalendarDate) -> [FieldError] {
        var faults = [LifeCycle.way(deed, from: step)?.fault(of: day, today: today)].compactMap(\.self)
        if let reason, reason.unicodeScalars.count > Self.longestReason { faults.append(FieldError("reason", .tooLong(limit: Self.longestReason))) }
        return faults
    }
}
