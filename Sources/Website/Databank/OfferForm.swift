import Foundation
import Neighbourhood

/// An offer as it was typed: raw words in, a draft or the errors of each field out. Whose it is, is read apart, because it may be somebody new.
struct OfferForm: Sendable {
    let words: FormWords

    static let empty = OfferForm(words: FormWords(urlEncoded: "languages=nl".utf8))
    static let residentParties: [PartyKind] = [.person] + PartyKind.circles
    /// The fields as they stand on the form, for the order of the errors above it.
    static let order = [
        "title", "words", "name", "phone", "postcode", "caller", "party_name", "when_words", "from", "until", "away_from", "away_until", "range",
        "conditions", "at_once", "vog_seen_on",
    ]

    init(words: FormWords) { self.words = words }

    /// The chosen person, when whose offer it is was known already.
    var giver: Person.ID? { Person.ID(words["caller"]) }
    /// How many times away stand on the form; each has its two days under its number.
    var awayCount: Int { min(12, max(1, Int(words["aways"]) ?? 1)) }

    /// - Parameter saved: the party of an offer that is corrected and that stays, when it is a house or an organisation.
    func read(for saved: Party? = nil, today: CalendarDate) -> (draft: OfferDraft, errors: [FieldError]) {
        var errors: [FieldError] = []
        let languages = words.spokenLanguages("languages")
        let draft = OfferDraft(
            party: party(saved, into: &errors), title: Words.tidied(words["title"]), words: Words.tidy(words["words"]),
            forms: words.helpForms("forms"), rhythm: Rhythm(rawValue: words["rhythm"]) ?? .structural, availability: availability(into: &errors),
            range: number("range", otherwise: 2500, into: &errors), nearness: Nearness(rawValue: words["nearness"]) ?? .any, conditions: conditions,
            languages: languages.isEmpty ? [.dutch] : languages, role: words["role"].isEmpty ? .helper : HelpRole.Key(rawValue: words["role"]),
            vogSeenOn: day("vog_seen_on", into: &errors), atOnce: number("at_once", otherwise: 1, into: &errors))
        return (draft, draft.faults(today: today) + errors)
    }

    private func party(_ saved: Party?, into errors: inout [FieldError]) -> Party {
        if let saved, saved.house != nil || saved.organisation != nil { return saved }
        let kind = Self.residentParties.first { $0.rawValue == words["party_kind"] } ?? .person
        let name = kind == .person ? nil : Words.tidied(words["party_name"])
        if name == nil, kind.needsName { errors.append(FieldError("party_name", .missing)) }
        return Party(kind: kind, person: saved?.person ?? giver, name: name)
    }

    private func availability(into errors: inout [FieldError]) -> Availability {
        Availability(
            weekly: words.dayParts("week"), words: Words.tidied(words["when_words"]), from: day("from", into: &errors),
            until: day("until", into: &errors), away: away(into: &errors), termTimeOnly: words["term_time_only"] == "yes")
    }

    /// Two that begin on one day are one: the longer.
    private func away(into errors: inout [FieldError]) -> [DateSpan] {
        let spans = (1...awayCount).compactMap { span($0, into: &errors) }
        let byFirst = Dictionary(spans.map { ($0.first, $0) }) { $0.last > $1.last ? $0 : $1 }
        return byFirst.values.sorted { $0.first < $1.first }
    }

    private func span(_ number: Int, into errors: inout [FieldError]) -> DateSpan? {
        let (from, until) = ("away_from-\(number)", "away_until-\(number)")
        let isBegun = !Words.tidy(words[from]).isEmpty
        guard isBegun || !Words.tidy(words[until]).isEmpty else { return nil }
        guard isBegun, !Words.tidy(words[until]).isEmpty else {
            errors.append(FieldError(isBegun ? until : from, .missing))
            return nil
        }
        guard let first = day(from, into: &errors), let last = day(until, into: &errors) else { return nil }
        if last >= first { return DateSpan(first: first, last: last) }
        errors.append(FieldError(until, .endsBeforeItStarts))
        return nil
    }

    private var conditions: Conditions {
        Conditions(
            words: Words.tidied(words["conditions"]), noStairs: words["no_stairs"] == "yes", noPets: words["no_pets"] == "yes",
            lightOnly: words["light_only"] == "yes", wantsAllowance: words["wants_allowance"] == "yes")
    }

    private func day(_ name: String, into errors: inout [FieldError]) -> CalendarDate? {
        words.optional(name, .notADate, into: &errors) { CalendarDate($0) }
    }

    private func number(_ name: String, otherwise: Int, into errors: inout [FieldError]) -> Int {
        words.optional(name, .notANumber, into: &errors) { Int($0) } ?? otherwise
    }

    /// Whoever makes the offer, when nobody knew them yet.
    func newcomer(today: CalendarDate) -> (facts: PersonFacts, errors: [FieldError]) {
        var errors: [FieldError] = []
        let languages = words.spokenLanguages("languages")
        let facts = PersonFacts(
            name: Words.tidy(words["name"]), phone: words.optional("phone", .notAPhone, into: &errors) { PhoneNumber($0) },
            postcode: words.optional("postcode", .notAPostcode, into: &errors) { Postcode($0) }, languages: languages.isEmpty ? [.dutch] : languages)
        return (facts, facts.faults(today: today) + errors)
    }
}

extension OfferForm {
    /// The form as it is when somebody opens what is saved, to correct it.
    init(_ offer: Offer) {
        let draft = offer.draft
        let ticks =
            draft.forms.names.map { "forms=" + $0 } + draft.availability.weekly.slots.map { "week=" + $0 }
            + draft.languages.map { "languages=" + $0.code }
        var words = FormWords(urlEncoded: ticks.joined(separator: "&").utf8)
        for (name, text) in Self.texts(offer) + Self.texts(draft.availability.away) { words[name] = text ?? "" }
        self.words = words
    }

    private static func texts(_ offer: Offer) -> [(String, String?)] {
        let draft = offer.draft
        let conditions = draft.conditions
        return [
            ("title", draft.title), ("words", draft.words), ("party_kind", draft.party.kind.rawValue), ("party_name", draft.party.name),
            ("rhythm", draft.rhythm.rawValue), ("when_words", draft.availability.words), ("from", draft.availability.from?.description),
            ("until", draft.availability.until?.description), ("range", String(draft.range)), ("nearness", draft.nearness.rawValue),
            ("conditions", conditions.words), ("no_stairs", conditions.noStairs ? "yes" : nil), ("no_pets", conditions.noPets ? "yes" : nil),
            ("light_only", conditions.lightOnly ? "yes" : nil), ("wants_allowance", conditions.wantsAllowance ? "yes" : nil),
            ("role", draft.role.rawValue), ("term_time_only", draft.availability.termTimeOnly ? "yes" : nil),
            ("vog_seen_on", draft.vogSeenOn?.description), ("at_once", String(draft.atOnce)),
            ("version", String(offer.version)),
        ]
    }

    private static func texts(_ away: [DateSpan]) -> [(String, String?)] {
        let days = away.enumerated().flatMap { [("away_from-\($0 + 1)", $1.first.description), ("away_until-\($0 + 1)", $1.last.description)] }
        return days.map { ($0, $1) } + [("aways", String(max(1, away.count)))]
    }
}
