import Neighbourhood
import Storage

/// The same conversation on paper: two pages A4 for each sheet, with its code on both, so that it is found back when it is typed over.
struct InterviewSheetsPage: Page {
    let interviews: [Interview]
    let round: InterviewRound?
    let consentText: String

    var title: String { interviews.count == 1 ? "Gespreksblad" : "Gespreksbladen" }
    var scripts: [Asset] { interviews.isEmpty ? [] : [.print] }

    var main: HTML {
        """
        <div class="screen-only"><h1>\(title)</h1>\(interviews.isEmpty ? "<p class=\"empty\">Er ligt geen blad klaar. Geef eerst bladen uit.</p>" : "<p class=\"lead\">Druk af op A4, aan twee kanten. Op elk blad staat een code. Typ die code later in, dan vind je het blad terug.</p>")</div>\
        \(interviews.html { "\(front($0))\(back($0))" })
        """
    }

    private func front(_ interview: Interview) -> HTML {
        """
        <article class="agreement sheet">\(head(interview, 1))<p>Tien minuten. Luister eerst. Schrijf op wat de ander zegt, in de woorden van de ander zelf. Niets hoeft.</p>\
        \(question("Waar wordt u blij van?", 4))\(question("Waar bent u goed in? Ook kleine dingen tellen.", 3))\
        \(question("Wat zou u wel eens voor iemand willen doen? Of samen met iemand?", 4))\
        <h2>Gaat het hierover? Kruis aan.</h2><p>\(InterviewWords.themes.html(box))</p>\
        <h2>Wanneer komt het uit?</h2>\(week)<p>Of in gewone woorden:</p>\(lines(1))\
        <h2>Hoe ver?</h2><p>\(InterviewWords.ranges.map(\.text).html(box))</p><h2>Voor wie?</h2><p>\(Nearness.allCases.map(Dutch.name).html(box))</p></article>
        """
    }

    private func back(_ interview: Interview) -> HTML {
        """
        <article class="agreement sheet">\(head(interview, 2))<h2>Wat liever niet, of wat wel graag?</h2>\
        <p>\(["geen trappen", "geen huisdieren", "alleen licht werk", "graag een kleine vergoeding"].html(box))</p>\
        \(question("Wat kunt of wilt u niet?", 2))\(question("Wat zou u graag eens willen, of weer willen?", 3))\
        \(question("Kan iemand u nu ergens mee helpen?", 2))\(question("Kent u mensen in de straat? Schrijf geen namen van anderen op.", 2))\
        <h2>Hoe bereiken we u?</h2>\(field("Naam"))\(field("Telefoon of e-mail"))\(field("Straat, huisnummer, postcode"))\(field("Hoe en wanneer het liefst"))\
        <h2>Mag dit?</h2><p>\(consentText)</p><p>\(["ja, gezegd", "ja, met handtekening:", "nee"].html(box))</p>\(lines(1))\
        <p>U hoort van ons uiterlijk op: \(round.map { "<strong>\(Spoken.fullDate($0.draft.promisedOn))</strong>" as HTML } ?? ".........................")</p>\
        <p class="hint">Geef dit blad terug aan het wijkteam. Nadat het is overgetypt, gaat het papier in de papierversnipperaar.</p></article>
        """
    }

    private func head(_ interview: Interview, _ page: Int) -> HTML {
        "<h2>Buurtgesprek: \(interview.code.shown)</h2><p>\(round.map { "<bdi>\($0.draft.name)</bdi>, " as HTML })kant \(page) van 2. Gesprek op: ............................</p>"
    }

    private func question(_ words: String, _ count: Int) -> HTML { "<h2>\(words)</h2>\(lines(count))" }

    /// Rules to write on.
    private func lines(_ count: Int) -> HTML { (0..<count).map { $0 }.html { _ in "<hr>" } }

    private func field(_ name: String) -> HTML { "<p>\(name):</p><hr>" }

    private func box(_ text: String) -> HTML { "☐\u{a0}\(text.replacing(" ", with: "\u{a0}")) \u{2003}" }

    private var week: HTML {
        Spoken.partNames.html { part in "<p>\(part): \(Spoken.shortDayNames.html(box))</p>" }
    }
}
