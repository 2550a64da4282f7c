import Language
import Neighbourhood
import Operations
import Storage

/// The page behind a link in a message about a proposal: the question once more with its answers as buttons, or what was answered and whom to ring.
struct ReplyPage: Page {
    let question: OpenQuestion
    let token: String
    /// What was pressed in the message; it stands out, and is not done yet.
    let pressed: Reply?
    /// The answer was yes, of somebody who does not decide that alone.
    let needsParents: Bool

    var title: String { texts[.pageTitle] }
    var tongue: Tongue? { texts.tongue }
    private var texts: MessageTexts { question.texts }

    var main: HTML {
        """
        <div class="calm"><h1>\(texts[.pageTitle])</h1>\(content)\
        \(when: !question.whomToRing.isEmpty, "<p>\(question.whomToRing)</p>")</div>
        """
    }

    private var content: HTML {
        if needsParents { return Alert(.info, "\(texts[.parents])", role: .status).html }
        if let answer = question.link.answer { return answered(answer.choice) }
        guard question.isOpen, case .proposal(let match) = question.subject else { return question.over }
        return "\(words(match))<p>\(texts[.question])</p><p class=\"hint\">\(texts[.safe])</p>\(form)"
    }

    private func answered(_ choice: String) -> HTML {
        guard question.isJustAnswered, let reply = Reply(rawValue: choice) else {
            return "<p class=\"lead\">\(texts[.used, ["choice": name(Reply(rawValue: choice))]])</p><p>\(texts[.changed])</p>"
        }
        let more: MessageTexts.Key =
            switch reply {
            case .yes: .thanksYes
            case .no: .thanksNo
            case .later: .thanksLater
            }
        return "\(Alert(.done, "\(texts[.thanks])", role: .status).html)<p class=\"lead\">\(name(reply)). \(texts[more])</p>"
    }

    private func words(_ match: OwnMatch) -> HTML {
        let other = match.otherName ?? texts[.somebody]
        return """
            <p>\(texts[match.side == .ask ? .yourAsk : .yourOffer])</p><blockquote class="own-words\(when: match.side == .offer, " offer")"\(WrittenPart.own)>\(match.ownWords)</blockquote>\
            <p>\(texts[match.side == .ask ? .theirOffer : .theirAsk, ["other": other]])</p><blockquote class="own-words\(when: match.side == .ask, " offer")"\(WrittenPart.own)>\(match.otherWords)</blockquote>
            """
    }

    private var form: HTML {
        ReplyButtons(answers: [Reply.yes, .later, .no].map { ($0.rawValue, name($0)) }, pressed: pressed?.rawValue, token: token).html
    }

    private func name(_ reply: Reply?) -> String {
        switch reply {
        case .yes: texts[.yes]
        case .no: texts[.no]
        case .later: texts[.later]
        case nil: ""
        }
    }
}

/// The answers to a question as buttons: what was pressed in the message first, so that one more press is all it takes.
struct ReplyButtons {
    let answers: [(value: String, name: String)]
    let pressed: String?
    let token: String

    var html: HTML {
        let order = answers.filter { $0.value == pressed } + answers.filter { $0.value != pressed }
        return """
            <form method="post" action="\(Link.reply(token))"><p class="actions">\(order.html { answer in
                Button("\(answer.name)", answer.value == order[0].value ? .main : .second, name: "reply", value: answer.value).html
            })</p></form>
            """
    }
}

/// Geen vragen meer per bericht: one button, or that it is arranged.
struct RefusalPage: Page {
    let question: OpenQuestion
    let token: String

    var title: String { question.texts[.refusalTitle] }
    var tongue: Tongue? { texts.tongue }
    private var texts: MessageTexts { question.texts }

    var main: HTML {
        """
        <div class="calm"><h1>\(texts[.refusalTitle])</h1>\
        \(question.link.answer == nil ? ask : Alert(.done, "\(texts[.refusalDone])", role: .status).html)</div>
        """
    }

    private var ask: HTML {
        guard question.isOpen else { return "<p class=\"lead\">\(texts[.ended])</p>" }
        return """
            <p class="lead">\(lead)</p><form method="post" action="\(Link.refusal(token))"><p class="actions">\
            \(Button("\(texts[.refusalButton])").html)</p></form>
            """
    }
}

extension RefusalPage {
    private var lead: String {
        if case .refusal(let kind) = question.subject, kind != .helpWanted { return texts[.refusalLeadOther] }
        return texts[.refusalLead]
    }
}

extension OpenQuestion {
    /// For who comes too late: the link has ended, or nobody waits for the answer any more.
    var over: HTML { "<p class=\"lead\">\(texts[isWanted ? .ended : .closed])</p>" }

    /// In the language of the page: the worker who minds it, or anybody of the team.
    var whomToRing: String {
        guard let worker else { return phone.map { texts[.callTeam, ["phone": $0.shown]] } ?? "" }
        return phone.map { texts[.call, ["worker": worker, "phone": $0.shown]] } ?? texts[.callNoPhone, ["worker": worker]]
    }
}
