import Neighbourhood

/// The start page: three doors, what to do in danger, and the people behind them. The same for everybody, so it is put together once.
struct StartPage: Page {
    let title = "Omzien naar elkaar"
    let main: HTML

    init(neighbourhood: KnownNeighbourhood, town: String, isDemo: Bool) {
        main = """
            <div class="start"><h1>Omzien naar elkaar\(when: !town.isEmpty, " in \(town)")</h1>\
            <p class="lead">Mensen die iets nodig hebben en mensen die iets te geven hebben, wonen vaak bij elkaar om de hoek. Wij brengen hen bij elkaar. \
            Het kost niets en u heeft geen account nodig.</p>\(when: isDemo, Self.practiceLine)\(Self.doors)\(SafetyLines.full)\
            \(when: !neighbourhood.teams.isEmpty, Self.people(neighbourhood))\(when: !neighbourhood.houses.isEmpty, Self.places(neighbourhood))</div>
            """
    }

    private static let practiceLine: HTML =
        "<p>Wilt u zien hoe het voor medewerkers is? <a href=\"\(Link.signIn)\">Kies wie u in de oefenomgeving wilt zijn</a>.</p>"

    private static let doors: HTML = """
        <ul class="doors"><li class="door">\(Icon.person)<h2><a href="\(Link.askPublic)">Wat heeft u nodig?</a></h2>\
        <p>Gezelschap, een klusje, hulp bij papieren of een luisterend oor. Groot of klein: vertel het ons.</p></li>\
        <li class="door">\(Icon.activity)<h2><a href="\(Link.offerPublic)">Wat doet u graag?</a></h2>\
        <p>Koken, wandelen, repareren, voorlezen. Waar u blij van wordt, daar wordt een ander vaak ook blij van.</p></li>\
        <li class="door">\(Icon.service)<h2><a href="\(Link.whoHelps)">Wie helpt er in mijn buurt?</a></h2>\
        <p>Het wijkteam en de buurthuizen bij u in de buurt: wie er werken, waar, en wanneer u binnen kunt lopen. <a href="\(Link.agenda)">Bekijk wat er te doen is</a>.</p></li></ul>
        """

    private static func people(_ neighbourhood: KnownNeighbourhood) -> HTML {
        """
        <section aria-labelledby="teams"><h2 id="teams">Wie zijn wij?</h2><ul class="teams">\
        \(neighbourhood.teams.html { TeamCard(team: $0, neighbourhood: neighbourhood).html })</ul></section>
        """
    }

    private static func places(_ neighbourhood: KnownNeighbourhood) -> HTML {
        """
        <section aria-labelledby="houses"><h2 id="houses">Loop gerust binnen</h2><ul class="teams">\
        \(neighbourhood.houses.html { HouseCard(house: $0).html })</ul></section>
        """
    }
}

/// What to do when it cannot wait: danger first.
enum SafetyLines {
    static let full: HTML = """
        <aside class="danger" aria-label="Bij gevaar"><p><strong>Is er direct gevaar? <a href="tel:112">Bel 112</a>.</strong></p>\
        <p>Geweld thuis, of een kind of oudere die niet veilig is? Bel <a href="tel:08002000">Veilig Thuis, 0800 2000</a>. Dag en nacht, gratis, en u mag \
        anoniem blijven.</p><p>Maakt u zich zorgen om iemand? <a href="\(Link.worryPublic)">Vertel het ons</a>.</p></aside>
        """

    /// Without the link to the worry form, for that form itself.
    static let urgent: HTML = """
        <aside class="danger" aria-label="Bij gevaar"><p><strong>Is er direct gevaar? <a href="tel:112">Bel 112</a>. Wacht niet op ons.</strong></p>\
        <p>Denkt u aan geweld thuis, of aan een kind of oudere die niet veilig is? Bel <a href="tel:08002000">Veilig Thuis, 0800 2000</a>. Dag en nacht, \
        gratis, en u mag anoniem blijven. Zij denken ook met u mee als u het niet zeker weet.</p></aside>
        """
}
