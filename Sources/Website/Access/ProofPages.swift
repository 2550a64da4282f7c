import Foundation
import Language
import Neighbourhood
import Operations

/// What somebody was doing when they were asked to show anew that it is them: the page they opened, or the form with every word in it. Sealed for their
/// session while they do, so that it comes back as it was and for nobody else.
struct Errand: Sendable, Equatable {
    /// An address of this site, with what is behind its question mark.
    let address: String
    /// Nil for a page that was opened.
    let words: FormWords?

    init(address: String, words: FormWords? = nil) {
        self.address = address
        self.words = words
    }

    /// Nil when it is not ours, or of another session.
    init?(sealed: String, for key: SessionKey, _ questions: SealedQuestion) {
        let parts = questions.open(sealed, from: key.id.text).split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first, address.hasPrefix("/") else { return nil }
        self.init(address: String(address), words: parts.count > 1 ? FormWords(urlEncoded: parts[1].utf8) : nil)
    }

    func sealed(for key: SessionKey, _ questions: SealedQuestion) -> String {
        questions.seal(address + (words.map { "\n" + $0.encoded(without: ["seal"]) } ?? ""), for: key.id.text)
    }
}

/// Laat zien dat jij het bent: the code of the telephone, the own organisation, or for a resident a code.
struct ProofPage: Page {
    let ways: ProofWays
    let errand: String
    let form: FormView
    /// What the municipality calls its own sign-in; nil when there is none.
    let broker: String?
    let carriesMail: Bool
    let carriesSMS: Bool
    /// A code was just sent.
    let isSent: Bool
    /// They came back from the own organisation without it.
    let hasFailed: Bool
    let isWorker: Bool

    var title: String { isWorker ? "Laat zien dat jij het bent" : plain("proof.title") }
    var place: String? { Link.mine }
    var hasErrors: Bool { form.hasErrors || hasFailed }

    var main: HTML {
        """
        <div class="calm">\(form.summary)\(when: hasFailed, failed)<h1>\(title)</h1><p class="lead">\(lead)</p>\
        \(when: ways.hasSecondStep, step)\(when: ways.hasIdentity, organisation)\(when: ways.isByCode, code)</div>
        """
    }

    private var lead: String {
        isWorker
            ? "Wat je nu doet, mag alleen jij doen. Daarom vragen we het nog een keer. Wat je typte, blijft staan."
            : plain("proof.lead")
    }

    private var failed: HTML {
        """
        <div id="error-summary" class="error-summary" role="alert" tabindex="-1"><h2>Dat is niet gelukt</h2>\
        <p>Meld je opnieuw aan met je eigen account van \(broker ?? "je organisatie"). Wat je typte, staat er nog.</p></div>
        """
    }

    private var step: HTML {
        """
        <form method="post" action="\(Link.proof)">\(hidden)\
        \(form.line("code", "Code van je telefoon", hint: "Zes cijfers uit je authenticator-app. Telefoon kwijt? Gebruik een herstelcode.", autocomplete: "one-time-code", isRequired: true))\
        <p class="actions">\(Button(say("proof.goOn")).html)</p></form>
        """
    }

    private var organisation: HTML {
        guard let broker else { return "<p>Vraag de beheerder: het aanmelden bij je organisatie staat hier niet aan.</p>" }
        return """
            <form method="post" action="\(Link.broker)">\(hidden)<p class="actions">\(Button("Meld je opnieuw aan met \(broker)", ways.hasSecondStep ? .second : .main).html)</p></form>
            """
    }

    private var code: HTML {
        """
        \(when: isSent, sent)<form method="post" action="\(Link.proof)">\(hidden)\
        \(form.line("code", plain("code.code"), hint: plain("code.hint"), autocomplete: "one-time-code", isRequired: true))\
        <p class="actions">\(Button(say("proof.goOn")).html)</p></form>\(send)
        """
    }

    private var sent: HTML { Alert(.done, say("proof.sent"), role: .status).html }

    private var send: HTML {
        let ways: [(carrier: CodeCarrier, text: String)] = [
            carriesMail && self.ways.mail != nil ? (.mail, plain("proof.toMail")) : nil,
            carriesSMS && self.ways.phone != nil ? (.sms, plain("proof.toPhone")) : nil,
        ].compactMap(\.self)
        guard !ways.isEmpty else { return "<p>\(say("proof.noCode"))</p>" }
        return """
            <form method="post" action="\(Link.proofCode)">\(hidden)<p class="actions">\(ways.html {
                Button("\($0.text)", .second, name: "by", value: $0.carrier.rawValue).html
            })</p></form>
            """
    }

    private var hidden: HTML { "\(form.sealField)<input type=\"hidden\" name=\"errand\" value=\"\(errand)\">" }
}

/// After the proof: the form as it was, behind one button. Nothing is done by itself.
struct GoOnPage: Page {
    let address: String
    let words: FormWords
    let seal: String
    let isWorker: Bool

    var title: String { isWorker ? "Dank je, je kunt verder" : plain("proof.goOnTitle") }

    var main: HTML {
        """
        <div class="calm"><h1>\(title)</h1><p class="lead">\(isWorker ? "Alles wat je typte, staat klaar." : plain("proof.ready"))</p>\
        <form method="post" action="\(address)"><input type="hidden" name="seal" value="\(seal)">\(words.names.html { name in
            words.all(name).html { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
        })<p class="actions">\(Button(say("proof.goOn")).html)</p></form></div>
        """
    }
}
