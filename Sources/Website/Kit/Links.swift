import Neighbourhood

/// Every address of the site, made in one place: a link that leads nowhere does not compile.
enum Link {
    static let start = "/"
    static let askPublic = "/hulp-vragen"
    static let offerPublic = "/iets-aanbieden"
    static let whoHelps = "/wie-helpt"
    static func whoHelps(in area: AreaCode) -> String { "/wie-helpt?buurt=\(area)#teams" }
    static let worryPublic = "/zorgen-melden"
    static let thanksAsk = "/hulp-vragen/bedankt"
    static let thanksOffer = "/iets-aanbieden/bedankt"
    static let thanksWorry = "/zorgen-melden/bedankt"
    static let privacy = "/privacy"
    static let offline = "/zonder-verbinding"
    static let offlineWorker = "/offline-worker.js"
    static let manifest = "/omzien.webmanifest"
    static let accessibility = "/toegankelijkheid"
    static let overview = "/overzicht"

    static let signIn = "/aanmelden"
    static let signOut = "/afmelden"
    static let signInByCode = "/aanmelden/code"
    static let signInByCard = "/aanmelden/kaart"
    static func signIn(withCard code: String) -> String { "/aanmelden/kaart/\(code)" }
    static let askForCode = "/aanmelden/code-vragen"
    static let secondStep = "/aanmelden/tweede-stap"
    static let setSecondStep = "/aanmelden/tweede-stap/instellen"
    static let proof = "/aanmelden/opnieuw"
    static let proofCode = "/aanmelden/opnieuw/code"
    static let broker = "/aanmelden/organisatie"
    static let brokerReturn = "/aanmelden/organisatie/terug"
    static let practise = "/aanmelden/oefenen"
    static let signInByLink = "/aanmelden/link"
    static func signIn(by token: String) -> String { "/aanmelden/\(token)" }
    static let post = "/post"
    static func post(_ id: OutboxMessage.ID) -> String { "/post/\(id)" }
    static let letters = "/post/brieven"
    static let lettersPosted = "/post/brieven/gepost"
    static let posters = "/posters"
    static func poster(_ kind: String, size: String) -> String { "/posters/\(kind)?maat=\(size)" }
    static let smsReply = "/sms/antwoord"
    static func wishes(_ id: Person.ID) -> String { "/bewoners/\(id)/berichten" }
    static func reply(_ token: String) -> String { "/antwoord/\(token)" }
    static func refusal(_ token: String) -> String { "/geen-berichten/\(token)" }
    static let mine = "/mijn"
    static let sessions = "/ingelogd"
    static let ownSecondStep = "/ingelogd/tweede-stap"
    static let recoveryCodes = "/ingelogd/herstelcodes"

    static let today = "/vandaag"
    static let everyone = "/vandaag?van=iedereen"
    static let round = "/ronde"
    static let intake = "/gesprek"
    static let intakeCallers = "/gesprek/wie"
    static let intakeFits = "/gesprek/wie-past"
    static let intakeDraft = "/gesprek/bewaren"
    static let interviews = "/interviews"
    static let interviewByCode = "/interviews/code"
    static let newInterviewRound = "/interviews/rondes/nieuw"
    static func interview(_ id: Interview.ID) -> String { "/interviews/\(id)" }
    static func takeIn(_ id: Interview.ID) -> String { "/interviews/\(id)/overnemen" }
    static func putAway(_ id: Interview.ID) -> String { "/interviews/\(id)/wegleggen" }
    static func promise(_ id: Interview.ID) -> String { "/interviews/\(id)/belofte" }
    static func sheet(_ id: Interview.ID) -> String { "/interviews/\(id)/papier" }
    static func interviewRound(_ id: InterviewRound.ID) -> String { "/interviews/rondes/\(id)" }
    static func correct(_ id: InterviewRound.ID) -> String { "/interviews/rondes/\(id)/aanpassen" }
    static func giving(_ id: InterviewRound.ID) -> String { "/interviews/rondes/\(id)/uitgeven" }
    static func sheets(_ id: InterviewRound.ID) -> String { "/interviews/rondes/\(id)/papier" }
    static let search = "/zoeken"
    static let newOffer = "/aanbod/nieuw"
    static let newPerson = "/bewoners/nieuw"
    static let cover = "/waarneming"
    static func endingCover(_ id: Absence.ID) -> String { "/waarneming/\(id)/einde" }
    static let endingCoverAny = "/waarneming/:absence/einde"
    static let rota = "/bereikbaar"
    static func endingShift(_ id: Shift.ID) -> String { "/bereikbaar/\(id)/einde" }
    static let endingShiftAny = "/bereikbaar/:shift/einde"
    static let helpLines = "/bereikbaar/nummers"
    static let figures = "/cijfers"
    static let smallestGroup = "/cijfers/kleinste-groep"
    static let colleagues = "/medewerkers"
    static func ending(_ id: Identifier<RoleGrant>) -> String { "/medewerkers/rollen/\(id)/einde" }
    static let endingRoleAny = "/medewerkers/rollen/:grant/einde"
    static let words = "/woorden"
    static let wordsTrial = "/woorden/proef"
    static let wordsSayings = "/woorden/uitdrukkingen"
    static let wordsConcepts = "/woorden/begrippen"
    static let wordsLearning = "/woorden/leren"
    static func ending(saying id: LocalSaying.ID) -> String { "/woorden/uitdrukkingen/\(id)/einde" }
    static func ending(concept id: String) -> String { "/woorden/begrippen/\(id)/einde" }

