import Language
import Neighbourhood

/// After sending: what happens next and on which day at the latest, and what to do if it cannot wait.
struct ThanksPage: Page {
    enum Sent: Sendable { case ask, offer }

    let sent: Sent
    let neighbourhood: KnownNeighbourhood
    let today: CalendarDate

    /// What the team promises.
    static let workingDays = 2

    var title: String { plain("thanks.title") }
    var place: String? { sent == .ask ? Link.askPublic : Link.offerPublic }

    var main: HTML {
        """
        <div class="calm"><h1>\(sent == .ask ? say("thanks.ask") : say("thanks.offer"))</h1><p class="lead">\(promise)</p>\
        <h2>\(say("thanks.steps"))</h2><ol>\(steps.html { "<li>\($0)</li>" })</ol></div>\(sent == .ask ? cannotWait : question)
        """
    }

    private var day: String { Spoken.promised(today.adding(workingDays: Self.workingDays), today: today) }

    private var promise: HTML {
        switch sent {
        case .ask: say("thanks.askPromise", ["day": "\(day)"])
        case .offer: say("thanks.offerPromise", ["day": "\(day)"])
        }
    }

    private var steps: [HTML] {
        switch sent {
        case .ask:
            [
                say("thanks.askFirst"), say("thanks.askSecond"),
                say("thanks.bothYes"),
                say("thanks.askNo"),
            ]
        case .offer:
            [
                say("thanks.offerFirst"),
                say("thanks.offerSecond"),
                say("thanks.bothYes"),
                say("thanks.offerNo"),
            ]
        }
    }

    private var cannotWait: HTML {
        """
        <section aria-labelledby="wait"><h2 id="wait">\(say("thanks.cannotWait"))</h2>\(TeamPhones(teams: neighbourhood.teams).html)\
        <p>\(say("thanks.doctor"))</p>\(SafetyLines.full)</section>
        """
    }

    private var question: HTML {
        "<section aria-labelledby=\"wait\"><h2 id=\"wait\">\(say("thanks.question"))</h2>\(TeamPhones(teams: neighbourhood.teams).html)</section>"
    }
}

/// Whom to ring.
struct TeamPhones {
    let teams: [Team]

    var html: HTML {
        let known = teams.filter { $0.phone != nil }
        guard !known.isEmpty else { return "<p>\(say("thanks.whomToCall", ["whoHelps": "\(Link.whoHelps)"]))</p>" }
        return """
            <p>\(say("thanks.call", ["whoHelps": "\(Link.whoHelps)"]))</p><ul>\(known.html { team in
                "<li>\(inDutch(team.name)): \(team.phone.map(Spoken.link))</li>"
            })</ul>
            """
    }
}

extension Spoken {
    /// The day of a promise, always with its name: "dinsdag 24 november".
    static func promised(_ day: CalendarDate, today: CalendarDate) -> String { dayAndDate(day, today: today) }
}
