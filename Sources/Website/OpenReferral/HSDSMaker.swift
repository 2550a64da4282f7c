import Foundation
import Neighbourhood
import Storage

/// Makes objects of HSDS from houses, organisations and offers.
struct HSDSMaker {
    let town: MunicipalityName
    let baseURL: String
    let now: Date

    private var today: CalendarDate { CalendarDate(now) }
    /// Hours to add to UTC now.
    private var timezone: Int { Int(DutchTime.offset(at: now) / 3600) }

    func giver(of offer: DirectoryOffer) -> HSDSIdentifier {
        offer.house.map { HSDSIdentifier("house", $0) } ?? HSDSIdentifier("organisation", offer.organisation?.text ?? "")
    }

    // MARK: Organisations and houses

    func organization(of house: House, exceptions: [OpeningException]) -> HSDS.Organization {
        let (facts, id) = (house.facts, HSDSIdentifier("house", house.id))
        var location = place("house-place", house.id.text, named: facts.name, at: facts.address, of: id, phone: facts.phone)
        location.description = facts.about
        location.accessibility = facts.access.isEmpty ? nil : facts.access.map { accessibility($0, at: location.id) }
        location.schedules = hours(facts, at: location.id) + exceptions.flatMap { different($0, at: location.id) }
        location.attributes = facts.facilities.isEmpty ? nil : facts.facilities.map { facility($0, at: location.id) }
        return HSDS.Organization(
            id: id, name: facts.name, description: facts.about ?? "Buurthuis in \(town.name)", website: baseURL + Link.house(house.id),
            phones: phones(facts.phone, of: id), locations: [location])
    }

    func organization(of organisation: Organisation) -> HSDS.Organization {
        let (facts, id) = (organisation.facts, HSDSIdentifier("organisation", organisation.id))
        let kind = HSDS.Terms.standard.attribute("partner", facts.kind, of: id, entity: "organization")
        let location = place("organisation-place", organisation.id.text, named: facts.name, at: facts.address, of: id, phone: nil)
        return HSDS.Organization(
            id: id, name: facts.name, description: facts.about ?? OrganisationKind.name(facts.kind) ?? "Organisatie in \(town.name)",
            email: facts.mail?.text, website: facts.webAddress ?? baseURL + Link.organisation(organisation.id), phones: phones(facts.phone, of: id),
            locations: location.addresses == nil ? nil : [location], attributes: kind.map { [$0] })
    }

    private func place(
        _ kind: String, _ name: String, named title: String, at address: Address, of organization: HSDSIdentifier, phone: PhoneNumber?
    ) -> HSDS.Location {
        let id = HSDSIdentifier(kind, name)
        return HSDS.Location(
            id: id, organizationId: organization, name: title, latitude: address.place?.latitude, longitude: address.place?.longitude,
            addresses: self.address(address, of: id).map { [$0] }, phones: phones(phone, of: id))
    }

    /// Nil for one that lacks what an address must have there.
    private func address(_ address: Address, of location: HSDSIdentifier) -> HSDS.Address? {
        guard !address.line.isEmpty, let postcode = address.postcode else { return nil }
        return HSDS.Address(
            id: HSDSIdentifier("address", location.text), locationId: location, address1: address.line, city: town.name, postalCode: postcode.shown)
    }

    private func phones(_ number: PhoneNumber?, of id: HSDSIdentifier) -> [HSDS.Phone]? {
        number.map { [HSDS.Phone(id: HSDSIdentifier("phone", id.text), number: $0.text)] }
    }

    private func accessibility(_ words: String, at location: HSDSIdentifier) -> HSDS.Accessibility {
        HSDS.Accessibility(id: HSDSIdentifier("accessibility", "\(location.text).\(words)"), locationId: location, description: words)
    }

    private func facility(_ words: String, at location: HSDSIdentifier) -> HSDS.Attribute {
        HSDS.Attribute(
            id: HSDSIdentifier("facility", "\(location.text).\(words)"), linkId: location, linkEntity: "location", linkType: "facility", label: words)
    }

    /// A rule for each opening, and what there is to say besides in words.
    private func hours(_ facts: HouseFacts, at location: HSDSIdentifier) -> [HSDS.Schedule] {
        let rules = facts.openings.stretches.map { weekday, hours in
            HSDS.Schedule(
                id: HSDSIdentifier("hours", "\(location.text).\(weekday).\(hours.from)"), timezone: timezone, freq: "WEEKLY", interval: 1,
                byday: CalendarDate.weekdayCodes[weekday], description: "\(OpeningTimes.dayNames[weekday]) \(OpeningHours.spoken([hours]))",
                opensAt: Spoken.clock(hours.from), closesAt: Spoken.clock(hours.until))
        }
        return rules + (facts.hours.map { [HSDS.Schedule(id: HSDSIdentifier("hours", location.text), description: $0)] } ?? [])
    }

    /// On those days, in place of the rules: a stretch for each time it is open, and words alone when it is closed.
    private func different(_ exception: OpeningException, at location: HSDSIdentifier) -> [HSDS.Schedule] {
        let draft = exception.draft
        func schedule(_ name: String) -> HSDS.Schedule {
            HSDS.Schedule(id: HSDSIdentifier("exception", name), validFrom: draft.first.description, validTo: draft.last.description)
        }
        guard let hours = draft.hours, !hours.isEmpty else {
            var closed = schedule(exception.id.text)
            closed.description =
                draft.hours == nil ? draft.words : [OpeningHours.spoken([]), draft.words].filter { !$0.isEmpty }.joined(separator: ": ")
            return [closed]
        }
        return hours.map {
            var open = schedule("\(exception.id).\($0.from)")
            (open.timezone, open.opensAt, open.closesAt) = (timezone, Spoken.clock($0.from), Spoken.clock($0.until))
            open.description = [draft.words, OpeningHours.spoken([$0])].filter { !$0.isEmpty }.joined(separator: ": ")
            return open
        }
    }

