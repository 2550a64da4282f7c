import Neighbourhood
import Storage

/// Activities or services on the page of who gives them, each with the day it was last confirmed.
struct PartnerOffers {
    let heading: String
    let empty: String
    let offers: [PartnerOffer]
    let isWorker: Bool
    let today: CalendarDate

    var html: HTML {
        """
        <section aria-labelledby="offers"><h2 id="offers">\(heading)</h2>\
        \(offers.isEmpty ? "<p class=\"hint\">\(empty)</p>" : "<ul class=\"candidates\">\(offers.html(line))</ul>")</section>
        """
    }

    private func line(_ offer: PartnerOffer) -> HTML {
        """
        <li class="card">\(offer.title.map { "<h3><bdi>\($0)</bdi></h3>" as HTML })<p dir="auto">\(offer.words)</p>\(facts(offer).html)\
        <p class="hint">\(offer.confirmedOn.map { "Bevestigd op \(Spoken.date($0, today: today))" } ?? "Nog niet bevestigd")\
        \(when: isWorker, "<span class=\"screen-only\"> · <a href=\"\(Link.offer(offer.id))\">Bekijk dit aanbod<span class=\"unseen\">: \(offer.title ?? "")</span></a></span>")</p></li>
        """
    }

    private func facts(_ offer: PartnerOffer) -> [Fact] {
        let when = [Spoken.dayParts(offer.weekly), offer.whenWords ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
        return [
            Fact("Wanneer", when), Fact("Hoe vaak", offer.rhythm == .once ? Dutch.name(offer.rhythm) : nil),
            Fact("Vanaf", offer.from.flatMap { $0 > today ? Spoken.date($0, today: today) : nil }),
            Fact("Tot en met", offer.until.map { Spoken.date($0, today: today) }),
            Fact("Nu even niet", offer.backOn(after: today).map { Spoken.closed(until: $0, today: today) }),
            Fact("Goed om te weten", offer.conditions),
            Fact("Talen", offer.languages == [.dutch] ? nil : Spoken.list(offer.languages.map(Dutch.name))),
        ].compactMap(\.self)
    }
}

extension PartnerOffer {
    /// From when there is something to join again, as far as anybody knows; nil when there is now.
    func backOn(after today: CalendarDate) -> CalendarDate? {
        [pausedUntil.flatMap { $0 > today ? $0 : nil }, awayUntil?.adding(days: 1)].compactMap(\.self).max()
    }
}

extension Spoken {
    static func closed(until again: CalendarDate, today: CalendarDate) -> String {
        again == Availability.whenever ? "tot nader bericht" : "weer vanaf \(date(again, today: today))"
    }
}

/// How fresh a page is.
struct ConfirmedLine {
    let day: CalendarDate?
    let today: CalendarDate

    var html: HTML {
        "<p class=\"hint\">\(day.map { "Deze gegevens zijn bevestigd op \(Spoken.date($0, today: today))." } ?? "Deze gegevens zijn nog niet bevestigd.")</p>"
    }
}

/// Where a visitor goes from here.
struct InvitationLine {
    let isWorker: Bool

    var html: HTML {
        isWorker
            ? .none
            : """
            <p class="actions screen-only"><a class="button" href="\(Link.askPublic)">Hulp vragen</a><a class="button second" href="\(Link.offerPublic)">Iets aanbieden</a></p>
            """
    }
}

extension Address {
    /// "Lindestraat 4, 1234 AB".
    var spoken: String {
        let street = [street, houseNumber].compactMap(\.self).joined(separator: " ")
        return [street, postcode?.shown ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
