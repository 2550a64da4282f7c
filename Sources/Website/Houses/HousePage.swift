import Neighbourhood
import Storage

/// A community centre as everybody may know it: where, when open, how to get in, and what there is to join.
struct HousePage: Page {
    let house: House
    let offers: [PartnerOffer]
    let isWorker: Bool
    let today: CalendarDate

    var title: String { house.facts.name }
    private var facts: HouseFacts { house.facts }

    var main: HTML {
        """
        <h1><bdi>\(facts.name)</bdi></h1>\(facts.about.map { "<p class=\"lead\" dir=\"auto\">\($0)</p>" as HTML })<div class="person-card">\(details)</div>\
        \(PartnerOffers(heading: "Wat is er te doen?", empty: "Er staan nog geen activiteiten. Loop gerust binnen of bel.", offers: offers, isWorker: isWorker, today: today).html)\
        \(ConfirmedLine(day: facts.confirmedOn, today: today).html)\(InvitationLine(isWorker: isWorker).html)
        """
    }

    private var details: HTML {
        """
        <dl class="facts">\(when: !facts.address.spoken.isEmpty, "<dt>Adres</dt><dd><bdi>\(facts.address.spoken)</bdi></dd>")\
        \(facts.phone.map { "<dt>Telefoon</dt><dd><a href=\"tel:\($0.text)\">\($0.shown)</a></dd>" as HTML })\
        \(when: !hours.isEmpty, "<dt>Open</dt><dd><ul class=\"plain\">\(hours.html { "<li><bdi>\($0)</bdi></li>" })</ul></dd>")\
        \(when: !facts.access.isEmpty, "<dt>Toegang</dt><dd><ul class=\"chips\">\(facts.access.html { "<li class=\"chip\"><bdi>\($0)</bdi></li>" })</ul></dd>")</dl>
        """
    }

    /// One line for each day, as on the door.
    private var hours: [String] {
        (facts.hours ?? "").split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { Words.tidy(String($0)) }.filter { !$0.isEmpty }
    }
}
