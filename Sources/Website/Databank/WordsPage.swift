import Foundation
import Neighbourhood
import Operations
import Storage

/// Woorden van hier: what Omzien reads in a sentence, how people here say things, and what earlier proposals taught.
struct WordsPage: Page {
    let board: WordsBoard
    let form: FormView
    let now: Date

    var title: String { "Woorden van hier" }
    var place: String? { Link.words }
    var hasErrors: Bool { form.hasErrors }

    static let labels = ["words": "Zo zeggen ze het hier", "concept": "Dat betekent", "name": "Naam", "note": "Wat is het", "broader": "Hoort bij"]

    var main: HTML {
        """
        <h1>Woorden van hier</h1><p class="lead">Omzien zoekt op wat mensen bedoelen. In elke buurt hebben mensen daar eigen woorden voor. Leg ze hier uit, dan begrijpt Omzien ze ook.</p>\
        \(form.summary)\(trying)<div class="columns">\(addSaying)\(addConcept)</div>\(own)\(lessons)
        """
    }

    // MARK: Trying

    private var trying: HTML {
        """
        <section aria-labelledby="try"><h2 id="try">Probeer een zin</h2><form method="post" action="\(Link.wordsTrial)#try">\(form.sealField)\
        \(form.text("trial", "Wat zegt iemand?", hint: "Schrijf geen namen van mensen. Wat je hier typt, wordt niet bewaard.", rows: 2, isRequired: true))\
        \(form.choice("side", "Lees het als", [("ask", "een vraag"), ("offer", "een aanbod")], otherwise: "ask"))\
        <p class="actions">\(Button("Laat zien wat Omzien leest").html)</p></form>\(reading)</section>
        """
    }

    private var reading: HTML {
        guard let readings = board.readings else { return .none }
        guard !readings.isEmpty else {
            return """
                \(Alert(.warning, "Hierin leest Omzien niets bekends. Leg hieronder uit wat de woorden betekenen.", role: .status).html)
                """
        }
        return """
            <div role="status"><p>Omzien leest hierin:</p><ol class="list readings">\(readings.prefix(6).html { reading in
                "<li class=\"line\"><strong>\(reading.name)</strong><p class=\"line-who\">\(Badge("\(sureness(reading.strength))").html)\(because(reading))</p><p class=\"line-who\">\(reading.note)</p></li>"
            })</ol></div>
            """
    }

    private func because(_ reading: WordsBoard.Reading) -> HTML {
        guard !reading.because.isEmpty else { return .none }
        return " door \(Spoken.list(reading.because.map { "‘\($0)’" }))"
    }

    private func sureness(_ strength: Double) -> String {
        switch strength {
        case 0.6...: "heel duidelijk"
        case 0.4..<0.6: "duidelijk"
        default: "misschien"
        }
    }

    // MARK: Adding

    private var addSaying: HTML {
        """
        <section aria-labelledby="saying"><h2 id="saying">Zo zeggen ze het hier</h2><form method="post" action="\(Link.wordsSayings)">\(form.sealField)\
        \(form.line("words", "De woorden", hint: "Een woord of een korte uitdrukking. Bijvoorbeeld: het is graatje. Schrijf geen namen van mensen.", isRequired: true, wide: true))\
        \(form.select("concept", "Dat betekent", choices("Kies wat het betekent", board.concepts)))\
        \(form.choice("use", "Zeggen mensen dit als ze", [("asked", "hulp vragen"), ("offered", "iets aanbieden"), ("both", "allebei")], otherwise: "both"))\
        \(form.select("language", "In welke taal", Self.languages, otherwise: "nl"))\
        <p class="actions">\(Button("Voeg toe").html)</p></form></section>
        """
    }

    private var addConcept: HTML {
        """
        <section aria-labelledby="concept-new"><h2 id="concept-new">Iets wat alleen hier bestaat</h2><form method="post" action="\(Link.wordsConcepts)">\(form.sealField)\
        \(form.line("name", "Hoe heet het?", hint: "Bijvoorbeeld: Kliekjesavond.", isRequired: true, wide: true))\
        \(form.line("note", "Wat is het, in één zin?", isRequired: true, wide: true))\
        \(form.select("broader", "Waar hoort het bij?", choices("Kies waar het bij hoort", board.concepts.filter { !$0.isOwn })))\
        <p class="actions">\(Button("Voeg toe").html)</p></form></section>
        """
    }

    /// The languages that are read.
    private static let languages: [(value: String, text: String)] = Dutch.languages.prefix(6).map { ($0.code, $0.name) }

