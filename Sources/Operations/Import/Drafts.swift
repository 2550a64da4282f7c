import Foundation
import Neighbourhood

/// What one accepted row will become.
enum ImportDraft: Sendable {
    case person(PersonRow)
    case organisation(OrganisationFacts)
    case house(HouseFacts)
    case offer(OfferRow)
    case ask(AskRow)
}

/// Whom a row is about: by the key of an earlier import, or written out in the row itself.
enum Who: Sendable {
    case known(Person.ID)
    case new(PersonRow)
}

struct PersonRow: Sendable {
    var facts: PersonFacts
    /// Where they live, when the row says so itself; otherwise their postcode tells.
    var place: Coordinate?
    /// What they would do for another, when the row says so too; its party's person is filled in when they are saved.
    var offer: OfferDraft?
    /// What somebody wrote beside them; becomes a note, which they can read.
    var remark: String?

    /// The same person in two rows without a key is one person.
    var key: String {
        let parts = [Words.fold(facts.name), facts.phone?.text, facts.mail?.text, facts.postcode?.text]
        return "@" + Fingerprint.of(parts.map { $0 ?? "" })
    }
}

struct OfferRow: Sendable {
    enum Giver: Sendable {
        case person(Who)
        case house(House.ID)
        case organisation(Organisation.ID)
    }

    var giver: Giver
    /// Its party's person, house or organisation is filled in when the giver is saved or found.
    var draft: OfferDraft
    var state: OfferState
    var running: Int
    var confirmedOn: CalendarDate?
    var placedOn: CalendarDate?
}

struct AskRow: Sendable {
    var subject: Who
    /// Its subject is filled in when that person is saved or found.
    var draft: AskDraft
    var state: AskState
    var care: Care?
    var closedReason: String?
    var placedOn: CalendarDate?
}

extension CalendarDate {
    /// Noon in the Netherlands, for things of which only the day is known.
    var noon: Date {
        let midday = Date(timeIntervalSince1970: Double(daysSince1970) * 86_400 + 43_200)
        return midday.addingTimeInterval(-DutchTime.offset(at: midday))
    }
}
