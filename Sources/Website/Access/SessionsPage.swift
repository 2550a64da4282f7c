import Foundation
import Language
import Neighbourhood

/// Waar ben ik aangemeld: every device, and a way to sign out of it.
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

    var title: String { isWorker ? "Waar ben je aangemeld" : plain("sessions.title") }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">\(isWorker ? "Ken je een apparaat niet? Meld het af. Wat daar openstaat, is dan dicht." : say("sessions.lead"))</p>\
        <ul class="plain devices">\(sessions.html(device))</ul>\(when: sessions.count > 1, others)\(when: hasSecondStep, step)\(when: !notices.isEmpty, lately)
        """
    }

    private var step: HTML {
        """
        <section aria-labelledby="step"><h2 id="step">Je tweede stap</h2><p>Nieuwe telefoon? Stel je tweede stap opnieuw in. Herstelcodes kwijt of bijna op? Maak nieuwe.</p>\
        <p class="actions">\(ButtonLink("Stel je tweede stap opnieuw in", .second, to: Link.ownSecondStep).html)</p>\
        <form method="post" action="\(Link.recoveryCodes)"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions">\(Button("Maak nieuwe herstelcodes", .second).html)</p></form></section>
        """
    }

    private var lately: HTML {
        """
        <section aria-labelledby="lately"><h2 id="lately">\(isWorker ? "Bij je aanmelden in de afgelopen 30 dagen" : say("sessions.lately"))</h2><ul>\(notices.html { notice in
            "<li>\(moment(notice.at)): \(Self.happened(notice.deed))</li>"
        })</ul><p>\(isWorker ? "Was jij dat niet? Meld het meteen bij de beheerder. Die nodigt je opnieuw uit; dan geldt alles van vroeger niet meer." : say("sessions.notYou"))</p></section>
        """
    }

    private static func happened(_ deed: Deed) -> String {
        switch deed {
        case .setSecondStep: plain("sessions.setSecondStep")
        case .makeRecoveryCodes: plain("sessions.madeRecovery")
        case .changeWayIn: plain("sessions.changedWayIn")
        default: plain("sessions.wrongStep")
        }
    }

    private func device(_ session: Session) -> HTML {
        """
        <li class="card"><h2>\(Dutch.name(session.device))</h2><p>\(say("sessions.since", ["began": "\(moment(session.startedAt))", "seen": "\(moment(session.seenAt))"]))\
        \(session.companion.map { " \(say("sessions.beside", ["name": "<bdi>\($0)</bdi>"]))" as HTML })</p>\(session.id == own ? "<p><strong>\(say("sessions.this"))</strong></p>" : signOut(session))</li>
        """
    }

    private func signOut(_ session: Session) -> HTML {
        """
        <form method="post" action="\(Link.sessions)"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions">\(Button(say("sessions.signOut"), .second, name: "session", value: session.id.text).html)</p></form>
        """
    }

    private var others: HTML {
        """
        <form method="post" action="\(Link.sessions)"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions">\(Button(say("sessions.signOutOthers"), name: "session", value: "others").html)</p></form>
        """
    }

    private func moment(_ moment: Date) -> String {
        Spoken.day(CalendarDate(moment), today: CalendarDate(now)) + plain("spoken.comma") + Spoken.time(moment)
    }
}
