import Language
import Neighbourhood

/// "Ik heb een code", and where the post carries messages "Stuur mij een code".
struct CodeForms {
    let form: FormView
    /// What the post of this municipality carries; nothing is promised beyond it.
    let carriesMail: Bool
    let carriesSMS: Bool
    /// Somebody just asked for a code.
    let isAsked: Bool

    var html: HTML {
        """
        \(form.summary)\(when: isAsked, asked)<section aria-labelledby="with-code"><h2 id="with-code">\(say("code.have"))</h2>\
        <form method="post" action="\(Link.signInByCode)">\(form.sealField)\
        \(form.line("code", plain("code.code"), hint: plain("code.hint"), autocomplete: "one-time-code", isRequired: true))\
        \(OwnDeviceTick.html)<p class="actions">\(Button(say("code.signIn")).html)</p></form></section>\(send)
        """
    }

    /// The same words for an address that is known and for one that is not.
    private var asked: HTML {
        """
        \(Alert(.done, say("code.asked"), role: .status).html)
        """
    }

    private var send: HTML {
        guard carriesMail || carriesSMS else { return .none }
        let label = carriesMail && carriesSMS ? plain("code.either") : carriesMail ? plain("code.mail") : plain("code.phone")
        return """
            <section aria-labelledby="send-code"><h2 id="send-code">\(say("code.sendMe"))</h2><form method="post" action="\(Link.askForCode)">\(form.sealField)\
            \(form.line("address", label, type: carriesMail && !carriesSMS ? "email" : "text", autocomplete: carriesMail ? "email" : "tel", isRequired: true))\
            <p class="actions">\(Button(say("code.send"), .second).html)</p></form></section>
            """
    }
}
