import Language
import Neighbourhood
import Operations
import Storage

/// The page behind a link in a message that asks how it goes: one question and three buttons, or that it is answered and whom to ring.
struct TalkReplyPage: Page {
    let question: OpenQuestion
    let token: String
    /// What was pressed in the message; it stands out, and is not done yet.
    let pressed: TalkAnswer?

    var title: String { texts[.pageTitle] }
    var tongue: Tongue? { texts.tongue }
    private var texts: MessageTexts { question.texts }

    var main: HTML {
        """
        <div class="calm">\(content)\
        \(when: !question.whomToRing.isEmpty, "<p>\(question.whomToRing)</p>")</div>
        """
    }

    private var content: HTML {
        if let answer = question.link.answer.flatMap({ TalkAnswer(rawValue: $0.choice) }) { return answered(answer) }
        guard question.isOpen, case .talk(let talk) = question.subject else { return "<h1>\(texts[.pageTitle])</h1>\(question.over)" }
        let answers = TalkAnswer.allCases.map { (value: $0.rawValue, name: texts[$0.text]) }
        return """
            <h1>\(talk.question(texts))</h1><p class="hint">\(texts[.talkSafe])</p>\(ReplyButtons(answers: answers, pressed: pressed?.rawValue, token: token).html)
            """
    }

    private func answered(_ answer: TalkAnswer) -> HTML {
        guard question.isJustAnswered else {
            return "<h1>\(texts[.pageTitle])</h1><p class=\"lead\">\(texts[.used, ["choice": texts[answer.text]]])</p><p>\(texts[.changed])</p>"
        }
        return """
            <h1>\(texts[.pageTitle])</h1>\(Alert(.done, "\(texts[.thanks])", role: .status).html)\
            <p class="lead">\(texts[answer.text]). \(texts[answer.isUnhappy ? .talkThanksUnhappy : .talkThanksGood])</p>
            """
    }
}
