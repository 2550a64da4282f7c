import Language
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

    var title: String { plain("signIn.title") }
    var place: String? { Link.signIn }
    var hasErrors: Bool { codes.form.hasErrors }

    var main: HTML {
        """
        <h1>\(say("signIn.title"))</h1><p class="lead">\(say("signIn.lead"))</p>\(when: wasBeside, Self.timeIsUp)\(practice.map { PracticeChoice(people: $0, seal: seal).html } ?? .none)<div class="calm">\
        \(codes.html)<h2>\(say("signIn.none"))</h2><p>\(say("signIn.noneMore"))</p>\
        <h3>\(say("signIn.resident"))</h3><p>\(say("signIn.residentMore", ["whoHelps": "\(Link.whoHelps)"]))</p>\
        <h3>\(say("signIn.worker"))</h3>\(BrokerButton(name: broker, seal: seal).html)<p>\(say("signIn.workerMore"))</p></div>
        """
    }

    private static var timeIsUp: HTML {
        """
        \(Alert(.warning, say("signIn.timeIsUp"), role: .status).html)
        """
    }
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
            return EmptyState("Er staan in deze gemeente nog geen verzonnen mensen. Laad eerst de voorbeeldbuurt.").html
        }
        return """
            <section aria-labelledby="practice"\(WrittenPart.dutch)><h2 id="practice">Wie wilt u zijn in deze oefenomgeving?</h2><p>Deze mensen zijn verzonnen. Kies er een en kijk rond.</p>\
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
        Button("<bdi>\(person.name)</bdi>\(part.map { " (\($0))" as HTML })", .second, name: "person", value: person.id.text).html
    }
}

/// For who signs in on a device that nobody else uses.
enum OwnDeviceTick {
    static var html: HTML {
        """
        <p><label class="option"><input type="checkbox" name="own_device" value="yes"> <span>\(say("signIn.ownDevice"))</span></label></p>
        """
    }
}

/// Behind the link from a mail: one button, because mail programs open links to look at them, and that must not spend it.
struct SignInLinkPage: Page {
    let seal: String
    /// Where the button sends to.
    var action = Link.signInByLink

    var title: String { plain("signIn.title") }
    var place: String? { Link.signIn }

    var main: HTML {
        """
        <div class="calm"><h1>\(say("signIn.want"))</h1><p class="lead">\(say("signIn.once"))</p>\
        <form method="post" action="\(action)"><input type="hidden" name="seal" value="\(seal)">\(OwnDeviceTick.html)\
        <p class="actions">\(Button(say("signIn.yes")).html)</p></form>\
        <p class="hint">\(say("signIn.shared"))</p></div>
        """
    }
}
