import Language
import Neighbourhood

/// A piece of the site in each state that it can be in, made by the very code that makes it on the pages.
struct Specimen: Sendable {
    /// In its address.
    let key: String
    let name: String
    /// What it is for.
    let about: String
    let states: @Sendable () -> [State]

    struct State {
        enum Kind: String {
            case usual = "Gewoon"
            case empty = "Leeg"
            case long = "Lang"
            case faulty = "Fout"
            case rightToLeft = "Van rechts naar links"

            /// In ids and addresses on the page.
            var mark: String {
                switch self {
                case .usual: "gewoon"
                case .empty: "leeg"
                case .long: "lang"
                case .faulty: "fout"
                case .rightToLeft: "rechts"
                }
            }
        }

        let kind: Kind
        let html: HTML
        /// The language that its words are in.
        let tongue: Tongue

        /// - Parameter speaks: whether the words come from the catalogue; what only workers see is Dutch, from right to left as well.
        init(_ kind: Kind, speaks: Bool = true, _ html: () -> HTML) {
            self.kind = kind
            tongue = kind == .rightToLeft && speaks ? .arabic : .dutch
            self.html = Tongue.$spoken.withValue(tongue, operation: html)
        }

        var section: HTML {
            """
            <section aria-labelledby="\(kind.mark)"><h2 id="\(kind.mark)">\(kind.rawValue)</h2>\
            <div lang="\(tongue.code)" dir="\(kind == .rightToLeft ? "rtl" : "ltr")">\(html)</div></section>
            """
        }
    }
}

/// All states of one piece under each other.
struct SpecimenPage: Page {
    let specimen: Specimen

    var title: String { specimen.name }

    var main: HTML {
        """
        <h1>\(specimen.name)</h1><p class="lead">\(specimen.about)</p>\(specimen.states().html(\.section))
        """
    }
}

/// What there is to look at.
struct GalleryPage: Page {
    let specimens: [Specimen]

    var title: String { "Galerij" }

    var main: HTML {
        """
        <h1>Galerij</h1><p class="lead">Alles waar de pagina’s van Omzien van zijn gemaakt, elk in de toestanden die het kan hebben. Zet je apparaat op donker, vergroot de letters, \
        of maak het venster smal: alles verandert mee.</p><ul class="list">\(specimens.html { specimen in
            "<li class=\"line\"><a class=\"line-words\" href=\"\(Gallery.address(of: specimen))\">\(specimen.name)</a><p class=\"line-who\">\(specimen.about)</p></li>"
        })</ul>
        """
    }
}
