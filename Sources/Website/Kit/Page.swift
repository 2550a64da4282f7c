import Foundation
import Language
import Neighbourhood

/// A page is a type with typed input: what it needs is in its properties, what it shows is in `main`.
protocol Page: Sendable {
    /// Shown in the tab and read first by a screen reader.
    var title: String { get }
    var main: HTML { get }
    /// Which link in the menu is this page's.
    var place: String? { get }
    /// Scripts that make the page quicker; it works without.
    var scripts: [Asset] { get }
    /// The language of a page that has one of its own, whatever the browser asks for.
    var tongue: Tongue? { get }
    /// Whether its address gives this page again, so that it can be had in another language.
    var hasAddress: Bool { get }
    /// Errors in a form, so that the title can say so.
    var hasErrors: Bool { get }
}

extension Page {
    var place: String? { nil }
    var scripts: [Asset] { [] }
    var tongue: Tongue? { nil }
    var hasAddress: Bool { true }
    var hasErrors: Bool { false }
}

/// What stands round every page: menu, name of the place, way out.
struct Frame: Sendable {
    let municipalityName: String
    /// The municipality's own colours, laid over ours.
    var houseStyle: Asset?
    let viewer: Viewer?
    let signOutSeal: String
    let isDemo: Bool
    /// The address of this page without the choice of a language; nil where it is not offered.
    var here: String?
    /// A sentence on top after a deed: "Bewaard."
    let notice: Notice?
    /// The name of the call that was just saved.
    var savedCall = ""
    let now: Date

    func around(_ page: some Page) -> HTML {
        """
        <!doctype html><html lang="\(Tongue.spoken.code)" dir="\(Tongue.spoken.direction)"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
        <title>\(when: page.hasErrors, "\(say("frame.error")) ")\(page.title) – Omzien \(municipalityName)</title><link rel="stylesheet" href="\(Asset.style.path)">\(houseStyle.map { "<link rel=\"stylesheet\" href=\"\($0.path)\">" as HTML })\
        <link rel="icon" href="\(Asset.icon.path)" type="image/svg+xml"><link rel="manifest" href="\(Link.manifest)"><meta name="theme-color" content="#7a3b2e" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#1c1815" media="(prefers-color-scheme: dark)">\
        \((scripts(page) + [.offline]).html { "<script src=\"\($0.path)\" defer></script>" })</head><body\(when: isWorker, " class=\"worker\"")>\
        <a class="skip" href="#main">\(say("frame.skip"))</a>\(beside)\(header(page))\(demoLine)<main id="main" tabindex="-1"\(arrived.map { " data-arrived=\"\($0)\"" as HTML })>\(notice?.html(isWorker: isWorker))\(page.main)</main>\(footer)</body></html>
        """
    }

    /// The call whose words a device need not hold on to any more.
    private var arrived: String? { isWorker && notice != nil && !savedCall.isEmpty ? savedCall : nil }

    private func scripts(_ page: some Page) -> [Asset] { arrived == nil ? page.scripts : page.scripts + [.intake] }

    private var isWorker: Bool { viewer?.isAtWork ?? false }
    private var handlesRights: Bool { viewer.map { Access.allows($0, .handleRights) } ?? false }
    private var seesRoles: Bool { viewer.map { Access.allows($0, .seeRoles) } ?? false }
    private var seesWords: Bool { viewer.map { Access.allows($0, .seeWords) } ?? false }

    private var bringsLists: Bool { viewer.map { Access.allows($0, .bringList) } ?? false }

    private func header(_ page: some Page) -> HTML {
        """
        <header class="top"><div class="bar"><a class="wordmark" href="\(isWorker ? Link.today : Link.start)">\(Icon.wordmark)<span>Omzien</span></a>\
        <span class="town">\(municipalityName)</span>\(when: isWorker, searchBox)\(here.map { TongueChooser(here: $0).html })<nav aria-label="\(plain("frame.menu"))"><ul class="menu">\(entries.html { entry in
            "<li><a href=\"\(entry.link)\"\(when: entry.link == page.place, " aria-current=\"page\"")>\(entry.text)</a></li>"
        })\(account)</ul></nav></div></header>
        """
    }