    private func choices(_ first: String, _ concepts: [WordsBoard.ConceptName]) -> [(value: String, text: String)] {
        [("", first)] + concepts.map { (value: $0.id, text: $0.name) }
    }

    // MARK: What there is

    private var own: HTML {
        """
        <section aria-labelledby="own"><h2 id="own">Onze eigen woorden <span class="count">\(board.local.sayings.count + board.local.concepts.count)</span></h2>\
        \(board.local.sayings.isEmpty && board.local.concepts.isEmpty ? EmptyState("Er staan nog geen eigen woorden. Hoor je aan tafel iets wat Omzien niet begrijpt? Leg het hierboven uit.").html : "<ul class=\"list\">\(board.local.concepts.html(line))\(board.local.sayings.html(line))</ul>")</section>
        """
    }

    private func line(_ concept: LocalConcept) -> HTML {
        """
        <li class="line"><strong><bdi>\(concept.draft.name)</bdi></strong>\
        <p class="line-who">\(Badge("eigen begrip").html) <bdi>\(concept.draft.note)</bdi> Hoort bij ‘\(name(of: concept.draft.broader))’. \(written(concept.madeBy, concept.from))</p>\
        \(ending(Link.ending(concept: concept.id), concept.draft.name))</li>
        """
    }

    private func line(_ saying: LocalSaying) -> HTML {
        """
        <li class="line"><strong><bdi>\(saying.draft.words)</bdi></strong> betekent ‘\(name(of: saying.draft.concept))’\
        <p class="line-who">\(use(saying.draft)) \(written(saying.saidBy, saying.from))</p>\
        \(ending(Link.ending(saying: saying.id), saying.draft.words))</li>
        """
    }

    private func use(_ draft: LocalSayingDraft) -> String {
        let language = draft.language == .dutch ? "" : " In het \(Dutch.name(draft.language))."
        return switch draft.use {
        case .asked: "Als mensen hulp vragen." + language
        case .offered: "Als mensen iets aanbieden." + language
        case .both: "Bij vragen en bij aanbod." + language
        }
    }

    private func written(_ name: String?, _ from: Date) -> HTML {
        "Opgeschreven \(Spoken.ago(from, now: now))\(name.map { " door <bdi>\($0)</bdi>" as HTML })."
    }

    private func ending(_ link: String, _ words: String) -> HTML {
        """
        <form class="screen-only" method="post" action="\(link)">\(form.sealField)<button class="link" aria-label="Haal weg: \(words)">Haal weg</button></form>
        """
    }

    private func name(of id: String) -> String { board.name(of: id) ?? "iets wat niet meer bestaat" }

    // MARK: Lessons

    private var lessons: HTML {
        """
        <section aria-labelledby="lessons"><h2 id="lessons">Wat eerdere voorstellen leerden</h2>\
        <p>Gaat een soort voorstel hier vaker door dan andere, dan telt het wat zwaarder mee. Wordt het vaker afgeslagen, dan wat lichter. \
        Het gaat om soorten vragen en aanbod, nooit om personen. Het scheelt hooguit een vijfde.</p>\(board.local.learns ? table : EmptyState("Dit staat uit. De volgorde leert niet van eerdere voorstellen.").html)\
        <form class="screen-only" method="post" action="\(Link.wordsLearning)">\(form.sealField)<input type="hidden" name="learns" value="\(board.local.learns ? "no" : "yes")">\
        <p class="actions">\(Button("\(board.local.learns ? "Zet leren uit" : "Zet leren aan")", .quiet).html)</p></form></section>
        """
    }

    private var table: HTML {
        guard !board.lessons.isEmpty else {
            return EmptyState("Er zijn nog geen voorstellen afgerond waarvan te leren valt. Dat komt vanzelf, als mensen ja of nee zeggen.").html
        }
        let lines = board.lessons.map { outcome, factor in
            Table.Line(
                "\(name(of: outcome.asked))", ["\(name(of: outcome.offered))", "\(outcome.agreed)", "\(outcome.declined)", "\(weight(factor))"])
        }
        return Table(columns: ["Gevraagd", "Geboden", "Ging door", "Afgeslagen", "Telt"], lines: lines, caption: "Tot en met gisteren").html
    }

    private func weight(_ factor: Double) -> String {
        let percent = Int((factor * 100).rounded()) - 100
        return percent == 0 ? "gewoon" : percent > 0 ? "\(percent)% zwaarder" : "\(-percent)% lichter"
    }
}
