import Neighbourhood

/// An offer of one's own: does it still hold, a pause, or stop.
struct OwnOfferCard {
    let offer: Offer
    let seal: String
    let today: CalendarDate

    var html: HTML {
        """
        <article class="card"><p class="own-words offer"><bdi>\(offer.draft.title.map { $0 + ": " } ?? "")\(offer.draft.words)</bdi></p><p>\(state)</p>\(deeds)</article>
        """
    }

    private var pausedUntil: CalendarDate? {
        guard let day = offer.draft.availability.pausedUntil, day > today else { return nil }
        return day
    }

    private var state: String {
        switch offer.state {
        case .new: return "We hebben uw aanbod. Iemand van het wijkteam neemt contact met u op om kennis te maken."
        case .withdrawn: return "U bent hiermee gestopt. Bedankt voor alles wat u deed."
        case .asleep:
            return "Dit slaapt, omdat we lang niets hoorden. We vragen u nu niets. Klopt het nog? Eén druk op de knop en het is weer wakker."
        case .open: return open
        }
    }

    private var open: String {
        if let day = pausedUntil {
            return day >= Availability.whenever ? "Op pauze, tot u weer verder wilt." : "Op pauze tot \(Spoken.day(day, today: today))."
        }
        let confirmed = offer.confirmedOn.map { "Bevestigd: \(Spoken.ago($0, today: today))." } ?? "Nog niet bevestigd."
        return offer.running == 0 ? confirmed : confirmed + " U helpt nu \(Spoken.people(offer.running))."
    }

    private var deeds: HTML {
        guard offer.state == .open || offer.state == .asleep else { return .none }
        return """
            <div class="actions screen-only">\(button(Link.confirmation(offer.id), offer.state == .asleep ? "Maak weer wakker" : "Dit klopt nog"))\
            \(when: pausedUntil != nil, button(Link.resumption(offer.id), "Haal van pauze"))</div>\(when: pausedUntil == nil, pause)\(stop)
            """
    }

    private func button(_ link: String, _ text: String) -> HTML {
        "<form method=\"post\" action=\"\(link)\">\(sealField)<button class=\"button second\">\(text)</button></form>"
    }

    private var pause: HTML {
        let id = "until-\(offer.id)"
        return """
            <details class="more screen-only"><summary>Even pauze</summary><form method="post" action="\(Link.pause(offer.id))">\(sealField)\
            <div class="field"><label for="\(id)">Vanaf welke dag weer? <span class="optional">(hoeft niet)</span></label><input id="\(id)" name="until" type="date" min="\(today.adding(days: 1).description)"></div>\
            <p class="actions"><button class="button second">Zet op pauze</button></p></form></details>
            """
    }

    private var stop: HTML {
        """
        <details class="more screen-only"><summary>Hiermee stoppen</summary><form method="post" action="\(Link.withdrawal(offer.id))">\(sealField)\
        <p>U mag altijd stoppen en hoeft niet te zeggen waarom.\(when: offer.running > 0, " Helpt u nu iemand? Laat het die ander dan ook weten, of vraag het wijkteam om dat te doen.")</p>\
        <p class="actions"><button class="button danger">Stop hiermee</button></p></form></details>
        """
    }

    private var sealField: HTML { "<input type=\"hidden\" name=\"seal\" value=\"\(seal)\">" }
}
