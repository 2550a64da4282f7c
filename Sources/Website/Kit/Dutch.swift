import Foundation
import Neighbourhood

/// The names that the trade's words have on a Dutch screen.
enum Dutch {
    /// As it stands after "via".
    static func name(_ source: Source) -> String {
        switch source {
        case .phone: "de telefoon"
        case .desk: "de balie"
        case .public: "de website"
        case .letter: "een brief"
        case .partner: "een partner"
        case .house: "het buurthuis"
        case .signaller: "een signaleerder"
        case .import: "een ingelezen lijst"
        }
    }

    static func name(_ state: AskState) -> String {
        switch state {
        case .new: "nieuw"
        case .waiting: "zoekt iemand"
        case .proposed: "voorgesteld"
        case .introduced: "kennisgemaakt"
        case .closed: "afgesloten"
        case .withdrawn: "ingetrokken"
        }
    }

    static func name(_ state: OfferState) -> String {
        switch state {
        case .new: "nieuw, nog bellen"
        case .open: "open"
        case .asleep: "slaapt"
        case .withdrawn: "gestopt"
        }
    }

    static func name(_ kind: OfferKind) -> String {
        switch kind {
        case .resident: "bewoner"
        case .activity: "activiteit"
        case .service: "organisatie"
        }
    }

    static func name(_ reach: Reach) -> String {
        switch reach {
        case .phone: "bellen"
        case .sms: "sms"
        case .mail: "e-mail"
        case .letter: "brief"
        case .desk: "via de balie"
        case .via: "via iemand anders"
        }
    }

    static func name(_ kind: PartyKind) -> String {
        switch kind {
        case .person: "een persoon"
        case .couple: "een stel"
        case .family: "een gezin"
        case .group: "een groep"
        case .street: "een straat"
        case .company: "een bedrijf"
        case .house: "een buurthuis"
        case .organisation: "een organisatie"
        }
    }

    static func name(_ reply: Reply) -> String {
        switch reply {
        case .yes: "ja"
        case .no: "nee"
        case .later: "later"
        }
    }

    static func name(_ step: ProposalStep) -> String {
        switch step {
        case .asked: "wacht op antwoord"
        case .agreed: "allebei ja"
        case .introduced: "kennisgemaakt"
        case .ended: "afgelopen"
        case .declined: "gaat niet door"
        case .withdrawn: "ingetrokken"
        }
    }

    static func name(_ role: Role) -> String {
        switch role {
        case .resident: "bewoner"
        case .desk: "balie"
        case .connector: "verbinder"
        case .teamMember: "wijkteam"
        case .houseManager: "huisbeheer"
        case .partner: "partner"
        case .expertByExperience: "ervaringsdeskundige"
        case .council: "adviesraad"
        case .policy: "beleid"
        case .admin: "beheer"
        }
    }

    static func name(_ nearness: Nearness) -> String {
        switch nearness {
        case .own: "liefst uit de eigen buurt"
        case .any: "maakt niet uit"
        case .elsewhere: "liever niet uit de eigen buurt"
        }
    }

    static func name(_ rhythm: Rhythm) -> String { rhythm == .once ? "één keer" : "regelmatig" }

    static let givers: [(giver: ConsentGiver, text: String)] = [
        (.oneself, "de bewoner zelf zei het"), (.parent, "een ouder zei het"), (.representative, "een vertegenwoordiger zei het"),
    ]

    /// What somebody agreed to, in a few words.
    static func name(_ consent: Consent, _ rules: PeopleRules) -> String {
        let purpose = rules.purpose(consent.purpose)?.name ?? consent.purpose
        guard consent.recipient.kind == .proposal else { return purpose }
        let parts = ["name": "naam", "address": "adres", "phone": "telefoonnummer"]
        let told = Spoken.list(consent.parts.map { parts[$0] ?? $0 })
        return "\(purpose): uw \(told) aan de ander"
    }

    static let forms: [(name: String, form: HelpForms, text: String)] = [
        ("at-home", .atHome, "bij de vrager thuis"), ("out-together", .outTogether, "samen op pad"), ("by-phone", .byPhone, "aan de telefoon"),
        ("at-mine", .atMine, "bij de helper thuis"), ("in-house", .inHouse, "in het buurthuis"),
    ]

    static func list(_ forms: HelpForms) -> String { Spoken.list(self.forms.filter { forms.contains($0.form) }.map(\.text)) }

