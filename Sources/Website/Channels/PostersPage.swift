import Language
import Neighbourhood

/// What hangs in a hall, a library or a shop window: a question in large letters, and a code that leads to its form.
enum Poster: String, CaseIterable {
    case ask = "hulp-vragen"
    case offer = "iets-aanbieden"

    var heading: String {
        switch self {
        case .ask: plain("poster.ask")
        case .offer: plain("poster.offer")
        }
    }

    var lead: String {
        switch self {
        case .ask: plain("poster.askLead")
        case .offer: plain("poster.offerLead")
        }
    }

    var link: String { self == .ask ? Link.askPublic : Link.offerPublic }
}

/// Which poster, and how large.
struct PostersPage: Page {
    var title: String { plain("poster.title") }

    var main: HTML {
        """
        <h1>\(say("poster.title"))</h1><p class="lead">\(say("poster.lead"))</p>\
        <ul>\(Poster.allCases.html { poster in
            "<li>\(poster.heading) <a href=\"\(Link.poster(poster.rawValue, size: "a4"))\">\(say("poster.a4"))</a>, <a href=\"\(Link.poster(poster.rawValue, size: "a3"))\">\(say("poster.a3"))</a></li>"
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

    var title: String { plain("poster.of", ["title": poster.heading]) }
    var scripts: [Asset] { [.print] }

    var main: HTML {
        """
        <article class="poster\(when: isLarge, " large")"><h1>\(poster.heading)</h1><p class="lead">\(poster.lead)</p>\(QRCode(baseURL + poster.link)?.svg(plain("poster.code", ["address": shown])))\
        <p>\(say("poster.scan", ["address": "<span class=\"address\" dir=\"ltr\">\(shown)</span>"]))</p><p>Omzien \(town)</p></article>\
        <p class="actions screen-only">\(ButtonLink(say("poster.back"), .second, to: Link.posters).html)</p>
        """
    }

    /// As people type it.
    private var shown: String { (baseURL + poster.link).replacing(/^https?:\/\//, with: "") }
}
