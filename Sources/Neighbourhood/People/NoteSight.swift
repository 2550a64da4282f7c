/// What of a note somebody gets to see.
public enum NoteSight: Sendable, Equatable {
    case words
    /// It is about the viewer, and they read it from this day on.
    case later(CalendarDate)
    /// It is about the viewer, and too delicate for the worker who looks along: they read it on their own.
    case shielded
    case nothing
}

/// All of a note that decides who sees it; its words are not needed for that.
public struct NoteCover: Sendable, Equatable {
    public let subject: Person.ID
    public let author: Person.ID?
    public let isDelicate: Bool
    public let hiddenUntil: CalendarDate?

    public init(subject: Person.ID, author: Person.ID?, isDelicate: Bool, hiddenUntil: CalendarDate?) {
        self.subject = subject
        self.author = author
        self.isDelicate = isDelicate
        self.hiddenUntil = hiddenUntil
    }

    /// Default deny. The subject reads what is not hidden any more; whoever writes notes about the subject reads their own; who brokers where the subject is
    /// reads what is not delicate.
    ///
    /// - Parameters:
    ///   - ties: of the subject; when left out, of somebody who lives nowhere on record.
    ///   - minds: whether the viewer, or the worker who looks along, has an open ask or proposal of the subject to mind.
    public func sight(of viewer: Viewer, ties: Ties = Ties(), minds: Bool, today: CalendarDate) -> NoteSight {
        guard let person = viewer.person else { return .nothing }
        if person == subject { return ownSight(companion: viewer.companion?.person, minds: minds, today: today) }
        if person == author, Access.allows(viewer, .writeNote, ties) { return .words }
        guard Access.allows(viewer, .readNote, ties) else { return .nothing }
        return isDelicate && !minds ? .nothing : .words
    }

    private func ownSight(companion: Person.ID?, minds: Bool, today: CalendarDate) -> NoteSight {
        if let hiddenUntil, today < hiddenUntil { return .later(hiddenUntil) }
        guard let companion, isDelicate else { return .words }
        return companion == author || minds ? .words : .shielded
    }
}

extension Note {
    public var cover: NoteCover {
        NoteCover(subject: subject, author: author, isDelicate: draft.isDelicate, hiddenUntil: draft.hiding?.until)
    }
}
