public import Foundation
public import Neighbourhood
import Storage
import Synchronization

/// What belongs together: one request of a browser, one command, one daily job. What is read and changed of people within it becomes one line of the
/// log of processing. It is begun in one place for each kind of door, and told of in two: where a viewer reads and where a deed is done.
public final class Trace: Sendable {
    /// The one that is going on.
    @TaskLocal public static var current: Trace?

    private struct Seen {
        var viewer: Viewer?
        var deed: Deed
        var subjects: Set<Person.ID> = []
        var isAboutSomebody = false
    }

    private let began: Date
    private let request: RequestMark
    private let seen: Mutex<Seen>

    /// - Parameter deed: what it is for, until a deed that changes something says it better.
    public init(for deed: Deed, at began: Date, request: RequestMark = .none) {
        self.began = began
        self.request = request
        seen = Mutex(Seen(deed: deed))
    }

    func read(_ people: PeopleSeen, as viewer: Viewer) {
        guard people.isAboutSomebody else { return }
        seen.withLock { seen in
            seen.viewer = viewer
            seen.isAboutSomebody = true
            seen.subjects.formUnion(people.people)
        }
    }

    func did(_ events: [Event], _ people: PeopleSeen, by viewer: Viewer) {
        guard let deed = events.first?.deed else { return read(people, as: viewer) }
        seen.withLock { seen in
            seen.viewer = viewer
            seen.deed = deed
            seen.isAboutSomebody = true
            seen.subjects.formUnion(people.people)
            seen.subjects.formUnion(events.compactMap(\.onBehalfOf))
            seen.subjects.formUnion(events.map(\.thing).filter { $0.kind == .person }.map { Person.ID(stored: $0.id) })
        }
    }

    /// Somebody wanted what the policy refuses: that is worth a line, whoever it was about.
    func refused(_ viewer: Viewer) {
        seen.withLock { seen in
            seen.viewer = viewer
            seen.isAboutSomebody = true
        }
    }

    /// Who looked, and at whom; nil while nobody's data was touched.
    public var sight: (viewer: Viewer, people: Set<Person.ID>)? {
        let seen = seen.withLock { $0 }
        return seen.viewer.map { ($0, seen.subjects) }
    }

    /// The line for the log; nil when nobody's data was touched.
    public func record(_ outcome: ProcessingRecord.Outcome, at ended: Date) -> (ProcessingRecord, MunicipalityCode)? {
        let seen = seen.withLock { $0 }
        guard seen.isAboutSomebody, let viewer = seen.viewer else { return nil }
        var generator = SystemRandomNumberGenerator()
        let chance = (0..<3).map { _ in withUnsafeBytes(of: generator.next() as UInt64, \.hexadecimal) }
        let record = ProcessingRecord(
            trace: chance[0] + chance[1], span: chance[2], deed: seen.deed, outcome: outcome, began: began, ended: ended, subjects: seen.subjects,
            user: viewer.isSystem ? nil : ProcessingRecord.User(viewer, request: request.id))
        return (record, viewer.municipality)
    }
}

/// What came out of a read within its transaction: what was read and of whom, or what the policy said.
enum Sight<Value: Sendable>: Sendable {
    case seen(Value, PeopleSeen)
    case refused(Refusal)

    init(_ connection: any Connection, _ read: () throws -> Value) throws {
        do {
            self = .seen(try read(), connection.subjects.seen)
        } catch Problem.notAllowed(let refusal) {
            self = .refused(refusal)
        }
    }

    /// Notes it for the log of processing, and hands it on.
    ///
    /// - Throws: `Problem.notAllowed`.
    func noted(by viewer: Viewer) throws(Problem) -> Value {
        switch self {
        case .seen(let value, let people):
            Trace.current?.read(people, as: viewer)
            return value
        case .refused(let refusal):
            Trace.current?.refused(viewer)
            throw .notAllowed(refusal)
        }
    }
}
