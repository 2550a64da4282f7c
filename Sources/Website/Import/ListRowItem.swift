import Neighbourhood
import Operations
import Storage

/// One row of a list: what it says, beside whom it looks like, and what a worker says of it.
struct ListRowItem {
    let view: ListRowView
    let today: CalendarDate
    let mayChoose: Bool

    private var row: ListRow { view.row }

    /// Whether a worker has something to say: it looks like somebody, and was not taken in.
    var isChoice: Bool {
        guard mayChoose, view.facts != nil, row.candidate != nil || row.twin != nil, row.verdict != .fault else { return false }
        return row.outcome == nil || row.outcome == .open || row.outcome == .skipped
    }

    var html: HTML {
        """
        <li class="candidate"><h3><bdi>\(name)</bdi> <span class="hint">regel \(row.line)</span> \(badge)</h3>\(faults)\(beside)\(stayed)\
        \(when: isChoice, choice)</li>
        """
    }

    private var name: String { view.name ?? view.facts.flatMap { $0.name.isEmpty ? nil : $0.name } ?? "Zonder naam" }

    private var badge: HTML {
        switch (row.outcome, row.verdict) {
        case (.made, _): Badge("ingelezen", .open).html
        case (.joined, _): Badge("stond er al", .open).html
        case (.skipped, _): Badge("overgeslagen").html
        case (.fault, _), (nil, .fault): Badge("klopt niet", .overdue).html
        case (.open, _), (nil, .doubt): Badge("kies zelf", .waiting).html
        case (nil, .known): Badge("kennen we al", .asked).html
        case (nil, .new): Badge("nieuw", .new).html
        case (nil, nil): .none
        }
    }

    private var faults: HTML {
        guard !view.faults.isEmpty else { return .none }
        return
            "<ul class=\"plain\">\(view.faults.html { fault in "<li class=\"error\">\(fault.heading.map { "<bdi>\($0)</bdi>: " as HTML })\(fault.value.map { "‘<bdi>\(Spoken.short($0, 60))</bdi>’ – " as HTML })\(fault.sentence)</li>" })</ul>"
    }

    private var beside: HTML {
        guard let facts = view.facts, row.fate == nil else { return .none }
        let own =
            Self.written(facts)
            + [
                Fact("Wil doen", view.offer?.words), Fact("Wanneer", view.offer.flatMap { when($0.availability) }), Fact("Notitie", view.remark),
            ].compactMap(\.self)
        guard row.verdict != .fault, let other = view.candidate?.facts ?? view.twin else { return own.html }
        let place = view.candidate == nil ? "Regel \(row.twin.map(String.init) ?? "") van deze lijst" : "Zo staat het nu in Omzien"
        return """
            <div class="sides"><div class="side"><p><strong>In de lijst</strong></p>\(own.html)</div>\
            <div class="side offer"><p><strong>\(place)</strong></p>\(Self.written(other, withName: true).html)</div></div>\(likeness)
            """
    }

    private func when(_ availability: Availability) -> String? {
        let parts = availability.weekly.isEmpty ? nil : Spoken.dayParts(availability.weekly)
        return [parts, availability.words].compactMap(\.self).joined(separator: ", ")
    }

    private static func written(_ facts: PersonFacts, withName: Bool = false) -> [Fact] {
        let address = [facts.street, facts.houseNumber].compactMap(\.self).joined(separator: " ")
        return [
            withName ? Fact("Naam", facts.name) : nil, Fact("Telefoon", facts.phone?.shown), Fact("E-mail", facts.mail?.text), Fact("Adres", address),
            Fact("Postcode", facts.postcode?.shown), Fact("Geboortejaar", facts.bornYear.map(String.init)), Fact("Bereiken", facts.reachNote),
            Fact("Blij van", facts.loves), Fact("Wensen", facts.wishes),
        ].compactMap(\.self)
    }

    private var likeness: HTML {
        let names: [(Likeness, String)] = [
            (.name, "naam"), (.nearlyName, "naam (bijna)"), (.phone, "telefoonnummer"), (.mail, "e-mailadres"), (.address, "adres"),
        ]
        let same = names.filter { view.likeness.contains($0.0) }.map(\.1)
        return same.isEmpty ? .none : "<p class=\"hint\">Hetzelfde: \(Spoken.list(same)).</p>"
    }

    private var choice: HTML {
        let chosen = row.choice?.rawValue ?? (row.verdict == .known ? "fill" : "")
        let same: [(String, String)] = [
            ("fill", "Dezelfde: vul alleen aan wat leeg is"), ("replace", "Dezelfde: neem over wat in de lijst staat"),
        ]
        let options = (view.mayFill ? same : []) + [("another", "Een ander: schrijf in als nieuw"), ("skip", "Sla deze regel over")]
        let elsewhere: HTML =
            view.mayFill ? .none : "<p class=\"hint\">Deze bewoner woont waar een ander team werkt. Is het dezelfde? Vraag dan een collega daar.</p>"
        return """
            \(elsewhere)<fieldset class="field choice"><legend>Wie is dit?</legend><div class="options">\(options.html { option in
                "<label class=\"option\"><input type=\"radio\" name=\"row-\(row.line)\" value=\"\(option.0)\"\(when: option.0 == chosen, " checked")> <span>\(option.1)</span></label>"
            })</div></fieldset>
            """
    }

    private var stayed: HTML {
        switch row.fate {
        case .changed: "<p>Bleef staan: iemand paste dit daarna aan. \(link)</p>"
        case .used: "<p>Bleef staan: hier hangt nu iets aan, zoals een vraag, een voorstel of een antwoord. \(link)</p>"
        default: .none
        }
    }

    private var link: HTML { row.person.map { "<a href=\"\(Link.person($0))\">Bekijk</a>" as HTML } ?? .none }
}
