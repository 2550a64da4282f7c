import Neighbourhood

/// Which deed each address is for. An address that is not here, or a deed that nobody has a right to and that answers all the same, fails a test
/// (`RouteRightsTests`): there is no way in without a question to the policy.
enum RouteRights {
    /// Every one of the deeds opens it; none is for what tells nothing of anybody.
    static let table: [String: Set<Deed>] = everybody.merging(own, uniquingKeysWith: { $1 }).merging(working, uniquingKeysWith: { $1 })
        .merging(things, uniquingKeysWith: { $1 }).merging(settingUp, uniquingKeysWith: { $1 })

    private static let everybody: [String: Set<Deed>] = [
        "GET /": [.seeNeighbourhood], "GET /wie-helpt": [.seeNeighbourhood], "GET /privacy": [.seeNeighbourhood], "POST /privacy": [.requestRight],
        "GET /privacy/bedankt": [.requestRight],
        "GET /toegankelijkheid": [.seeNeighbourhood], "GET /buurthuizen/{house}": [.seeNeighbourhood],
        "GET /organisaties/{organisation}": [.seeNeighbourhood],
        "GET /hulp-vragen": [.askPublicly], "POST /hulp-vragen": [.askPublicly], "GET /hulp-vragen/bedankt": [.askPublicly],
        "GET /iets-aanbieden": [.offerPublicly], "POST /iets-aanbieden": [.offerPublicly], "GET /iets-aanbieden/bedankt": [.offerPublicly],
        "GET /zorgen-melden": [.recordWorry], "POST /zorgen-melden": [.recordWorry], "GET /zorgen-melden/bedankt": [.recordWorry],
        "GET /aanmelden": [.signIn], "POST /aanmelden/oefenen": [.signIn], "GET /aanmelden/{token}": [.signIn], "POST /aanmelden/{token}": [.signIn],
        "POST /aanmelden/code": [.signIn], "POST /aanmelden/code-vragen": [.signIn], "GET /aanmelden/tweede-stap": [.signIn],
        "POST /aanmelden/tweede-stap": [.signIn], "POST /aanmelden/tweede-stap/instellen": [.signIn], "POST /aanmelden/organisatie": [.signIn],
        "GET /aanmelden/organisatie/terug": [.signIn], "POST /afmelden": [.signOut], "GET /gezond": [],
    ]

    private static let own: [String: Set<Deed>] = [
        "GET /mijn": [.lookAtPerson], "GET /mijn/alles": [.lookAtPerson], "POST /toestemmingen/{consent}/intrekking": [.withdrawConsent],
        "GET /ingelogd": [.endSession], "POST /ingelogd": [.endSession], "POST /samen-kijken/stoppen": [.closeBeside],
    ]

    private static let working: [String: Set<Deed>] = [
        "GET /vandaag": [.seeToday], "GET /ronde": [.propose], "POST /ronde": [.propose],
        "GET /gesprek": [.placeAsk], "POST /gesprek": [.placeAsk], "POST /gesprek/wie": [.recogniseCaller],
        "POST /gesprek/wie-past": [.seeCandidates],
        "POST /gesprek/bewaren": [.placeAsk], "GET /zoeken": [.searchDatabank],
        "GET /aanbod/nieuw": [.placeOffer], "POST /aanbod/nieuw": [.placeOffer],
        "GET /bewoners/nieuw": [.registerPerson], "POST /bewoners/nieuw": [.registerPerson],
        "GET /waarneming": [.arrangeCover, .arrangeCoverOfColleague], "POST /waarneming": [.arrangeCover, .arrangeCoverOfColleague],
        "POST /waarneming/{absence}/einde": [.endCover], "GET /cijfers": [.seeFigures],
    ]

    private static let things: [String: Set<Deed>] = [
        "GET /bewoners/{person}": [.lookAtPerson], "GET /bewoners/{person}/aanpassen": [.correctPerson],
        "POST /bewoners/{person}/aanpassen": [.correctPerson], "POST /bewoners/{person}/samen-kijken": [.openBeside],
        "POST /bewoners/{person}/codekaart": [.makeCode], "POST /bewoners/{person}/notities": [.writeNote],
        "GET /bewoners/{person}/alles": [.openBeside], "GET /bewoners/{person}/kopie.json": [.copyPerson],
        "GET /bewoners/{person}/kopie.csv": [.copyPerson],
        "GET /bewoners/{person}/verzoek": [.recordRight], "POST /bewoners/{person}/verzoek": [.recordRight],
        "GET /verzoeken": [.handleRights], "GET /verzoeken/{request}": [.handleRights], "POST /verzoeken/{request}/oppakken": [.takeUpRight],
        "POST /verzoeken/{request}/identiteit": [.checkIdentity], "POST /verzoeken/{request}/uitstel": [.extendRight],
        "POST /verzoeken/{request}/afronden": [.closeRight], "POST /verzoeken/{request}/bevriezen": [.freezePerson],
        "POST /verzoeken/{request}/vrijgeven": [.thawPerson],
        "GET /notities/{note}": [.readNote, .correctNote], "POST /notities/{note}/aanpassen": [.correctNote],
        "POST /notities/{note}/antwoord": [.answerNote],
        "POST /notities/{note}/tonen": [.showNote],
        "GET /vragen/{ask}": [.lookAtAsk], "POST /vragen/{ask}/oppakken": [.takeUpAsk], "POST /vragen/{ask}/wachten": [.putAskOnWaitingList],
        "POST /vragen/{ask}/afsluiting": [.closeAsk], "POST /vragen/{ask}/heropening": [.reopenAsk], "POST /vragen/{ask}/voorstellen": [.propose],
        "POST /voorstellen/{proposal}/antwoorden": [.recordAnswer], "POST /voorstellen/{proposal}/kennismaking": [.introduce],
        "POST /voorstellen/{proposal}/intrekking": [.withdrawProposal],
        "GET /aanbod/{offer}": [.lookAtOffer], "GET /aanbod/{offer}/aanpassen": [.correctOffer], "POST /aanbod/{offer}/aanpassen": [.correctOffer],
        "POST /aanbod/{offer}/bevestiging": [.confirmOffer], "POST /aanbod/{offer}/pauze": [.pauseOffer],
        "POST /aanbod/{offer}/hervatting": [.resumeOffer], "POST /aanbod/{offer}/intrekking": [.withdrawOffer],
        "POST /aanbod/{offer}/terugkeer": [.bringBackOffer],
        "GET /zorgen/{worry}": [.lookAtWorry], "POST /zorgen/{worry}/oppakken": [.takeUpWorry],
    ]

    private static let settingUp: [String: Set<Deed>] = [
        "GET /woorden": [.seeWords], "POST /woorden/proef": [.seeWords], "POST /woorden/uitdrukkingen": [.changeWords],
        "POST /woorden/begrippen": [.changeWords], "POST /woorden/uitdrukkingen/{saying}/einde": [.changeWords],
        "POST /woorden/begrippen/{concept}/einde": [.changeWords], "POST /woorden/leren": [.changeWords],
    ]
}
