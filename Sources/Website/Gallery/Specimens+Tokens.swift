import Language
import Neighbourhood

/// What all pieces share: colours, letters, room and drawings, as they stand in the style sheet itself.
extension Gallery {
    static let tokens = Specimen(
        key: "kleuren", name: "Kleuren, ruimte en randen",
        about:
            "De tokens uit omzien.css. Een gemeente legt er haar eigen bestand over; README zegt hoe. Bij elk paar staat het contrast, overdag en in het donker."
    ) {
        [
            .init(.usual) { "<h3>Wat op wat staat</h3>\(contrasts)<h3>Alle kleuren</h3>\(colours)<h3>Maten en letters</h3>\(measures)" }
        ]
    }

    /// Drawn, so that both the day and the night can be seen at once.
    private static func patch(_ back: String?, _ front: String?) -> HTML {
        """
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="5" fill="\(back ?? "none")"/><rect x="6" y="6" width="12" height="12" rx="6" fill="\(front ?? "none")"/></svg>
        """
    }

    private static var contrasts: HTML {
        let tokens = StyleTokens()
        let lines = StyleTokens.pairs.map { pair in
            let cells = [false, true].map { isNight -> HTML in
                let contrast = tokens.contrast(pair, isNight: isNight)
                return
                    "\(patch(tokens.colour(pair.back, isNight: isNight), tokens.colour(pair.front, isNight: isNight))) \(contrast.map(StyleTokens.shown) ?? "–")"
            }
            return Table.Line(
                "<bdi dir=\"ltr\">\(pair.front.dropFirst(9)) op \(pair.back.dropFirst(9))</bdi>", cells + ["\(StyleTokens.shown(pair.least))"])
        }
        return Table(columns: ["Paar", "Overdag", "In het donker", "Nodig"], lines: lines).html
    }

    private static var colours: HTML {
        let ours = StyleTokens.ours
        let names = ours.names.filter { StyleTokens.isColour($0) && $0.hasPrefix("--omzien") }
        return Table(
            columns: ["Naam", "Overdag", "In het donker"],
            lines: names.map { name in
                let cells = [false, true].map { isNight -> HTML in
                    let colour = StyleTokens().colour(name, isNight: isNight)
                    return "\(patch(colour, colour)) \(colour ?? "")"
                }
                return Table.Line("\(name)", cells)
            }
        ).html
    }

    private static var measures: HTML {
        let ours = StyleTokens.ours
        let names = ours.names.filter { !StyleTokens.isColour($0) && $0.hasPrefix("--omzien") }
        return Table(columns: ["Naam", "Waarde"], lines: names.map { Table.Line("\($0)", ["\(ours.day[$0] ?? "")"]) }).html
    }

    static let letters = Specimen(
        key: "letters", name: "Letters", about: "Koppen in een boekletter, de rest in de letter van het apparaat zelf. Er wordt niets opgehaald."
    ) {
        let words: HTML = "Omzien naar elkaar begint met een vraag"
        return [
            .init(.usual) {
                """
                <p class="lead">Een inleiding: \(words).</p><h2>Kop van een deel</h2><p>Gewone tekst, met een <a href="/letters">link</a> en <strong>nadruk</strong>.</p><h3>Kop daaronder</h3>\
                <p class="hint">Een aanwijzing in kleine letters.</p><blockquote class="own-words">De eigen woorden van een bewoner.</blockquote><p class="code">K7FM 3QWP</p>
                """
            },
            .init(.long) {
                "<h2>Hottentottententententoonstellingsmakersopleidingscoördinator</h2><blockquote class=\"own-words offer\">Ik kook graag voor een ander, en dan liefst voor iemand die vroeger ook kookte.</blockquote>"
            },
            .init(.rightToLeft) {
                "<p class=\"lead\">\(say("agenda.nothing"))</p><h2>\(say("agenda.title"))</h2><p>\(say("signIn.once"))</p><p class=\"hint\">\(say("signIn.shared"))</p>"
            },
        ]
    }

    static let drawings = Specimen(
        key: "tekeningen", name: "Tekeningen", about: "Onze eigen, in de kleur van de tekst. De woorden ernaast zeggen wat ze zeggen."
    ) {
        [
            .init(.usual) { "<ul class=\"chips\">\(Icon.all.html { "<li class=\"chip\">\($0.drawing) \($0.name)</li>" })</ul>" },
            .init(.rightToLeft) {
                "<ul class=\"chips\">\(Icon.all.html { "<li class=\"chip\">\($0.drawing) <span lang=\"nl\">\($0.name)</span></li>" })</ul>"
            },
        ]
    }
}