    static let roles = "/rollen"
    static func role(_ key: HelpRole.Key, version: Int? = nil) -> String { "/rollen/\(key.rawValue)" + (version.map { "?versie=\($0)" } ?? "") }
    static func newVersion(of key: HelpRole.Key) -> String { "/rollen/\(key.rawValue)/nieuwe-versie" }
    static func agreement(_ id: Proposal.ID, version: Int? = nil) -> String {
        "/koppelingen/\(id)/afspraken" + (version.map { "?versie=\($0)" } ?? "")
    }
    static func newAgreement(_ id: Proposal.ID) -> String { "/koppelingen/\(id)/afspraken/nieuw" }
    static func agreeing(_ id: Proposal.ID) -> String { "/koppelingen/\(id)/afspraken/akkoord" }
    static func safeguards(of id: Person.ID) -> String { "/bewoners/\(id)/nagegaan" }
    static func house(of id: Person.ID) -> String { "/bewoners/\(id)/huisgenoten" }

    static func ask(_ id: Ask.ID) -> String { "/vragen/\(id)" }
    static func outside(_ id: Ask.ID) -> String { "/vragen/\(id)/naar-buiten" }
    static func outside(_ id: Ask.ID, _ channel: OutsideChannel) -> String { outside(id) + "?kanaal=" + channel.rawValue }
    static let outsideList = "/vragen/delen"
    static func outsideReplies(_ id: OutsidePost.ID) -> String { "/naar-buiten/\(id)/reacties" }
    static func settling(_ id: OutsideReply.ID) -> String { "/reacties/\(id)/afloop" }
    static func takeUp(_ id: Ask.ID) -> String { "/vragen/\(id)/oppakken" }
    static func waiting(_ id: Ask.ID) -> String { "/vragen/\(id)/wachten" }
    static func correct(_ id: Ask.ID) -> String { "/vragen/\(id)/aanpassen" }
    static func closing(_ id: Ask.ID) -> String { "/vragen/\(id)/afsluiting" }
    static func reopening(_ id: Ask.ID) -> String { "/vragen/\(id)/heropening" }
    static func proposals(_ id: Ask.ID) -> String { "/vragen/\(id)/voorstellen" }
    static func answers(_ id: Proposal.ID) -> String { "/voorstellen/\(id)/antwoorden" }
    static func introduction(_ id: Proposal.ID) -> String { "/voorstellen/\(id)/kennismaking" }
    static func withdrawal(_ id: Proposal.ID) -> String { "/voorstellen/\(id)/intrekking" }
    static func proposal(_ id: Proposal.ID) -> String { "/voorstellen/\(id)" }
    static func match(_ id: Match.ID) -> String { "/koppelingen/\(id)" }
    static func moves(_ id: Match.ID) -> String { "/koppelingen/\(id)/stappen" }
    static func minding(_ id: Match.ID) -> String { "/koppelingen/\(id)/volgende-stap" }
    static func handOver(_ id: Match.ID) -> String { "/koppelingen/\(id)/overdracht" }
    static let allClaims = "/declaraties"
    static func claims(of id: Person.ID) -> String { "/bewoners/\(id)/declaraties" }
    static func account(of id: Person.ID) -> String { "/bewoners/\(id)/rekening" }
    static func claim(_ id: Claim.ID) -> String { "/declaraties/\(id)" }
    static func receipt(_ id: Claim.ID) -> String { "/declaraties/\(id)/bonnetje" }
    static func withdrawal(_ id: Claim.ID) -> String { "/declaraties/\(id)/intrekking" }
    static func approval(_ id: Claim.ID) -> String { "/declaraties/\(id)/akkoord" }
    static func refusal(_ id: Claim.ID) -> String { "/declaraties/\(id)/niet-akkoord" }
    static let payments = "/betalingen"
    static let payer = "/betalingen/rekening"
    static func payment(_ id: PaymentRun.ID) -> String { "/betalingen/\(id)" }
    static func paymentFile(_ id: PaymentRun.ID, _ ending: String) -> String { "/betalingen/\(id)/bestand.\(ending)" }
    static func paid(_ id: PaymentRun.ID) -> String { "/betalingen/\(id)/betaald" }
    static func cancelling(_ id: PaymentRun.ID) -> String { "/betalingen/\(id)/intrekking" }
    static func whoToCall(_ id: Match.ID) -> String { "/koppelingen/\(id)/mis" }
    static func incidents(_ id: Match.ID) -> String { "/koppelingen/\(id)/voorvallen" }
    static func incident(_ id: Incident.ID) -> String { "/voorvallen/\(id)" }
    static func minding(_ id: Incident.ID) -> String { "/voorvallen/\(id)/volgende-stap" }
    static func closing(_ id: Incident.ID) -> String { "/voorvallen/\(id)/afronding" }
    static func talk(_ id: Talk.ID) -> String { "/gesprekken/\(id)" }
    static let calls = "/bellijst"
    static let callsOfAll = "/bellijst?van=iedereen"
    static let appreciation = "/waardering"
    static func thanks(to id: Person.ID) -> String { "/waardering/\(id)" }
    static let freshness = "/klopt-dit-nog"
    static func freshness(of id: Offer.ID) -> String { "/klopt-dit-nog/\(id)" }
    static func offer(_ id: Offer.ID) -> String { "/aanbod/\(id)" }
    static func correct(_ id: Offer.ID) -> String { "/aanbod/\(id)/aanpassen" }
    static func confirmation(_ id: Offer.ID) -> String { "/aanbod/\(id)/bevestiging" }
    static func pause(_ id: Offer.ID) -> String { "/aanbod/\(id)/pauze" }
    static func resumption(_ id: Offer.ID) -> String { "/aanbod/\(id)/hervatting" }
    static func withdrawal(_ id: Offer.ID) -> String { "/aanbod/\(id)/intrekking" }
    static func comeback(_ id: Offer.ID) -> String { "/aanbod/\(id)/terugkeer" }
    static let holidays = "/schoolvakanties"
    static let dropIns = "/spreekuren"
    static func dropIn(_ id: Booking.ID) -> String { "/spreekuren/\(id)" }
    static func dropInDuties(_ id: Booking.ID) -> String { "/spreekuren/\(id)/rooster" }
    static func endingDuty(_ duty: DropInDuty.ID, of id: Booking.ID) -> String { "/spreekuren/\(id)/rooster/\(duty)/einde" }
    static func dropInPlaces(_ id: Booking.ID) -> String { "/spreekuren/\(id)/plekken" }
    static func tally(_ id: Booking.ID, on planned: CalendarDate) -> String { "/spreekuren/\(id)/\(planned)" }
    static let talkNotes = "/wat-speelt-er"
    static func talkNotes(in area: AreaCode) -> String { "/wat-speelt-er?buurt=\(area.text)" }
    static func ending(_ id: TalkNote.ID) -> String { "/wat-speelt-er/\(id)/einde" }
    static func roleAgreements(of id: House.ID) -> String { "/buurthuizen/\(id)/rolafspraken" }
    static func drawingUp(between house: House.ID, and team: Team.ID) -> String { "/buurthuizen/\(house)/rolafspraken/\(team)" }
    static func roleAgreement(_ id: RoleAgreement.ID) -> String { "/rolafspraken/\(id)" }
    static func signing(_ id: RoleAgreement.ID) -> String { "/rolafspraken/\(id)/handtekening" }
    static let experiments = "/proeven"
    static let newExperiment = "/proeven/nieuw"
    static func experiment(_ id: Experiment.ID) -> String { "/proeven/\(id)" }
    static func correct(_ id: Experiment.ID) -> String { "/proeven/\(id)/aanpassen" }
    static func closing(_ id: Experiment.ID) -> String { "/proeven/\(id)/afloop" }
    static let houseTasks = "/taken"
    static func houseTasks(in id: House.ID) -> String { "/buurthuizen/\(id)/taken" }
    static func newTask(in id: House.ID) -> String { "/buurthuizen/\(id)/taken/nieuw" }
    static func houseTask(_ id: HouseTask.ID) -> String { "/taken/\(id)" }
    static func correct(_ id: HouseTask.ID) -> String { "/taken/\(id)/aanpassen" }
    static func closing(_ id: HouseTask.ID) -> String { "/taken/\(id)/einde" }
    static func tasks(for id: Person.ID) -> String { "/bewoners/\(id)/taken" }
    static func trying(_ task: HouseTask.ID, for id: Person.ID) -> String { "/bewoners/\(id)/taken/\(task)" }
    static func trial(_ id: TaskTrial.ID) -> String { "/proberen/\(id)" }
    static func company(_ id: TaskTrial.ID) -> String { "/proberen/\(id)/gezelschap" }
    static func ending(_ id: TaskTrial.ID) -> String { "/proberen/\(id)/einde" }
    static func circle(_ id: Circle.ID) -> String { "/groepen/\(id)" }
    static func members(_ id: Circle.ID) -> String { "/groepen/\(id)/leden" }
    static func leaving(_ id: Circle.ID) -> String { "/groepen/\(id)/afscheid" }
    static func person(_ id: Person.ID) -> String { "/bewoners/\(id)" }
    static func beside(_ id: Person.ID) -> String { "/bewoners/\(id)/samen-kijken" }
    static let besideAny = "/bewoners/:person/samen-kijken"
    static let stopBeside = "/samen-kijken/stoppen"
    static func codeCard(_ id: Person.ID) -> String { "/bewoners/\(id)/codekaart" }
    static let codeCardAny = "/bewoners/:person/codekaart"
    static func correct(_ id: Person.ID) -> String { "/bewoners/\(id)/aanpassen" }
    static func intake(with id: Person.ID) -> String { "/gesprek?bewoner=\(id)" }
    static func newOffer(of id: Person.ID) -> String { "/aanbod/nieuw?bewoner=\(id)" }
    static func notes(about id: Person.ID) -> String { "/bewoners/\(id)/notities" }
    static func note(_ id: Note.ID) -> String { "/notities/\(id)" }
    static func correct(_ id: Note.ID) -> String { "/notities/\(id)/aanpassen" }
    static func answer(_ id: Note.ID) -> String { "/notities/\(id)/antwoord" }
    static func show(_ id: Note.ID) -> String { "/notities/\(id)/tonen" }
    static func copy(_ id: Person.ID, as kind: String) -> String { "/bewoners/\(id)/kopie.\(kind)" }
    static func feeds(of id: House.ID) -> String { "/buurthuizen/\(id)/agendas" }
    static func feed(_ id: CalendarFeed.ID) -> String { "/agendas/\(id)" }
    static func reading(_ id: CalendarFeed.ID) -> String { "/agendas/\(id)/lezen" }
    static func adopting(_ id: CalendarFeed.ID) -> String { "/agendas/\(id)/overnemen" }
    static func ending(_ id: CalendarFeed.ID) -> String { "/agendas/\(id)/einde" }
    static let ownCalendar = "/mijn/agenda"
    static let endingOwnCalendar = "/mijn/agenda/einde"
    /// What a telephone reads.
    static func ownFeed(_ token: String) -> String { "/mijn-agenda/\(token).ics" }
    static let everything = "/mijn/alles"
    static func printed(_ id: Person.ID) -> String { "/bewoners/\(id)/alles?afdrukken=ja" }
    static func everything(_ id: Person.ID) -> String { "/bewoners/\(id)/alles" }
    static func withdrawal(_ id: Consent.ID) -> String { "/toestemmingen/\(id)/intrekking" }
    static func consent(of id: Person.ID) -> String { "/bewoners/\(id)/toestemming" }
    static let consentAny = "/bewoners/:person/toestemming"
    static func consentSheet(of id: Person.ID, for purpose: String) -> String { "/bewoners/\(id)/toestemming/blad?doel=\(purpose)" }
    static let consentSheetAny = "/bewoners/:person/toestemming/blad"
    static let thanksRequest = "/privacy/bedankt"
    static let requests = "/verzoeken"
    static func request(_ id: RightsRequest.ID) -> String { "/verzoeken/\(id)" }
    static func lookUp(_ id: RightsRequest.ID) -> String { "/verzoeken/\(id)/naam" }
    static func erasure(_ id: RightsRequest.ID) -> String { "/verzoeken/\(id)/wissen" }
    static let erasureAny = "/verzoeken/:request/wissen"
    static let holds = "/vastgehouden"
    static func lifting(_ id: Hold.ID) -> String { "/vastgehouden/\(id)/einde" }
    static let liftingAny = "/vastgehouden/:hold/einde"
    static func hold(_ id: Person.ID) -> String { "/bewoners/\(id)/vasthouden" }
    static let holdAny = "/bewoners/:person/vasthouden"
    static func newRequest(of id: Person.ID) -> String { "/bewoners/\(id)/verzoek" }
    static func house(_ id: House.ID) -> String { "/buurthuizen/\(id)" }
    static func keeping(_ id: House.ID) -> String { "/buurthuizen/\(id)/gegevens" }
    static func newPerson(in id: House.ID) -> String { "/buurthuizen/\(id)/mensen/nieuw" }
    static func member(_ person: HousePerson.ID, of id: House.ID) -> String { "/buurthuizen/\(id)/mensen/\(person)" }
    static func ending(_ person: HousePerson.ID, of id: House.ID) -> String { member(person, of: id) + "/einde" }
    /// With the version, so that a new photo has another address than the old one.
    static func photo(of person: HousePerson) -> String { member(person.id, of: person.house) + "/foto?v=\(person.version)" }
    static func exceptions(of id: House.ID) -> String { "/buurthuizen/\(id)/anders-open" }
    static func ending(_ exception: OpeningException.ID, of id: House.ID) -> String { "/buurthuizen/\(id)/anders-open/\(exception)/einde" }
    static func rooms(_ id: House.ID, week: CalendarDate? = nil) -> String { "/buurthuizen/\(id)/zalen" + (week.map { "?week=\($0)" } ?? "") }
    static func newRoom(in id: House.ID) -> String { "/buurthuizen/\(id)/zalen/nieuw" }
    static func book(in id: House.ID) -> String { "/buurthuizen/\(id)/zalen/boeken" }
    static func book(in id: House.ID, room: Room.ID, on day: CalendarDate) -> String { book(in: id) + "?zaal=\(room)&dag=\(day)" }
    static func room(_ id: Room.ID) -> String { "/zalen/\(id)" }
    static func closing(_ id: Room.ID) -> String { "/zalen/\(id)/einde" }
    static func booking(_ id: Booking.ID) -> String { "/boekingen/\(id)" }
    static func cancelling(_ id: Booking.ID) -> String { "/boekingen/\(id)/annulering" }
    static func moving(_ id: Booking.ID) -> String { "/boekingen/\(id)/verplaatsing" }
    static func activity(_ id: ActivitySeries.ID) -> String { "/activiteiten/\(id)" }
    static func newActivity(in id: House.ID) -> String { "/buurthuizen/\(id)/activiteiten/nieuw" }
    static func newActivity(in id: House.ID, like former: ActivitySeries.ID) -> String { newActivity(in: id) + "?van=\(former)" }
    static func changing(_ id: ActivitySeries.ID) -> String { "/activiteiten/\(id)/wijzigen" }
    static func cancelling(_ id: ActivitySeries.ID) -> String { "/activiteiten/\(id)/afgelasting" }
    static func restoring(_ id: ActivitySeries.ID) -> String { "/activiteiten/\(id)/toch" }
    static func moving(_ id: ActivitySeries.ID) -> String { "/activiteiten/\(id)/verplaatsing" }
    static func adding(to id: ActivitySeries.ID) -> String { "/activiteiten/\(id)/extra" }
    static func ending(_ id: ActivitySeries.ID) -> String { "/activiteiten/\(id)/einde" }
    static func activityPoster(_ id: ActivitySeries.ID, size: String) -> String { "/activiteiten/\(id)/poster?maat=\(size)" }
    static func joining(_ id: Ask.ID) -> String { "/vragen/\(id)/meedoen" }
    static func joining(_ id: Ask.ID, on offer: Offer.ID) -> String { joining(id) + "?aanbod=\(offer)" }
    static func company(_ id: Participation.ID) -> String { "/meedoen/\(id)" }
    static func settling(_ id: Participation.ID) -> String { "/meedoen/\(id)/afloop" }
    static func placing(at id: ActivitySeries.ID) -> String { "/activiteiten/\(id)/plek" }
    static func presence(_ id: ActivitySeries.ID) -> String { "/activiteiten/\(id)/wie-was-er" }
    static func presence(_ id: ActivitySeries.ID, on day: CalendarDate) -> String { presence(id) + "?dag=\(day)" }
    static func presenceSheet(_ id: ActivitySeries.ID, on day: CalendarDate) -> String { "/activiteiten/\(id)/lijst?dag=\(day)" }
    static func hours(in id: House.ID, month: CalendarDate) -> String { "/buurthuizen/\(id)/uren?maand=\(month)" }
    static func organisation(_ id: Organisation.ID) -> String { "/organisaties/\(id)" }
    static func referralDoor(_ id: Organisation.ID) -> String { "/organisaties/\(id)/verwijslink" }
    static func closingDoor(_ id: Organisation.ID) -> String { "/organisaties/\(id)/verwijslink/einde" }
    /// Where the link of a practice leads.
    static func referring(by token: String) -> String { "/verwijslink/\(token)" }
    static let referring = "/verwijzen"
    static let referralAnswer = "/verwijzen/antwoord"
    static func contact(with id: Ask.ID) -> String { "/vragen/\(id)/contact" }
    static func joining(_ id: Worry.ID) -> String { "/zorgen/\(id)/meedoen" }
    static func worry(_ id: Worry.ID) -> String { "/zorgen/\(id)" }
    static func takeUp(_ id: Worry.ID) -> String { "/zorgen/\(id)/oppakken" }

