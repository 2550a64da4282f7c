import Foundation
import Neighbourhood

/// Waar ben ik ingelogd: every device, and a way to sign out of it.
struct SessionsPage: Page {
    let sessions: [Session]
    let notices: [DoorNotice]
    /// The one this page is looked at with.
    let own: Session.ID
    /// Theirs here, and not at the municipality's own sign-in.
    let hasSecondStep: Bool
    let isWorker: Bool
    let seal: String
    let now: Date

    var title: String { "Waar \(isWorker ? "ben je" : "bent u") ingelogd" }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">\(isWorker ? "Ken je een apparaat niet? Meld het af." : "Kent u een apparaat niet? Meld het af.") Wat daar openstaat, is dan dicht.</p>\
        <ul class="plain devices">\(sessions.html(device))</ul>\(when: sessions.count > 1, others)\(when: hasSecondStep, step)\(when: !notices.isEmpty, lately)
        """
    }

    private var step: HTML {
        """
        <section aria-labelledby="step"><h2 id="step">Je tweede stap</h2><p>Nieuwe telefoon? Stel je tweede stap opnieuw in. Herstelcodes kwijt of bijna op? Maak nieuwe.</p>\
        <p class="actions"><a class="button second" href="\(Link.ownSecondStep)">Stel je tweede stap opnieuw in</a></p>\
        <form method="post" action="\(Link.recoveryCodes)"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions"><button class="button second">Maak nieuwe herstelcodes</button></p></form></section>
        """
    }

    private var lately: HTML {
        """
        <section aria-labelledby="lately"><h2 id="lately">Bij \(isWorker ? "je" : "uw") aanmelden in de afgelopen 30 dagen</h2><ul>\(notices.html { notice in
            "<li>\(moment(notice.at)): \(Self.happened(notice.deed))</li>"
        })</ul><p>\(isWorker ? "Was jij dat niet? Meld het meteen bij de beheerder. Die nodigt je opnieuw uit; dan geldt alles van vroeger niet meer." : "Was u dat niet? Bel meteen het wijkteam.")</p></section>
        """
    }

    private static func happened(_ deed: Deed) -> String {
        switch deed {
        case .setSecondStep: "de tweede stap is ingesteld"
        case .makeRecoveryCodes: "er zijn nieuwe herstelcodes gemaakt"
        case .changeWayIn: "het e-mailadres of telefoonnummer is veranderd"
        default: "een verkeerde tweede stap"
        }
    }

    private func device(_ session: Session) -> HTML {
        """
        <li class="card"><h2>\(Dutch.name(session.device))</h2><p>Sinds \(moment(session.startedAt)). Laatst gezien: \(moment(session.seenAt)).\
        \(session.companion.map { " <bdi>\($0)</bdi> kijkt mee." as HTML })</p>\(session.id == own ? "<p><strong>Dit apparaat</strong></p>" : signOut(session))</li>
        """
    }

    private func signOut(_ session: Session) -> HTML {
        """
        <form method="post" action="\(Link.sessions)"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions"><button class="button second" name="session" value="\(session.id.text)">Meld dit apparaat af</button></p></form>
        """
    }

    private var others: HTML {
        """
        <form method="post" action="\(Link.sessions)"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions"><button class="button" name="session" value="others">Meld alle andere apparaten af</button></p></form>
        """
    }

    private func moment(_ moment: Date) -> String {
        Spoken.day(CalendarDate(moment), today: CalendarDate(now)) + ", " + Spoken.time(moment)
    }
}
