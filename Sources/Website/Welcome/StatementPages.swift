import Language
import Neighbourhood
import Storage

/// Wat wij bewaren: short, and true of what exists today; and a form for whoever wants to know or change what is written about them.
struct PrivacyPage: Page {
    /// Nil where the teams are not at hand; then there is a way to them.
    let neighbourhood: KnownNeighbourhood?
    let form: FormView

    var title: String { plain("privacy.title") }
    var place: String? { Link.privacy }
    var hasErrors: Bool { form.hasErrors }

    /// Where the form begins.
    static let mark = "verzoek"

    var main: HTML {
        """
        <div class="calm"><h1>\(say("privacy.title"))</h1>\(form.summary)<p class="lead">\(say("privacy.lead"))</p>\(kept)\(seen)\(yours)\(request)\(cookies)\
        <h2>\(say("privacy.complaint"))</h2>\(TeamPhones(teams: neighbourhood?.teams ?? []).html)<p>\(say("privacy.complaintMore"))</p></div>
        """
    }

    /// As the register of this version has them, so that what is promised here is what the daily work does.
    private static let terms = (try? Register.bundled())?.terms ?? [:]
    private static func term(_ name: String) -> String { terms[name]?.length.spoken ?? plain("privacy.aWhile") }

    private var kept: HTML {
        """
        <h2>\(say("privacy.kept"))</h2><ul><li>\(say("privacy.keptWords"))</li>\
        <li>\(say("privacy.keptReach"))</li>\
        <li>\(say("privacy.keptMatches"))</li><li>\(say("privacy.keptDeeds"))</li>\
        <li>\(say("privacy.keptWorries"))</li></ul>
        """
    }

    private var seen: HTML {
        """
        <h2>\(say("privacy.seen"))</h2><ul><li>\(say("privacy.seenTeam"))</li>\
        <li>\(say("privacy.seenOther"))</li><li>\(say("privacy.seenPolicy"))</li><li>\(say("privacy.seenNobody"))</li></ul>\
        <p>\(say("privacy.machine"))</p>
        """
    }

    private var yours: HTML {
        """
        <h2>\(say("privacy.yours"))</h2><p>\(say("privacy.yoursSee", ["mine": "\(Link.mine)"]))</p><p>\(say("privacy.terms", ["askTerm": "\(Self.term("ask"))", "personTerm": "\(Self.term("person"))"]))</p>
        """
    }

    private var request: HTML {
        """
        <section id="\(Self.mark)" aria-labelledby="ask-for"><h2 id="ask-for">\(say("privacy.request"))</h2><p>\(say("privacy.requestLead"))</p><form method="post" action="\(Link.privacy)">\(form.sealField)\(form.trapField)\
        \(form.rightChoice(isWorker: false))\(form.line("name", plain("visitor.name"), autocomplete: "name", isRequired: true))\
        \(form.line("contact", plain("privacy.contact"), hint: plain("privacy.contactHint"), isRequired: true))\
        \(form.text("words", plain("privacy.more"), hint: plain("privacy.moreHint"), rows: 3))\
        <p class="actions">\(Button(say("privacy.sendRequest")).html)</p></form></section>
        """
    }

    private var cookies: HTML {
        """
        <h2>\(say("privacy.cookies"))</h2><p>\(say("privacy.cookiesLead", ["days": "\(Int(SessionTerms.ownDevice.absolute / 86_400))"]))</p>\
        <p>\(say("privacy.addresses"))</p>
        """
    }
}

/// Toegankelijkheid: what we do, what we do not know yet, and whom to tell.
struct AccessibilityPage: Page {
    let neighbourhood: KnownNeighbourhood

    var title: String { plain("access.title") }
    var place: String? { Link.accessibility }

    var main: HTML {
        """
        <div class="calm"><h1>\(say("access.title"))</h1><p class="lead">\(say("access.lead"))</p>\
        <h2>\(say("access.good"))</h2><ul><li>\(say("access.plain"))</li><li>\(say("access.keyboard"))</li>\
        <li>\(say("access.aloud"))</li>\
        <li>\(say("access.small"))</li>\
        <li>\(say("access.desk"))</li></ul>\
        <h2>\(say("access.notYet"))</h2><ul><li>\(say("access.unaudited"))</li>\
        <li>\(say("access.languages"))</li></ul>\
        <h2>\(say("access.broken"))</h2><p>\(say("access.tell"))</p>\(TeamPhones(teams: neighbourhood.teams).html)</div>
        """
    }
}
