import Language
import Neighbourhood

/// Iets aanbieden, without an account. It begins with what somebody loves to do.
struct PublicOfferPage: Page {
    let form: FormView

    var title: String { plain("offer.title") }
    var place: String? { Link.offerPublic }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>\(say("offer.heading"))</h1><p class="lead">\(say("offer.lead"))</p>\
        \(form.summary)<form method="post" action="\(Link.offerPublic)">\(form.sealField)\(form.trapField)\(gifts)\(form.whenFields(plain("ask.when")))\
        \(form.visitorFields)\(form.line("postcode", plain("ask.postcode"), hint: plain("offer.postcodeHint"), autocomplete: "postal-code"))\
        \(form.languageFields)\
        <p class="hint">\(say("offer.promise", ["privacy": "\(Link.privacy)"]))</p>\
        <p class="actions">\(Button(say("form.send")).html)</p></form>
        """
    }

    private var gifts: HTML {
        """
        \(form.text("loves", plain("offer.loves"), hint: plain("offer.lovesHint"), rows: 3))\
        \(form.text("words", plain("offer.words"), hint: plain("offer.wordsHint"), isRequired: true))
        """
    }
}
