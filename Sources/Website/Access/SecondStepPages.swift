import Foundation
import Neighbourhood
import Operations

/// The second step of a worker: the code of their telephone.
struct SecondStepPage: Page {
    let name: String
    let form: FormView
    /// What the municipality calls its own sign-in; nil when there is none.
    let broker: String?

    var title: String { "Tweede stap" }
    var place: String? { Link.signIn }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <div class="calm"><h1>Nog één stap, <bdi>\(name)</bdi></h1>\(form.summary)\
        <form method="post" action="\(Link.secondStep)">\(form.sealField)\
        \(form.line("code", "Code van je telefoon", hint: "Zes cijfers uit je authenticator-app. Telefoon kwijt? Gebruik een herstelcode.", autocomplete: "one-time-code", isRequired: true))\
        <p class="actions">\(Button("Meld mij aan").html)</p></form>\(BrokerButton(name: broker, seal: form.seal, isLinking: true).html)</div>
        """
    }
}

/// Setting the second step, once: the secret goes into the telephone, the first code shows that it arrived.
struct SetSecondStepPage: Page {
    let name: String
    let secret: TimeCode
    /// The same secret sealed, so that nothing is kept until it is confirmed.
    let sealed: String
    let issuer: String
    let form: FormView
    let broker: String?
    /// In place of the one that they have.
    var isAnew = false

    var title: String { isAnew ? "Tweede stap opnieuw instellen" : "Tweede stap instellen" }
    var place: String? { isAnew ? Link.mine : Link.signIn }
    var hasErrors: Bool { form.hasErrors }

    private var lead: String {
        isAnew
            ? "Daarna werkt alleen deze telefoon. Op andere apparaten word je afgemeld, en je krijgt nieuwe herstelcodes."
            : "Je ziet hier gegevens van bewoners. Daarom vraagt Omzien elke keer ook een code van je telefoon."
    }

    var main: HTML {
        """
        <div class="calm"><h1>\(isAnew ? "Stel je tweede stap opnieuw in" : "Stel je tweede stap in")</h1><p class="lead">\(lead)</p>\
        \(BrokerButton(name: broker, seal: form.seal, isLinking: true).html)\(form.summary)\
        <ol><li>Open een authenticator-app op je telefoon. Heb je er nog geen? Vraag je beheerder welke jullie gebruiken.</li>\
        <li>Scan deze QR-code met de app.\(QRCode(address)?.svg("QR-code om de tweede stap in te stellen"))\
        <details class="more"><summary>Lukt scannen niet?</summary><p>Zit je nu op die telefoon? <a href="\(address)">Open de app met deze link</a>. \
        Of typ deze sleutel over:</p><p class="secret">\(groups)</p></details></li>\
        <li>Typ de zes cijfers die de app laat zien.</li></ol>\
        <form method="post" action="\(isAnew ? Link.ownSecondStep : Link.setSecondStep)">\(form.sealField)<input type="hidden" name="secret" value="\(sealed)">\
        \(form.line("code", "Code van je telefoon", autocomplete: "one-time-code", inputMode: "numeric", isRequired: true))\
        <p class="actions">\(Button("Bevestig").html)</p></form></div>
        """
    }

    private var address: String { secret.address(issuer: issuer, account: name) }

    /// Four by four, as people copy it.
    private var groups: String {
        let letters = Array(secret.text)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: " ")
    }
}

/// The recovery codes, shown this once.
struct RecoveryCodesPage: Page {
    let codes: [SignInCode]
    /// Where their day begins, or where they came from.
    let next: String
    /// The second step itself stayed as it was.
    var isStepTheSame = false

    var title: String { "Herstelcodes" }

    var main: HTML {
        """
        <div class="calm"><h1>\(isStepTheSame ? "Je hebt nieuwe herstelcodes" : "Je tweede stap is ingesteld")</h1><p class="lead">Bewaar deze tien herstelcodes op een veilige plek, niet op je telefoon. \
        Met elke code kun je je één keer aanmelden als je je telefoon niet bij je hebt. Je ziet ze alleen nu.</p>\
        <ul class="recovery">\(codes.html { "<li>\($0.shown)</li>" })</ul><p class="actions">\(ButtonLink("Ik heb ze bewaard, verder", to: next).html)</p></div>
        """
    }
}

/// Between the button and the municipality's own sign-in.
struct ToBrokerPage: Page {
    let name: String
    let address: String

    var title: String { "Aanmelden" }
    var place: String? { Link.signIn }

    var main: HTML {
        "<div class=\"calm\"><h1>Je gaat nu naar \(name)</h1><p class=\"actions\">\(ButtonLink("Ga verder", to: address).html)</p></div>"
    }
}

/// The way in through the municipality's own sign-in.
struct BrokerButton {
    let name: String?
    let seal: String
    /// Whoever has an invitation links the two.
    var isLinking = false

    var html: HTML {
        guard let name else { return .none }
        return """
            <form method="post" action="\(Link.broker)"><input type="hidden" name="seal" value="\(seal)">\
            <p class="actions">\(Button("\(isLinking ? "Koppel je account van" : "Aanmelden met") \(name)", .second).html)</p></form>
            """
    }
}
