import Neighbourhood
import Storage

/// Notes about somebody on their own page: nothing behind their back.
struct OwnNotes {
    let notes: SeenNotes
    let today: CalendarDate

    var html: HTML {
        guard !notes.readable.isEmpty || !notes.later.isEmpty || notes.shielded > 0 else { return .none }
        return """
            <section aria-labelledby="own-notes"><h2 id="own-notes">Notities over u</h2>\
            <p>Dit schreven medewerkers op. Klopt er iets niet? Schrijf er zelf iets bij, of vraag het wijkteam om het te verbeteren.</p>\
            \(notes.readable.html(note))\(later)\(shielded)</section>
            """
    }

    private func note(_ seen: SeenNote) -> HTML {
        let note = seen.note
        return """
            <article class="card note"><p class="note-words" dir="auto">\(note.draft.words)</p>\
            <p class="hint"><bdi>\(seen.authorName ?? "Het wijkteam")</bdi>, \(Spoken.day(CalendarDate(note.writtenAt), today: today))\(wasHidden(note.draft.hiding))</p>\
            \(NoteAnswerQuote(answer: note.answer, label: "U schreef erbij").html)\(FormerNoteWords(former: seen.former, today: today).html)\
            <p class="actions screen-only"><a class="quiet" href="\(Link.note(note.id))">\(note.answer == nil ? "Schrijf er iets bij" : "Pas aan wat u erbij schreef")<span class="unseen">: \(Spoken.short(note.draft.words, 40))</span></a></p></article>
            """
    }

    private func wasHidden(_ hiding: Hiding?) -> HTML {
        guard let hiding else { return .none }
        return ". U kunt dit lezen sinds \(Spoken.date(hiding.until, today: today)). Waarom niet eerder: <bdi>\(hiding.reason)</bdi>"
    }

    /// One line for each day: "1 notitie nog niet zichtbaar tot 3 december".
    private var later: HTML {
        let days = Dictionary(grouping: notes.later, by: \.self).sorted { $0.key < $1.key }
        return days.html { day, all in
            "<p class=\"later\">\(Icon.clock)\(all.count == 1 ? "1 notitie" : "\(all.count) notities") nog niet zichtbaar tot \(Spoken.date(day, today: today)). Dan leest u ook waarom.</p>"
        }
    }

    private var shielded: HTML {
        guard notes.shielded > 0 else { return .none }
        let what = notes.shielded == 1 ? "Er is 1 notitie" : "Er zijn \(notes.shielded) notities"
        return "<p class=\"later\">\(Icon.person)\(what) die u alleen leest, zonder dat er iemand meekijkt. Vraag om een codekaart.</p>"
    }
}
