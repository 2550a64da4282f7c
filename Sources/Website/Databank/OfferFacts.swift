import Neighbourhood

extension OfferDraft {
    /// What is written down beside the words themselves.
    func facts(today: CalendarDate, roles: RoleCatalogue) -> [Fact] {
        [
            Fact("Hoe", Dutch.list(forms)), Fact("Hoe vaak", Dutch.name(rhythm)), Fact("Wanneer", Spoken.dayParts(availability.weekly)),
            Fact("In eigen woorden", availability.words), Fact("Vanaf", availability.from.map { Spoken.date($0, today: today) }),
            Fact("Tot en met", availability.until.map { Spoken.date($0, today: today) }),
            Fact("Weg", Spoken.list(availability.away.map { Spoken.span($0, today: today) })),
            Fact("Schoolvakanties", availability.termTimeOnly ? "dan niet" : nil),
            Fact("Hoe ver", Spoken.range(range, for: kind)), Fact("Voor wie", nearness == .any ? nil : Dutch.name(nearness)),
            Fact("Voorwaarden", conditions.spoken), Fact("Talen", Spoken.list(languages.map(Dutch.name))),
            Fact("Wil graag", role == .helper ? nil : roles.wanting(role, on: today)),
            Fact("Tegelijk", kind == .resident || atOnce > 1 ? "hooguit \(atOnce)" : nil),
            Fact("VOG gezien op", vogSeenOn.map { Spoken.date($0, today: today) }),
        ].compactMap(\.self)
    }

    /// Everything that is written down, in the order of the form.
    func written(today: CalendarDate, roles: RoleCatalogue) -> [Fact] {
        [
            Fact("Naam van de activiteit", title), Fact("De woorden", words), Fact("Namens", Dutch.name(party.kind)),
            Fact("Naam van de groep", party.name),
        ].compactMap(\.self) + facts(today: today, roles: roles)
    }
}

extension RoleCatalogue {
    /// "maatje zijn"
    func wanting(_ key: HelpRole.Key, on day: CalendarDate) -> String { role(key, on: day)?.facts.wanting ?? key.rawValue }
}

extension Conditions {
    /// "geen trappen, geen huisdieren", and what was said in own words.
    var spoken: String {
        let ticks = [
            (noStairs, "geen trappen"), (noPets, "geen huisdieren"), (lightOnly, "alleen licht werk"),
            (wantsAllowance, "graag een kleine vergoeding"),
        ]
        return (ticks.filter(\.0).map(\.1) + [words].compactMap(\.self)).joined(separator: "; ")
    }
}

extension Spoken {
    /// How far somebody goes; for an activity or a service from how far people may come.
    static func range(_ metres: Int, for kind: OfferKind = .resident) -> String {
        let preposition = kind == .resident ? "in" : "uit"
        switch metres {
        case 300: return preposition + " de eigen straat"
        case 1000: return preposition + " de eigen buurt"
        case 2500: return preposition + " de hele wijk"
        case 10_000: return preposition + " de hele gemeente"
        case ..<1000: return "tot \(metres) meter"
        default:
            let tenths = metres % 1000 / 100
            return "tot \(metres / 1000)" + (tenths == 0 ? "" : ",\(tenths)") + " kilometer"
        }
    }

    /// "van 24 december tot en met 2 januari 2027", or one day.
    static func span(_ span: DateSpan, today: CalendarDate) -> String {
        if span.first == span.last { return "op " + date(span.first, today: today) }
        return "van " + date(span.first, today: today) + " tot en met " + date(span.last, today: today)
    }
}

/// Where an offer stands today: open, or not for now and why.
struct OfferStanding {
    let offer: Offer
    let today: CalendarDate

    private var availability: Availability { offer.draft.availability }
    var isPaused: Bool { availability.pausedUntil.map { $0 > today } ?? false }

    var badge: HTML { words.html }

    private var words: Badge {
        guard offer.state == .open else { return Badge(offer.state) }
        if isPaused { return Badge("op pauze", .waiting) }
        if let from = availability.from, today < from { return Badge("begint later", .waiting) }
        if let until = availability.until, today > until { return Badge("afgelopen") }
        if availability.away.contains(where: { $0.contains(today) }) { return Badge("even weg", .waiting) }
        return Badge("open", .open)
    }

    /// What a worker should know of it before ringing; in the words for the resident themselves when it is theirs.
    func sentence(isWorker: Bool) -> String {
        switch offer.state {
        case .new:
            isWorker ? "Kwam binnen via de website. Bel eerst even, en zet het daarna open." : "We bellen u eerst even. Daarna staat uw aanbod open."
        case .asleep: "Dit is lang niet bevestigd. Klopt het nog?"
        case .withdrawn: "Dit aanbod is gestopt. Wat al liep, gaat door tot het is afgerond."
        case .open: openSentence
        }
    }

    private var openSentence: String {
        if let until = availability.pausedUntil, until > today {
            return until == Availability.whenever ? "Op pauze tot nader bericht." : "Op pauze. Weer open op \(Spoken.date(until, today: today))."
        }
        let confirmed = offer.confirmedOn.map { "Bevestigd: \(Spoken.ago($0, today: today))." } ?? "Nog niet bevestigd."
        return offer.running == 0 ? confirmed : confirmed + " Loopt nu bij \(offer.running) van hooguit \(offer.draft.atOnce)."
    }
}
