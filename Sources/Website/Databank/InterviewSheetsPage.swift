import Language
import Neighbourhood
import Storage

/// The same conversation on paper: two pages A4 for each sheet, with its code on both, so that it is found back when it is typed over.
struct InterviewSheetsPage: Page {
    let interviews: [Interview]
    let round: InterviewRound?
    let consentText: String

    var title: String { interviews.count == 1 ? plain("interview.sheet") : plain("interview.sheets") }
    var scripts: [Asset] { interviews.isEmpty ? [] : [.print] }

    var main: HTML {
        """
        <div class="screen-only"><h1>\(title)</h1>\(interviews.isEmpty ? EmptyState("Er ligt geen blad klaar. Geef eerst bladen uit.").html : "<p class=\"lead\">\(say("interview.sheetsLead"))</p>")</div>\
        \(interviews.html { "\(front($0))\(back($0))" })
        """
    }

    private func front(_ interview: Interview) -> HTML {
        """
        <article class="agreement sheet">\(head(interview, 1))<p>\(say("interview.sheetLead"))</p>\
        \(question(plain("interview.loves"), 4))\(question(plain("interview.goodAt") + " " + plain("interview.goodAtHint"), 3))\
        \(question(plain("interview.gives"), 4))\
        <h2>\(say("interview.cross"))</h2><p>\(InterviewWords.themes.map(\.text).html(box))</p>\
        <h2>\(say("interview.when"))</h2>\(week)<p>\(say("interview.whenWords")):</p>\(lines(1))\
        <h2>\(say("interview.howFar"))</h2><p>\(InterviewWords.ranges.map(\.text).html(box))</p><h2>\(say("interview.forWhom"))</h2><p>\(Nearness.allCases.map(Dutch.name).html(box))</p></article>
        """
    }

    private func back(_ interview: Interview) -> HTML {
        """
        <article class="agreement sheet">\(head(interview, 2))<h2>\(say("interview.rather"))</h2>\
        <p>\([plain("interview.noStairs"), plain("interview.noPets"), plain("interview.lightOnly"), plain("interview.allowance")].html(box))</p>\
        \(question(plain("interview.cannot"), 2))\(question(plain("interview.wish"), 3))\
        \(question(plain("interview.asks"), 2))\(question(plain("interview.street") + " " + plain("interview.streetNoNames"), 2))\
        <h2>\(say("interview.reach"))</h2>\(field(plain("ownFacts.name")))\(field(plain("interview.phoneOrMail")))\(field(plain("interview.address")))\(field(plain("interview.howAndWhen")))\
        <h2>\(say("interview.may"))</h2><p\(WrittenPart.dutch)>\(consentText)</p><p>\([plain("interview.saidYes"), plain("interview.withSignature"), plain("interview.no")].html(box))</p>\(lines(1))\
        <p>\(say("interview.promised")) \(round.map { "<strong>\(Spoken.fullDate($0.draft.promisedOn))</strong>" as HTML } ?? ".........................")</p>\
        <p class="hint">\(say("interview.giveBack"))</p></article>
        """
    }

    private func head(_ interview: Interview, _ page: Int) -> HTML {
        """
        <h2>\(say("interview.sheetHead", ["code": "\(interview.code.shown)"]))</h2><p>\(round.map { "\(inDutch($0.draft.name))\(plain("spoken.comma"))" as HTML })\(say("interview.side", ["page": "\(page)"])). \
        \(say("interview.heldOn")) ............................</p>
        """
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