    // MARK: Services

    /// - Parameter activities: the rhythms in which it is there; empty for what has none in the agenda.
    func service(_ offered: DirectoryOffer, _ activities: [KnownActivity], by organization: HSDS.Organization) -> HSDS.Service {
        let (offer, id) = (offered.offer, HSDSIdentifier("service", offered.offer.id))
        let page =
            activities.first.map { Link.activity($0.series.id) } ?? offered.house.map(Link.house) ?? offered.organisation.map(Link.organisation)
            ?? Link.start
        let again = offer.backOn(after: today)
        return HSDS.Service(
            id: id, organizationId: organization.id, name: offer.title ?? offer.words.shortened,
            description: [offer.words, offer.conditions.map { "Goed om te weten: \($0)" }].compactMap(\.self).joined(separator: "\n\n"),
            url: baseURL + page, status: again == nil ? .active : .temporarilyClosed,
            feesDescription: activities.lazy.compactMap { Spoken.cost($0.series.facts) }.first,
            alert: again.map { Spoken.closed(until: $0, today: today) }, assuredDate: offer.confirmedOn?.description,
            lastModified: offered.changedAt.formatted(Self.moment), organization: organization,
            schedules: activities.isEmpty ? schedules(offer) : activities.map(schedule), serviceAreas: [area(of: id)],
            serviceAtLocations: places(offered, id, organization),
            languages: offer.languages.map { language($0, of: id) }, costOptions: activities.compactMap { cost($0, of: id) },
            attributes: attributes(offered.kind, activities, of: id))
    }

    private static let moment = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    private func schedules(_ offer: PartnerOffer) -> [HSDS.Schedule]? {
        let words = [Spoken.dayParts(offer.weekly), offer.whenWords ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
        guard !words.isEmpty || offer.from != nil || offer.until != nil else { return nil }
        let days = (0..<7).filter { day in (0..<3).contains { offer.weekly.contains(day: day, part: $0) } }
        let isWeekly = offer.rhythm == .structural && !days.isEmpty
        return [
            HSDS.Schedule(
                id: HSDSIdentifier("schedule", offer.id), validFrom: offer.from?.description, validTo: offer.until?.description,
                freq: isWeekly ? "WEEKLY" : nil, byday: isWeekly ? days.map { CalendarDate.weekdayCodes[$0] }.joined(separator: ",") : nil,
                description: words.isEmpty ? nil : words)
        ]
    }

    /// A rhythm on the clock. Days that fall out of it are in the calendar that it leads to.
    private func schedule(_ activity: KnownActivity) -> HSDS.Schedule {
        let plan = activity.series.facts.plan
        let parts = plan.recurrence?.parts
        return HSDS.Schedule(
            id: HSDSIdentifier("activity", activity.series.id), validFrom: plan.first.description,
            validTo: (plan.recurrence == nil ? plan.first : plan.last)?.description, dtstart: plan.first.description, timezone: timezone,
            until: plan.last?.description, freq: parts.map { $0.isMonthly ? "MONTHLY" : "WEEKLY" }, interval: parts?.interval,
            byday: parts?.days.map { ($0.ordinal == 0 ? "" : String($0.ordinal)) + CalendarDate.weekdayCodes[$0.weekday] }.joined(separator: ","),
            description: Spoken.when(plan, today: today), opensAt: Spoken.clock(plan.from.minutes), closesAt: Spoken.clock(plan.until.minutes),
            scheduleLink: baseURL + Link.calendar(of: activity.series.house))
    }

    private func cost(_ activity: KnownActivity, of service: HSDSIdentifier) -> HSDS.CostOption? {
        activity.series.facts.cost.map {
            HSDS.CostOption(
                id: HSDSIdentifier("cost", activity.series.id), serviceId: service, amount: Double($0.count) / 100,
                amountDescription: activity.series.facts.costNote)
        }
    }

    private func attributes(_ kind: OfferKind, _ activities: [KnownActivity], of service: HSDSIdentifier) -> [HSDS.Attribute] {
        let groups = Set(activities.flatMap(\.series.facts.groups)).map(\.rawValue).sorted().map { ("group", $0) }
        return ([("kind", kind.rawValue)] + groups).compactMap { HSDS.Terms.standard.attribute($0.0, $0.1, of: service, entity: "service") }
    }

    /// The whole municipality: how far somebody may live from it is not a border.
    private func area(of service: HSDSIdentifier) -> HSDS.ServiceArea {
        HSDS.ServiceArea(id: HSDSIdentifier("area", service.text), serviceId: service, name: town.name, extent: town.code.text)
    }

    /// What is only given at people's homes, out of doors or by telephone is at no place.
    private func places(_ offered: DirectoryOffer, _ id: HSDSIdentifier, _ organization: HSDS.Organization) -> [HSDS.ServiceAtLocation]? {
        guard offered.house != nil || offered.forms.contains(.inHouse), let location = organization.locations?.first else { return nil }
        return [
            HSDS.ServiceAtLocation(
                id: HSDSIdentifier("service-at-location", "\(id.text).\(location.id.text)"), serviceId: id, locationId: location.id,
                location: location)
        ]
    }

    private func language(_ language: SpokenLanguage, of service: HSDSIdentifier) -> HSDS.Language {
        HSDS.Language(
            id: HSDSIdentifier("language", "\(service.text).\(language.code)"), serviceId: service, name: Dutch.name(language), code: language.code)
    }
}

extension String {
    /// For a name: the first words, whole.
    fileprivate var shortened: String {
        guard count > 80 else { return self }
        let cut = prefix(80)
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
    }
}
