import Language
import Neighbourhood

/// The start page: three doors, what to do in danger, and the people behind them. The same for everybody, so it is put together once.
struct StartPage: Page {
    let title: String
    let main: HTML

    init(neighbourhood: KnownNeighbourhood, town: String, isDemo: Bool) {
        title = plain("start.title")
        main = """
            <div class="start"><h1>\(town.isEmpty ? say("start.title") : say("start.titleIn", ["town": "\(town)"]))</h1>\
            <p class="lead">\(say("start.lead"))</p>\(when: isDemo, Self.practiceLine)\(Self.doors)\(SafetyLines.full)\
            \(when: !neighbourhood.teams.isEmpty, Self.people(neighbourhood))\(when: !neighbourhood.houses.isEmpty, Self.places(neighbourhood))</div>
            """
    }

    private static var practiceLine: HTML {
        "<p>\(say("start.practice", ["signIn": "\(Link.signIn)"]))</p>"
    }

    private static var doors: HTML {
        """
        <ul class="doors"><li class="door">\(Icon.person)<h2><a href="\(Link.askPublic)">\(say("start.ask"))</a></h2>\
        <p>\(say("start.askMore"))</p></li>\
        <li class="door">\(Icon.activity)<h2><a href="\(Link.offerPublic)">\(say("start.offer"))</a></h2>\
        <p>\(say("start.offerMore"))</p></li>\
        <li class="door">\(Icon.service)<h2><a href="\(Link.whoHelps)">\(say("start.whoHelps"))</a></h2>\
        <p>\(say("start.whoHelpsMore", ["agenda": "\(Link.agenda)"]))</p></li></ul>
        """
    }

    private static func people(_ neighbourhood: KnownNeighbourhood) -> HTML {
        """
        <section aria-labelledby="teams"><h2 id="teams">\(say("start.who"))</h2><ul class="teams">\
        \(neighbourhood.teams.html { TeamCard(team: $0, neighbourhood: neighbourhood).html })</ul></section>
        """
    }

    private static func places(_ neighbourhood: KnownNeighbourhood) -> HTML {
        """
        <section aria-labelledby="houses"><h2 id="houses">\(say("start.drop"))</h2><ul class="teams">\
        \(neighbourhood.houses.html { HouseCard(house: $0).html })</ul></section>
        """
    }
}

/// What to do when it cannot wait: danger first.
enum SafetyLines {
    static var full: HTML {
        """
        <aside class="danger" aria-label="\(plain("safety.label"))"><p>\(say("safety.call", ["emergency": "tel:112"]))</p>\
        <p>\(say("safety.home", ["safeHome": "tel:08002000"]))</p><p>\(say("safety.worry", ["worry": "\(Link.worryPublic)"]))</p></aside>
        """
    }

    /// Without the link to the worry form, for that form itself.
    static var urgent: HTML {
        """
        <aside class="danger" aria-label="\(plain("safety.label"))"><p>\(say("safety.callNow", ["emergency": "tel:112"]))</p>\
        <p>\(say("safety.homeNow", ["safeHome": "tel:08002000"]))</p></aside>
        """
    }
}
