import Language
import Neighbourhood

/// A form as it is shown: what was typed, and what is wrong with it.
struct FormView: Sendable {
    let words: FormWords
    let errors: [FieldError]
    let seal: String
    /// What a field is called in the summary, where this form has another word for it than most.
    var labels: [String: String] = [:]
    /// What is said of a field, where this form knows better than the fault alone.
    var sentences: [String: String] = [:]
    /// The same two for who reads another language than Dutch: looked up when the page is made, in the language that it speaks.
    var labelTexts: [String: TextKey] = [:]
    var sentenceTexts: [String: TextKey] = [:]

    /// Behind the ids of the fields, where one page holds the same form more than once.
    var suffix = ""

    /// Stands above the form when something else than a field holds it up.
    var notice: HTML = .none

    var hasErrors: Bool { !errors.isEmpty || !notice.isEmpty }

    func sentence(_ error: FieldError) -> String {
        sentences[error.field] ?? sentenceTexts[error.field].map { plain($0) } ?? Dutch.fault(error.fault)
    }

    func error(_ field: String) -> FieldError? { errors.first { $0.field == field } }

    /// The first thing on the page when something is wrong: what, with a link to each field. Screen readers hear it at once.
    var summary: HTML {
        guard !errors.isEmpty else { return notice }
        return """
            \(notice)<div class="error-summary" role="alert" tabindex="-1" autofocus id="error-summary"><h2>\(say("form.faulty"))</h2><ul>\
            \(errors.html { "<li><a href=\"#\($0.field)\">\(named($0))\(sentence($0))</a></li>" })</ul></div>
            """
    }

    /// The field, with a colon unless it is a question.
    private func named(_ error: FieldError) -> String {
        let label = labels[error.field] ?? labelTexts[error.field].map { plain($0) } ?? Labels.name(error.field)
        return label.hasSuffix("?") || label.hasSuffix("؟") ? label + " " : label + ": "
    }

    var sealField: HTML { "<input type=\"hidden\" name=\"seal\" value=\"\(seal)\">" }

    /// One line of text.
    func line(
        _ name: String, _ label: String, hint: String? = nil, type: String = "text", autocomplete: String = "off", inputMode: String? = nil,
        isRequired: Bool = false, wide: Bool = false
    ) -> HTML {
        """
        <div class="field\(when: wide, " wide")\(when: error(name) != nil, " has-error")"><label for="\(name)\(suffix)">\(label)\(when: !isRequired, optional)</label>\
        \(described(name, hint))<input id="\(name)\(suffix)" name="\(name)" type="\(type)" value="\(words[name])" autocomplete="\(autocomplete)"\
        \(inputMode.map { " inputmode=\"\($0)\"" as HTML })\(describedBy(name, hint))\(when: isRequired, " required") dir="auto"></div>
        """
    }

    /// Several lines of somebody's own words.
    func text(_ name: String, _ label: String, hint: String? = nil, rows: Int = 4, isRequired: Bool = false) -> HTML {
        """
        <div class="field wide\(when: error(name) != nil, " has-error")"><label for="\(name)">\(label)\(when: !isRequired, optional)</label>\
        \(described(name, hint))<textarea id="\(name)" name="\(name)" rows="\(rows)"\(describedBy(name, hint))\(when: isRequired, " required") dir="auto">
        \(words[name])</textarea></div>
        """
    }

    /// One of a few, all in sight.
    func choice(_ name: String, _ label: String, hint: String? = nil, _ options: [(value: String, text: String)], otherwise: String = "") -> HTML {
        let chosen = words[name].isEmpty ? otherwise : words[name]
        return """
            <fieldset class="field choice\(when: error(name) != nil, " has-error")" id="\(name)"\(tied(name, hint))><legend>\(label)</legend>\(described(name, hint))\
            <div class="options">\(options.html { option in
                "<label class=\"option\"><input type=\"radio\" name=\"\(name)\" value=\"\(option.value)\"\(when: option.value == chosen, " checked")> <span>\(option.text)</span></label>"
            })</div></fieldset>
            """
    }

