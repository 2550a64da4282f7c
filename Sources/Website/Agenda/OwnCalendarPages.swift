import Foundation
import Language
import Neighbourhood
import Storage

/// Uw afspraken op uw telefoon: whether there is an address of one's own, and a new one.
struct OwnCalendarPage: Page {
    let link: CalendarLink?
    let form: FormView
    let now: Date

    var title: String { plain("ownCalendar.title") }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">\(say("ownCalendar.lead"))</p>\
        <p>\(say("ownCalendar.what"))</p>\
        \(standing)<form method="post" action="\(Link.ownCalendar)">\(form.sealField)<p class="actions">\(Button("\(link == nil ? say("ownCalendar.make") : say("ownCalendar.makeNew"))").html)</p></form>\
        \(when: link != nil, "<p class=\"hint\">\(say("ownCalendar.oldGone"))</p>")\
        <p><a href="\(Link.mine)">\(say("ownCalendar.back"))</a></p>
        """
    }

    private var standing: HTML {
        guard let link else { return "<p class=\"hint\">\(say("ownCalendar.warning"))</p>" }
        let read: HTML =
            link.lastReadAt > link.madeAt
            ? say("ownCalendar.read", ["ago": "\(Spoken.ago(CalendarDate(link.lastReadAt), today: CalendarDate(now)))"]) : .none
        return """
            <div class="card"><p>\(say("ownCalendar.made", ["ago": "\(Spoken.ago(link.madeAt, now: now))"])) \(read) \(say("ownCalendar.lapse"))</p>\
            <form method="post" action="\(Link.endingOwnCalendar)">\(form.sealField)<p class="actions">\(Button(say("ownCalendar.remove"), .second).html)</p></form></div>
            """
    }
}

/// The address itself, once.
struct OwnCalendarLinkPage: Page {
    let address: String

    var title: String { plain("ownCalendar.linkTitle") }
    var place: String? { Link.mine }

    var main: HTML {
        """
        <h1>\(title)</h1>\(Alert(.warning, say("ownCalendar.once")).html)\
        <p class="actions">\(ButtonLink(say("ownCalendar.add"), to: webcal).html)</p>\
        <p>\(say("ownCalendar.help"))</p>\
        \(QRCode(webcal)?.svg(plain("ownCalendar.qr")))<p><strong class="address" dir="ltr">\(address)</strong></p>\
        <p><a href="\(Link.ownCalendar)">\(say("ownCalendar.done"))</a></p>
        """
    }

    /// What telephones open their calendar for.
    private var webcal: String { address.replacing(/^https?:/, with: "webcal:") }
}
