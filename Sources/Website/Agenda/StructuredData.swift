import Foundation
import Neighbourhood
import Storage

/// What search engines read of a page, in the words of schema.org. A block of data, which the content policy lets through because nothing of it is run.
enum StructuredData {
    /// Inside a script no text may end it: `<` is written as JSON writes any character.
    static func block(_ value: some Encodable) -> HTML {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let json = try? encoder.encode(value) else { return .none }
        return "<script type=\"application/ld+json\">\(data: json)</script>"
    }

    struct Place: Encodable {
        let type = "Place"
        let name: String
        let url: String
        let telephone: String?
        let address: PostalAddress?
        let geo: GeoCoordinates?
        let amenityFeature: [Feature]?
        var openingHoursSpecification: [Opening]?
        /// Days on which that is different.
        var specialOpeningHoursSpecification: [Opening]?

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case name, url, telephone, address, geo, amenityFeature, openingHoursSpecification, specialOpeningHoursSpecification
        }
    }

    /// Open from when until when; both at midnight is closed, as search engines read it.
    struct Opening: Encodable {
        let type = "OpeningHoursSpecification"
        var dayOfWeek: String?
        let opens: String
        let closes: String
        var validFrom: String?
        var validThrough: String?

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case dayOfWeek, opens, closes, validFrom, validThrough
        }
    }

    struct PostalAddress: Encodable {
        let type = "PostalAddress"
        let streetAddress: String
        let postalCode: String?
        let addressCountry = "NL"

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case streetAddress, postalCode, addressCountry
        }
    }

    struct GeoCoordinates: Encodable {
        let type = "GeoCoordinates"
        let latitude: Double
        let longitude: Double

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case latitude, longitude
        }
    }

    struct Feature: Encodable {
        let type = "LocationFeatureSpecification"
        let name: String
        let value = true

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case name, value
        }
    }

    /// A place or an event as the page's own.
    struct Document<Content: Encodable>: Encodable {
        let content: Content

        func encode(to encoder: any Encoder) throws {
            try content.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode("https://schema.org", forKey: .context)
        }

        private enum CodingKeys: String, CodingKey {
            case context = "@context"
        }
    }

    struct Event: Encodable {
        let type = "Event"
        let name: String
        var description: String?
        var url: String?
        var location: Place?
        var startDate: String?
        var endDate: String?
        var eventStatus: String?
        var eventAttendanceMode: String?
        var inLanguage: [String]?
        var isAccessibleForFree: Bool?
        var offers: Price?
        var maximumAttendeeCapacity: Int?
        var audience: [Audience]?
        var eventSchedule: Schedule?
        var subEvent: [Event]?

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case name, description, url, location, startDate, endDate, eventStatus, eventAttendanceMode, inLanguage, isAccessibleForFree, offers,
                maximumAttendeeCapacity, audience, eventSchedule, subEvent
        }
    }

    struct Price: Encodable {
        let type = "Offer"
        let price: String
        let priceCurrency = "EUR"

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case price, priceCurrency
        }
    }

    struct Audience: Encodable {
        let type = "Audience"
        let audienceType: String

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case audienceType
        }
    }

    struct Schedule: Encodable {
        let type = "Schedule"
        let startDate: String
        let endDate: String?
        let startTime: String
        let endTime: String
        let repeatFrequency: String
        let byDay: [String]
        let scheduleTimezone = "Europe/Amsterdam"

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case startDate, endDate, startTime, endTime, repeatFrequency, byDay, scheduleTimezone
        }
    }
}

