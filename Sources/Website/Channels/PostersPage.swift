import Neighbourhood

/// What hangs in a hall, a library or a shop window: a question in large letters, and a code that leads to its form.
enum Poster: String, CaseIterable {
    case ask = "hulp-vragen"
    case offer = "iets-aanbieden"

    var heading: String {
        switch self {
        case .ask: "Kunt u wat hulp gebruiken?"
        case .offer: "Doet u graag iets voor een ander?"
        }
    }

    var lead: String {
        switch self {
        case .ask: "Samen eten, een lamp ophangen, een wandeling, hulp met post. In uw buurt wonen mensen die het graag doen."
        case .offer: "Koken, klussen, voorlezen, meelopen. In uw buurt is iemand die daar blij van wordt."
        }
    }

    var link: String { self == .ask ? Link.askPublic : Link.offerPublic }
}

/// Which poster, and how large.
struct PostersPage: Page {
    var title: String { "Posters" }

    var main: HTML {
        """
        <h1>Posters</h1><p class="lead">Hang ze op in het buurthuis, de bieb, de hal van uw flat of de winkel. Zet bij het printen de papiermaat goed.</p>\
        <ul>\(Poster.allCases.html { poster in
            "<li>\(poster.heading) <a href=\"\(Link.poster(poster.rawValue, size: "a4"))\">op A4</a>, <a href=\"\(Link.poster(poster.rawValue, size: "a3"))\">op A3</a></li>"
        })</ul>
        """
    }
}

/// One poster on one sheet.
struct PosterPage: Page {
    let poster: Poster
    let isLarge: Bool
    let baseURL: String
    let town: String

    var title: String { "Poster: \(poster.heading)" }
    var scripts: [Asset] { [.print] }

    var main: HTML {
        """
        <article class="poster\(when: isLarge, " large")"><h1>\(poster.heading)</h1><p class="lead">\(poster.lead)</p>\(QRCode(baseURL + poster.link)?.svg("QR-code naar \(shown)"))\
        <p>Scan de code, of ga naar <strong class="address">\(shown)</strong></p><p>Omzien \(town)</p></article>\
        <p class="actions screen-only"><a class="button second" href="\(Link.posters)">Terug naar de posters</a></p>
        """
    }

    /// As people type it.
    private var shown: String { (baseURL + poster.link).replacing(/^https?:\/\//, with: "") }
}