    /// Languages by their Dutch name; others by their code.
    static let languages: [(code: String, name: String)] = [
        ("nl", "Nederlands"), ("en", "Engels"), ("tr", "Turks"), ("ar", "Arabisch"), ("pl", "Pools"), ("uk", "Oekraïens"), ("ber", "Berbers"),
        ("de", "Duits"), ("fr", "Frans"), ("es", "Spaans"), ("pap", "Papiaments"), ("srn", "Sranan"), ("fa", "Farsi"), ("so", "Somalisch"),
        ("ti", "Tigrinya"), ("zh", "Chinees"), ("id", "Indonesisch"), ("ru", "Russisch"), ("bs", "Bosnisch"), ("hr", "Kroatisch"),
    ]

    static func name(_ language: SpokenLanguage) -> String {
        languages.first { $0.code == language.code }?.name ?? language.code
    }

    /// A step that Omzien proposed in words; a step that a worker typed as typed.
    static func step(_ stored: String) -> String {
        switch NextStep(rawValue: stored) {
        case .callBack: "Terugbellen"
        case .findSomeone: "Iemand zoeken"
        case .askBothSides: "Bij allebei vragen of ze het willen"
        case .askAgain: "Nog eens vragen"
        case .introduce: "Aan elkaar voorstellen"
        case .planAcquaintance: "Kennismaking afspreken"
        case .hearOfAcquaintance: "Vragen hoe de kennismaking was"
        case .closeTrial: "Samen bespreken hoe het na de proeftijd verdergaat"
        case .beginTogether: "Beginnen"
        case .hearHowItGoes: "Vragen hoe het gaat"
        case .callToday: "Vandaag bellen: het gaat niet goed"
        case .decideToGoOn: "Samen beslissen of ze doorgaan"
        case .takeUpAgain: "Vragen of ze weer verdergaan"
        case .sayGoodbye: "Afscheid nemen"
        case .thankBoth: "Allebei bedanken"
        case .checkIdentity: "Nagaan wie het is"
        case .answerRequest: "Antwoorden"
        case .keepPromise: "Terugbellen, zoals beloofd"
        case .lookOutside: "Kijken wat er van buiten terugkwam"
        case nil: stored
        }
    }

