import HTTPTypes
import Language
import Neighbourhood

/// What a problem is to a browser: status, heading, and what to do now.
struct ErrorPage: Page {
    let problem: Problem
    /// The number under which the log knows this request.
    let request: String
    /// What was typed when the session ended is kept.
    var isDraftKept = false

    var title: String { words.heading }
    var status: HTTPResponse.Status { words.status }
    var hasAddress: Bool { false }

    var main: HTML {
        """
        <div class="calm"><h1>\(words.heading)</h1><p class="lead">\(words.advice)</p>\
        <p>\(way)</p><p class="hint">\(say("error.number", ["request": "\(request)"]))</p></div>
        """
    }

    private var way: HTML {
        if case .signInNeeded = problem { return ButtonLink(say("frame.signIn"), to: Link.signIn).html }
        return ButtonLink(say("error.start"), to: Link.start).html
    }

    private typealias Wording = (status: HTTPResponse.Status, heading: String, advice: String)

    private var words: Wording {
        switch problem {
        case .notFound:
            (.notFound, plain("error.notFound"), plain("error.notFoundMore"))
        case .notAllowed(.notYourRelation):
            (.forbidden, plain("error.notYours"), plain("error.notYoursMore"))
        case .notAllowed(.outsideYourWork):
            (
                .forbidden, "Dit ligt bij een ander",
                "Dit hoort bij een ander team of bij een collega. Heb je het nodig voor je werk? Vraag het aan hen."
            )
        case .notAllowed(.notForColleagues):
            (
                .forbidden, "Dit kan niet voor een collega",
                "Een codekaart is voor bewoners. Iemand die hier werkt, meldt zich op een andere manier aan. Vraag het de beheerder."
            )
        case .notAllowed(.notBeside):
            (
                .forbidden, plain("error.alone"),
                plain("error.aloneMore")
            )
        case .notAllowed(.frozen):
            (
                .forbidden, plain("error.frozen"),
                Tongue.spoken == .dutch
                    ? "Deze bewoner heeft gevraagd om de gegevens wel te bewaren, maar niet te gebruiken. Alleen wie dat verzoek behandelt, kan erbij. Je vindt het onder Verzoeken."
                    : plain("error.frozenMore")
            )
        case .notAllowed(.notYourself):
            (.forbidden, "Dit doet een ander voor je", "Niemand bepaalt de eigen rollen. Vraag het een collega die ook beheerder is.")
        case .notAllowed(.notYourRequest):
            (.forbidden, "Een collega behandelt dit", "Neem het verzoek eerst over. Een verzoek over jezelf behandelt altijd een ander.")
        case .notAllowed:
            (
                .forbidden, plain("error.otherRole"),
                plain("error.otherRoleMore")
            )
        case .invalid: (.unprocessableContent, plain("error.invalid"), plain("error.invalidMore"))
        case .stale:
            (
                .conflict, plain("error.stale"),
                plain("error.staleMore")
            )
        case .outOfOrder(let why): (.conflict, plain("error.outOfOrder"), Self.advice(why))
        case .signInNeeded:
            (
                .unauthorized, plain("error.signIn"),
                isDraftKept
                    ? "Wat je typte, hebben we bewaard. Meld je aan, dan staat het er weer." : plain("error.signInMore")
            )
        case .proofNeeded:
            (.forbidden, plain("error.proof"), plain("error.proofMore"))
        case .brokerRefused(.unknownWorker):
            (
                .forbidden, "We kennen je account nog niet",
                "Je bent aangemeld bij je organisatie, maar dit account is hier nog niet gekoppeld. Vraag de beheerder van Omzien om een uitnodiging."
            )
        case .brokerRefused: (.forbidden, "Aanmelden is niet gelukt", "Begin opnieuw bij Aanmelden. Lukt het weer niet? Vraag de beheerder.")
        case .brokerUnavailable:
            (
                .serviceUnavailable, "Aanmelden kan nu even niet",
                "Het systeem waarmee je je aanmeldt, geeft geen antwoord. Probeer het over een paar minuten opnieuw."
            )
        case .linkSpent: (.gone, plain("error.linkSpent"), plain("error.linkSpentMore"))
        case .tooMany(let seconds):
            (
                .tooManyRequests, plain("error.tooMany"),
                plain("error.tooManyMore", ["seconds": String(seconds)])
            )
        case .tooLarge:
            (.contentTooLarge, plain("error.tooLarge"), plain("error.tooLargeMore"))
        case .formExpired:
            (
                .forbidden, plain("error.expired"),
                plain("error.expiredMore")
            )
        case .databankUnavailable:
            (
                .serviceUnavailable, plain("error.unavailable"),
                plain("error.unavailableMore")
            )
        case .setting:
            (
                .internalServerError, "Omzien is hier nog niet klaar voor",
                "Er ontbreekt een instelling. Vraag de beheerder van de server om omzien doctor te draaien; daar staat welke."
            )
        case .schemaNewer, .schemaChanged: (.internalServerError, plain("error.wrong"), plain("error.wrongLater"))
        }
    }

