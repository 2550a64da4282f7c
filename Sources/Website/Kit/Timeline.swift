import Neighbourhood
import Storage

/// What happened with something, oldest first.
struct Timeline {
    let lines: [HistoryLine]
    /// Who brought it in without signing in: "De bewoner zelf".
    var stranger = "Omzien"
    let today: CalendarDate
    /// The id of its heading.
    var mark = "history"

    var html: HTML {
        lines.isEmpty
            ? .none
            : """
            <section aria-labelledby="\(mark)"><h2 id="\(mark)">Wat er gebeurde</h2><ol class="timeline">\(lines.html(line))</ol></section>
            """
    }

    private func line(_ line: HistoryLine) -> HTML {
        """
        <li><time>\(Spoken.date(CalendarDate(line.at), today: today)), \(Spoken.time(line.at))</time> \
        <bdi>\(line.actor ?? nameless(line.deed))</bdi> \(happened(line))</li>
        """
    }

    /// The deeds by which somebody without an account begins.
    private static let openings: Set<Deed> = [.placeAsk, .placeOffer, .registerPerson, .requestRight]

    /// Who did it without signing in.
    private func nameless(_ deed: Deed) -> String {
        switch deed {
        case .referPatient, .readReferralAnswer: "De praktijk"
        default: Self.openings.contains(deed) ? stranger : "Omzien"
        }
    }

    /// An answer is somebody's: whoever writes it down for another says whose.
    private func happened(_ line: HistoryLine) -> HTML {
        guard line.deed == .recordAnswer else { return "\(Dutch.happened(line.deed))" }
        if line.isForOneself { return "antwoordde op het voorstel" }
        return line.onBehalfOf.map { "schreef het antwoord van <bdi>\($0)</bdi> op" } ?? "schreef een antwoord op"
    }
}