    private var searchBox: HTML {
        """
        <form class="search" role="search" method="post" action="\(Link.search)"><label class="unseen" for="q">Zoeken</label>\
        <input id="q" name="q" type="search" placeholder="Zoek bewoner, vraag, aanbod…" autocomplete="off"><button class="quiet" aria-label="Zoek">\(Icon.search)</button></form>
        """
    }

    private var entries: [(link: String, text: String)] {
        if isWorker {
            return [(Link.today, "Vandaag"), (Link.intake, "Nieuw gesprek"), (Link.newOffer, "Aanbod"), (Link.interviews, "Buurtgesprekken")]
        }
        let work = [
            (Link.figures, "Cijfers", Deed.seeFigures), (Link.experiments, "Proeven", .seeExperiments),
            (Link.cover, "Waarneming", .arrangeCoverOfColleague),
            (Link.rota, "Bereikbaar", .setHelpLines), (Link.payments, "Betalingen", .setPayerAccount),
            (Link.colleagues, "Medewerkers", .seeColleagues), (Link.smallestGroup, "Kleinste groep", .setSmallestGroup),
        ]
        let house = viewer?.ownHouse.map { [(link: Link.house($0), text: "Het buurthuis")] } ?? []
        let own = house + work.filter { entry in viewer.map { Access.allows($0, entry.2) } ?? false }.map { (link: $0.0, text: $0.1) }
        let everybodys = [
            (link: Link.askPublic, text: plain("frame.ask")), (Link.offerPublic, plain("frame.offer")), (Link.agenda, plain("frame.agenda")),
            (Link.whoHelps, plain("frame.whoHelps")),
        ]
        return own + everybodys
    }

    private var account: HTML {
        guard let viewer, viewer.person != nil else { return "<li><a href=\"\(Link.signIn)\">\(say("frame.signIn"))</a></li>" }
        if viewer.companion != nil { return "<li><a href=\"\(Link.mine)\">\(viewer.name)</a></li>" }
        return """
            <li><a href="\(Link.mine)">\(viewer.name)</a></li><li><form class="sign-out" method="post" action="\(Link.signOut)"><input type="hidden" name="seal" value="\(signOutSeal)">\
            <button class="link">\(say("frame.signOut"))</button></form></li>
            """
    }

    private var beside: HTML { viewer.map { BesideBanner(viewer: $0, seal: signOutSeal, now: now).html } ?? .none }

    private var demoLine: HTML {
        isDemo ? "<p class=\"demo-line\">\(say("frame.practice"))</p>" : .none
    }

    private var footer: HTML {
        """
        <footer class="bottom"><p>\(say("frame.danger", ["safeHome": "tel:08002000"]))</p>\
        <p>\(when: handlesRights, "<a href=\"\(Link.requests)\">Verzoeken over gegevens</a> · ")\(when: seesRoles, "<a href=\"\(Link.roles)\">De rollen</a> · ")\(when: seesWords, "<a href=\"\(Link.words)\">Woorden van hier</a> · ")\(when: bringsLists, "<a href=\"\(Link.lists)\">Lijst inlezen</a> · <a href=\"\(Link.untold)\">Nog te vertellen</a> · ")<a href="\(Link.worryPublic)">\(say("frame.worry"))</a> · <a href="\(Link.privacy)">\(say("frame.privacy"))</a> · <a href="\(Link.accessibility)">\(say("frame.accessibility"))</a> · <a href="\(Link.overview)">\(say("overview.title"))</a></p></footer>
        """
    }
}

/// One sentence after a deed, from a short list, so that nothing can be put into a page through its address.
enum Notice: String, Sendable {
    case saved, takenUp, proposed, roundProposed, answered, introduced, closed, reopened, withdrawn, waiting, confirmed, paused, resumed, stopped,
        offerStopped, broughtBack, signedOut, signedOutElsewhere, besideEnded, draftKept,
        rests, told,
        incidentReported, incidentClosed, claimed, noteWritten, noteShown, requestRecorded, consentWithdrawn, lettersPosted, sentAgain, handedIn,
        erased, held, holdLifted, consentRecorded,
        interviewKept,
        interviewPutAway, promiseKept, promiseMoved, interviewsGiven, postedOutside, listDiscarded, trialBegun, trialGoesOn, trialEnded

