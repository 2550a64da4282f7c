import Foundation
public import Neighbourhood

/// What is kept of people, why, on what ground and for how long: an answer for every column of every table. It is dated data
/// (`Resources/Register`), so that a law or a policy that changes is a change of data. Printed, it is the register of article 30 AVG.
public struct Register: Sendable, Equatable {
    /// The day from which all of it holds: the newest date in its files.
    public let validFrom: CalendarDate
    public let activities: [Activity]
    public let columns: [Column]
    /// Every term by its name.
    public let terms: [String: Term]
    /// Article 30(1)(g) AVG: what is done for security, in sentences.
    public let measures: [String]
    /// What whoever reads the register has to know of this version of Omzien.
    public let remarks: [String]

    /// Something that is done with data for one purpose: a heading of the register of article 30.
    public struct Activity: Sendable, Equatable, Codable {
        public let id: String
        public let name: String
        public let purpose: String
        /// What is done for it: the log of processing names the activity of each deed.
        public let deeds: [Deed]
    }

    /// What a deed is done for; the first activity that names it.
    public func activity(of deed: Deed) -> Activity? { activities.first { $0.deeds.contains(deed) } }

    /// All that the register says of one column.
    public struct Column: Sendable, Equatable {
        public let table: String
        public let name: String
        /// Nil when both engines have it.
        public let engine: Engine?
        /// The activity's id.
        public let activity: String
        /// The category of data, in words: "naam en roepnaam".
        public let what: String
        public let kind: DataKind
        public let purpose: String
        public let grounds: [Ground]
        /// Of whom.
        public let persons: [String]
        /// Who gets to see it.
        public let recipients: [String]
        public let term: Term
        public let termName: String
        /// Its words are sealed with a key of whose they are.
        public let isSealed: Bool
        /// Why words of people lie here in the clear; nil where they do not.
        public let clearBecause: String?
    }

    /// What kind of data a column holds, from least to most delicate.
    public enum DataKind: String, Sendable, CaseIterable, Codable {
        /// Nothing about a person.
        case none
        /// A key or a mark of the machine by which a row of a person is known.
        case key
        case ordinary
        /// Somebody's own words: whoever writes them may put data of article 9 AVG in.
        case freeText = "free-text"
        /// Data of article 9 AVG.
        case special
    }

    /// Why it may be kept at all.
    public struct Ground: Sendable, Equatable, Codable {
        public let name: String
        /// Law and article.
        public let article: String
    }

    /// How long it is kept, from when, and what happens then.
    public struct Term: Sendable, Equatable, Codable {
        public let length: Period
        public let since: Start
        public let end: End
        public let source: Source
        /// Why nothing has to be done for it by itself: it goes with what it belongs to, or people do it. Nil for a term that the daily work applies.
        public let goesWith: String?

        /// From when the term runs.
        public struct Start: Sendable, Equatable, Codable {
            /// In words: "de vraag is afgesloten".
            public let occasion: String
            /// The column that holds the moment, as `table.column`; nil when events tell it, or nothing in the databank does.
            public let column: String?
            /// The deeds of which the last one counts.
            public let deeds: [Deed]?
        }

        public enum End: String, Sendable, CaseIterable, Codable {
            /// The row goes.
            case erase
            /// The column is emptied, the row stays.
            case blank
            /// The row stays, and nothing in it leads to a person.
            case anonymous
        }

        /// Who says so: a law, or a policy that the municipality can change.
        public struct Source: Sendable, Equatable, Codable {
            public let kind: Kind
            public let text: String

            public enum Kind: String, Sendable, Codable { case law, policy }
        }
    }
}

extension Register {
    /// What is wrong between the register and the tables of a databank, a sentence for each; empty when every column has its place.
    ///
    /// - Parameter schema: the columns of each table, as the engine has them.
    public func faults(against schema: [String: Set<String>], on engine: Engine) -> [String] {
        let mine = columns.filter { $0.engine == nil || $0.engine == engine }
        let registered = Dictionary(grouping: mine, by: \.table).mapValues { Set($0.map(\.name)) }
        let tables = Set(schema.keys).union(registered.keys).sorted()
        let gaps = tables.flatMap { table -> [String] in
            let (there, known) = (schema[table] ?? [], registered[table] ?? [])
            return there.subtracting(known).sorted().map {
                "\(table).\($0) is not in the register: say what it is for, on what ground, and until when"
            }
                + known.subtracting(there).sorted().map { "\(table).\($0) is in the register, but \(engine.rawValue) has no such column" }
        }
        return gaps + twice(mine) + starts(against: schema)
    }

    private func twice(_ columns: [Column]) -> [String] {
        let names = Dictionary(grouping: columns.map { $0.table + "." + $0.name }, by: \.self)
        return names.filter { $1.count > 1 }.keys.sorted().map { "\($0) is in the register twice" }
    }

    /// Terms that run from a column that is not there.
    private func starts(against schema: [String: Set<String>]) -> [String] {
        Set(columns.compactMap(\.term.since.column)).sorted().filter { start in
            let parts = start.split(separator: ".").map(String.init)
            return parts.count != 2 || !(schema[parts[0]]?.contains(parts[1]) ?? false)
        }.map { "a term runs from \($0), and there is no such column" }
    }

    /// What the register leaves unsaid, a sentence for each; empty when every column has a purpose, a ground, persons, recipients and a source for its term.
    public var gaps: [String] {
        let known = Set(activities.map(\.id))
        return columns.flatMap { column -> [String] in
            var missing: [String] = []
            if !known.contains(column.activity) { missing.append("an activity") }
            if column.purpose.isEmpty { missing.append("a purpose") }
            if column.what.isEmpty { missing.append("words for what it is") }
            if column.term.source.text.isEmpty { missing.append("a source for its term") }
            if column.kind != .none, column.grounds.isEmpty { missing.append("a legal ground") }
            if column.kind != .none, column.persons.isEmpty { missing.append("whose data it is") }
            if column.kind != .none, column.recipients.isEmpty { missing.append("who gets to see it") }
            if [.freeText, .special].contains(column.kind), !column.isSealed, column.clearBecause == nil {
                missing.append("a seal, or a reason why its words lie in the clear")
            }
            return missing.map { "\(column.table).\(column.name) lacks \($0)" }
        }
    }
}
