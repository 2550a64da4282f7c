import Foundation
import Neighbourhood
import Storage

/// Verzoeken: what people asked about their data, and by which day each has to be answered.
struct RightsListPage: Page {
    let open: [RightsLine]
    let closed: [RightsLine]
    let now: Date

    var title: String { "Verzoeken over gegevens" }
    private var today: CalendarDate { CalendarDate(now) }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">Iedereen mag weten wat er over hem of haar staat, en dat laten verbeteren of wissen. We antwoorden binnen een maand.</p>\
        <p class="screen-only"><a href="\(Link.holds)">Wat nu niet gewist mag worden</a></p><section aria-labelledby="open"><h2 id="open">Open <span class="count">\(open.count)</span></h2>\
        \(open.list(orElse: "Er staat geen verzoek open. Een verzoek komt van de website, of schrijf je op bij een bewoner.") { RightsLineItem(line: $0, today: today).html })</section>\
        \(when: !closed.isEmpty, "<section aria-labelledby=\"closed\"><h2 id=\"closed\">Afgerond</h2><ul class=\"list\">\(closed.html { RightsLineItem(line: $0, today: today).html })</ul></section>")
        """
    }
}

/// One request in a list, with its last day.
struct RightsLineItem {
    let line: RightsLine
    let today: CalendarDate

    var html: HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.request(line.id))">\(Dutch.name(line.right)): <bdi>\(line.name)</bdi></a>\
        <p class="line-who">Gevraagd: \(Spoken.ago(CalendarDate(line.receivedAt), today: today)) · <bdi>\(line.ownerName ?? "nog van niemand")</bdi></p>\(clock)</li>
        """
    }

    private var clock: HTML {
        guard line.state == .open else { return "<p class=\"line-who\">\(Dutch.name(line.state))</p>" }
        let urgency = line.dueOn < today ? "overdue" : line.dueOn <= today.adding(days: 7) ? "due" : "soon"
        let step = line.nextStep.flatMap { step in line.nextOn.map { "\(Dutch.step(step)) · \(Spoken.due($0, today: today)) · " as HTML } }
        return "<p class=\"line-next \(urgency)\">\(step)antwoord uiterlijk \(Spoken.fullDate(line.dueOn))</p>"
    }
}