extension StructuredData {
    /// - Parameter exceptions: days on which it is not open as usual; nil leaves its hours out.
    static func place(_ house: House, _ exceptions: [OpeningException]? = nil, baseURL: String) -> Place {
        let facts = house.facts
        let features = (facts.access + facts.facilities).map { Feature(name: $0) }
        let hours = exceptions.map { _ in facts.openings.stretches.map { opening($0.hours, on: $0.weekday) } } ?? []
        let special = (exceptions ?? []).flatMap(different)
        return Place(
            name: facts.name, url: baseURL + Link.house(house.id), telephone: facts.phone?.text, address: address(facts.address),
            geo: facts.address.place.map { GeoCoordinates(latitude: $0.latitude, longitude: $0.longitude) },
            amenityFeature: features.isEmpty ? nil : features, openingHoursSpecification: hours.isEmpty ? nil : hours,
            specialOpeningHoursSpecification: special.isEmpty ? nil : special)
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static func opening(_ hours: Hours, on weekday: Int) -> Opening {
        Opening(dayOfWeek: "https://schema.org/" + weekdays[weekday], opens: Spoken.clock(hours.from), closes: Spoken.clock(hours.until))
    }

    /// Nothing for what only words tell.
    private static func different(_ exception: OpeningException) -> [Opening] {
        guard let hours = exception.draft.hours else { return [] }
        let clock = hours.isEmpty ? [(0, 0)] : hours.map { ($0.from, $0.until) }
        return clock.map {
            Opening(
                opens: Spoken.clock($0.0), closes: Spoken.clock($0.1), validFrom: exception.draft.first.description,
                validThrough: exception.draft.last.description)
        }
    }

    private static func address(_ address: Address) -> PostalAddress? {
        address.line.isEmpty ? nil : PostalAddress(streetAddress: address.line, postalCode: address.postcode?.shown)
    }

    /// An activity with its rhythm, and the times that are known as events of their own.
    static func event(_ known: KnownActivity, at house: House, times: [ActivityTime], baseURL: String) -> Event {
        let (facts, plan) = (known.series.facts, known.series.facts.plan)
        var event = Event(name: known.title)
        event.description = known.words
        event.url = baseURL + Link.activity(known.series.id)
        event.location = place(house, baseURL: baseURL)
        event.startDate = moment(plan.first.moment(at: plan.from))
        event.endDate = moment(plan.first.moment(at: plan.until))
        event.eventAttendanceMode = "https://schema.org/OfflineEventAttendanceMode"
        event.inLanguage = known.languages.map(\.code)
        event.isAccessibleForFree = facts.cost.map { $0 == Cents.none }
        event.offers = facts.cost.map { Price(price: $0.decimal) }
        event.maximumAttendeeCapacity = facts.capacity
        event.audience = facts.groups.isEmpty ? nil : facts.groups.map { Audience(audienceType: Dutch.name($0)) }
        event.eventSchedule = schedule(plan)
        event.subEvent = times.map { sub($0, named: known.title) }
        return event
    }

    private static func sub(_ time: ActivityTime, named title: String) -> Event {
        var event = Event(name: title)
        (event.startDate, event.endDate) = (moment(time.starts), moment(time.ends))
        let status = time.isCancelled ? "EventCancelled" : time.fate == .moved ? "EventRescheduled" : "EventScheduled"
        event.eventStatus = "https://schema.org/" + status
        return event
    }

    private static func schedule(_ plan: ActivityPlan) -> Schedule? {
        guard let parts = plan.recurrence?.parts else { return nil }
        // schema.org takes a day of the week, or with a number one as in RFC 5545: "2TU".
        let days = parts.days.map {
            $0.ordinal == 0 ? "https://schema.org/" + weekdays[$0.weekday] : "\($0.ordinal)" + CalendarDate.weekdayCodes[$0.weekday]
        }
        return Schedule(
            startDate: plan.first.description, endDate: plan.last?.description, startTime: Spoken.clock(plan.from.minutes),
            endTime: Spoken.clock(plan.until.minutes), repeatFrequency: "P\(parts.interval)\(parts.isMonthly ? "M" : "W")", byDay: days)
    }

    /// On the clock in the Netherlands, with its distance to UTC.
    private static func moment(_ moment: Date) -> String {
        let offset = Int(DutchTime.offset(at: moment) / 3600)
        return "\(CalendarDate(moment))T\(Spoken.clock(ClockTime(moment).minutes)):00+0\(offset):00"
    }
}
