import Language
import Neighbourhood
import Storage

/// Writes a resident down, or corrects what is written. Nothing but a name is needed; an address or a telephone may be shared.
struct PersonFormPage: Page {
    let form: FormView
    /// Nil for somebody new.
    let person: Person?
    /// People of the same name, so that nobody is written down twice.
    let known: [CallerLine]
    let meanwhile: SavedMeanwhile?
    /// Colleagues who have this person open.
    let others: [String]
    let isWorker: Bool

    var title: String { isWorker ? person.map { "Gegevens van \($0.facts.name)" } ?? "Nieuwe bewoner" : plain("ownForm.title") }
    var hasErrors: Bool { !form.errors.isEmpty || meanwhile != nil }

    private var lead: Lead {
        guard isWorker else { return Lead(say("ownForm.lead")) }
        return Lead(
            person == nil
                ? "Alleen een naam is nodig. De rest schrijf je op als je het hoort."
                : "Verander wat niet meer klopt. Wat je leeg laat, bewaren we niet.")
    }

    var main: HTML {
        """
        <h1>\(heading)</h1>\(lead.html)\
        \(AlsoHere(names: others).html)\(meanwhile?.notice)\(form.summary)\
        <div\(when: meanwhile != nil, " class=\"columns\"")>\(meanwhile?.html)<form method="post" action="\(person.map { Link.correct($0.id) } ?? Link.newPerson)">\
        \(form.sealField)\(when: person != nil, "<input type=\"hidden\" name=\"version\" value=\"\(form.words["version"])\">")\
        \(who)\(knownPeople)\(gifts)\(reaching)\(more)\
        <div class="sticky-actions">\(Button(say("form.save")).html)\(ButtonLink(say("form.leave"), .quiet, to: back).html)</div></form></div>
        """
    }

    /// What a browser may fill in for somebody's own details; a worker's own are not the resident's (WCAG 2.2, 1.3.5).
    private func own(_ purpose: String) -> String { isWorker ? "off" : purpose }

    private var heading: HTML {
        guard isWorker else { return say("ownForm.title") }
        return person.map { "Gegevens van <bdi>\($0.facts.name)</bdi>" } ?? "Nieuwe bewoner"
    }

    private var back: String {
        guard isWorker else { return Link.mine }
        return person.map { Link.person($0.id) } ?? Link.today
    }

    private var who: HTML {
        """
        <div class="fields">\(form.line("name", plain("ownFacts.name"), autocomplete: own("name"), isRequired: true))\
        \(form.line("call_name", plain("ownFacts.callName"), hint: callNameHint, autocomplete: own("nickname")))</div>
        """
    }

    private var callNameHint: String {
        isWorker
            ? "Met deze naam stellen we de bewoner voor zolang de twee elkaar nog niet kennen."
            : plain("ownForm.callNameHint")
    }

    private var knownPeople: HTML {
        guard !known.isEmpty else { return .none }
        return """
            <fieldset class="known\(when: form.error("sure") != nil, " has-error")" id="sure"><legend>Kennen we deze bewoner al?</legend>\
            <ul class="plain">\(known.html { "<li><a href=\"\(Link.person($0.id))\"><bdi>\($0.name)</bdi></a> <span class=\"hint\">\($0.whereabouts)</span></li>" })</ul>\
            <label class="option"><input type="checkbox" name="sure" value="yes"\(when: form.words["sure"] == "yes", " checked")> <span>Nee, dit is iemand anders</span></label></fieldset>
            """
    }

    private var gifts: HTML {
        """
        <div class="pair"><div>\(form.text("loves", isWorker ? "Waar word je blij van? Wat zou je voor iemand doen?" : plain("ownForm.loves"), hint: plain("ownForm.ownWords")))</div>\
        <div>\(form.text("wishes", isWorker ? "Wat zou je zelf wensen?" : plain("ownForm.wishes"), hint: plain("ownForm.ownWords")))</div></div>
        """
    }

    private var reaching: HTML {
        """
        <h2>\(say("ownForm.reaching"))</h2>\(form.choice("reach", isWorker ? "Hoe wil deze bewoner bereikt worden?" : plain("ownForm.reachBy"), Reach.allCases.map { ($0.rawValue, Dutch.name($0)) }))\
        <div class="fields">\(form.line("reach_note", plain("ownForm.via"), hint: plain("ownForm.viaHint"), wide: true))\
        \(form.line("phone", plain("ownFacts.phone"), hint: plain("ownForm.phoneHint"), autocomplete: own("tel"), inputMode: "tel"))\(form.line("mail", plain("ownFacts.mail"), hint: plain("ownForm.mailHint"), autocomplete: own("email"), inputMode: "email"))</div>\
        <div class="fields">\(form.line("street", plain("ownForm.street"), autocomplete: own("address-line1")))\(form.line("house_number", plain("ownForm.number")))\(form.line("postcode", plain("ownForm.postcode"), autocomplete: own("postal-code")))</div>
        """
    }

    private var more: HTML {
        """
        <details class="more"\(when: form.error("born_year") != nil || form.error("at_most") != nil || form.error("birthday") != nil, " open")><summary>\(say("ownForm.more"))</summary>\
        \(form.line("born_year", plain("ownFacts.born"), autocomplete: own("bday-year"), inputMode: "numeric"))\(form.line("birthday", plain("ownFacts.birthday"), hint: plain("ownForm.birthdayHint")))\(form.line("at_most", plain("ownForm.atMost"), hint: plain("ownForm.atMostHint"), inputMode: "numeric"))\(LanguageChoice(form: form).html)</details>
        """
    }
}

/// Languages to tick; one that is not on our list but was saved earlier stays.
struct LanguageChoice {
    let form: FormView

    var html: HTML {
        let others = form.words.spokenLanguages("languages").filter { language in !Dutch.languages.contains { $0.code == language.code } }
        return form.choices(
            "languages", plain("activity.languages"), Dutch.languages.map { ($0.code, $0.name) } + others.map { ($0.code, Dutch.name($0)) })
    }
}

/// Colleagues who have the same page open, so that they know of each other.
struct AlsoHere {
    let names: [String]

    var html: HTML {
        guard !names.isEmpty else { return .none }
        let who = Spoken.list(names.map(PersonFacts.firstName))
        return """
            \(Alert(.warning, "<bdi>\(who)</bdi> \(names.count == 1 ? "heeft" : "hebben") deze pagina ook open.", role: .status).html)
            """
    }
}

extension CallerLine {
    /// Where somebody lives and on which number, to tell two people of one name apart.
    var whereabouts: String {
        let address = [street, houseNumber].compactMap(\.self).joined(separator: " ")
        return [address, postcode?.shown ?? "", phone?.shown ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
