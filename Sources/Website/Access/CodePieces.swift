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
        \(form.summary)\(when: isAsked, asked)<section aria-labelledby="with-code"><h2 id="with-code">Ik heb een code</h2>\
        <form method="post" action="\(Link.signInByCode)">\(form.sealField)\
        \(form.line("code", "Code", hint: "Acht letters en cijfers, zoals K7FM 3QWP.", autocomplete: "one-time-code", isRequired: true))\
        \(OwnDeviceTick.html)<p class="actions"><button class="button">Meld mij aan</button></p></form></section>\(send)
        """
    }

    /// The same words for an address that is known and for one that is not.
    private var asked: HTML {
        """
        <p class="notice" role="status">\(Icon.check)Kennen we dit adres? Dan is er nu een bericht met een code naar u onderweg. \
        De code werkt tien minuten, op dit apparaat. Komt er niets? Bel het wijkteam.</p>
        """
    }

    private var send: HTML {
        guard carriesMail || carriesSMS else { return .none }
        let label = carriesMail && carriesSMS ? "E-mailadres of mobiel nummer" : carriesMail ? "E-mailadres" : "Mobiel nummer"
        return """
            <section aria-labelledby="send-code"><h2 id="send-code">Stuur mij een code</h2><form method="post" action="\(Link.askForCode)">\(form.sealField)\
            \(form.line("address", label, type: carriesMail && !carriesSMS ? "email" : "text", autocomplete: carriesMail ? "email" : "tel", isRequired: true))\
            <p class="actions"><button class="button second">Stuur een code</button></p></form></section>
            """
    }
}
