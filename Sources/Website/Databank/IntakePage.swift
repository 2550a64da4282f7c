import Foundation
import Matching
import Neighbourhood
import Operations
import Storage

/// The telephone intake: one screen, from the caller's first words to a proposal with an owner and a date.
struct IntakePage: Page {
    let form: FormView
    /// People who may be the caller.
    let callers: [CallerLine]
    /// The best fits of each ask, by its number; nil where nothing was asked yet.
    let fits: [Int: [FitLine]]
    let mayPropose: Bool
    /// Where the words come from.
    let origin: Origin
    /// The resident whose page the call was opened from.
    let resident: Person.ID?
    let now: Date
    /// Whose words these are: the browser keeps them for this worker only.
    let owner: String

    enum Origin: Sendable, Equatable {
        case empty
        /// A draft that the site kept at this moment.
        case draft(Date)
        /// Sent a moment ago, and shown again.
        case sent
    }

    var title: String { "Nieuw gesprek" }
    var place: String? { Link.intake }
    var scripts: [Asset] { [.intake] }
    var hasErrors: Bool { !form.errors.isEmpty }

    private var intake: IntakeForm { IntakeForm(words: form.words) }

    var main: HTML {
        """
        <form class="intake" method="post" action="\(Link.intake)" id="intake" data-callers="\(Link.intakeCallers)" data-fits="\(Link.intakeFits)" data-draft="\(Link.intakeDraft)" data-owner="\(owner)"\
        \(origin.marks) data-now="\(now.milliseconds)"\(resident.map { " data-resident=\"\($0.text)\"" as HTML })>\
        \(form.sealField)<input type="hidden" name="asks" value="\(intake.askCount)"><input type="hidden" name="call" value="\(intake.call)">\
        <h1>Nieuw gesprek</h1>\(Lead("Typ wat je hoort. Wie erbij past, verschijnt vanzelf; kies iemand of zet de vraag op de wachtlijst.").html)\(form.summary)\(when: origin.isDraft, draftLine)\
        \(caller)\((1...intake.askCount).html(askBlock))\(more)\(actions)</form>
        """
    }

    private var today: CalendarDate { CalendarDate(now) }

    private var draftLine: HTML {
        Alert(
            .info,
            "Dit typte je eerder. Het was nog niet bewaard. <button class=\"link\" name=\"do\" value=\"clear\" formnovalidate>Begin opnieuw</button>",
            role: .status
        ).html
    }

    private var caller: HTML {
        """
        <fieldset class="caller"><legend>Wie belt er?</legend><div class="fields">\
        \(form.line("name", "Naam", autocomplete: "off", isRequired: true))\
        \(form.line("phone", "Telefoon", inputMode: "tel"))\(form.line("postcode", "Postcode", inputMode: "text"))</div>\
        <div id="callers">\(CallerList(callers: callers, chosen: form.words["caller"]).html)</div>\
        <details class="more"\(when: intake.isForAnother || form.error("subject_name") != nil, " open")><summary>Het is voor iemand anders</summary><div class="fields">\
        \(form.line("subject_name", "Naam van de ander"))\(form.line("subject_postcode", "Postcode van de ander"))\
        \(form.line("relation", "Hoe kent de beller de ander?", hint: "Bijvoorbeeld: dochter, buurman, huisarts."))</div>\
        \(form.choice("aware", "Weet de ander hiervan?", [("yes", "ja"), ("no", "nee"), ("unknown", "dat weten we niet")], otherwise: "unknown"))</details></fieldset>
        """
    }

    private func askBlock(_ number: Int) -> HTML {
        """
        <fieldset class="ask-block" data-ask="\(number)"><legend>\(when: intake.askCount > 1, "Vraag \(number): ")Wat is de vraag?</legend>\
        <div class="conversation">\(form.text("words-\(number)", "In de woorden van de beller", rows: 4, isRequired: number == 1))\
        <details class="more"\(when: form.error("when_words-\(number)") != nil, " open")><summary>Wanneer en hoe</summary>\
        \(form.week("week-\(number)", "Wanneer komt het uit?"))\(form.line("when_words-\(number)", "Of in gewone woorden", hint: "Bijvoorbeeld: om de week, niet op vrijdag."))\
        \(form.choices("forms-\(number)", "Hoe?", Dutch.forms.map { ($0.name, $0.text) }))\
        \(form.choice("nearness-\(number)", "Uit welke buurt?", Nearness.allCases.map { ($0.rawValue, Dutch.name($0)) }, otherwise: "any"))\
        \(form.tick("vog-\(number)", "Alleen met een VOG"))</details></div>\
        <div class="fits" id="fits-\(number)" role="group" aria-label="Wie past er bij deze vraag?">\
        \(FitList(number: number, lines: fits[number], chosen: form.words["choice-\(number)"], today: today, mayPropose: mayPropose, error: form.error("choice-\(number)").map(form.sentence)).html)</div></fieldset>
        """
    }

