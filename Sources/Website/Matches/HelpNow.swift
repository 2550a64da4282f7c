import Language
import Neighbourhood
import Storage

/// Gaat er iets mis?: danger first, then whom to call now. Short on every page of a match; whole on a page of its own.
struct HelpNow: Sendable {
    let who: WhoToCall
    let match: Match.ID
    /// A worker is addressed with "je", and knows colleagues by their full name.
    let isWorker: Bool

    /// On the page of a match.
    var short: HTML {
        """
        <aside class="danger" aria-label="\(plain("help.title"))"><p>\(say("help.short", ["emergency": "tel:112", "safeHome": "tel:08002000"]))</p>\
        <p>\(first)</p><p><a href="\(Link.whoToCall(match))">\(isWorker ? "Wat je nu kunt doen, en opschrijven wat er gebeurde" : say("help.more"))</a></p></aside>
        """
    }

    /// The numbers for danger.
    var danger: HTML {
        """
        <aside class="danger" aria-label="\(plain("safety.label"))"><p>\(say("safety.callNow", ["emergency": "tel:112"]))</p>\
        <p>\(say("help.violence", ["safeHome": "tel:08002000"]))</p>\
        \(who.help?.doctorPhone.map { phone in "<p>\(say("help.doctor", ["phone": Spoken.link(phone)]))</p>" as HTML })</aside>
        """
    }

    /// Everybody who can be called, in the order in which to try.
    var callees: HTML {
        "<ol>\(calls.html { "<li>\($0)</li>" })</ol>"
    }

    /// Whoever is on call; without a rota whoever guides them; and then the number that always answers. When nobody of the team is there that number goes first.
    private var calls: [HTML] {
        let team = [onCall == nil ? guide : nil, number(who.teamName, who.teamPhone)].compactMap(\.self)
        let always = [who.help.flatMap { number($0.fallbackName, $0.fallbackPhone) }].compactMap(\.self)
        let calls = [onCall].compactMap(\.self) + (who.isWithinHours ? team + always : always + team)
        return calls.isEmpty ? [say("help.callTeam")] : calls
    }

    private var first: HTML { say("help.callNow", ["whom": calls.first ?? .none]) }

    private var onCall: HTML? {
        guard let onCall = who.onCall, let phone = onCall.worker.phone ?? who.teamPhone ?? who.help?.fallbackPhone else { return nil }
        let name = isWorker ? onCall.worker.name : onCall.worker.callName
        let instead: HTML = onCall.standsInFor.map { ", \(say("help.instead", ["name": "<bdi>\($0)</bdi>"]))" } ?? .none
        return """
            <strong><bdi>\(name)</bdi>, \(Spoken.link(phone))</strong> (\(say("help.onCall"))\(instead), \(say("help.until", ["time": "\(Spoken.minute(onCall.until))"])))
            """
    }

    /// Reached through the number of the team: nobody's own number is told without a shift.
    private var guide: HTML? {
        guard let name = who.guideName, let phone = who.teamPhone ?? who.help?.fallbackPhone else { return nil }
        return "<strong><bdi>\(name)</bdi>, \(Spoken.link(phone))</strong> (\(isWorker ? "begeleidt hen" : say("help.guide")))"
    }

    private func number(_ name: String?, _ phone: PhoneNumber?) -> HTML? {
        guard let name, let phone else { return nil }
        return "\(inDutch(name)), \(Spoken.link(phone))"
    }
}

/// What went wrong, in a list for who guides them.
struct IncidentList {
    let lines: [IncidentLine]
    let today: CalendarDate
    var heading = true

    var html: HTML {
        guard !lines.isEmpty else { return .none }
        return """
            \(when: heading, "<h2 id=\"incidents\">Wat er misging</h2>")<ul class="list">\(lines.html(item))</ul>
            """
    }

    private func item(_ line: IncidentLine) -> HTML {
        let incident = line.incident
        let state: HTML =
            incident.care.map { LineNext(step: $0.nextStep, day: $0.nextOn, owner: line.ownerName, today: today).html }
            ?? "<p class=\"line-who\">afgerond</p>"
        return """
            <li class="line"><a class="line-words" href="\(Link.incident(incident.id))"><bdi>\(Spoken.short(incident.draft.words))</bdi></a>\
            <p class="line-who">\(when: incident.draft.hurt == .somebody, "\(Badge("iemand is gewond", .overdue).html) ")<bdi>\(line.askerName)</bdi> en <bdi>\(line.helperName)</bdi> · \(Spoken.ago(CalendarDate(incident.reportedAt), today: today))</p>\(state)</li>
            """
    }
}
