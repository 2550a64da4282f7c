import Matching
import Neighbourhood
import Operations
import Storage

/// De ronde: every ask that waits and every helper at once, as pairs to go through, with what is different from choosing one by one.
struct RoundPage: Page {
    let sheet: RoundSheet
    /// What came of the pairs that were sent, when not all could be proposed.
    let outcome: RoundOutcome?
    let form: FormView
    let today: CalendarDate

    var title: String { "De ronde" }
    var place: String? { Link.today }
    var hasErrors: Bool { form.hasErrors }

    var main: HTML {
        """
        <div class="round">\(form.summary)\(refused)<h1>De ronde</h1>\
        <p class="lead">Omzien legt alle vragen die nog iemand zoeken naast alle helpers tegelijk. Zo krijgen de vragen samen de beste hulp. Jij kiest wat je voorstelt.</p>\
        \(sheet.askCount == 0 ? nobodyWaits : totals)\(pairs)\(left)</div>
        """
    }

    private var nobodyWaits: HTML {
        EmptyState("Er wacht geen enkele vraag op iemand. Mooi! Terug naar <a href=\"\(Link.today)\">Vandaag</a>.").html
    }

    private var totals: HTML { "<p>\(RoundWords.totals(sheet))</p>" }

    private var refused: HTML {
        guard let outcome else { return .none }
        let placed = outcome.placed == 0 ? "" : outcome.placed == 1 ? "Eén voorstel staat klaar. " : "\(outcome.placed) voorstellen staan klaar. "
        let count = outcome.refused.count
        return """
            <div class="error-summary" role="alert" tabindex="-1" id="error-summary"><h2>\(placed)\(count == 1 ? "Eén voorstel ging niet door" : "\(count) voorstellen gingen niet door")</h2>\
            <ul>\(outcome.refused.html { "<li><a href=\"\(Link.ask($0.pair.ask))\">Bekijk de vraag</a>: \(RoundWords.why($0.why))</li>" })</ul>\
            <p>Hieronder staat de ronde zoals die er nu uitziet.</p></div>
            """
    }

    private var pairs: HTML {
        guard !sheet.pairs.isEmpty else { return .none }
        return """
            <form method="post" action="\(Link.round)">\(form.sealField)<section aria-labelledby="pairs"><h2 id="pairs">Wie bij wie? <span class="count">\(sheet.pairs.count)</span></h2>\
            <p class="hint">Haal het vinkje weg bij een paar dat je niet wilt voorstellen. Niemand hoort nog iets: eerst vraag je allebei of ze het willen.</p>\
            <ul class="candidates">\(sheet.pairs.html(pair))</ul></section>\
            <div class="sticky-actions actions">\(Button("Stel de gekozen paren voor").html)</div></form>
            """
    }

    private func pair(_ pair: RoundSheet.Pair) -> HTML {
        let chosen = ChosenPair(ask: pair.asked.ask.id, offer: pair.line.card.id)
        let isChosen = !form.words.has("seal") || form.words.contains(chosen.text, in: "pairs")
        return """
            <li class="candidate">\(asked(pair.asked))<label class="fit"><input type="checkbox" name="pairs" value="\(chosen.text)"\(when: isChosen, " checked")>\
            \(FitCard(line: pair.line, today: today).html)</label>\(pair.change.map { change in "<p class=\"hint\">\(RoundWords.change(change, to: pair.line.card.name))</p>" as HTML })</li>
            """
    }

    private func asked(_ asked: RoundAsk) -> HTML {
        """
        <h3><a href="\(Link.ask(asked.ask.id))"><bdi>\(asked.subjectName)</bdi> vraagt</a></h3><p><bdi>\(Spoken.short(asked.ask.draft.words, 200))</bdi></p>\
        \(when: asked.ask.draft.aware == .no, "<p class=\"doubt\">\(Icon.bell)De bewoner weet nog niets van deze vraag. Bespreek het eerst samen.</p>")
        """
    }

    private var left: HTML {
        guard !sheet.left.isEmpty else { return .none }
        return """
            <section aria-labelledby="left"><h2 id="left">Nog niemand <span class="count">\(sheet.left.count)</span></h2>\
            <ul class="list">\(sheet.left.html { left in
                "<li class=\"line\"><a class=\"line-words\" href=\"\(Link.ask(left.asked.ask.id))\"><bdi>\(left.asked.subjectName)</bdi>: <bdi>\(Spoken.short(left.asked.ask.draft.words))</bdi></a><p class=\"line-who\">\(RoundWords.left(left))</p></li>"
            })</ul></section>
            """
    }
}