    func html(isWorker: Bool) -> HTML {
        Alert(.done, "\(isWorker ? sentence : sentenceForResident ?? sentence)", role: .status).html
    }

    /// Where a resident is told something else than a worker.
    private var sentenceForResident: String? {
        switch self {
        case .answered: plain("notice.answered")
        case .incidentReported: plain("notice.incidentReported")
        case .withdrawn: plain("notice.withdrawn")
        case .interviewKept: plain("notice.interviewKept")
        case .closed: plain("notice.askClosed")
        case .trialEnded: plain("notice.trialEnded")
        case .interviewPutAway: plain("interview.putAway")
        default: nil
        }
    }

    private var sentence: String {
        switch self {
        case .saved: plain("notice.saved")
        case .takenUp: "Opgepakt. Deze staat nu op jouw naam."
        case .proposed: "Voorgesteld. Vraag nu aan allebei of ze het willen."
        case .roundProposed: "De voorstellen staan klaar. Vraag nu aan iedereen of ze het willen."
        case .answered: "Antwoord opgeschreven."
        case .introduced: "Ze zijn aan elkaar voorgesteld. Ze zien nu allebei elkaars naam, adres en telefoonnummer."
        case .closed: "Afgesloten. Was dit een vergissing? Dan kun je de vraag hieronder weer openen."
        case .reopened: "De vraag is weer open."
        case .withdrawn: "Voorstel ingetrokken."
        case .waiting: "Volgende stap opgeschreven."
        case .confirmed: plain("notice.confirmed")
        case .paused: plain("notice.paused")
        case .resumed: plain("notice.resumed")
        case .stopped: plain("notice.stopped")
        case .offerStopped: "Het aanbod is gestopt. Was dit een vergissing? Dan kun je het hieronder terughalen."
        case .broughtBack: "Het aanbod is terug."
        case .signedOut: plain("notice.signedOut")
        case .signedOutElsewhere: plain("notice.signedOutElsewhere")
        case .erased: "Gewist. Vertel het de bewoner nog, en rond daarna dit verzoek af."
        case .consentRecorded: "Opgeschreven. Geef het blad aan de bewoner mee, of doe het in de papierversnipperaar."
        case .held: "Opgeschreven. Dit wordt nu niet gewist."
        case .holdLifted: "Losgelaten. Dit mag weer worden gewist."
        case .besideEnded: "Het samen kijken is voorbij. Je bent weer in je eigen werk."
        case .noteWritten: "Opgeschreven."
        case .consentWithdrawn: plain("notice.consentWithdrawn")
        case .requestRecorded: plain("notice.requestRecorded")
        case .rests: plain("notice.rests")
        case .told: plain("notice.told")
        case .incidentReported: "Opgeschreven. Het staat bij wie hen begeleidt, vandaag nog."
        case .incidentClosed: "Afgerond."
        case .claimed: plain("notice.claimed")
        case .noteShown: "De bewoner kan deze notitie nu lezen."
        case .lettersPosted: "Opgeschreven dat ze op de post zijn."
        case .handedIn: plain("notice.handedIn")
        case .interviewKept: "Bewaard. Je kunt later verdergaan."
        case .interviewPutAway: "Weggelegd. Er is niets van bewaard."
        case .promiseKept: "Opgeschreven: dit is gedaan."
        case .promiseMoved: "Er staat een nieuwe dag."
        case .interviewsGiven: "De bladen zijn uitgegeven."
        case .postedOutside: "Opgeschreven. Op de dag die je koos, staat dit op Vandaag."
        case .sentAgain: "Het bericht gaat opnieuw weg."
        case .listDiscarded: "Weg. Van deze lijst is niets bewaard."
        case .draftKept: "Wat je typte, hebben we bewaard."
        case .trialBegun: "Afgesproken. Op de dag zelf staat op Vandaag dat je allebei vraagt hoe het gaat."
        case .trialGoesOn: "Opgeschreven. Op de volgende dag staat het weer op Vandaag."
        case .trialEnded:
            "Afgerond, en er is niets van bewaard dan de dagen. Zeg vooral dank je wel: iets proberen is al heel wat. Hieronder staat wat er nog meer past."
        }
    }
}
