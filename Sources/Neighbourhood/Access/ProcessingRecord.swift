public import Foundation

/// One look at, or change of, what is known of people, for one reason: a line of the log of processing (Logboek Dataverwerkingen 1.0.0).
///
/// Who looked is not part of the line itself: the standard forbids it. It stands beside it, in `user`, and is kept apart.
public struct ProcessingRecord: Sendable, Equatable {
    /// 32 hexadecimal characters; the same for everything that belongs to one request (W3C Trace Context).
    public let trace: String
    /// 16 hexadecimal characters, of this record alone.
    public let span: String
    public let deed: Deed
    public let outcome: Outcome
    public let began: Date
    public let ended: Date
    /// Whose data it was, each once, in one order; empty when it was nobody's.
    public let subjects: [Person.ID]
    /// Nil when the machine itself did it.
    public let user: User?

    /// How it ended: the standard's Ok and Error, with what NEN 7513 wants to know besides.
    public enum Outcome: String, Sendable, CaseIterable {
        case done
        /// The policy said no.
        case refused
        /// It went wrong.
        case failed
    }

    /// Who did it, and in what part.
    public struct User: Sendable, Equatable {
        /// Nil for a visitor without an account.
        public let person: Person.ID?
        /// With whom beside them; then the worker is `person`, and this is the resident.
        public let beside: Person.ID?
        public let roles: [Role]
        /// The number of the request in the technical log.
        public let request: String?

        public init(person: Person.ID?, beside: Person.ID?, roles: [Role], request: String?) {
            self.person = person
            self.beside = beside
            self.roles = roles
            self.request = request
        }

        /// Whoever is at the keys: with a worker beside a resident that is the worker.
        public init(_ viewer: Viewer, request: String?) {
            self.init(
                person: viewer.companion?.person ?? viewer.person, beside: viewer.companion == nil ? nil : viewer.person,
                roles: viewer.roles.sorted { $0.rawValue < $1.rawValue }, request: request)
        }
    }

    public init(
        trace: String, span: String, deed: Deed, outcome: Outcome, began: Date, ended: Date, subjects: some Sequence<Person.ID>, user: User?
    ) {
        self.trace = trace
        self.span = span
        self.deed = deed
        self.outcome = outcome
        self.began = began
        self.ended = ended
        self.subjects = Set(subjects).sorted { $0.text < $1.text }
        self.user = user
    }
}
