public import Foundation

/// One list of people: a resident with gifts and wishes side by side. Volunteer, asker and worker are roles on a relation, not on the person.
public struct Person: Sendable, Equatable, Identifiable {
    public typealias ID = Identifier<Person>

    public let id: ID
    public var facts: PersonFacts
    /// Where the address lies, when it is known.
    public var place: Coordinate?
    public var area: AreaCode?
    /// Goes up with each change; a form that was opened on an older one is told so.
    public var version: Int
    public var registeredAt: Date
    /// Since when their data are kept and not used (article 18 AVG); nil when they are used as usual.
    public var frozenAt: Date?

    public init(
        id: ID, facts: PersonFacts, place: Coordinate?, area: AreaCode?, version: Int, registeredAt: Date, frozenAt: Date? = nil
    ) {
        self.id = id
        self.facts = facts
        self.place = place
        self.area = area
        self.version = version
        self.registeredAt = registeredAt
        self.frozenAt = frozenAt
    }

    /// What a stranger may read before both sides said yes: "Truus", never a surname.
    public var coarseName: String { facts.callName }
}

/// What is written down about a person. Nothing but a name is needed; with neither phone nor mail it is a full record.
public struct PersonFacts: Sendable, Equatable {
    public var name: String
    public var callName: String
    public var bornYear: Int?
    public var phone: PhoneNumber?
    public var mail: MailAddress?
    public var street: String?
    public var houseNumber: String?
    public var postcode: Postcode?
    public var reach: Reach
    /// "via dochter Anja", "na zessen".
    public var reachNote: String?
    public var languages: [SpokenLanguage]
    /// Own words: what makes you happy, what would you do for someone.
    public var loves: String?
    /// Own words: what would you wish for.
    public var wishes: String?
    /// How many people they want to help at most at one time, with all that they offer together; nil when only each offer says.
    public var atMost: Int?
    public var birthday: Birthday?

    public init(
        name: String, callName: String? = nil, bornYear: Int? = nil, phone: PhoneNumber? = nil, mail: MailAddress? = nil, street: String? = nil,
        houseNumber: String? = nil, postcode: Postcode? = nil, reach: Reach? = nil, reachNote: String? = nil, languages: [SpokenLanguage] = [.dutch],
        loves: String? = nil, wishes: String? = nil, atMost: Int? = nil,
        birthday: Birthday? = nil
    ) {
        self.name = name
        self.callName = callName ?? String(PersonFacts.firstName(of: name).prefix(60))
        self.bornYear = bornYear
        self.phone = phone
        self.mail = mail
        self.street = street
        self.houseNumber = houseNumber
        self.postcode = postcode
        self.reach = reach ?? (phone != nil ? .phone : mail != nil ? .mail : .desk)
        self.reachNote = reachNote
        self.languages = languages
        self.loves = loves
        self.wishes = wishes
        self.atMost = atMost
        self.birthday = birthday
    }

    /// The first word that is not a title or an initial, so that "mevr. Van Dalen" is shown as "mevr. Van Dalen" and "Truus van Dalen" as "Truus".
    public static func firstName(of name: String) -> String {
        let words = name.split(separator: " ")
        guard let first = words.first else { return name }
        let titles: Set<String> = ["mevrouw", "mevr.", "mevr", "mw.", "mw", "meneer", "dhr.", "dhr", "de", "heer", "fam.", "familie"]
        let isInitial = first.contains(".") || first.count == 1
        return titles.contains(first.lowercased()) || isInitial ? name : String(first)
    }

    /// What stands where a name will come, of somebody who asked or offered without saying theirs. On the screens of workers it says what to do.
    public static let nameToAsk = "Naam nog vragen"

    /// Whether nobody knows yet how to call them.
    public var isNameless: Bool { name == Self.nameToAsk }

    /// All faults at once, in the order of the form.
    public func faults(today: CalendarDate) -> [FieldError] {
        var faults = Words.faults(in: name, field: "name", limit: 120, required: true)
        faults += Words.faults(in: callName, field: "call_name", limit: 60)
        if let bornYear, !(today.year - 120...today.year).contains(bornYear) {
            faults.append(FieldError("born_year", .outsideRange(today.year - 120, today.year)))
        }
        faults += Words.faults(in: street, field: "street", limit: 120) + Words.faults(in: houseNumber, field: "house_number", limit: 12)
        faults += Words.faults(in: reachNote, field: "reach_note", limit: 200)
        faults += Words.faults(in: loves, field: "loves", limit: 2000) + Words.faults(in: wishes, field: "wishes", limit: 2000)
        if let atMost, !(1...100).contains(atMost) { faults.append(FieldError("at_most", .outsideRange(1, 100))) }
        return faults
    }
}

/// How somebody wants to be reached.
public enum Reach: String, Sendable, CaseIterable, Codable {
    case phone, sms, mail, letter, desk, via
}
