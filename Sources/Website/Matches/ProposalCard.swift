import Foundation
import Neighbourhood
import Storage

/// A proposal on the page of its ask: both sides, what each said, and what is next.
struct ProposalCard {
    let line: ProposalLine
    let subject: Person
    let helper: HelperContact?
    let mayBroker: Bool
    let seal: String
    let today: CalendarDate

    private var proposal: Proposal { line.proposal }

    var html: HTML {
        """
        <article class="proposal"><h3><a href="\(Link.offer(proposal.offer))"><bdi>\(line.helperName)</bdi></a> \(Badge(proposal.step).html)</h3>\
        <p><bdi>\(line.offerWords)</bdi></p><div class="sides">\(side(.ask, subject.facts.name, subject.facts.phone, subject.facts.reachNote, proposal.askSide))\
        \(side(.offer, helper?.name ?? line.helperName, helper?.phone, helper?.reachNote, proposal.offerSide))</div>\(step)</article>
        """
    }

    private func side(_ side: Side, _ name: String, _ phone: PhoneNumber?, _ note: String?, _ answer: Answer?) -> HTML {
        """
        <div class="side\(when: side == .offer, " offer")"><h4><bdi>\(name)</bdi></h4>\
        \(when: mayBroker && proposal.step.isOpen, "<p>\(phone.map(Spoken.link) ?? "geen telefoon")\(note.map { " · <bdi>\($0)</bdi>" as HTML })</p>")\
        \(said(answer))\(when: mayBroker && proposal.step.isOpen, AnswerForm(proposal: proposal.id, side: side, name: name, mayBeYoung: mayBeYoung(side), seal: seal).html)</div>
        """
    }

    /// Of a helper no year of birth is at hand here, and a house or an organisation has none.
    private func mayBeYoung(_ side: Side) -> Bool {
        guard side == .ask else { return helper?.person != nil }
        return subject.facts.bornYear == nil || ConsentRule(bornYear: subject.facts.bornYear, today: today) != .person
    }

    private func said(_ answer: Answer?) -> HTML {
        guard let answer else { return "<p class=\"hint\">Nog niet gevraagd, of nog geen antwoord.</p>" }
        return
            "<p><strong>\(Dutch.name(answer.reply))</strong>, \(Spoken.ago(CalendarDate(answer.answeredAt), today: today))\((mayBroker ? answer.reason : nil).map { ": <bdi>\($0)</bdi>" as HTML })</p>"
    }

    private var step: HTML {
        guard mayBroker else { return .none }
        let introduce: HTML =
            proposal.step == .agreed
            ? "<form method=\"post\" action=\"\(Link.introduction(proposal.id))\"><input type=\"hidden\" name=\"seal\" value=\"\(seal)\">\(Button("Stel ze aan elkaar voor").html)</form>"
            : .none
        let withdraw: HTML =
            proposal.step.isOpen
            ? "<form method=\"post\" action=\"\(Link.withdrawal(proposal.id))\"><input type=\"hidden\" name=\"seal\" value=\"\(seal)\">\(Button("Trek voorstel in", .quiet).html)</form>"
            : .none
        let met: HTML =
            proposal.step == .introduced || proposal.step == .ended
            ? "<p>\(Icon.check)\(proposal.step == .introduced ? "Ze kennen elkaar." : "Ze kenden elkaar.") <a href=\"\(Link.match(proposal.id))\">Bekijk hoe het gaat</a></p>"
            : .none
        let deeds = introduce + withdraw
        return "\(when: !deeds.isEmpty, "<div class=\"actions screen-only\">\(deeds)</div>")\(met)"
    }
}

/// Yes, no or later, with a reason if one is given.
struct AnswerForm {
    let proposal: Proposal.ID
    let side: Side
    let name: String
    let mayBeYoung: Bool
    let seal: String

    var html: HTML {
        let id = "reason-\(proposal)-\(side.rawValue)"
        return """
            <form method="post" action="\(Link.answers(proposal))" class="answer screen-only"><input type="hidden" name="seal" value="\(seal)">\
            <input type="hidden" name="side" value="\(side.rawValue)"><label for="\(id)" class="hint">Reden (hoeft niet)</label><input id="\(id)" name="reason" maxlength="500" autocomplete="off">\
            \(when: mayBeYoung, givers)\
            <span class="actions">\(Reply.allCases.html { reply in
                Button("\(Dutch.name(reply).capitalized)<span class=\"unseen\">, zegt \(name)</span>", .second, name: "reply", value: reply.rawValue).html
            })</span></form>
            """
    }

    /// Folded, because nearly everybody decides for themselves.
    private var givers: HTML {
        let rule: HTML = "<p class=\"hint\">Tot 12 jaar zegt een ouder ja. Van 12 tot en met 15 jaar het kind en een ouder samen.</p>"
        return Fold("Jonger dan 16, of beslist er iemand mee?", rule + GiverTicks.html).html
    }
}

/// Who said yes, where that is not the person alone.
enum GiverTicks {
    static var html: HTML {
        Dutch.givers.html {
            "<label class=\"option\"><input type=\"checkbox\" name=\"given_by\" value=\"\($0.giver.rawValue)\"> <span>\($0.text)</span></label>"
        }
    }
}
