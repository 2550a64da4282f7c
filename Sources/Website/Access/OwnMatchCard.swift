import Neighbourhood
import Storage

/// Somebody we thought of. Coarse until both said yes: a first name and words. After the introduction the name, address and telephone.
struct OwnMatchCard {
    let match: OwnMatch
    /// Only there when the store gave it.
    let introduction: Introduction?
    /// How far it is; only after the introduction.
    let state: Match?
    /// Whom to call when something goes wrong; only while they know each other through us.
    let who: WhoToCall?
    let seal: String
    let today: CalendarDate

    /// Brick asks, green offers, here as everywhere.
    var html: HTML {
        """
        <article class="proposal"><h3>\(heading)</h3><div class="side\(when: match.side == .offer, " offer")"><h4>\(match.side == .ask ? "U vroeg" : "U biedt aan")</h4><p><bdi>\(match.ownWords)</bdi></p></div>\
        <div class="side\(when: match.side == .ask, " offer")"><h4>\(match.side == .ask ? "De ander biedt aan" : "De ander vraagt")</h4><p><bdi>\(match.otherWords)</bdi></p></div>\
        <div>\(introduction.map(contact) ?? standing)</div></article>
        """
    }

    private var heading: HTML { introduction == nil ? "We dachten aan \(other)" : "U kent elkaar: \(other)" }

    private var other: HTML {
        let name = match.otherName.map { "<bdi>\($0)</bdi>" as HTML }
        switch match.otherParty {
        case .person: return name ?? (match.side == .ask ? "een bewoner die wil helpen" : "een bewoner met een vraag")
        case .house, .organisation: return name ?? "\(Dutch.name(match.otherParty))"
        default: return "\(Dutch.name(match.otherParty))\(name.map { " (met \($0))" as HTML })"
        }
    }

    private var standing: HTML {
        switch (match.step, match.ownAnswer?.reply) {
        case (.introduced, _): "<p>U kent elkaar. Vraag het wijkteam naar de gegevens van de ander.</p>\(ending)"
        case (.agreed, _): "<p>U heeft allebei ja gezegd. <bdi>\(match.workerName)</bdi> van het wijkteam stelt u aan elkaar voor.</p>\(changed)"
        case (_, .yes): "<p>U zei ja. We wachten nog op de ander.</p>\(changed)"
        case (_, .later): "<p>U zei: later. Weet u het al?</p>\(form)"
        default:
            "<p>Wilt u kennismaken? Nee zeggen mag altijd, ook zonder reden. De ander krijgt uw naam, adres en telefoonnummer pas als u allebei ja zegt. Dat mag u later altijd weer intrekken.</p>\(form)"
        }
    }

    private var changed: HTML {
        "<details class=\"more screen-only\"><summary>Heeft u zich bedacht?</summary>\(form)</details>"
    }

    private var form: HTML {
        let id = match.id.text
        return """
            <form method="post" action="\(Link.answers(match.id))" class="screen-only"><input type="hidden" name="seal" value="\(seal)">\
            <input type="hidden" name="side" value="\(match.side.rawValue)"><fieldset class="field choice"><legend>Uw antwoord</legend><div class="options">\
            \(Self.replies.html { "<label class=\"option\"><input type=\"radio\" name=\"reply\" value=\"\($0.reply.rawValue)\" required> <span>\($0.text)</span></label>" })</div></fieldset>\
            <div class="field"><label for="reason-\(id)">Waarom? <span class="optional">(hoeft niet)</span></label>\
            <p class="hint" id="hint-\(id)">Alleen het wijkteam leest dit. Het helpt ons om beter te zoeken.</p>\
            <input id="reason-\(id)" name="reason" maxlength="500" autocomplete="off" dir="auto" aria-describedby="hint-\(id)"></div>\
            <p class="actions"><button class="button">Verstuur mijn antwoord<span class="unseen"> over \(other)</span></button></p></form>
            """
    }

