import Language
import Neighbourhood
import Storage

/// What hangs on the door and in the shop: the name in large letters, when, where, what it costs, whom to ask for, and a code that leads to the page.
struct ActivityPoster: Page {
    let known: KnownActivity
    let house: House
    let isSmall: Bool
    let baseURL: String
    let town: String
    let today: CalendarDate

    var title: String { plain("poster.of", ["title": known.title]) }
    var scripts: [Asset] { [.print] }
    private var facts: ActivityFacts { known.series.facts }
    private var link: String { baseURL + Link.activity(known.series.id) }

    var main: HTML {
        """
        <article class="poster\(when: isSmall, " small")"><h1>\(inDutch(known.title))</h1><p class="lead">\(Spoken.when(facts.plan, today: today))</p>\
        <p><strong>\(inDutch(house.facts.name))</strong>\(when: !house.facts.address.spoken.isEmpty, "<br>\(inDutch(house.facts.address.spoken))")</p>\
        \(when: known.words != known.title, "<p\(WrittenPart.dutch)>\(words)</p>")\(lines.html { "<p>\($0)</p>" })\
        \(QRCode(link)?.svg(plain("poster.code", ["address": known.title])))<p>\(house.facts.phone.map { say("poster.moreOrCall", ["phone": "<span dir=\"ltr\">\($0.shown.replacing(" ", with: "\u{a0}"))</span>"]) } ?? say("poster.more"))</p><p class="hint">Omzien \(town)</p></article>\
        <p class="actions screen-only">\(ButtonLink(say("help.back"), .second, to: Link.activity(known.series.id)).html)</p>
        """
    }

    /// Whole sentences, as many as fit on the sheet in large letters.
    private var words: String {
        let sentences = known.words.split(separator: ". ").map { $0.hasSuffix(".") ? String($0) : $0 + "." }
        let fitting = sentences.indices.map { sentences[...$0].joined(separator: " ") }.last { $0.count <= 140 }
        return fitting ?? Spoken.short(known.words, 120)
    }

    private var lines: [HTML] {
        [
            facts.groups.isEmpty ? nil : say("agenda.for", ["groups": "\(Spoken.list(facts.groups.map(Dutch.name)))"]),
            Spoken.cost(facts) == nil ? nil : say("poster.costs", ["amount": Spoken.costPiece(facts)]),
            known.welcomeName.map { say("poster.first", ["name": "\($0)"]) },
        ].compactMap(\.self)
    }
}
