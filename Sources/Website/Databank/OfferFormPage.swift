import Neighbourhood
import Storage

/// Writes an offer down for somebody: their words first, then whose it is, found or new, on the same form.
struct NewOfferPage: Page {
    let form: FormView
    /// The person who was chosen.
    let giver: Person?
    /// People who it may be.
    let known: [CallerLine]
    let roles: [HelpRole]

    var title: String { "Nieuw aanbod" }
    var place: String? { Link.newOffer }
    var hasErrors: Bool { !form.errors.isEmpty }

    var main: HTML {
        """
        <h1>Nieuw aanbod</h1>\(Lead("Schrijf op wat iemand wil doen, in eigen woorden. Meer hoeft er nu niet; de rest kan later.").html)\(form.summary)<form method="post" action="\(Link.newOffer)">\(form.sealField)\
        \(fields.own)\(who)\(PartyFields(form: form).html)\(fields.conditionsAndDays)\
        <div class="sticky-actions">\(Button("Bewaar dit aanbod", name: "do", value: "save").html)\
        \(ButtonLink("Niet bewaren", .quiet, to: "\(giver.map { Link.person($0.id) } ?? Link.today)").html)</div></form>
        """
    }

    private var fields: OfferFields { OfferFields(form: form, kind: .resident, isWorker: true, roles: roles) }

    private var who: HTML {
        guard let giver else { return search }
        return """
            <fieldset class="caller" id="caller"><legend>Van wie is dit aanbod?</legend><input type="hidden" name="caller" value="\(giver.id.text)">\
            <p><a href="\(Link.person(giver.id))"><bdi>\(giver.facts.name)</bdi></a> <span class="hint">\(giver.facts.address)</span> \
            <button class="link" name="do" value="other" formnovalidate>Toch iemand anders</button></p></fieldset>
            """
    }

    private var search: HTML {
        """
        <fieldset class="caller"><legend>Van wie is dit aanbod?</legend><div class="fields">\(form.line("name", "Naam", isRequired: true))\
        \(form.line("phone", "Telefoon", inputMode: "tel"))\(form.line("postcode", "Postcode"))</div>\
        <p class="actions">\(Button("Zoek of we deze bewoner kennen", .second, name: "do", value: "find", isUnchecked: true).html)</p>\
        <div id="caller">\(CallerList(callers: known, chosen: form.words["caller"]).html)</div></fieldset>
        """
    }
}

/// Corrects an offer. When somebody else was first, what is saved now stands beside what was typed.
struct CorrectOfferPage: Page {
    let form: FormView
    let offer: Offer
    let meanwhile: SavedMeanwhile?
    let isWorker: Bool
    let roles: [HelpRole]

    var title: String { "Aanbod aanpassen" }
    var hasErrors: Bool { !form.errors.isEmpty || meanwhile != nil }

    var main: HTML {
        """
        <h1>Aanbod aanpassen</h1>\(Lead("Verander wat niet meer klopt. De rest blijft zoals het is.").html)\(meanwhile?.notice)\(form.summary)<div\(when: meanwhile != nil, " class=\"columns\"")>\(meanwhile?.html)\
        <form method="post" action="\(Link.correct(offer.id))">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])">\
        \(fields.own)\(when: isOfResidents, PartyFields(form: form).html)\(fields.conditionsAndDays)\
        <div class="sticky-actions">\(Button("Bewaar", name: "do", value: "save").html)\
        \(ButtonLink("Niet bewaren", .quiet, to: "\(isWorker ? Link.offer(offer.id) : Link.mine)").html)</div></form></div>
        """
    }

    private var fields: OfferFields { OfferFields(form: form, kind: offer.draft.kind, isWorker: isWorker, roles: roles) }
    private var isOfResidents: Bool { offer.draft.party.house == nil && offer.draft.party.organisation == nil }
}
