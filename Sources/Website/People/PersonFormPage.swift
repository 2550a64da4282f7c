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

    var title: String { isWorker ? person.map { "Gegevens van \($0.facts.name)" } ?? "Nieuwe bewoner" : "Uw gegevens" }
    var hasErrors: Bool { !form.errors.isEmpty || meanwhile != nil }

    var main: HTML {
        """
        <h1>\(heading)</h1>\
        \(AlsoHere(names: others).html)\(meanwhile?.notice)\(form.summary)\
        <div\(when: meanwhile != nil, " class=\"columns\"")>\(meanwhile?.html)<form method="post" action="\(person.map { Link.correct($0.id) } ?? Link.newPerson)">\
        \(form.sealField)\(when: person != nil, "<input type=\"hidden\" name=\"version\" value=\"\(form.words["version"])\">")\
        \(who)\(knownPeople)\(gifts)\(reaching)\(more)\
        <div class="sticky-actions"><button class="button">Bewaar</button><a class="button quiet" href="\(back)">Niet bewaren</a></div></form></div>
        """
    }

    private var heading: HTML {
        guard isWorker else { return "Uw gegevens" }
        return person.map { "Gegevens van <bdi>\($0.facts.name)</bdi>" } ?? "Nieuwe bewoner"
    }

    private var back: String {
        guard isWorker else { return Link.mine }
        return person.map { Link.person($0.id) } ?? Link.today
    }

    private var who: HTML {
        """
        <div class="fields">\(form.line("name", "Naam", isRequired: true))\
        \(form.line("call_name", "Roepnaam", hint: callNameHint))</div>
        """
    }

    private var callNameHint: String {
        isWorker
            ? "Met deze naam stellen we de bewoner voor zolang de twee elkaar nog niet kennen."
            : "Deze naam ziet een ander zolang u elkaar nog niet kent."
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
        <div class="pair"><div>\(form.text("loves", isWorker ? "Waar word je blij van? Wat zou je voor iemand doen?" : "Waar wordt u blij van? Wat zou u voor iemand doen?", hint: "In eigen woorden."))</div>\
        <div>\(form.text("wishes", isWorker ? "Wat zou je zelf wensen?" : "Wat zou u zelf wensen?", hint: "In eigen woorden."))</div></div>
        """
    }

    private var reaching: HTML {
        """
        <h2>Bereiken</h2>\(form.choice("reach", isWorker ? "Hoe wil deze bewoner bereikt worden?" : "Hoe wilt u bereikt worden?", Reach.allCases.map { ($0.rawValue, Dutch.name($0)) }))\
        <div class="fields">\(form.line("reach_note", "Via wie, of wanneer?", hint: "Bijvoorbeeld: via dochter Anja. Of: na zessen.", wide: true))\
        \(form.line("phone", "Telefoon", hint: "Een gedeeld nummer mag ook.", inputMode: "tel"))\(form.line("mail", "E-mail", hint: "Een gedeeld adres mag ook.", inputMode: "email"))</div>\
        <div class="fields">\(form.line("street", "Straat"))\(form.line("house_number", "Huisnummer"))\(form.line("postcode", "Postcode"))</div>
        """
    }

    private var more: HTML {
        """
        <details class="more"\(when: form.error("born_year") != nil || form.error("at_most") != nil || form.error("birthday") != nil, " open")><summary>Geboortejaar, verjaardag, talen en hoeveel tegelijk</summary>\
        \(form.line("born_year", "Geboortejaar", inputMode: "numeric"))\(form.line("birthday", "Verjaardag", hint: "Dag en maand, zoals 14 maart. Voor een kaartje."))\(form.line("at_most", "Hoogstens hoeveel mensen tegelijk helpen?", hint: "Alles bij elkaar. Dan komt er niemand bij.", inputMode: "numeric"))\(LanguageChoice(form: form).html)</details>
        """
    }
}

/// Languages to tick; one that is not on our list but was saved earlier stays.
struct LanguageChoice {
    let form: FormView

    var html: HTML {
        let others = form.words.spokenLanguages("languages").filter { language in !Dutch.languages.contains { $0.code == language.code } }
        return form.choices("languages", "Talen", Dutch.languages.map { ($0.code, $0.name) } + others.map { ($0.code, Dutch.name($0)) })
    }
}

/// Colleagues who have the same page open, so that they know of each other.
struct AlsoHere {
    let names: [String]

    var html: HTML {
        guard !names.isEmpty else { return .none }
        let who = Spoken.list(names.map(PersonFacts.firstName))
        return """
            <p class="notice warning others" role="status">\(Icon.bell)<span><bdi>\(who)</bdi> \(names.count == 1 ? "heeft" : "hebben") deze pagina ook open.</span></p>
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
