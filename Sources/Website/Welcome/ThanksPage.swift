import Neighbourhood

/// After sending: what happens next and on which day at the latest, and what to do if it cannot wait.
struct ThanksPage: Page {
    enum Sent: Sendable { case ask, offer }

    let sent: Sent
    let neighbourhood: KnownNeighbourhood
    let today: CalendarDate

    /// What the team promises.
    static let workingDays = 2

    var title: String { "Bedankt" }
    var place: String? { sent == .ask ? Link.askPublic : Link.offerPublic }

    var main: HTML {
        """
        <div class="calm"><h1>\(sent == .ask ? "Uw vraag is bij ons" : "Wat fijn dat u iets wilt doen")</h1><p class="lead">\(promise)</p>\
        <h2>Zo gaat het verder</h2><ol>\(steps.html { "<li>\($0)</li>" })</ol></div>\(sent == .ask ? cannotWait : question)
        """
    }

    private var day: String { Spoken.promised(today.adding(workingDays: Self.workingDays), today: today) }

    private var promise: HTML {
        switch sent {
        case .ask: "Dank u wel voor uw vertrouwen. Iemand van het wijkteam belt of mailt u uiterlijk <strong>\(day)</strong>."
        case .offer: "Dank u wel. Iemand van het wijkteam belt of mailt u uiterlijk <strong>\(day)</strong> om kennis te maken."
        }
    }

    private var steps: [HTML] {
        switch sent {
        case .ask:
            [
                "Een medewerker leest uw vraag en neemt contact met u op.", "Samen bekijkt u wat u wilt, en wie er bij u past.",
                "Pas als u en de ander allebei ja zeggen, krijgen u en de ander elkaars naam, adres en telefoonnummer.",
                "U mag altijd nee zeggen of stoppen. Dat hoeft u niet uit te leggen.",
            ]
        case .offer:
            [
                "Een medewerker belt of mailt u: wat doet u graag, voor wie, en wanneer?",
                "Is er iemand die bij u past? Dan vragen we u eerst of u dat wilt.",
                "Pas als u en de ander allebei ja zeggen, krijgen u en de ander elkaars naam, adres en telefoonnummer.",
                "U mag altijd nee zeggen, pauze nemen of stoppen. Dat hoeft u niet uit te leggen.",
            ]
        }
    }

    private var cannotWait: HTML {
        """
        <section aria-labelledby="wait"><h2 id="wait">Kan het niet wachten?</h2>\(TeamPhones(teams: neighbourhood.teams).html)\
        <p>Bent u ziek en kan het niet tot morgen wachten? Bel uw huisarts, of ’s avonds en in het weekend de huisartsenpost.</p>\(SafetyLines.full)</section>
        """
    }

    private var question: HTML {
        "<section aria-labelledby=\"wait\"><h2 id=\"wait\">Heeft u nog een vraag?</h2>\(TeamPhones(teams: neighbourhood.teams).html)</section>"
    }
}

/// Whom to ring.
struct TeamPhones {
    let teams: [Team]

    var html: HTML {
        let known = teams.filter { $0.phone != nil }
        guard !known.isEmpty else { return "<p><a href=\"\(Link.whoHelps)\">Kijk wie u kunt bellen</a>.</p>" }
        return """
            <p>Bel het wijkteam of <a href="\(Link.whoHelps)">loop binnen</a>:</p><ul>\(known.html { team in
                "<li>\(team.name): \(team.phone.map { "<a href=\"tel:\($0.text)\">\($0.shown)</a>" as HTML })</li>"
            })</ul>
            """
    }
}

extension Spoken {
    /// The day of a promise, always with its name: "dinsdag 24 november".
    static func promised(_ day: CalendarDate, today: CalendarDate) -> String { "\(dayNames[day.weekday]) \(date(day, today: today))" }
}