    /// Any number of a few.
    ///
    /// - Parameter areDutch: the options are words from here.
    func choices(
        _ name: String, _ label: String, hint: String? = nil, _ options: [(value: String, text: String)], areDutch: Bool = false
    ) -> HTML {
        """
        <fieldset class="field choice\(when: error(name) != nil, " has-error")" id="\(name)"\(tied(name, hint))><legend>\(label)</legend>\(described(name, hint))\
        <div class="options">\(options.html { option in
            "<label class=\"option\"><input type=\"checkbox\" name=\"\(name)\" value=\"\(option.value)\"\(when: words.contains(option.value, in: name), " checked")> <span>\(areDutch ? inDutch(option.text) : "\(option.text)")</span></label>"
        })</div></fieldset>
        """
    }

    /// A list to pick one from.
    ///
    /// - Parameter areDutch: what has a value is a name from here, as of a house.
    func select(
        _ name: String, _ label: String, hint: String? = nil, _ options: [(value: String, text: String)], otherwise: String = "",
        areDutch: Bool = false
    ) -> HTML {
        let chosen = words[name].isEmpty ? otherwise : words[name]
        return """
            <div class="field\(when: error(name) != nil, " has-error")"><label for="\(name)">\(label)</label>\(described(name, hint))\
            <select id="\(name)" name="\(name)"\(describedBy(name, hint))>\(options.html { option in
                "<option value=\"\(option.value)\"\(when: option.value == chosen, " selected")\(when: areDutch && !option.value.isEmpty && Tongue.spoken != .dutch, " lang=\"nl\"")>\(option.text)</option>"
            })</select></div>
            """
    }

    /// A yes in one tick.
    func tick(_ name: String, _ label: String) -> HTML {
        """
        \(error(name).map { "<span class=\"error\" id=\"\(name)-error\">\(sentence($0))</span>" as HTML })\
        <label class="option"><input type="checkbox" id="\(name)" name="\(name)" value="yes"\(when: words[name] == "yes", " checked")\(describedBy(name, nil))> <span>\(label)</span></label>
        """
    }

    /// The week in twenty-one boxes: days down, parts across. A table, so that a screen reader tells day and part of each box.
    func week(_ name: String, _ label: String, hint: String? = nil) -> HTML {
        """
        <fieldset class="field week" id="\(name)"\(tied(name, hint))><legend>\(label)\(optional)</legend>\(described(name, hint))<table class="week-grid"><thead><tr><td></td>\
        \(Spoken.partNames.html { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\((0..<7).html { day in
            "<tr><th scope=\"row\"><abbr title=\"\(Spoken.dayNames[day])\">\(Spoken.shortDayNames[day])</abbr></th>\((0..<3).html { part in weekBox(name, day, part) })</tr>"
        })</tbody></table></fieldset>
        """
    }

    private func weekBox(_ name: String, _ day: Int, _ part: Int) -> HTML {
        let slot = DayParts.dayNames[day] + "-" + DayParts.partNames[part]
        let spoken = plain("spoken.dayPart", ["day": Spoken.dayNames[day], "part": Spoken.partNames[part]])
        return
            "<td><label><input type=\"checkbox\" name=\"\(name)\" value=\"\(slot)\" aria-label=\"\(spoken)\"\(when: words.contains(slot, in: name), " checked")><span aria-hidden=\"true\"></span></label></td>"
    }

    private var optional: HTML { " <span class=\"optional\">\(say("form.optional"))</span>" }

    private func described(_ name: String, _ hint: String?) -> HTML {
        "\(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" as HTML })\(error(name).map { "<p class=\"error\" id=\"\(name)-error\">\(sentence($0))</p>" as HTML })"
    }

    private func describedBy(_ name: String, _ hint: String?) -> HTML {
        "\(tied(name, hint))\(when: error(name) != nil, " aria-invalid=\"true\"")"
    }

    /// To its hint and its fault, so that they are read out with it; a group of choices has no state of its own to be invalid.
    private func tied(_ name: String, _ hint: String?) -> HTML {
        let ids = (hint == nil ? [] : ["\(name)-hint"]) + (error(name) == nil ? [] : ["\(name)-error"])
        return ids.isEmpty ? .none : " aria-describedby=\"\(ids.joined(separator: " "))\""
    }
}