    /// A line of the timeline.
    static func happened(_ deed: Deed) -> String {
        switch deed {
        case .placeAsk: "schreef de vraag op"
        case .takeUpAsk: "pakte de vraag op"
        case .putAskOnWaitingList: "sprak een volgende stap af"
        case .correctAsk: "paste de vraag aan"
        case .closeAsk: "sloot de vraag af"
        case .reopenAsk: "opende de vraag weer"
        case .propose: "deed een voorstel"
        case .recordAnswer: "schreef een antwoord op"
        case .answerByMessage: "antwoordde op een bericht"
        case .refuseMessages: "wil geen vragen meer per bericht"
        case .handlePost: "handelde een bericht af"
        case .chooseChannel: "koos hoe berichten komen"
        case .introduce: "stelde ze aan elkaar voor"
        case .withdrawProposal: "trok een voorstel in"
        case .lookAtMatch: "bekeek een koppeling"
        case .planAcquaintance: "plande de kennismaking"
        case .startTrial: "liet de proeftijd ingaan"
        case .agreeOnMatch: "schreef op wat er is afgesproken"
        case .startMatch: "liet het beginnen"
        case .renewMatch: "sprak af dat ze doorgaan"
        case .pauseMatch: "zette het op pauze"
        case .resumeMatch: "liet het weer verdergaan"
        case .prepareEnding: "bereidde het afscheid voor"
        case .carryOn: "liet het toch doorgaan"
        case .endMatch: "rondde het af"
        case .thankMatch: "bedankte allebei"
        case .mindMatch: "sprak een volgende stap af"
        case .handOverMatch: "droeg de begeleiding over"
        case .answerTalk: "vertelde hoe het gaat"
        case .recordTalk: "schreef op hoe het gaat"
        case .placeOffer: "schreef het aanbod op"
        case .correctOffer: "paste het aanbod aan"
        case .confirmOffer: "bevestigde het aanbod"
        case .pauseOffer: "zette het aanbod op pauze"
        case .resumeOffer: "haalde het aanbod van pauze"
        case .withdrawOffer: "stopte met het aanbod"
        case .bringBackOffer: "haalde het aanbod terug"
        case .keepHolidays: "werkte de schoolvakanties bij"
        case .lookAtCircle: "bekeek de groep"
        case .keepCircle: "werkte de groep bij"
        case .leaveCircle: "doet niet meer mee"
        case .postOutside: "plaatste de vraag buiten Omzien"
        case .recordOutsideReply: "schreef op wat er van buiten terugkwam"
        case .settleOutsideReply: "rondde een reactie van buiten af"
        case .planInterviews: "plande een ronde langs de deuren"
        case .giveInterview: "gaf een gespreksblad uit"
        case .holdInterview: "schreef op wat er in een gesprek is verteld"
        case .handInInterview: "leverde een gesprek in"
        case .lookAtInterview: "keek naar een gesprek"
        case .takeInInterview: "nam een gesprek over"
        case .putInterviewAway: "legde een gesprek weg"
        case .keepPromise: "hield zich aan wat er was beloofd"
        case .seeInterviews: "bekeek de gesprekken"
        case .thankHelper: "bedankte voor alle hulp"
        case .letOfferSleep: "liet het aanbod slapen, omdat er geen antwoord kwam"
        case .changeWords: "paste de woorden van hier aan"
        case .changeRoles: "maakte een nieuwe versie van een rol"
        case .recordSafeguard: "schreef op wat is nagegaan"
        case .tellHouse: "schreef op wie er in huis wonen"
        case .drawUpAgreement: "schreef de afspraken op"
        case .agree: "ging akkoord met de afspraken"
        case .lookAtAgreement: "bekeek de afspraken"
        case .claim: "vroeg een vergoeding of kosten"
        case .addReceipt: "voegde een bonnetje toe"
        case .withdrawClaim: "trok een declaratie in"
        case .lookAtClaim: "bekeek een declaratie"
        case .approveClaim: "gaf akkoord op een declaratie"
        case .refuseClaim: "gaf geen akkoord op een declaratie"
        case .setBankAccount: "schreef een rekeningnummer op"
        case .makePaymentRun: "zette betalingen klaar"
        case .exportPaymentRun: "maakte een bestand van een betaling"
        case .markPaid: "schreef op dat er is betaald"
        case .cancelPaymentRun: "liet een betaling niet doorgaan"
        case .setPayerAccount: "legde vast van welke rekening wordt betaald"
        case .seeWhoToCall: "keek wie er te bellen is"
        case .reportIncident: "schreef op dat er iets misging"
        case .lookAtIncident: "las over een voorval"
        case .handleIncident: "sprak af wat er na een voorval gebeurt"
        case .closeIncident: "rondde een voorval af"
        case .seeRota: "bekeek wie er bereikbaar is"
        case .keepRota: "paste het rooster aan"
        case .setHelpLines: "legde de nummers voor nood vast"
        case .seeRoles: "bekeek de rollen"
        case .seeSafeguards: "bekeek wat is nagegaan"
        case .registerPerson: "schreef deze bewoner in"
        case .correctPerson: "paste de gegevens aan"
        case .erasePerson: "wiste deze bewoner"
        case .hold: "hield dit vast: wissen mag nu niet"
        case .liftHold: "liet los wat was vastgehouden"
        case .recordWorry: "meldde een zorg"
        case .takeUpWorry: "pakte de melding op"
        case .endSession: "meldde een apparaat af"
        case .failToSignIn: "gaf een verkeerde code"
        case .makeCode: "maakte een codekaart"
        case .openBeside: "begon samen mee te kijken"
        case .closeBeside: "stopte met samen kijken"
        case .setSecondStep: "stelde de tweede stap in"
        case .makeRecoveryCodes: "maakte nieuwe herstelcodes"
        case .changeWayIn: "veranderde waar codes om aan te melden heen gaan"
        case .linkIdentity: "koppelde het account van het werk"
        case .seeColleagues: "bekeek wie hier welke rol heeft"
        case .giveRole: "gaf een rol"
        case .endRole: "liet een rol stoppen"
        case .setSmallestGroup: "koos hoe klein een groep in de cijfers mag zijn"
        case .invite: "nodigde een collega uit"
        case .writeNote: "schreef een notitie"
        case .correctNote: "paste een notitie aan"
        case .hideNote: "verborg een notitie een tijdje"
        case .showNote: "liet de bewoner een notitie lezen"
        case .answerNote: "schreef iets bij een notitie"
        case .requestRight: "deed een verzoek over de gegevens"
        case .takeUpRight: "pakte een verzoek op"
        case .checkIdentity: "ging na wie het verzoek deed"
        case .extendRight: "nam uitstel voor een verzoek"
        case .closeRight: "rondde een verzoek af"
        case .printEverything: "liet zien wat er over deze bewoner staat"
        case .withdrawConsent: "trok een toestemming in"
        case .recordConsent: "schreef een toestemming op papier op"
        case .copyPerson: "maakte een kopie van alles"
        case .freezePerson: "zette de gegevens stil"
        case .thawPerson: "gaf de gegevens weer vrij"
        case .arrangeCover: "sprak af wie er waarneemt"
        case .endCover: "liet het waarnemen stoppen"
        case .keepHouse: "hield de gegevens van een buurthuis bij"
        case .registerRoom: "schreef iets op over een zaal"
        case .bookRoom: "boekte een zaal"
        case .moveBooking: "verplaatste een boeking"
        case .cancelBooking: "gaf een zaal weer vrij"
        case .lookAtProposal: "keek naar een voorstel"
        case .seeContact: "zag hoe de ander te bereiken is"
        case .recogniseCaller: "zocht wie er belde"
        case .lookAtPerson: "keek naar de gegevens"
        case .lookAtAsk: "keek naar een vraag"
        case .lookAtOffer: "keek naar een aanbod"
        case .readNote: "las een notitie"
        case .importRows: "las een lijst in"
        case .bringList: "las een lijst met mensen in"
        case .undoList: "maakte een ingelezen lijst ongedaan"
        case .tellPerson: "vertelde waar de gegevens vandaan komen"
        case .seeToday: "bekeek wat er vandaag te doen is"
        case .searchDatabank: "zocht een naam"
        case .seeCandidates: "zocht wie er past"
        case .handleRights: "bekeek een verzoek"
        default: "deed iets"
        }
    }

