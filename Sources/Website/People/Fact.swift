import Foundation
import Neighbourhood
import Storage

/// One thing that is written down, under the name it has on the page.
struct Fact: Sendable, Equatable {
    let label: String
    let text: String

    /// Nil when there is nothing to tell.
    init?(_ label: String, _ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        self.label = label
        self.text = text
    }
}

extension [Fact] {
    var html: HTML {
        isEmpty ? .none : "<dl class=\"facts\">\(html { "<dt>\($0.label)</dt><dd><bdi>\($0.text)</bdi></dd>" })</dl>"
    }
}

/// Somebody else saved something while this form was open: what was typed stays in the form, and beside it stands what is saved now.
struct SavedMeanwhile: Sendable {
    let saved: [Fact]
    let typed: [Fact]
    let isWorker: Bool

    var notice: HTML {
        """
        <p class="notice warning" role="alert">\(Icon.bell)<span><strong>Iemand anders paste dit aan terwijl \(isWorker ? "je" : "u") bezig was.</strong> \
        Er is niets overschreven. Eerst staat wat er nu bewaard is, daarna het formulier met wat \(isWorker ? "je" : "u") zelf typte. \
        Neem over wat klopt en bewaar opnieuw.</span></p>
        """
    }

    var html: HTML {
        """
        <aside aria-labelledby="saved-now"><div class="person-card"><h2 id="saved-now">Dit is nu bewaard</h2>\
        \(differences.isEmpty ? "<p>Precies hetzelfde als wat hier is getypt.</p>" : "<p class=\"hint\">Alleen wat anders is dan wat hier is getypt.</p>")\(differences.html)</div></aside>
        """
    }

    private var differences: [Fact] {
        let changed = saved.filter { !typed.contains($0) }
        let emptied = typed.filter { line in !saved.contains { $0.label == line.label } }
        return changed + emptied.compactMap { Fact($0.label, "(leeg)") }
    }
}

/// What happened with something, oldest first.
struct Timeline {
    let lines: [HistoryLine]
    /// Who did what nobody's name stands at: a visitor of the website, or Omzien itself.
    let unnamed: String
    let today: CalendarDate

    var html: HTML {
        lines.isEmpty
            ? .none
            : """
            <section aria-labelledby="history"><h2 id="history">Wat er gebeurde</h2><ol class="timeline">\(lines.html(line))</ol></section>
            """
    }

    private func line(_ line: HistoryLine) -> HTML {
        """
        <li><span class="when">\(Spoken.date(CalendarDate(line.at), today: today)), \(Spoken.time(line.at))</span> \
        <bdi>\(line.actor ?? unnamed)</bdi> \(Dutch.happened(line.deed))</li>
        """
    }
}
