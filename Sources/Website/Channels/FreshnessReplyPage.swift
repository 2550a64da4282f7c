import Language
import Neighbourhood
import Operations
import Storage

/// The page behind a link in a message that asks whether offers still hold: each with three buttons, or all at once, until all are answered.
struct FreshnessReplyPage: Page {
    let question: OpenQuestion
    let token: String
    /// What was pressed in the message; it stands out, and is not done yet.
    let pressed: String

    var title: String { texts[.freshSubject] }
    var tongue: Tongue? { texts.tongue }
    private var texts: MessageTexts { question.texts }

    var main: HTML {
        """
        <div class="calm"><h1>\(texts[.freshSubject])</h1>\
        \(when: question.isJustAnswered, Alert(.done, "\(texts[.thanks])", role: .status).html)\(content)\
        \(when: !question.whomToRing.isEmpty, "<p>\(question.whomToRing)</p>")</div>
        """
    }

    private var content: HTML {
        if let answer = question.link.answer.flatMap({ FreshnessAnswer(rawValue: $0.choice) }) { return answered(answer) }
        guard question.isOpen, case .freshness(let offers) = question.subject else { return question.over }
        return """
            \(when: offers.count > 1, "\(buttons([.stillRight], "") { _ in texts[.freshAll] })")\(offers.html(one))<p class="hint">\(texts[.freshSafe])</p>
            """
    }

    private func one(_ offer: OwnRecheck) -> HTML {
        """
        <article class="card"><p class="own-words offer"\(WrittenPart.own)>\(offer.name)</p>\(when: offer.isAsleep, "<p>\(texts[.freshAsleep])</p>")\
        \(buttons(FreshnessAnswer.allCases, ":" + offer.id.text) { texts[$0.text] })</article>
        """
    }

    private func buttons(_ answers: [FreshnessAnswer], _ about: String, _ name: (FreshnessAnswer) -> String) -> HTML {
        ReplyButtons(answers: answers.map { ($0.rawValue + about, name($0)) }, pressed: pressed, token: token).html
    }

    private func answered(_ answer: FreshnessAnswer) -> HTML {
        guard question.isJustAnswered else {
            return "<p class=\"lead\">\(texts[.used, ["choice": texts[answer.text]]])</p><p>\(texts[.changed])</p>"
        }
        let more: MessageTexts.Key =
            switch answer {
            case .stillRight: .freshThanksYes
            case .notNow: .freshThanksNotNow
            case .stop: .freshThanksStop
            }
        return "<p class=\"lead\">\(texts[more])</p>"
    }
}