    static func fault(_ fault: FieldError.Fault) -> String {
        switch fault {
        case .missing: "Vul dit in."
        case .tooLong(let limit): "Dit is te lang. Gebruik hooguit \(limit) tekens."
        case .notAPostcode: "Dit is geen postcode. Schrijf vier cijfers en twee letters, zoals 1234 AB."
        case .notADate: "Deze dag bestaat niet. Kies een dag uit de kalender, of schrijf jaar-maand-dag, zoals 2026-11-24."
        case .notAPhone: "Dit is geen telefoonnummer. Schrijf tien cijfers, zoals 06 12 34 56 78."
        case .notAMail: "Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl."
        case .notANumber: "Schrijf hier een getal."
        case .notAChoice: "Kies een van de mogelijkheden."
        case .beforeToday: "Deze dag is al geweest. Kies vandaag of later."
        case .afterToday: "Deze dag moet nog komen. Kies vandaag of eerder."
        case .beforeTomorrow: "Kies een dag na vandaag."
        case .afterDay(let day): "Dit is te laat. Kies uiterlijk \(Spoken.fullDate(day))."
        case .notATime: "Dit is geen tijd. Schrijf uren en minuten, zoals 13:30."
        case .taken(let days, let next): taken(days, next)
        case .endsBeforeItStarts: "Het einde ligt voor het begin."
        case .outsideRange(let low, let high): "Kies een getal van \(low) tot en met \(high)."
        case .unknown: "Dit kennen we niet."
        case .saysNothing: "Dit zijn alleen kleine woorden. Schrijf er een woord bij dat vertelt waar het om gaat."
        case .overHour(let most): "Dit is te veel. Per uur is hooguit \(Spoken.money(most)) mogelijk zonder belasting."
        case .overMonth(let left): "Dit is te veel voor deze maand. In deze maand is nog \(Spoken.money(left)) mogelijk."
        case .overYear(let left): "Dit is te veel voor dit jaar. Er is nog \(Spoken.money(left)) mogelijk."
        case .tellsOfSomebody: "Hier staat iets in waaraan iemand te herkennen is. Haal dat eruit."
        case .needsOneOf: "Vul een telefoonnummer of een e-mailadres in. Dan kunnen we u bereiken."
        }
    }

    static func name(_ kind: BookingKind) -> String {
        switch kind {
        case .dropIn: "Spreekuur van het wijkteam, zonder afspraak"
        case .meeting: "Overleg"
        case .activity: "Activiteit"
        case .other: "Iets anders"
        }
    }

    private static func taken(_ days: [CalendarDate], _ next: Date?) -> String {
        if let next {
            let day = CalendarDate(next)
            return "De zaal is dan bezet. Zij is vrij op \(Spoken.dayNames[day.weekday]) \(Spoken.fullDate(day)) vanaf \(Spoken.time(next))."
        }
        let named = days.prefix(6).map { "\(Spoken.shortDayNames[$0.weekday]) \(Spoken.fullDate($0))" }.joined(separator: ", ")
        return "De zaal is bezet op \(named)\(days.count > 6 ? " en nog \(days.count - 6) dagen" : ""). Kies een andere tijd of een andere zaal."
    }
}
