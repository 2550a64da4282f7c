import Foundation
import Language
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
        case .new: plain("standing.fresh")
        case .waiting: plain("standing.seeking")
        case .proposed: plain("standing.proposed")
        case .introduced: plain("standing.introduced")
        case .closed: plain("standing.closed")
        case .withdrawn: plain("standing.withdrawn")
        }
    }

    static func name(_ state: OfferState) -> String {
        switch state {
        case .new: "nieuw, nog bellen"
        case .open: plain("standing.open")
        case .asleep: plain("standing.asleep")
        case .withdrawn: plain("standing.stopped")
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
        case .phone: plain("reach.phone")
        case .sms: plain("reach.sms")
        case .mail: plain("reach.mail")
        case .letter: plain("reach.letter")
        case .desk: plain("reach.desk")
        case .via: plain("reach.via")
        }
    }

    static func name(_ kind: PartyKind) -> String {
        switch kind {
        case .person: plain("party.person")
        case .couple: plain("party.couple")
        case .family: plain("party.family")
        case .group: plain("party.group")
        case .street: plain("party.street")
        case .company: plain("party.company")
        case .house: plain("party.house")
        case .organisation: plain("party.organisation")
        }
    }

    static func name(_ reply: Reply) -> String {
        switch reply {
        case .yes: plain("standing.yes")
        case .no: plain("standing.no")
        case .later: plain("standing.later")
        }
    }

    static func name(_ step: ProposalStep) -> String {
        switch step {
        case .asked: plain("standing.waits")
        case .agreed: plain("standing.bothYes")
        case .introduced: plain("standing.introduced")
        case .ended: plain("standing.over")
        case .declined: plain("standing.declined")
        case .withdrawn: plain("standing.withdrawn")
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
        case .own: plain("interview.nearOwn")
        case .any: plain("interview.nearAny")
        case .elsewhere: plain("interview.nearElsewhere")
        }
    }

    static func name(_ rhythm: Rhythm) -> String { rhythm == .once ? "één keer" : "regelmatig" }

    static let givers: [(giver: ConsentGiver, text: String)] = [
        (.oneself, "de bewoner zelf zei het"), (.parent, "een ouder zei het"), (.representative, "een vertegenwoordiger zei het"),
    ]

    /// What somebody agreed to, in a few words. What it is called is the municipality's own wording.
    static func name(_ consent: Consent, _ rules: PeopleRules) -> HTML {
        let purpose = inDutch(rules.purpose(consent.purpose)?.name ?? consent.purpose)
        if consent.purpose == ConsentPurpose.referral { return "\(purpose): \(name(AnswerWish(parts: consent.parts)))" }
        guard consent.recipient.kind == .proposal else { return purpose }
        let parts: [String: TextKey] = ["name": "standing.detailName", "address": "standing.detailAddress", "phone": "standing.detailPhone"]
        let told = Spoken.list(consent.parts.map { part in parts[part].map { plain($0) } ?? part })
        return say("standing.toOther", ["purpose": purpose, "details": "\(told)"])
    }

    static let forms: [(name: String, form: HelpForms, text: String)] = [
        ("at-home", .atHome, "bij de vrager thuis"), ("out-together", .outTogether, "samen op pad"), ("by-phone", .byPhone, "aan de telefoon"),
        ("at-mine", .atMine, "bij de helper thuis"), ("in-house", .inHouse, "in het buurthuis"),
    ]

    static func list(_ forms: HelpForms) -> String { Spoken.list(self.forms.filter { forms.contains($0.form) }.map(\.text)) }

    /// The languages that are spoken most here.
    private static let languageCodes = [
        "nl", "en", "tr", "ar", "pl", "uk", "ber", "de", "fr", "es", "pap", "srn", "fa", "so", "ti", "zh", "id", "ru", "bs", "hr",
    ]

    /// By their name in the language of this page.
    static var languages: [(code: String, name: String)] { languageCodes.map { ($0, LanguageNames.spoken[$0]) } }

    static func name(_ language: SpokenLanguage) -> String {
        LanguageNames.spoken[language.code]
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
        case .findCompany: "Zoeken wie de eerste keer meeloopt"
        case .hearOfActivity: "Vragen hoe de activiteit was"
        case .lookOutside: "Kijken wat er van buiten terugkwam"
        case nil: stored
        }
    }

    static func fault(_ fault: FieldError.Fault) -> String {
        switch fault {
        case .missing: plain("fault.missing")
        case .tooLong(let limit): plain("fault.tooLong", ["limit": String(limit)])
        case .notAPostcode: plain("fault.postcode")
        case .notADate: plain("fault.date")
        case .notAPhone: plain("fault.phone")
        case .notAMail: plain("fault.mail")
        case .notANumber: plain("fault.number")
        case .notAChoice: plain("fault.choice")
        case .beforeToday: plain("fault.beforeToday")
        case .afterToday: plain("fault.afterToday")
        case .beforeTomorrow: plain("fault.beforeTomorrow")
        case .afterDay(let day): plain("fault.afterDay", ["day": Spoken.fullDate(day)])
        case .notATime: plain("fault.time")
        case .taken(let days, let next): taken(days, next)
        case .onThatDayAlready: "Op die dag staat deze activiteit er al. Kies een andere dag, of verander de keer die er al staat."
        case .endsBeforeItStarts: plain("fault.order")
        case .outsideRange(let low, let high): plain("fault.range", ["low": String(low), "high": String(high)])
        case .unknown: plain("fault.unknown")
        case .citizenNumber: plain("fault.citizenNumber")
        case .saysNothing: "Dit zijn alleen kleine woorden. Schrijf er een woord bij dat vertelt waar het om gaat."
        case .overHour(let most): plain("fault.overHour", ["amount": Spoken.money(most)])
        case .overMonth(let left): plain("fault.overMonth", ["amount": Spoken.money(left)])
        case .overYear(let left): plain("fault.overYear", ["amount": Spoken.money(left)])
        case .tellsOfSomebody: "Hier staat iets in waaraan iemand te herkennen is. Haal dat eruit."
        case .mayNameSomebody: "Hier staat misschien een naam in. Haal die weg, of zeg hieronder dat het geen naam van iemand is."
        case .needsOneOf: plain("fault.needsContact")
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
        let free = next.map { moment in
            let day = CalendarDate(moment)
            return "Zij is vrij op \(Spoken.dayNames[day.weekday]) \(Spoken.fullDate(day)) vanaf \(Spoken.time(moment))."
        }
        if let free, days.count == 1 { return "De zaal is dan bezet. " + free }
        let named = days.prefix(6).map { "\(Spoken.shortDayNames[$0.weekday]) \(Spoken.fullDate($0))" }.joined(separator: ", ")
        let all = "De zaal is bezet op \(named)\(days.count > 6 ? " en nog \(days.count - 6) dagen" : "")."
        return all + " " + (free ?? "Kies een andere tijd of een andere zaal.")
    }
}