    /// Where it stands, in a sentence.
    private var progress: HTML {
        guard let state, let sentence = Self.sentence(state, today: today) else { return .none }
        return "<p>\(Icon.check)\(sentence)</p>"
    }

    private static func sentence(_ match: Match, today: CalendarDate) -> HTML? {
        let day: HTML = match.until.map { "\(Spoken.day($0, today: today))" } ?? .none
        return switch match.step {
        case .acquaintance where match.until != nil: "U maakt kennis op \(day)."
        case .trial: "U probeert het samen, tot en met \(day)."
        case .agreed: "De afspraken staan. U begint op \(day)."
        case .running: match.startedAt.map { "U bent samen begonnen op \(Spoken.date(CalendarDate($0), today: today))." as HTML }
        case .paused: "Het rust nu even, tot \(day)."
        case .ending: "Het loopt af. De laatste keer is op \(day)."
        default: nil
        }
    }

    /// Either side may rest or stop, without asking the other.
    private var ending: HTML {
        """
        \(rest)<details class="more screen-only"><summary>Wilt u stoppen?</summary><form method="post" action="\(Link.moves(match.id))">\(hidden(.endMatch))\
        <p>Stoppen mag altijd. U hoeft niet te zeggen waarom. Daarna ziet u hier niets meer van elkaar, \
        en weet het wijkteam dat het voorbij is.</p><p class="actions"><button class="button second">Ik wil stoppen</button></p></form></details>
        """
    }

    private var rest: HTML {
        guard let state else { return .none }
        if LifeCycle.way(.resumeMatch, from: state.step) != nil {
            return """
                <form method="post" action="\(Link.moves(match.id))" class="screen-only">\(hidden(.resumeMatch))<p class="actions"><button class="button second">Ik wil weer verder</button></p></form>
                """
        }
        guard LifeCycle.way(.pauseMatch, from: state.step) != nil else { return .none }
        return """
            <details class="more screen-only"><summary>Wilt u even pauze?</summary><form method="post" action="\(Link.moves(match.id))">\(hidden(.pauseMatch))\
            <div class="field"><label for="day-\(match.id.text)">Tot welke dag?</label><input id="day-\(match.id.text)" name="day" type="date" required></div>\
            <p class="actions"><button class="button second">Zet het op pauze</button></p></form></details>
            """
    }

    private func hidden(_ deed: Deed) -> HTML {
        "<input type=\"hidden\" name=\"seal\" value=\"\(seal)\"><input type=\"hidden\" name=\"deed\" value=\"\(deed.rawValue)\">"
    }

    private var help: HTML { who.map { HelpNow(who: $0, match: match.id, isWorker: false).short } ?? .none }

    private static let replies: [(reply: Reply, text: String)] = [(.yes, "Ja, graag"), (.later, "Later misschien"), (.no, "Nee, liever niet")]

    private func contact(_ known: Introduction) -> HTML {
        let address = [known.street, known.houseNumber].compactMap(\.self).joined(separator: " ")
        let place = [address, known.postcode?.shown ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let moment = CalendarDate(known.introducedAt)
        return """
            \(progress)<dl class="facts"><dt>Naam</dt><dd><bdi>\(known.name)</bdi>\(known.partyName.map { " (<bdi>\($0)</bdi>)" as HTML })</dd>\
            \(when: !place.isEmpty, "<dt>Adres</dt><dd><bdi>\(place)</bdi></dd>")\(when: known.phone != nil, "<dt>Telefoon</dt><dd>\(known.phone.map { "<a href=\"tel:\($0.text)\">\($0.shown)</a>" as HTML })</dd>")</dl>\
            \(when: known.phone == nil, "<p>Er is geen telefoonnummer bekend. <bdi>\(match.workerName)</bdi> van het wijkteam weet hoe u de ander bereikt.</p>")\
            <p class="hint">Kennisgemaakt: \(Spoken.ago(moment, today: today)). <bdi>\(match.workerName)</bdi> van het wijkteam begeleidt u.</p>\(help)\(ending)
            """
    }
}
