import Foundation
import Neighbourhood

/// Waar ben ik ingelogd: every device, and a way to sign out of it.
struct SessionsPage: Page {
    let sessions: [Session]
    let notices: [DoorNotice]
    /// The one this page is looked at with.
    let own: Session.ID
    let isWorker: Bool
    let seal: String
    let now: Date

    var title: String { "Waar \(isWorker ? "ben je" : "bent u") ingelogd" }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">\(isWorker ? "Ken je een apparaat niet? Meld het af." : "Kent u een apparaat niet? Meld het af.") Wat daar openstaat, is dan dicht.</p>\
        <ul class="plain devices">\(sessions.html(device))</ul>\(when: sessions.count > 1, others)\(when: !notices.isEmpty, lately)
        """
    }

    /// Only who works here has a second step.
    private var lately: HTML {
        """
        <section aria-labelledby="lately"><h2 id="lately">Bij je aanmelden in de afgelopen 30 dagen</h2><ul>\(notices.html { notice in
            "<li>\(moment(notice.at)): \(notice.deed == .setSecondStep ? "je tweede stap is ingesteld" : "een verkeerde tweede stap")</li>"
        })</ul><p>Was jij dat niet? Meld het meteen bij de beheerder. Die nodigt je opnieuw uit; dan geldt alles van vroeger niet meer.</p></section>
        """
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
