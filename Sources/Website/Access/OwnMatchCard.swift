import Language
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
        <article class="proposal"><h3>\(heading)</h3><div class="side\(when: match.side == .offer, " offer")"><h4>\(match.side == .ask ? say("ownMatch.youAsked") : say("ownMatch.youOffer"))</h4><p>\(inOwnWords(match.ownWords))</p></div>\
        <div class="side\(when: match.side == .ask, " offer")"><h4>\(match.side == .ask ? say("ownMatch.otherOffers") : say("ownMatch.otherAsks"))</h4><p>\(inOwnWords(match.otherWords))</p></div>\
        <div>\(introduction.map(contact) ?? standing)</div></article>
        """
    }

    private var heading: HTML { introduction == nil ? say("ownMatch.thought", ["other": other]) : say("ownMatch.know", ["other": other]) }

    private var other: HTML {
        let name = match.otherName.map { "<bdi>\($0)</bdi>" as HTML }
        switch match.otherParty {
        case .person: return name ?? (match.side == .ask ? say("ownMatch.helper") : say("ownMatch.asker"))
        case .house, .organisation: return name ?? "\(Dutch.name(match.otherParty))"
        default: return "\(Dutch.name(match.otherParty))\(name.map { " \(say("ownMatch.with", ["name": $0]))" as HTML })"
        }
    }

    private var standing: HTML {
        switch (match.step, match.ownAnswer?.reply) {
        case (.introduced, _): "<p>\(say("ownMatch.askTeam"))</p>\(ending)"
        case (.agreed, _): "<p>\(say("ownMatch.bothYes", ["worker": "<bdi>\(match.workerName)</bdi>"]))</p>\(changed)"
        case (_, .yes): "<p>\(say("ownMatch.saidYes"))</p>\(changed)"
        case (_, .later): "<p>\(say("ownMatch.saidLater"))</p>\(form)"
        default:
            "<p>\(say("ownMatch.want"))</p>\(form)"
        }
    }

    private var changed: HTML {
        "<details class=\"more screen-only\"><summary>\(say("ownMatch.changed"))</summary>\(form)</details>"
    }

    private var form: HTML {
        let id = match.id.text
        return """
            <form method="post" action="\(Link.answers(match.id))" class="screen-only"><input type="hidden" name="seal" value="\(seal)">\
            <input type="hidden" name="side" value="\(match.side.rawValue)"><fieldset class="field choice"><legend>\(say("ownMatch.answer"))</legend><div class="options">\
            \(Self.replies.html { "<label class=\"option\"><input type=\"radio\" name=\"reply\" value=\"\($0.reply.rawValue)\" required> <span>\($0.text)</span></label>" })</div></fieldset>\
            <div class="field"><label for="reason-\(id)">\(say("ownMatch.why")) <span class="optional">\(say("form.optional"))</span></label>\
            <p class="hint" id="hint-\(id)">\(say("ownMatch.whyHint"))</p>\
            <input id="reason-\(id)" name="reason" maxlength="500" autocomplete="off" dir="auto" aria-describedby="hint-\(id)"></div>\
            <p class="actions">\(Button("\(say("ownMatch.send"))<span class=\"unseen\"> \(say("ownMatch.about", ["other": other]))</span>").html)</p></form>
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
        case .acquaintance where match.until != nil: say("ownMatch.acquaintance", ["day": "\(day)"])
        case .trial: say("ownMatch.trial", ["day": "\(day)"])
        case .agreed: say("ownMatch.agreed", ["day": "\(day)"])
        case .running: match.startedAt.map { say("ownMatch.running", ["day": "\(Spoken.date(CalendarDate($0), today: today))"]) }
        case .paused: say("ownMatch.paused", ["day": "\(day)"])
        case .ending: say("ownMatch.ending", ["day": "\(day)"])
        default: nil
        }
    }

    /// Either side may rest or stop, without asking the other.
    private var ending: HTML {
        """
        \(rest)<details class="more screen-only"><summary>\(say("ownMatch.stop"))</summary><form method="post" action="\(Link.moves(match.id))">\(hidden(.endMatch))\
        <p>\(say("ownMatch.stopMore"))</p><p class="actions">\(Button(say("ownMatch.stopButton"), .second).html)</p></form></details>
        """
    }

    private var rest: HTML {
        guard let state else { return .none }
        if LifeCycle.way(.resumeMatch, from: state.step) != nil {
            return """
                <form method="post" action="\(Link.moves(match.id))" class="screen-only">\(hidden(.resumeMatch))<p class="actions">\(Button(say("ownMatch.resume"), .second).html)</p></form>
                """
        }
        guard LifeCycle.way(.pauseMatch, from: state.step) != nil else { return .none }
        return """
            <details class="more screen-only"><summary>\(say("ownMatch.rest"))</summary><form method="post" action="\(Link.moves(match.id))">\(hidden(.pauseMatch))\
            <div class="field"><label for="day-\(match.id.text)">\(say("ownMatch.restUntil"))</label><input id="day-\(match.id.text)" name="day" type="date" required></div>\
            <p class="actions">\(Button(say("ownMatch.restButton"), .second).html)</p></form></details>
            """
    }

    private func hidden(_ deed: Deed) -> HTML {
        "<input type=\"hidden\" name=\"seal\" value=\"\(seal)\"><input type=\"hidden\" name=\"deed\" value=\"\(deed.rawValue)\">"
    }

    private var help: HTML { who.map { HelpNow(who: $0, match: match.id, isWorker: false).short } ?? .none }

    private static var replies: [(reply: Reply, text: String)] {
        [(.yes, plain("message.yes")), (.later, plain("message.later")), (.no, plain("message.no"))]
    }

    private func contact(_ known: Introduction) -> HTML {
        let address = [known.street, known.houseNumber].compactMap(\.self).joined(separator: " ")
        let place = [address, known.postcode?.shown ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let moment = CalendarDate(known.introducedAt)
        return """
            \(progress)<dl class="facts"><dt>\(say("ownFacts.name"))</dt><dd><bdi>\(known.name)</bdi>\(known.partyName.map { " (<bdi>\($0)</bdi>)" as HTML })</dd>\
            \(when: !place.isEmpty, "<dt>\(say("ownFacts.address"))</dt><dd><bdi>\(place)</bdi></dd>")\(when: known.phone != nil, "<dt>\(say("ownFacts.phone"))</dt><dd>\(known.phone.map(Spoken.link))</dd>")</dl>\
            \(when: known.phone == nil, "<p>\(say("ownMatch.noPhone", ["worker": "<bdi>\(match.workerName)</bdi>"]))</p>")\
            <p class="hint">\(say("ownMatch.introduced", ["ago": "\(Spoken.ago(moment, today: today))", "worker": "<bdi>\(match.workerName)</bdi>"]))</p>\(help)\(ending)
            """
    }
}
