import Neighbourhood
import Storage

/// Nog te vertellen: who came with a list, and may not know it yet.
struct UntoldPage: Page {
    let lines: [UntoldLine]
    let seal: String
    let today: CalendarDate

    var title: String { "Nog te vertellen" }
    var place: String? { Link.lists }

    var main: HTML {
        """
        <h1>\(title)</h1><p class="lead">Deze mensen stonden op een lijst die hier is ingelezen. Vertel hun binnen een maand dat wij hun gegevens hebben, waar die vandaan komen, en dat ze mogen zeggen dat het weg moet.</p>\
        <p class="hint">Staat er ook een aanbod bij? Bespreek dat meteen. Het wordt pas open als jij het openzet.</p>\
        \(lines.list(orElse: "Iedereen weet ervan. Lees je een lijst in met mensen die het nog niet weten, dan staan zij hier.", item))
        """
    }

    private func item(_ line: UntoldLine) -> HTML {
        let urgency = line.dueOn < today ? "overdue" : line.dueOn <= today.adding(days: 7) ? "due" : "soon"
        return """
            <li class="line"><a class="line-words" href="\(Link.person(line.person))"><bdi>\(line.name)</bdi></a>\
            <p class="line-who">\(contact(line)) · uit: <bdi>\(line.origin)</bdi></p>\
            <p class="line-next \(urgency)">vertellen voor \(Spoken.fullDate(line.dueOn))</p>\
            <form method="post" action="\(Link.told(line.person))"><input type="hidden" name="seal" value="\(seal)">\(Button("Verteld<span class=\"unseen\"> aan \(line.name)</span>", .second).html)</form></li>
            """
    }

    private func contact(_ line: UntoldLine) -> HTML {
        if let phone = line.phone { return Spoken.link(phone) }
        return line.mail.map { "<bdi>\($0.text)</bdi>" } ?? "geen telefoon of e-mail bekend"
    }
}
