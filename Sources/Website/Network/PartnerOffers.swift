import Language
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
        <li class="card">\(offer.title.map { "<h3>\(inDutch($0))</h3>" as HTML })<p\(WrittenPart.dutch)>\(offer.words)</p>\(facts(offer).html)\
        <p class="hint">\(offer.confirmedOn.map { plain("partner.confirmed", ["day": Spoken.date($0, today: today)]) } ?? plain("partner.notConfirmed"))\
        \(when: isWorker, "<span class=\"screen-only\"> · <a href=\"\(Link.offer(offer.id))\">Bekijk dit aanbod<span class=\"unseen\">: \(offer.title ?? "")</span></a></span>")</p></li>
        """
    }

    private func facts(_ offer: PartnerOffer) -> [Fact] {
        let days = Spoken.dayParts(offer.weekly)
        let when = [days, offer.whenWords ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
        let whenPieces = [days.isEmpty ? nil : "\(days)" as HTML, offer.whenWords.map(inDutch)].compactMap(\.self)
        return [
            Fact(plain("activity.when"), when) { _ in Spoken.joined(whenPieces, by: "; ") },
            Fact(plain("partner.howOften"), offer.rhythm == .once ? plain("partner.once") : nil),
            Fact(plain("agenda.from"), offer.from.flatMap { $0 > today ? Spoken.date($0, today: today) : nil }),
            Fact(plain("agreement.until"), offer.until.map { Spoken.date($0, today: today) }),
            Fact(plain("partner.notNow"), offer.backOn(after: today).map { Spoken.closed(until: $0, today: today) }),
            Fact(plain("partner.goodToKnow"), offer.conditions, as: inDutch),
            Fact(plain("activity.languages"), offer.languages == [.dutch] ? nil : Spoken.list(offer.languages.map(Dutch.name))),
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
        again == Availability.whenever ? plain("partner.until") : plain("partner.again", ["day": date(again, today: today)])
    }
}

/// How fresh a page is.
struct ConfirmedLine {
    let day: CalendarDate?
    let today: CalendarDate

    var html: HTML {
        "<p class=\"hint\">\(day.map { plain("partner.pageConfirmed", ["day": Spoken.date($0, today: today)]) } ?? plain("partner.pageNotConfirmed"))</p>"
    }
}

/// Where a visitor goes from here.
struct InvitationLine {
    let isWorker: Bool

    var html: HTML {
        isWorker
            ? .none
            : """
            <p class="actions screen-only">\(ButtonLink(say("frame.ask"), to: Link.askPublic).html)\(ButtonLink(say("frame.offer"), .second, to: Link.offerPublic).html)</p>
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
