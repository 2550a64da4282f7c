import Language
import Neighbourhood
import Operations
import Storage

/// All letters that wait, each on its own sheet of A4 with the address where a window at the left shows it.
///
/// The window of an envelope DL at the left lies 20 mm from the left and 15 mm from the bottom and is 90 by 45 mm (DIN 680); of a sheet folded in three for
/// it (DIN 5008, form B) it shows from 50 to 95 mm from the top. Dutch stationery after NEN 1026 keeps the address there as well; smaller windows lie within.
struct LettersPage: Page {
    let letters: [PrintedLetter]
    let town: String
    let seal: String
    let today: CalendarDate

    var title: String { "Brieven" }
    var scripts: [Asset] { letters.isEmpty ? [] : [.print] }

    var main: HTML {
        """
        <div class="screen-only"><h1>Brieven</h1>\(letters.isEmpty ? EmptyState("Er hoeft geen brief meer op de post. Nieuwe brieven komen hier vanzelf.").html : posting)</div>\(letters.html(letter))
        """
    }

    private var posting: HTML {
        """
        <p class="lead">Druk deze brieven af op A4, zonder verkleinen. Ze passen in een envelop met het venster links. Zitten ze in de brievenbus? Zeg het dan hier.</p>\
        <form method="post" action="\(Link.lettersPosted)"><input type="hidden" name="seal" value="\(seal)">\
        \(letters.flatMap(\.messages).html { "<input type=\"hidden\" name=\"message\" value=\"\($0.text)\">" })<p class="actions">\(Button("Ik heb ze op de post gedaan").html)\
        \(ButtonLink("Terug", .second, to: Link.post).html)</p></form>
        """
    }

    private func letter(_ letter: PrintedLetter) -> HTML {
        let texts = letter.body.texts
        return """
            <article class="letter" lang="\(texts.code)" dir="\(texts.tongue.direction)"><p class="window" dir="ltr"><bdi>\(letter.name)</bdi><br><bdi>\(letter.street)</bdi><br>\(letter.postcode) \(town)</p>\
            <p>\(town), \(Spoken.fullDate(today))</p>\(letter.body.parts.html { part($0, texts) })</article>
            """
    }

    /// What is chosen by a press on a screen is chosen through the code on paper.
    private func part(_ part: MessageBody.Part, _ texts: MessageTexts) -> HTML {
        switch part {
        case .text(let text): text.split(separator: "\n").html { "<p>\(String($0))</p>" }
        case .quote(let words): "<blockquote class=\"own-words\" dir=\"auto\">\(words)</blockquote>"
        case .choices(_, let page): page.map { "\(QRCode($0)?.svg(texts[.letterScan]))<p>\(texts[.letterScan])</p>" } ?? .none
        case .aside: .none
        }
    }
}
