public import Foundation
public import Neighbourhood

/// The columns of one row as an engine holds them.
public protocol RowSource {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func real(_ column: Int) -> Double
    func text(_ column: Int) -> String
}

/// One row, read from left to right: the list of columns and the reading code stand side by side and have the same order.
public struct Row {
    private let source: any RowSource
    private let subjects: Subjects
    private var column = 0
    /// Opens what is sealed; nil on a databank without its vault.
    var vault: VaultSession?

    /// - Parameter subjects: where it is noted whose data the row holds.
    public init(_ source: any RowSource, _ subjects: Subjects) {
        self.source = source
        self.subjects = subjects
    }

    public mutating func next<Value: SQLReadable>(_ type: Value.Type = Value.self) -> Value {
        defer { column += 1 }
        return Value(source, column)
    }

    /// The id of the person whose data this row is: read, and noted for the log of processing.
    public mutating func subject() -> Person.ID {
        let id: Person.ID = next()
        subjects.note(id)
        return id
    }

    /// The same for a row that may be nobody's.
    public mutating func subject() -> Person.ID? {
        let id: Person.ID? = next()
        if let id { subjects.note(id) }
        return id
    }

    /// This row tells of somebody whom the databank does not know by an id, such as the person that somebody worries about.
    public func isAboutSomebody() { subjects.noteSomebody() }
}

/// Whose data a transaction touches. Belongs to one transaction, which one thread runs at a time.
public final class Subjects {
    public private(set) var seen = PeopleSeen()

    public init() {}

    func note(_ id: Person.ID) {
        seen.isAboutSomebody = true
        seen.people.append(id)
    }

    func noteSomebody() { seen.isAboutSomebody = true }
}

/// Whose data was touched.
public struct PeopleSeen: Sendable {
    /// As often as their rows were read.
    public fileprivate(set) var people: [Person.ID] = []
    /// True as well when it was about somebody without an id.
    public fileprivate(set) var isAboutSomebody = false
}

/// What can be read from a column.
public protocol SQLReadable {
    init(_ source: any RowSource, _ column: Int)
}

/// What can be handed to a statement.
public protocol SQLBindable: Sendable {
    var bound: SQLValue { get }
}

public enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
}

extension SQLValue: SQLBindable {
    public var bound: SQLValue { self }
}

public typealias SQLColumn = SQLReadable & SQLBindable

extension Optional: SQLReadable where Wrapped: SQLReadable {
    public init(_ source: any RowSource, _ column: Int) {
        self = source.isNull(column) ? nil : Wrapped(source, column)
    }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    public var bound: SQLValue { self?.bound ?? .null }
}

extension String: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self = source.text(column) }
    public var bound: SQLValue { .text(self) }
}

extension Int: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self = Int(source.integer(column)) }
    public var bound: SQLValue { .integer(Int64(self)) }
}

extension Double: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self = source.real(column) }
    public var bound: SQLValue { .real(self) }
}

/// 0 or 1: SQLite has no truth value of its own.
extension Bool: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self = source.integer(column) != 0 }
    public var bound: SQLValue { .integer(self ? 1 : 0) }
}

/// A moment, in whole milliseconds since 1970.
extension Date: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(timeIntervalSince1970: Double(source.integer(column)) / 1000) }
    public var bound: SQLValue { .integer(Int64((timeIntervalSince1970 * 1000).rounded())) }
}

/// A day, as the number of days since 1970.
extension CalendarDate: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(daysSince1970: Int(source.integer(column))) }
    public var bound: SQLValue { .integer(Int64(daysSince1970)) }
}

extension Identifier: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(stored: source.text(column)) }
    public var bound: SQLValue { .text(text) }
}

extension MunicipalityCode: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(stored: source.text(column)) }
    public var bound: SQLValue { .text(text) }
}

extension DayParts: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(rawValue: UInt32(truncatingIfNeeded: source.integer(column))) }
    public var bound: SQLValue { .integer(Int64(rawValue)) }
}

extension HelpForms: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(rawValue: UInt8(truncatingIfNeeded: source.integer(column))) }
    public var bound: SQLValue { .integer(Int64(rawValue)) }
}

/// Several languages in one column: "nl tr".
extension [SpokenLanguage]: SQLReadable {
    public init(_ source: any RowSource, _ column: Int) { self = SpokenLanguage.list(source.text(column)) }
}

extension [SpokenLanguage]: SQLBindable {
    public var bound: SQLValue { .text(stored) }
}

/// Values that the databank holds under their name and that this version knows all of; the check constraints of the tables hold the same list.
extension SQLReadable where Self: RawRepresentable, RawValue == String {
    public init(_ source: any RowSource, _ column: Int) {
        let text = source.text(column)
        guard let value = Self(rawValue: text) else { preconditionFailure("the databank holds an unknown \(Self.self)") }
        self = value
    }
}

extension SQLBindable where Self: RawRepresentable, RawValue == String {
    public var bound: SQLValue { .text(rawValue) }
}

extension Role: SQLColumn {}
extension Reach: SQLColumn {}
extension OfferKind: SQLColumn {}
extension OfferState: SQLColumn {}
extension PartyKind: SQLColumn {}
extension HelpRole.Key: SQLColumn {}
extension Requirement.Kind: SQLColumn {}
extension Rhythm: SQLColumn {}
extension Nearness: SQLColumn {}
extension Source: SQLColumn {}
extension AskState: SQLColumn {}
extension Awareness: SQLColumn {}
extension HelperWish: SQLColumn {}
extension Side: SQLColumn {}
extension Reply: SQLColumn {}
extension Deed: SQLColumn {}
extension MatchStep: SQLColumn {}
extension Means: SQLColumn {}
extension TalkOccasion: SQLColumn {}
extension TalkAnswer: SQLColumn {}
extension IncidentDraft.Hurt: SQLColumn {}
extension ClaimKind: SQLColumn {}
extension PaymentRun.State: SQLColumn {}
extension ClaimState: SQLColumn {}
extension PlainPhoto.Media: SQLColumn {}
extension Thing.Kind: SQLColumn {}
extension AreaCode.Kind: SQLColumn {}

/// Codes whose form was checked on the way in.
extension AreaCode: SQLBindable {
    public var bound: SQLValue { .text(text) }
}

extension Postcode: SQLBindable {
    public var bound: SQLValue { .text(text) }
}

extension PhoneNumber: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(stored: source.text(column)) }
    public var bound: SQLValue { .text(text) }
}

extension MailAddress: SQLColumn {
    public init(_ source: any RowSource, _ column: Int) { self.init(stored: source.text(column)) }
    public var bound: SQLValue { .text(text) }
}

extension Row {
    public mutating func nextArea() -> AreaCode? { next(String?.self).flatMap { AreaCode($0) } }
    public mutating func nextPostcode() -> Postcode? { next(String?.self).flatMap { Postcode($0) } }

    /// Two columns, latitude and longitude.
    public mutating func nextPlace() -> Coordinate? {
        let latitude: Double? = next()
        let longitude: Double? = next()
        guard let latitude, let longitude else { return nil }
        return Coordinate(latitude: latitude, longitude: longitude)
    }
}
