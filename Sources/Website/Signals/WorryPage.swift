import Foundation
import Neighbourhood
import Storage

/// A worry as the team reads it. Danger first; then the words, and who takes it up.
struct WorryPage: Page {
    let worry: Worry
    let history: [HistoryLine]
    let joins: [ParticipationLine]
    let viewer: Viewer
    let seal: String
    let now: Date

    var title: String { "Zorg om iemand" }

    private var draft: WorryDraft { worry.draft }

    var main: HTML {
        """
        <h1>Zorg om iemand</h1><p class="hint">Binnengekomen via \(Dutch.name(draft.source)), \(Spoken.ago(worry.saidAt, now: now)) om \(Spoken.time(worry.saidAt)).</p>\
        \(danger)<div class="card"><p class="own-words"><bdi>\(draft.words)</bdi></p>\(facts)</div>\(taking)\
        \(JoinSection(lines: joins, mayJoin: false, seal: seal, today: CalendarDate(now)).html)\(timeline)
        """
    }

    private var danger: HTML {
        """
        <aside class="danger" aria-label="Bij gevaar"><p><strong>Denk je aan direct gevaar? <a href="tel:112">Bel 112</a>.</strong> Vermoed je geweld of verwaarlozing? \
        Bel <a href="tel:08002000">Veilig Thuis, 0800 2000</a>, ook voor advies.</p></aside>
        """
    }

    private var facts: HTML {
        """
        <dl class="facts"><dt>Over wie</dt><dd><bdi>\(draft.about ?? "niet gezegd")</bdi></dd><dt>Weet diegene het?</dt><dd>\(aware)</dd>\
        <dt>Gemeld door</dt><dd><bdi>\(draft.reporterName ?? "anoniem")</bdi></dd><dt>Bereikbaar</dt><dd><bdi>\(draft.reporterContact ?? "niet achtergelaten")</bdi></dd>\
        <dt>Naam noemen</dt><dd><strong>\(draft.mayNameReporter ? "mag" : "mag niet")</strong></dd></dl>
        """
    }

    private var aware: String {
        switch draft.aware {
        case .yes: "ja"
        case .no: "nee"
        case .unknown: "niet bekend"
        }
    }

    private var taking: HTML {
        guard worry.takenUpBy == nil else { return next }
        return """
            <form class="screen-only" method="post" action="\(Link.takeUp(worry.id))"><input type="hidden" name="seal" value="\(seal)">\
            <p class="actions">\(Button("Ik pak dit op").html)</p></form>
            """
    }

    private var next: HTML {
        """
        <section aria-labelledby="next"><h2 id="next">Wat nu?</h2><ul>\
        \(when: draft.reporterContact != nil, "<li>Bedank de melder en zeg dat het is opgepakt. Vertel niet meer dan dat.</li>")\
        <li>Praat mét de mensen om wie het gaat, niet alleen over hen.</li>\
        <li>Is er hulp gewenst? Begin een <a href="\(Link.intake)">nieuw gesprek</a> en zoek wie er past.</li>\
        \(when: Access.allows(viewer, .joinActivity, worry.ties), "<li>Wil diegene graag onder de mensen? <a href=\"\(Link.joining(worry.id))\">Laat meedoen aan een activiteit</a>.</li>")</ul></section>
        """
    }

    private var timeline: HTML {
        """
        <section aria-labelledby="history"><h2 id="history">Wat er gebeurde</h2><ul class="timeline">\(history.html { line in
            "<li><span class=\"when\">\(Spoken.ago(line.at, now: now)), \(Spoken.time(line.at))</span> <bdi>\(line.actor ?? "Iemand")</bdi> \(Dutch.happened(line.deed))</li>"
        })</ul></section>
        """
    }
}
