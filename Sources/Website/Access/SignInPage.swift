import Neighbourhood
import Storage

/// Aanmelden: without a password. In the practice neighbourhood a choice of whom to be.
struct SignInPage: Page {
    /// Nil outside the practice neighbourhood.
    let practice: [PracticePerson]?
    let seal: String
    let codes: CodeForms
    /// What the municipality calls its own sign-in; nil when there is none.
    let broker: String?
    /// A worker looked along until a moment ago, and the time was up.
    let wasBeside: Bool

    var title: String { "Aanmelden" }
    var place: String? { Link.signIn }
    var hasErrors: Bool { codes.form.hasErrors }

    var main: HTML {
        """
        <h1>Aanmelden</h1>\(when: wasBeside, Self.timeIsUp)\(practice.map { PracticeChoice(people: $0, seal: seal).html } ?? .none)<div class="calm">\
        \(codes.html)<h2>Nog geen code of link?</h2><p>Omzien werkt zonder wachtwoord. U krijgt een code of een link die u één keer kunt gebruiken. Geef hem aan niemand door.</p>\
        <h3>Bent u bewoner?</h3><p>U heeft geen account nodig om hulp te vragen of iets aan te bieden. Wilt u zelf kunnen zien wat er over u staat? \
        Vraag bij het wijkteam of de balie om een codekaart. <a href="\(Link.whoHelps)">Hier staat wie u kunt bellen</a>.</p>\
        <h3>Werk je in het wijkteam, aan de balie of in een buurthuis?</h3>\(BrokerButton(name: broker, seal: seal).html)<p>Vraag de beheerder van jullie gemeente om een link.</p></div>
        """
    }

    private static let timeIsUp: HTML = """
        <p class="notice warning" role="status">\(Icon.bell)De tijd om samen te kijken is om. Alles is afgesloten. Werk je hier? Meld je dan opnieuw aan.</p>
        """
}

/// The people of the practice neighbourhood by what they do, each a button.
struct PracticeChoice {
    let people: [PracticePerson]
    let seal: String

    private static let order: [(role: Role, does: String)] = [
        (.connector, "brengt mensen bij elkaar"), (.teamMember, "werkt in het wijkteam"), (.desk, "neemt vragen aan en geeft ze door"),
        (.houseManager, "beheert een buurthuis"), (.partner, "werkt bij een organisatie in de buurt"),
        (.expertByExperience, "helpt met eigen ervaring"), (.council, "praat mee namens bewoners"), (.policy, "maakt beleid, ziet geen personen"),
        (.admin, "richt Omzien in"),
    ]

    var html: HTML {
        guard !people.isEmpty else {
            return "<p class=\"empty\">Er staan in deze gemeente nog geen verzonnen mensen. Laad eerst de voorbeeldbuurt.</p>"
        }
        return """
            <section aria-labelledby="practice"><h2 id="practice">Wie wilt u zijn in deze oefenomgeving?</h2><p>Deze mensen zijn verzonnen. Kies er een en kijk rond.</p>\
            <form method="post" action="\(Link.practise)"><input type="hidden" name="seal" value="\(seal)"><dl class="facts stacked">\
            \(Self.order.html { group($0.role, $0.does) })\(residents)</dl></form></section>
            """
    }

    private func group(_ role: Role, _ does: String) -> HTML {
        let players = people.filter { $0.role == role }
        guard !players.isEmpty else { return .none }
        return "<dt>\(Dutch.name(role))<br><span class=\"hint\">\(does)</span></dt><dd class=\"actions\">\(players.html { button($0, nil) })</dd>"
    }

    private var residents: HTML {
        let players = people.filter { $0.role == nil || $0.role == .resident }
        guard !players.isEmpty else { return .none }
        return """
            <dt>bewoner<br><span class="hint">vraagt of biedt iets</span></dt><dd class="actions">\(players.html { button($0, Self.part(of: $0)) })</dd>
            """
    }

    private static func part(of person: PracticePerson) -> String {
        [person.asks > 0 ? "vraagt" : nil, person.offers > 0 ? "helpt" : nil].compactMap(\.self).joined(separator: " en ")
    }

    private func button(_ person: PracticePerson, _ part: String?) -> HTML {
        "<button class=\"button second\" name=\"person\" value=\"\(person.id.text)\"><bdi>\(person.name)</bdi>\(part.map { " (\($0))" as HTML })</button>"
    }
}

/// For who signs in on a device that nobody else uses.
enum OwnDeviceTick {
    static let html: HTML = """
        <p><label class="option"><input type="checkbox" name="own_device" value="yes"> <span>Dit is mijn eigen apparaat. Houd mij aangemeld, \
        tot dertig dagen nadat ik hier voor het laatst was.</span></label></p>
        """
}

/// Behind the link from a mail: one button, because mail programs open links to look at them, and that must not spend it.
struct SignInLinkPage: Page {
    let seal: String

    var title: String { "Aanmelden" }
    var place: String? { Link.signIn }

    var main: HTML {
        """
        <div class="calm"><h1>Wilt u zich aanmelden?</h1><p class="lead">Deze link werkt één keer.</p>\
        <form method="post" action="\(Link.signInByLink)"><input type="hidden" name="seal" value="\(seal)">\(OwnDeviceTick.html)\
        <p class="actions"><button class="button">Ja, meld mij aan</button></p></form>\
        <p class="hint">Zit u op een computer die ook anderen gebruiken? Klik na afloop op Afmelden. Wie hier werkt, blijft hooguit twaalf uur aangemeld.</p></div>
        """
    }
}
