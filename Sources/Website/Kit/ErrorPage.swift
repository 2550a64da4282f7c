import HTTPTypes
import Neighbourhood

/// What a problem is to a browser: status, heading, and what to do now.
struct ErrorPage: Page {
    let problem: Problem
    /// The number under which the log knows this request.
    let request: String

    var title: String { words.heading }
    var status: HTTPResponse.Status { words.status }

    var main: HTML {
        """
        <div class="calm"><h1>\(words.heading)</h1><p class="lead">\(words.advice)</p>\
        <p><a class="button" href="\(Link.start)">Naar het begin</a></p><p class="hint">Nummer van deze pagina: \(request)</p></div>
        """
    }

    private typealias Wording = (status: HTTPResponse.Status, heading: String, advice: String)

    private var words: Wording {
        switch problem {
        case .notFound: (.notFound, "Dit hebben we niet gevonden", "Misschien is het adres niet goed, of bestaat het niet meer. Zoek het op vanaf het begin.")
        case .notAllowed(.notYourRelation): (.forbidden, "Dit is niet van u", "U kunt hier alleen bij als het over u gaat. Denkt u dat het wel van u is? Bel het wijkteam.")
        case .notAllowed: (.forbidden, "Dit hoort niet bij jouw rol", "Vraag een collega die dit wel mag, of vraag beheer om een andere rol.")
        case .invalid: (.unprocessableContent, "Dit klopt nog niet", "Ga terug met de knop van je browser en vul aan wat er mist.")
        case .stale: (.conflict, "Iemand anders was net voor", "Een collega veranderde dit terwijl jij bezig was. Er is niets overschreven. Ga terug met de knop van je browser; daar staan jouw woorden nog. Open daarna de pagina opnieuw om te zien wat er is veranderd.")
        case .outOfOrder(let why): (.conflict, "Dat kan nu niet", Self.advice(why))
        case .signInNeeded: (.unauthorized, "Meld je eerst aan", "Deze pagina is voor mensen die zich hebben aangemeld.")
        case .linkSpent: (.gone, "Deze link werkt niet meer", "Een link om aan te melden werkt één keer en een beperkte tijd. Vraag een nieuwe.")
        case .tooMany(let seconds): (.tooManyRequests, "Even wachten", "Er kwam heel veel tegelijk binnen. Probeer het over \(seconds) seconden opnieuw. Ga terug met de knop van uw browser; wat u typte staat er nog.")
        case .tooLarge: (.contentTooLarge, "Dit is te veel tekst", "Ga terug met de knop van uw browser en maak de tekst korter. Wat u typte staat er nog.")
        case .formExpired: (.forbidden, "Dit formulier is verlopen", "Ga terug met de knop van uw browser; wat u typte staat er nog. Ververs de pagina pas nadat u uw tekst hebt gekopieerd, en verstuur dan opnieuw.")
        case .databankUnavailable: (.serviceUnavailable, "Omzien is even niet bereikbaar", "Er is niets half bewaard. Ga terug met de knop van uw browser; wat u typte staat er nog. Probeer het over een minuut opnieuw.")
        case .setting, .schemaNewer, .schemaChanged: (.internalServerError, "Er ging iets mis bij ons", "Probeer het later opnieuw.")
        }
    }

    private static func advice(_ why: OutOfOrder) -> String {
        switch why {
        case .askNotOpen: "Deze vraag is niet meer open. Kijk op de pagina van de vraag wat er is gebeurd."
        case .offerNotOpen: "Dit aanbod staat niet open. Misschien is het op pauze, of net gestopt. Kies iemand anders."
        case .alreadyProposed: "Dit voorstel staat al open. Kijk op de pagina van de vraag."
        case .proposalClosed: "Dit voorstel is al afgelopen."
        case .notBothAgreed: "Nog niet allebei hebben ja gezegd. Pas daarna kun je ze aan elkaar voorstellen."
        case .alreadyIntroduced: "Ze zijn al aan elkaar voorgesteld."
        case .sameParty: "Dit is dezelfde bewoner. Kies iemand anders."
        }
    }
}

/// Something we did not foresee: logged with its number, and nothing of it shown.
struct UnknownErrorPage: Page {
    let request: String
    var title: String { "Er ging iets mis bij ons" }
    var main: HTML {
        """
        <div class="calm"><h1>\(title)</h1><p class="lead">Dat is onze fout, niet de uwe. Ga terug met de knop van uw browser; wat u typte staat er nog. \
        Blijft het misgaan? Noem dan dit nummer: <strong>\(request)</strong>.</p></div>
        """
    }
}
