import Language
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
            <section aria-labelledby="agreements"><h2 id="agreements">\(say("ownAgreement.heading"))</h2><ul class="list">\(lines.html { line in
                "<li class=\"line\"><a class=\"line-words\" href=\"\(Link.agreement(line.agreement.match))\">\(say("ownAgreement.with", ["name": "<bdi>\(line.name)</bdi>"]))</a><p class=\"line-who\">\(standing(line.agreement))</p></li>"
            })</ul></section>
            """
    }

    private func standing(_ agreement: OwnAgreement) -> HTML {
        if !agreement.isOwnYes { return "<strong>\(say("ownAgreement.open"))</strong>" }
        if !agreement.isAgreed { return say("ownAgreement.waiting") }
        return agreement.lastDay >= today
            ? say("ownAgreement.agreed", ["day": "\(Spoken.date(agreement.lastDay, today: today))"])
            : say("ownAgreement.over", ["day": "\(Spoken.date(agreement.lastDay, today: today))"])
    }
}
