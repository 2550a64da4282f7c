import Language
import Neighbourhood
import Storage

/// Notes about somebody on their own page: nothing behind their back.
struct OwnNotes {
    let notes: SeenNotes
    let today: CalendarDate

    var html: HTML {
        guard !notes.readable.isEmpty || !notes.later.isEmpty || notes.shielded > 0 else { return .none }
        return """
            <section aria-labelledby="own-notes"><h2 id="own-notes">\(say("ownNotes.heading"))</h2>\
            <p>\(say("ownNotes.lead"))</p>\
            \(notes.readable.html(note))\(later)\(shielded)</section>
            """
    }

    private func note(_ seen: SeenNote) -> HTML {
        let note = seen.note
        return """
            <article class="card note"><p class="note-words"\(WrittenPart.own)>\(note.draft.words)</p>\
            <p class="hint"><bdi>\(seen.authorName ?? plain("mine.team"))</bdi>, \(Spoken.day(CalendarDate(note.writtenAt), today: today))\(wasHidden(note.draft.hiding))</p>\
            \(NoteAnswerQuote(answer: note.answer, label: plain("ownNotes.added")).html)\(FormerNoteWords(former: seen.former, today: today).html)\
            <p class="actions screen-only"><a class="quiet" href="\(Link.note(note.id))">\(note.answer == nil ? plain("ownNotes.add") : plain("ownNotes.change"))<span class="unseen">: \(inOwnWords(Spoken.short(note.draft.words, 40)))</span></a></p></article>
            """
    }

    private func wasHidden(_ hiding: Hiding?) -> HTML {
        guard let hiding else { return .none }
        return ". \(say("ownNotes.wasHidden", ["day": "\(Spoken.date(hiding.until, today: today))", "reason": inOwnWords(hiding.reason)]))"
    }

    /// One line for each day: "1 notitie nog niet zichtbaar tot 3 december".
    private var later: HTML {
        let days = Dictionary(grouping: notes.later, by: \.self).sorted { $0.key < $1.key }
        return days.html { day, all in
            "<p class=\"later\">\(Icon.clock)\(say("ownNotes.later", count: all.count, ["day": "\(Spoken.date(day, today: today))"]))</p>"
        }
    }

    private var shielded: HTML {
        guard notes.shielded > 0 else { return .none }
        return "<p class=\"later\">\(Icon.person)\(say("ownNotes.shielded", count: notes.shielded))</p>"
    }
}
