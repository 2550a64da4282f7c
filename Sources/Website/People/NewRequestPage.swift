import Neighbourhood

/// Writes down what somebody asked about their data, at the desk or on the telephone.
struct NewRequestPage: Page {
    let person: Person
    let form: FormView

    var title: String { "Verzoek van \(person.facts.name)" }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <h1>Verzoek van <bdi>\(person.facts.name)</bdi></h1><p class="lead">Schrijf op wat deze bewoner over de eigen gegevens vraagt. Een collega van het wijkteam antwoordt binnen een maand.</p>\
        \(form.summary)<form method="post" action="\(Link.newRequest(of: person.id))">\(form.sealField)\(form.rightChoice(isWorker: true))\
        \(form.text("words", "In de woorden van de bewoner", rows: 3))\
        \(form.choice("source", "Hoe kwam dit binnen?", [.desk, .phone, .letter].map { (source: Source) in (source.rawValue, Dutch.name(source)) }, otherwise: Source.desk.rawValue))\
        <p class="actions">\(Button("Schrijf op").html)\(ButtonLink("Niet bewaren", .quiet, to: Link.person(person.id)).html)</p></form>
        """
    }
}