/// What each field is called in the summary of errors.
enum Labels {
    static func name(_ field: String) -> String {
        let stem = field.split(separator: "-").first.map(String.init) ?? field
        return residents[stem].map { plain($0) } ?? names[stem] ?? names[field] ?? plain("form.thisField")
    }

    /// On forms that residents fill in, in the language of the page.
    private static let residents: [String: TextKey] = [
        "name": "ownFacts.name", "call_name": "ownFacts.callName", "phone": "ownFacts.phone", "mail": "ownFacts.mail", "postcode": "ownForm.postcode",
        "street": "ownForm.street", "house_number": "ownForm.number", "born_year": "ownFacts.born", "at_most": "ownForm.atMost",
        "birthday": "ownFacts.birthday", "words": "form.inOwnWords", "contact": "visitor.contact", "about": "worry.about",
        "reporter_name": "visitor.name", "reporter_contact": "worry.reach", "loves": "offer.loves", "wishes": "ownForm.wishes",
        "for_whom": "ask.forWhom", "when_words": "visitor.whenWords", "code": "code.code", "right": "privacy.right", "answer": "ownNotes.what",
    ]

    private static let names: [String: String] = [
        "call_back": "Terugbellen",
        "next_step": "Volgende stap", "next_on": "Op welke dag", "until": "Tot en met", "title": "Naam van de activiteit", "range": "Hoe ver",
        "at_once": "Hoeveel tegelijk", "reason": "Reden", "relation": "Band met de ander",
        "subject_name": "Naam van de ander", "subject_postcode": "Postcode van de ander", "person": "Van wie",
        "choice": "Keuze",
        "from": "Vanaf", "away_from": "Weg vanaf", "away_until": "Weg tot en met", "party_name": "Naam van de groep", "conditions": "Voorwaarden",
        "vog_seen_on": "VOG gezien op", "caller": "Van wie", "sure": "Kennen we deze bewoner al",
        "reach_note": "Bereiken",
        "hidden_until": "Vanaf welke dag wel", "hidden_reason": "Waarom nog niet",
        "identity": "Hoe weet je dat", "first_on": "Vanaf welke dag", "last_on": "Tot en met welke dag", "promised_on": "Beloofde dag",
        "count": "Hoeveel", "streets": "Straten",
        "extended_because": "Wat heb je verteld", "outcome": "Wat heb je geantwoord", "state": "Hoe loopt het af",
    ]
}

extension FormWords {
    /// The ticked boxes of a week; what is not a box of ours is left out.
    func dayParts(_ name: String) -> DayParts {
        all(name).reduce(into: DayParts.none) { parts, slot in parts.formUnion(DayParts(slots: [slot]) ?? .none) }
    }

    func helpForms(_ name: String) -> HelpForms {
        all(name).reduce(into: HelpForms()) { forms, value in forms.formUnion(HelpForms(names: [value]) ?? []) }
    }

    func spokenLanguages(_ name: String) -> [SpokenLanguage] { all(name).compactMap { SpokenLanguage($0) } }

    /// A field that may be empty, and when it is not has to be well formed.
    func optional<Value>(_ name: String, _ fault: FieldError.Fault, into errors: inout [FieldError], _ read: (String) -> Value?) -> Value? {
        let text = Words.tidy(self[name])
        guard !text.isEmpty else { return nil }
        guard let value = read(text) else {
            errors.append(FieldError(name, fault))
            return nil
        }
        return value
    }
    /// A field that may not be empty, and has to be well formed.
    func needed<Value>(_ name: String, _ fault: FieldError.Fault, into errors: inout [FieldError], _ read: (String) -> Value?) -> Value? {
        if Words.tidy(self[name]).isEmpty { errors.append(FieldError(name, .missing)) }
        return optional(name, fault, into: &errors, read)
    }

    func neededDay(_ name: String, into errors: inout [FieldError]) -> CalendarDate? {
        needed(name, .notADate, into: &errors) { CalendarDate($0) }
    }
}
