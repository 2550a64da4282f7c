import Neighbourhood

/// The fields of an offer, the same for a new one and a correction. Words first.
struct OfferFields {
    let form: FormView
    let kind: OfferKind
    let isWorker: Bool
    /// What people can want to be today.
    let roles: [HelpRole]

    private var offerForm: OfferForm { OfferForm(words: form.words) }

    /// In the words of whoever offers.
    var own: HTML {
        """
        \(Self.enter)\(when: kind != .resident, form.line("title", "Naam van de activiteit", wide: true))\
        \(when: kind == .resident && !form.words["title"].isEmpty, form.line("title", "Waar gaat het over?", hint: "Een paar gedeelde woorden. De eigen woorden blijven staan.", wide: true))\
        \(form.text("words", question, hint: "In eigen woorden.", rows: 5, isRequired: true))
        """
    }

    /// The enter key presses the first button of a form: let that be the one that saves.
    private static let enter: HTML = "<button class=\"unseen\" name=\"do\" value=\"save\" tabindex=\"-1\" aria-hidden=\"true\">Bewaar</button>"

    var conditionsAndDays: HTML {
        """
        \(form.choices("forms", "Hoe?", Dutch.forms.map { ($0.name, $0.text) }))\
        \(form.choice("rhythm", "Hoe vaak?", [Rhythm.structural, .once].map { ($0.rawValue, Dutch.name($0)) }, otherwise: "structural"))\
        \(form.week("week", "Wanneer kan het?"))\(form.line("when_words", "Of in gewone woorden", hint: "Bijvoorbeeld: sommige dinsdagen, bel de dag ervoor.", wide: true))\
        \(form.tick("term_time_only", "Niet in de schoolvakanties"))\(when: isWorker, "<p class=\"hint\"><a href=\"\(Link.holidays)\">Welke dagen zijn dat?</a></p>")\(days)\(place)\(conditions)\(more)
        """
    }

    private var question: String {
        if kind != .resident { return "Wat is er te doen?" }
        return isWorker ? "Waar word je blij van? Wat zou je voor iemand doen?" : "Waar wordt u blij van? Wat zou u voor iemand doen?"
    }

    private var days: HTML {
        let names = ["from", "until"] + (1...offerForm.awayCount).flatMap { ["away_from-\($0)", "away_until-\($0)"] }
        return """
            <details class="more"\(when: names.contains { !form.words[$0].isEmpty || form.error($0) != nil } || offerForm.awayCount > 1, " open")>\
            <summary>Vanaf wanneer, en wanneer niet</summary><div class="fields">\(form.line("from", "Vanaf", type: "date"))\(form.line("until", "Tot en met", type: "date"))</div>\
            <fieldset id="away"><legend>Weg, bijvoorbeeld op vakantie</legend><input type="hidden" name="aways" value="\(offerForm.awayCount)">\
            \((1...offerForm.awayCount).html { number in
                "<div class=\"fields\">\(form.line("away_from-\(number)", "Weg vanaf", type: "date"))\(form.line("away_until-\(number)", "Weg tot en met", type: "date"))</div>"
            })\(when: offerForm.awayCount < 12, Button("+ Nog een keer weg", .quiet, name: "do", value: "away", isUnchecked: true).html)</fieldset></details>
            """
    }

    private var place: HTML {
        """
        \(form.choice("range", kind == .resident ? "Hoe ver?" : "Van hoe ver mogen mensen komen?", ranges, otherwise: "2500"))\
        \(form.choice("nearness", "Voor wie?", Nearness.allCases.map { ($0.rawValue, Dutch.name($0)) }, otherwise: "any"))
        """
    }

    /// The four that people choose from, and the one that an import or an earlier version left.
    private var ranges: [(value: String, text: String)] {
        let usual = [(300, "300 meter"), (1000, "1 kilometer"), (2500, "2,5 kilometer"), (10_000, "10 kilometer")].map { metres, length in
            (value: String(metres), text: "\(Spoken.range(metres, for: kind)) (\(length))")
        }
        guard let other = Int(form.words["range"]), (50...100_000).contains(other), !usual.contains(where: { $0.value == String(other) }) else {
            return usual
        }
        return usual + [(String(other), Spoken.range(other, for: kind))]
    }

    private var conditions: HTML {
        """
        <fieldset class="field choice"><legend>Wat liever niet, of wat wel graag?</legend><div class="options">\(form.tick("no_stairs", "Geen trappen"))\
        \(form.tick("no_pets", "Geen huisdieren"))\(form.tick("light_only", "Alleen licht werk"))\(form.tick("wants_allowance", "Graag een kleine vergoeding"))</div></fieldset>\
        \(form.text("conditions", "Andere voorwaarden", hint: "In eigen woorden.", rows: 2))
        """
    }

    private var more: HTML {
        """
        <details class="more"\(when: ["at_once", "vog_seen_on"].contains { form.error($0) != nil }, " open")><summary>Talen, rol en hoeveel tegelijk</summary>\(LanguageChoice(form: form).html)\
        <div class="fields">\(form.select("role", "Wat past het best?", roles.map { ($0.key.rawValue, $0.facts.wanting) }, otherwise: "helper"))\
        \(form.line("at_once", "Hoeveel tegelijk?", hint: "Bij hoeveel mensen tegelijk? Leeg betekent één.", inputMode: "numeric"))\
        \(when: isWorker, form.line("vog_seen_on", "VOG gezien op", hint: "Alleen de dag. Het papier bewaren we niet.", type: "date"))</div></details>
        """
    }
}

/// For whom an offer speaks: one person, or more under a name of their own.
struct PartyFields {
    let form: FormView

    var html: HTML {
        """
        \(form.choice("party_kind", "Wie biedt dit aan?", OfferForm.residentParties.map { ($0.rawValue, Dutch.name($0)) }, otherwise: "person"))\
        \(form.line("party_name", "Naam van het gezin, de groep, de straat of het bedrijf", hint: "Bijvoorbeeld: familie Yıldız, de Lindestraat.", wide: true))
        """
    }
}