    static let agenda = "/agenda"
    static func agenda(of id: House.ID) -> String { "/agenda?huis=\(id)" }
    static let agendaText = "/agenda/tekst"
    static let agendaCalendar = "/agenda.ics"
    static func calendar(of id: House.ID) -> String { "/buurthuizen/\(id)/agenda.ics" }
    static func weekPoster(_ id: House.ID, week: CalendarDate? = nil) -> String {
        "/buurthuizen/\(id)/weekposter" + (week.map { "?week=\($0)" } ?? "")
    }
    static let catalogue = "/hsds/v3"
    static let catalogueDescription = "/hsds/v3/openapi.json"
    /// What the answers of the catalogue follow, without changes of our own.
    static let specification = "https://docs.openreferral.org/en/3.1/hsds/overview.html"

    static let lists = "/lijsten"
    static func list(_ id: ListImport.ID) -> String { "/lijsten/\(id)" }
    static func list(_ id: ListImport.ID, _ shown: ListShown, page: Int) -> String { "/lijsten/\(id)?toon=\(shown.rawValue)&pagina=\(page)" }
    static func columns(of id: ListImport.ID) -> String { "/lijsten/\(id)/kolommen" }
    static func choices(in id: ListImport.ID) -> String { "/lijsten/\(id)/keuzes" }
    /// The list while it is taken in or undone, which goes on from there.
    static func goingOn(_ id: ListImport.ID) -> String { list(id) + "?verder=ja" }
    static func takingIn(_ id: ListImport.ID) -> String { "/lijsten/\(id)/inlezen" }
    static func undoing(_ id: ListImport.ID) -> String { "/lijsten/\(id)/ongedaan" }
    static func discarding(_ id: ListImport.ID) -> String { "/lijsten/\(id)/weg" }
    static func leftOut(of id: ListImport.ID) -> String { "/lijsten/\(id)/over.csv" }
    static let untold = "/nog-te-vertellen"
    static func told(_ id: Person.ID) -> String { "/bewoners/\(id)/verteld" }

    /// Where a found thing has its page; nil for kinds without one.
    static func thing(_ thing: Thing) -> String? {
        switch thing.kind {
        case .ask: Ask.ID(thing.id).map(ask)
        case .offer: Offer.ID(thing.id).map(offer)
        case .person: Person.ID(thing.id).map(person)
        case .house: House.ID(thing.id).map(house)
        case .activity: ActivitySeries.ID(thing.id).map(activity)
        case .organisation: Organisation.ID(thing.id).map(organisation)
        default: nil
        }
    }
}
