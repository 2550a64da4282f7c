import Neighbourhood

/// Hoe klein een groep in de cijfers mag zijn: what holds, what comes, and another number from a day on.
struct SmallestGroupPage: Page {
    /// In order; the first holds today.
    let sizes: [(from: CalendarDate?, size: Int)]
    let today: CalendarDate
    let form: FormView

    var title: String { "Kleinste groep in de cijfers" }
    var place: String? { Link.smallestGroup }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <div class="calm"><h1>\(title)</h1>\(form.summary)<p class="lead">Beleid ziet een getal pas als het over genoeg mensen gaat. Kleinere getallen staan er niet, zodat niemand zich herkent.</p>\
        <ul>\(sizes.html { "<li>\(when($0.from)): <strong>\($0.size)</strong></li>" })</ul>\
        <form method="post" action="\(Link.smallestGroup)">\(form.sealField)<div class="fields">\
        \(form.line("size", "Hoe klein mag een groep zijn?", hint: "Een getal van 5 tot en met 100. Hoe kleiner, hoe sneller iemand te herkennen is.", inputMode: "numeric", isRequired: true))\
        \(form.line("from", "Vanaf welke dag?", type: "date", isRequired: true))</div>\
        <p class="actions">\(Button("Leg dit vast").html)</p></form></div>
        """
    }

    private func when(_ day: CalendarDate?) -> String { day.map { "Vanaf \(Spoken.fullDate($0))" } ?? "Nu" }
}
