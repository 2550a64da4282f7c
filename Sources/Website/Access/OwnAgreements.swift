import Neighbourhood
import Storage

/// On somebody's own page: what they agreed with the people they know through us, and what still waits for their yes.
struct OwnAgreements {
    let agreements: [Proposal.ID: OwnAgreement]
    /// Only of these the viewer sees anything.
    let introductions: [Proposal.ID: Introduction]
    let today: CalendarDate

    private var lines: [(agreement: OwnAgreement, name: String)] {
        introductions.sorted { $0.key > $1.key }.compactMap { id, known in agreements[id].map { ($0, known.name) } }
    }

    var html: HTML {
        guard !lines.isEmpty else { return .none }
        return """
            <section aria-labelledby="agreements"><h2 id="agreements">Uw afspraken</h2><ul class="list">\(lines.html { line in
                "<li class=\"line\"><a class=\"line-words\" href=\"\(Link.agreement(line.agreement.match))\">Afspraken met <bdi>\(line.name)</bdi></a><p class=\"line-who\">\(standing(line.agreement))</p></li>"
            })</ul></section>
            """
    }

    private func standing(_ agreement: OwnAgreement) -> HTML {
        if !agreement.isOwnYes { return "<strong>We vragen nog om uw akkoord.</strong>" }
        if !agreement.isAgreed { return "U bent akkoord. We wachten nog op de ander." }
        return agreement.lastDay >= today
            ? "Allebei akkoord, tot en met \(Spoken.date(agreement.lastDay, today: today))."
            : "Verlopen op \(Spoken.date(agreement.lastDay, today: today)). Het wijkteam spreekt met u af hoe het verdergaat."
    }
}
