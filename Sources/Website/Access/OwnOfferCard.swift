import Language
import Neighbourhood

/// An offer of one's own: does it still hold, a pause, or stop.
struct OwnOfferCard {
    let offer: Offer
    let seal: String
    let today: CalendarDate

    var html: HTML {
        """
        <article class="card"><p class="own-words offer">\(inOwnWords((offer.draft.title.map { $0 + ": " } ?? "") + offer.draft.words))</p><p>\(state)</p>\(deeds)</article>
        """
    }

    private var pausedUntil: CalendarDate? {
        guard let day = offer.draft.availability.pausedUntil, day > today else { return nil }
        return day
    }

    private var state: String {
        switch offer.state {
        case .new: return plain("ownOffer.new")
        case .withdrawn: return plain("ownOffer.withdrawn")
        case .asleep:
            return plain("ownOffer.asleep")
        case .open: return open
        }
    }

    private var open: String {
        if let day = pausedUntil {
            return day >= Availability.whenever ? plain("ownOffer.paused") : plain("ownOffer.pausedUntil", ["day": Spoken.day(day, today: today)])
        }
        let confirmed = offer.confirmedOn.map { plain("ownOffer.confirmed", ["ago": Spoken.ago($0, today: today)]) } ?? plain("ownOffer.notConfirmed")
        return offer.running == 0 ? confirmed : confirmed + " " + plain("ownOffer.helping", ["people": Spoken.people(offer.running)])
    }

    private var deeds: HTML {
        guard offer.state == .open || offer.state == .asleep else { return .none }
        return """
            <div class="actions screen-only">\(button(Link.confirmation(offer.id), offer.state == .asleep ? plain("ownOffer.wake") : plain("ownOffer.stillRight")))\
            \(when: pausedUntil != nil, button(Link.resumption(offer.id), plain("ownOffer.resume")))</div>\(when: pausedUntil == nil, pause)\(stop)
            """
    }

    private func button(_ link: String, _ text: String) -> HTML {
        "<form method=\"post\" action=\"\(link)\">\(sealField)\(Button("\(text)", .second).html)</form>"
    }

    private var pause: HTML {
        let id = "until-\(offer.id)"
        return """
            <details class="more screen-only"><summary>\(say("ownOffer.pause"))</summary><form method="post" action="\(Link.pause(offer.id))">\(sealField)\
            <div class="field"><label for="\(id)">\(say("ownOffer.pauseUntil")) <span class="optional">\(say("form.optional"))</span></label><input id="\(id)" name="until" type="date" min="\(today.adding(days: 1).description)"></div>\
            <p class="actions">\(Button(say("ownOffer.pauseButton"), .second).html)</p></form></details>
            """
    }

    private var stop: HTML {
        """
        <details class="more screen-only"><summary>\(say("ownOffer.stop"))</summary><form method="post" action="\(Link.withdrawal(offer.id))">\(sealField)\
        <p>\(say("ownOffer.stopMore"))\(when: offer.running > 0, " \(say("ownOffer.stopTell"))")</p>\
        <p class="actions">\(Button(say("ownOffer.stopButton"), .danger).html)</p></form></details>
        """
    }

    private var sealField: HTML { "<input type=\"hidden\" name=\"seal\" value=\"\(seal)\">" }
}
