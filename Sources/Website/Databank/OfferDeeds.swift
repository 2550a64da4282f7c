import Neighbourhood

/// What can be done with an offer in the state it is in. A resident may always stop or pause their own, without a reason.
struct OfferDeeds {
    let offer: Offer
    let viewer: Viewer
    let form: FormView
    let today: CalendarDate

    private var isWorker: Bool { viewer.isAtWork }
    private var isPaused: Bool { OfferStanding(offer: offer, today: today).isPaused }

    var html: HTML {
        guard offer.state != .withdrawn else { return comeback }
        return "<div class=\"deeds screen-only\"><div class=\"actions\">\(confirm)\(resume)\(correct)</div>\(pause)\(withdraw)</div>"
    }

    private func may(_ deed: Deed) -> Bool { Access.allows(viewer, deed, offer.ties) }

    /// A new offer from the public side is let in by a worker who spoke with the person, never by its sender.
    private var confirm: HTML {
        guard may(.confirmOffer), isWorker || offer.state != .new else { return .none }
        let text =
            offer.state == .new
            ? "We hebben gesproken: zet open" : offer.state == .asleep ? "Klopt nog: maak wakker" : isWorker ? "Klopt nog" : "Ja, dit klopt nog"
        return
            "<form method=\"post\" action=\"\(Link.confirmation(offer.id))\">\(form.sealField)\(Button("\(text)", offer.state == .open ? .second : .main).html)</form>"
    }

    /// For a stop that was a mistake.
    private var comeback: HTML {
        guard may(.bringBackOffer) else { return .none }
        return """
            <form method="post" action="\(Link.comeback(offer.id))" class="screen-only">\(form.sealField)\
            <p class="hint">Een voorstel dat door het stoppen verviel, komt niet terug.</p>\(Button("Haal dit aanbod terug", .second).html)</form>
            """
    }

    private var resume: HTML {
        guard isPaused, may(.resumeOffer) else { return .none }
        return
            "<form method=\"post\" action=\"\(Link.resumption(offer.id))\">\(form.sealField)\(Button("Haal van pauze").html)</form>"
    }

    private var correct: HTML {
        may(.correctOffer) ? ButtonLink("Pas aan", .second, to: Link.correct(offer.id)).html : .none
    }

    private var pause: HTML {
        guard !isPaused, may(.pauseOffer) else { return .none }
        return """
            <details class="more"\(when: !form.errors.isEmpty, " open")><summary>Zet op pauze</summary><form method="post" action="\(Link.pause(offer.id))">\(form.sealField)\
            \(form.line("until", "Vanaf welke dag weer?", hint: "Niets ingevuld: tot nader bericht.", type: "date"))\(Button("Zet op pauze", .second).html)</form></details>
            """
    }

    private var withdraw: HTML {
        guard may(.withdrawOffer) else { return .none }
        let word =
            isWorker
            ? "Stoppen mag altijd, zonder reden. Wat al loopt, gaat door tot het is afgerond."
            : "Stoppen mag altijd, u hoeft niet te zeggen waarom. Wat al loopt, gaat door tot u het zelf afrondt."
        return """
            <details class="more"><summary>Stop dit aanbod</summary><form method="post" action="\(Link.withdrawal(offer.id))">\(form.sealField)\
            <p>\(word)</p>\(Button("Stop dit aanbod", .danger).html)</form></details>
            """
    }
}
