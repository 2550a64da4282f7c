import Foundation
import Language
import Neighbourhood
import Storage

/// A community centre as everybody may know it: where, when open, how to get in, and what there is to join.
struct HousePage: Page {
    let house: House
    let offers: [PartnerOffer]
    let activities: [HouseActivity]
    /// When the team is there for who walks in.
    let dropIns: [DropInTime]
    let exceptions: [OpeningException]
    let hosts: [HouseHost]
    let people: [HousePerson]
    let isWorker: Bool
    let seesRooms: Bool
    let seesTasks: Bool
    let seesRoleAgreements: Bool
    let seesExperiments: Bool
    let keepsHouse: Bool
    let startsActivities: Bool
    /// The times of this week, for who keeps the lists; empty for others.
    let counted: [CountedTime]
    /// Calendars of clubs that are shown here and cannot be read; nil for who does not bring them.
    let brokenFeeds: [CalendarFeed]?
    let baseURL: String
    let now: Date

    var title: String { house.facts.name }
    var place: String? { Link.house(house.id) }
    private var facts: HouseFacts { house.facts }
    private var today: CalendarDate { CalendarDate(now) }

    var main: HTML {
        """
        <h1>\(inDutch(facts.name))</h1>\(facts.about.map { "<p class=\"lead\"\(WrittenPart.dutch)>\($0)</p>" as HTML })<div class="person-card">\(OpeningHours.now(openness, today: today))\(details)</div>\
        \(when: startsActivities, "<p class=\"actions screen-only\">\(ButtonLink("Zet een activiteit in de agenda", to: Link.newActivity(in: house.id)).html)</p>")\(presence)\
        \(when: seesRooms, "<p class=\"screen-only\"><a href=\"\(Link.rooms(house.id))\">Zalen bekijken en boeken</a></p>")\
        \(when: seesTasks, "<p class=\"screen-only\"><a href=\"\(Link.houseTasks(in: house.id))\">Taken: wat er te doen is</a></p>")\
        \(when: seesRoleAgreements, "<p class=\"screen-only\"><a href=\"\(Link.roleAgreements(of: house.id))\">Rolafspraken met het wijkteam</a></p>")\
        \(when: seesExperiments, "<p class=\"screen-only\"><a href=\"\(Link.experiments)\">Proeven: wat we samen uitproberen</a></p>")\
        \(when: keepsHouse, "<p class=\"screen-only\"><a href=\"\(Link.keeping(house.id))\">Gegevens bijwerken en bevestigen</a></p>")\
        \(feeds)\(HouseFaces(facts: facts, people: people).html)\(dropInHours)\
        \(HouseActivities(activities: activities, today: today).html)\
        \(when: activities.isEmpty || !otherOffers.isEmpty, PartnerOffers(heading: activities.isEmpty ? plain("agenda.title") : plain("house.more"), empty: plain("house.nothing"), offers: otherOffers, isWorker: isWorker, today: today).html)\
        \(agendaLinks)\(ConfirmedLine(day: facts.confirmedOn, today: today).html)\(InvitationLine(isWorker: isWorker).html)\(StructuredData.block(StructuredData.Document(content: StructuredData.place(house, exceptions, baseURL: baseURL))))
        """
    }

    /// What has no times of its own in the agenda.
    private var otherOffers: [PartnerOffer] {
        let planned = Set(activities.map(\.activity.series.offer))
        return offers.filter { !planned.contains($0.id) }
    }

    private var presence: HTML {
        let titles = Dictionary(activities.map { ($0.activity.series.id, $0.activity.title) }) { first, _ in first }
        let known = counted.filter { titles[$0.time.activity] != nil }
        guard !known.isEmpty else { return .none }
        return """
            <section aria-labelledby="presence" class="screen-only"><h2 id="presence">Wie was er?</h2><ul>\(known.html { counted in
                "<li><a href=\"\(Link.presence(counted.time.activity, on: counted.time.plannedOn))\"><bdi>\(titles[counted.time.activity] ?? "")</bdi>, \(Spoken.day(counted.time.day, today: today))</a>: \(counted.spoken)</li>"
            })</ul></section>
            """
    }

    private var agendaLinks: HTML {
        guard !activities.isEmpty else { return .none }
        return """
            <p class="screen-only"><a href="\(Link.weekPoster(house.id))">\(say("house.thisWeek"))</a> · <a href="\(Link.agenda(of: house.id))">\(say("house.wholeAgenda"))</a> · \
            <a href="\(Link.calendar(of: house.id))" type="text/calendar">\(say("house.phoneAgenda"))</a></p>
            """
    }

    private var feeds: HTML {
        guard let brokenFeeds else { return .none }
        return """
            \(brokenFeeds.html { BrokenFeed(feed: $0, today: today).html })\
            <p class="screen-only"><a href="\(Link.feeds(of: house.id))">Agenda’s van clubs</a></p>
            """
    }

    private func chips(_ words: [String]) -> HTML { "<ul class=\"chips\">\(words.html { "<li class=\"chip\">\(inDutch($0))</li>" })</ul>" }

    private static func work(_ role: Role) -> String { role == .desk ? plain("house.desk") : plain("house.manager") }

    private var dropInHours: HTML {
        guard !dropIns.isEmpty else { return .none }
        return """
            <section aria-labelledby="drop-in"><h2 id="drop-in">\(say("house.dropIn"))</h2><p>\(say("house.noAppointment"))</p><ul>\(dropIns.html { time in
                "<li>\(Spoken.dayAndDate(CalendarDate(time.starts), today: today)), \(say("rhythm.hours", ["from": "\(Spoken.time(time.starts))", "until": "\(Spoken.time(time.ends))"])), \(inDutch(time.roomName))</li>"
            })</ul></section>
            """
    }

    private var details: HTML {
        """
        <dl class="facts">\(when: !facts.address.spoken.isEmpty, "<dt>\(say("ownFacts.address"))</dt><dd>\(inDutch(facts.address.spoken))</dd>")\
        \(facts.phone.map { "<dt>\(say("ownFacts.phone"))</dt><dd>\(Spoken.link($0))</dd>" as HTML })\
        \(when: !hours.isEmpty, "<dt>\(say("house.open"))</dt><dd><ul class=\"plain\">\(hours.html { "<li>\($0)</li>" })</ul></dd>")\
        \(when: !exceptions.isEmpty, "<dt>\(say("house.attention"))</dt><dd><ul class=\"plain\">\(exceptions.html { "<li>\(OpeningHours.line($0.draft, today: today))</li>" })</ul></dd>")\
        \(when: !facts.access.isEmpty, "<dt>\(say("house.access"))</dt><dd>\(chips(facts.access))</dd>")\
        \(when: !facts.facilities.isEmpty, "<dt>\(say("house.facilities"))</dt><dd>\(chips(facts.facilities))</dd>")\
        \(when: !hosts.isEmpty, "<dt>\(say("house.hosts"))</dt><dd><ul class=\"chips\">\(hosts.html { "<li class=\"chip\"><bdi>\($0.name)</bdi>, \(Self.work($0.role))</li>" })</ul></dd>")</dl>
        """
    }

    private var hours: [HTML] { OpeningHours(facts: facts).items }

    private var openness: Openness? {
        facts.openings.openness(at: now, exceptions: exceptions.map(\.draft), saysMore: facts.hours != nil)
    }
}