    private var more: HTML {
        """
        <p class="actions">\(when: intake.askCount < 8, Button("+ Nog een vraag van deze beller", .quiet, name: "do", value: "more", isUnchecked: true).html)</p>\
        <details class="more"\(when: form.error("call_back") != nil, " open")><summary>Terugbellen en taal</summary><div class="fields">\
        \(form.line("call_back", "Hoe en wanneer terugbellen?", hint: "Bijvoorbeeld: na zessen, op het nummer van de dochter."))\
        \(form.select("source", "Hoe kwam dit binnen?", [(Source.phone, "telefoon"), (.desk, "aan de balie"), (.house, "in het buurthuis"), (.letter, "per brief"), (.partner, "via een partner"), (.signaller, "via een signaleerder")].map { ($0.0.rawValue, $0.1) }, otherwise: "phone"))</div>\
        \(form.choices("languages", "Welke taal spreekt de beller?", Dutch.languages.prefix(8).map { ($0.code, $0.name) }))</details>
        """
    }

    private var actions: HTML {
        """
        <div class="sticky-actions"><button class="button second" name="do" value="fits" formnovalidate id="find">Zoek wie past</button>\
        \(Button("Bewaar dit gesprek", name: "do", value: "save").html)\
        <span class="hint" id="kept" role="status"></span><span class="unseen" id="found" role="status"></span></div>
        """
    }
}

extension IntakePage.Origin {
    fileprivate var isDraft: Bool { if case .draft = self { true } else { false } }

    /// For the browser, which puts what it holds itself beside it: the newer wins.
    fileprivate var marks: HTML {
        switch self {
        case .empty: " data-saved=\"0\""
        case .draft(let moment): " data-saved=\"\(moment.milliseconds)\""
        case .sent: " data-sent"
        }
    }
}

extension Date {
    /// Since 1970, as browsers count.
    var milliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded()) }
}

/// People the caller may be, as a choice. Also sent by itself while somebody types.
struct CallerList {
    let callers: [CallerLine]
    let chosen: String

    var html: HTML {
        guard !callers.isEmpty else { return .none }
        return """
            <fieldset class="known" data-told="\(told)"><legend>Is het een van deze mensen?</legend>\(callers.html(option))\
            <label class="option"><input type="radio" name="caller" value=""\(when: chosen.isEmpty, " checked")> <span>Nee, schrijf een nieuwe bewoner in</span></label></fieldset>
            """
    }

    /// What a screen reader says when the list came by itself: one sentence, and not the whole list.
    private var told: String {
        callers.count == 1 ? "Misschien is het iemand die we kennen." : "Misschien is het een van \(callers.count) mensen die we kennen."
    }

    private func option(_ line: CallerLine) -> HTML {
        let address = [line.street, line.houseNumber].compactMap(\.self).joined(separator: " ")
        let facts = [address, line.postcode?.shown ?? "", line.phone?.shown ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return """
            <label class="option"><input type="radio" name="caller" value="\(line.id.text)"\(when: chosen == line.id.text, " checked")> \
            <span><bdi>\(line.name)</bdi> <span class="hint">\(facts)\(when: line.openAsks > 0, " · \(line.openAsks) open \(line.openAsks == 1 ? "vraag" : "vragen")")</span></span></label>
            """
    }
}

/// The best fits of one ask, as a choice. Also sent by itself while somebody types.
struct FitList {
    let number: Int
    let lines: [FitLine]?
    let chosen: String
    let today: CalendarDate
    let mayPropose: Bool
    /// Why the choice that was made cannot be.
    var error: String?

    var html: HTML {
        guard let lines else { return EmptyState("Zodra je typt, staat hier wie er past en waarom.").html }
        let isAnyGood = lines.contains { $0.fitting.candidate.fits }
        return """
            <p class="fits-head" id="choice-\(number)" data-told="\(told)">\(isAnyGood ? "Wie past er bij deze vraag?" : "Er past nog niemand goed bij deze vraag.")</p>\(error.map { "<p class=\"error\">\($0)</p>" as HTML })\
            \(when: hasLostChoice, "<p class=\"hint\">Wie je koos, past niet meer bij de vraag zoals die nu is. Kies opnieuw.</p>")\
            \(when: !isAnyGood, "<p class=\"hint\">Zet de vraag op de wachtlijst. Omzien zoekt mee zodra er iemand bijkomt.</p>")\
            \(lines.html(option))\
            <label class="fit none"><input type="radio" name="choice-\(number)" value=""\(when: !isChosenHere, " checked")> \
            <span class="fit-name">Nog niemand: zet op de wachtlijst</span></label>
            """
    }

    /// What a screen reader says when the list came by itself.
    private var told: String {
        let count = (lines ?? []).filter(\.fitting.candidate.fits).count
        return count == 0
            ? "Er past nog niemand goed bij deze vraag." : count == 1 ? "Bij deze vraag past er één." : "Bij deze vraag passen er \(count)."
    }

    private var isChosenHere: Bool { (lines ?? []).contains { $0.card.id.text == chosen } }
    private var hasLostChoice: Bool { mayPropose && error == nil && !chosen.isEmpty && !isChosenHere }

    private func option(_ line: FitLine) -> HTML {
        let card = FitCard(line: line, today: today)
        guard mayPropose else { return "<div class=\"fit\(when: !line.fitting.candidate.fits, " weak")\">\(card.html)</div>" }
        return """
            <label class="fit\(when: !line.fitting.candidate.fits, " weak")"><input type="radio" name="choice-\(number)" value="\(line.card.id.text)"\
            \(when: chosen == line.card.id.text, " checked")> \(card.html)</label>
            """
    }
}