    static func advice(_ why: OutOfOrder) -> String {
        switch why {
        case .askNotOpen: plain("error.askClosed")
        case .offerNotOpen:
            Tongue.spoken == .dutch
                ? "Dit aanbod staat niet open. Misschien is het op pauze, of net gestopt. Kies iemand anders." : plain("error.offerClosed")
        case .alreadyProposed: "Dit voorstel staat al open."
        case .helperFull: "Deze helper heeft nu geen plek meer."
        case .roleIsChosen: "Een JIM kies je zelf. Deze rol wordt nooit voorgesteld."
        case .proposalClosed: plain("error.proposalClosed")
        case .notBothAgreed: "Ze hebben nog niet allebei ja gezegd. Dat moet eerst; daarna kunnen ze aan elkaar worden voorgesteld."
        case .alreadySetUp: "Er is al een beheerder."
        case .frozen: Tongue.spoken == .dutch ? "Deze bewoner heeft gevraagd om de gegevens niet te gebruiken." : plain("error.frozenMore")
        case .requestClosed: "Dit verzoek is al afgerond."
        case .isContact: plain("error.isContact")
        case .listTaken: "Deze lijst is al verder. Open de lijst opnieuw om te zien hoe het ermee staat."
        case .fileGone: "Wat er in deze lijst stond, is niet meer bewaard. Breng de lijst opnieuw."
        case .notTold:
            "Deze bewoner stond op een ingelezen lijst en weet dat nog niet. Vertel het eerst, en zet het daarna open. Je vindt de bewoner bij ‘Nog te vertellen’, onder aan elke pagina."
        case .tooLateToUndo: "Deze lijst is niet meer ongedaan te maken. Dat kan tot dertig dagen na het inlezen."
        case .roomIsBooked: "Deze zaal is nog geboekt. Verplaats die boekingen eerst, of zeg ze af, dan weten de mensen die komen het ook."
        case .activityHasTheRoom:
            "De zaal is geboekt voor een activiteit. Verplaats de activiteit, of laat die keer niet doorgaan; de zaal gaat dan vanzelf mee."
        case .activityEnded: "Deze activiteit is gestopt. Begin zo nodig een nieuwe met ‘Neem deze over’."
        case .notYetThere: "Dit moet nog komen. Schrijf op de dag zelf op wie er was, of daarna."
        case .activityFull: "Deze activiteit is vol. Kies een andere, of vraag het buurthuis om meer plekken of een wachtlijst."
        case .joinsAlready: "Deze bewoner doet hier al aan mee."
        case .referralDoorClosed: plain("error.doorClosed")
        case .worryNotTakenUp: "Pak de zorg eerst op. Dan staat zij op jouw naam en kun je ermee verder."
        case .taskClosed: "Deze taak is er niet meer. Kies een andere."
        case .taskFull: "Voor deze taak zijn er genoeg mensen. Kies een andere, of maak er meer plekken voor."
        case .triesAlready: "Deze bewoner doet deze taak al."
        case .experimentOver: "Deze proef is afgerond. Begin zo nodig een nieuwe."
        case .taskIsDone: "Er doen nog mensen deze taak. Rond het eerst met hen af; daarna kan de taak weg."
        case .tooLateToExtend: "Uitstel kan één keer, en alleen in de eerste maand."
        case .needsParents:
            "Deze bewoner is jonger dan 16 jaar. Tot 12 jaar zegt een ouder ja, van 12 tot en met 15 jaar het kind en een ouder samen. Ga terug en schrijf op wie ja zei."
        case .consentWithdrawn: "Een van de twee trok het ja weer in. Vraag het opnieuw."
        case .identityUnknown: "Ga eerst na wie dit verzoek deed."
        case .held: "Dit wordt vastgehouden en mag nu niet worden gewist. Kijk wie het vasthoudt, en waarom."
        case .lastAdmin: "Dit is de laatste beheerder. Geef eerst een collega de rol beheer."
        case .notToErase: "Dit verzoek vraagt iets anders dan wissen."
        case .mindsSomething: "Deze collega zorgt nog voor vragen van anderen. Geef die eerst aan iemand anders."
        case .requirementsUnmet: "De rol vraagt nog iets wat er niet is. Op de pagina van de koppeling staat wat er ontbreekt, en van wie."
        case .agreementMissing: "De rol vraagt dat allebei akkoord zijn met hun afspraken op papier. Dat is nog niet zo, of ze zijn verlopen."
        case .notAtThisStep: plain("error.notAtThisStep")
        case .nothingToPay: "Er staat niets klaar om te betalen. Misschien was een collega je voor."
        case .payerUnknown: "Beheer heeft nog niet ingevuld van welke rekening wordt betaald."
        case .runClosed: "Deze betaling is al afgerond, of gaat niet door."
        case .claimDecided: plain("error.claimDecided")
        case .interviewOver: plain("error.interviewOver")
        case .subjectUnaware: "Bespreek de vraag eerst met de bewoner. Schrijf bij de vraag op dat die ervan weet."
        case .replySettled: "Een collega heeft deze reactie al afgehandeld."
        case .talkClosed: plain("error.talkClosed")
        case .hasMatch: "Deze twee kennen elkaar al. Spreek de volgende stap af op de pagina van hun koppeling."
        case .sameParty: "Dit is dezelfde bewoner. Kies iemand anders."
        }
    }
}

/// The session ended while a worker was typing: what they sent is kept, and they are asked to sign in again.
struct SessionEnded: Error {}

/// Something we did not foresee: logged with its number, and nothing of it shown.
struct UnknownErrorPage: Page {
    let request: String
    var title: String { plain("error.wrong") }
    var hasAddress: Bool { false }
    var main: HTML {
        """
        <div class="calm"><h1>\(title)</h1><p class="lead">\(say("error.unforeseen", ["number": "\(request)"]))</p></div>
        """
    }
}
