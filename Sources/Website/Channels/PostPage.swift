import Neighbourhood
import Operations
import Storage

/// Post: who was not reached and what to do about it, whom to ring, and which letters to print.
struct PostPage: Page {
    let unreached: [PostLine]
    let calls: [PostLine]
    let letters: [PostLine]
    let seal: String
    let today: CalendarDate

    var title: String { "Post" }

    var main: HTML {
        """
        <h1>Post</h1><p class="lead">Berichten die niet vanzelf gaan. Mail en sms verstuurt Omzien zelf.</p>\
        <section aria-labelledby="unreached"><h2 id="unreached">Niet bereikt <span class="count">\(unreached.count)</span></h2>\
        \(unreached.list(orElse: "Iedereen is bereikt. Komt een bericht niet aan, dan staat hier bij wie.") { UnreachedItem(line: $0, seal: seal, today: today).html })</section>\
        <section aria-labelledby="calls"><h2 id="calls">Bellijst <span class="count">\(calls.count)</span></h2>\
        \(calls.list(orElse: "Er hoeft niemand gebeld te worden. Wie het liefst gebeld wordt, komt hier zodra er iets te vragen is.", call))</section>\
        <section aria-labelledby="letters"><h2 id="letters">Brieven <span class="count">\(letters.count)</span></h2>\(letters.isEmpty ? EmptyState("Er ligt geen brief klaar. Wie liever een brief krijgt, komt hier zodra er iets te vertellen is.").html : printing)</section>\
        <p><a href="\(Link.posters)">Posters om op te hangen</a></p>
        """
    }

    private func call(_ line: PostLine) -> HTML {
        """
        <li class="line"><a class="line-words" href="\(Link.person(line.person))"><bdi>\(line.name)</bdi></a>\
        <p class="line-who">\(Dutch.name(line.kind)) · \(line.phone.map(Spoken.link) ?? "geen telefoonnummer")\(line.ownerName.map { " · <bdi>\($0)</bdi>" as HTML })</p>\
        \(PostDeeds(line: line, seal: seal, outcomes: [.reached]).html)</li>
        """
    }

    private var printing: HTML {
        """
        <ul class="plain">\(letters.html { "<li><a href=\"\(Link.person($0.person))\"><bdi>\($0.name)</bdi></a>: \(Dutch.name($0.kind))</li>" })</ul>\
        <form method="post" action="\(Link.letters)" class="screen-only"><input type="hidden" name="seal" value="\(seal)"><p class="actions">\(Button("Maak alle brieven klaar om te printen").html)</p></form>
        """
    }
}

/// Somebody who was not reached: why, and what to do.
struct UnreachedItem {
    let line: PostLine
    let seal: String
    let today: CalendarDate

    private var phone: PhoneNumber? { line.practice == nil ? line.phone : line.practice?.phone }

    var html: HTML {
        let day = line.nextOn ?? today
        let urgency = day < today ? "overdue" : day == today ? "due" : "soon"
        return """
            <li class="line"><a class="line-words" href="\(line.practice.map { Link.ask($0.ask) } ?? Link.person(line.person))"><bdi>\(line.practice?.name ?? line.name)</bdi></a>\
            <p class="line-who">\(Dutch.name(line.kind))\(when: line.practice != nil, ", over <bdi>\(line.name)</bdi>") · \(line.fault.map(Dutch.name) ?? "")\(phone.map { " · \(Spoken.link($0))" as HTML })</p>\
            <p class="line-next \(urgency)">\(line.fault.map(Dutch.advice) ?? "") · \(Spoken.due(day, today: today))\(line.ownerName.map { " · <bdi>\($0)</bdi>" as HTML })</p>\
            \(PostDeeds(line: line, seal: seal, outcomes: line.fault == .unsure ? [.reached] : [.reached, .again]).html)</li>
            """
    }
}

/// What a worker can do about one message.
struct PostDeeds {
    let line: PostLine
    let seal: String
    let outcomes: [PostOutcome]

    var html: HTML {
        """
        <form method="post" action="\(Link.post(line.id))" class="screen-only actions"><input type="hidden" name="seal" value="\(seal)">\(outcomes.html { outcome in
            Button("\(Self.name(outcome))<span class=\"unseen\">: \(line.name)</span>", .second, name: "outcome", value: outcome.rawValue).html
        })</form>
        """
    }

    private static func name(_ outcome: PostOutcome) -> String {
        switch outcome {
        case .posted: "Op de post gedaan"
        case .reached: "Gesproken"
        case .again: "Verstuur opnieuw"
        }
    }
}

extension Dutch {
    static func name(_ kind: MessageKind) -> String {
        switch kind {
        case .code: "code om aan te melden"
        case .doorWord: "bericht dat het aanmelden is veranderd"
        case .helpWanted: "vraag om hulp"
        case .helperFound: "iemand gevonden"
        case .howItGoes: "vraag hoe het gaat"
        case .stillRight: "vraag of het aanbod nog klopt"
        case .referralAnswer: "bericht dat er een antwoord op een verwijzing is"
        }
    }

    static func name(_ fault: MessageFault) -> String {
        switch fault {
        case .noConnection, .notSecure, .tooOften: "het bericht wilde niet weg"
        case .refused: "de mailserver nam het niet aan"
        case .unknownAddress: "dit adres bestaat niet (meer)"
        case .bounced: "het bericht kwam terug"
        case .unsure: "misschien aangekomen, misschien niet"
        }
    }

    /// What to do.
    static func advice(_ fault: MessageFault) -> String {
        switch fault {
        case .unknownAddress, .bounced: "Bel, en pas het adres aan"
        case .unsure: "Bel even; soms is het toch aangekomen"
        case .noConnection, .notSecure, .tooOften, .refused: "Bel, of verstuur opnieuw"
        }
    }
}
