import Foundation
import Language
import Neighbourhood
import Storage

/// Notes on the page of a person, for a worker: a quick one on top, the earlier ones below.
struct NotesSection {
    let person: Person.ID
    let notes: SeenNotes
    let form: FormView
    let viewer: Viewer
    let now: Date

    /// Where the browser goes to when something is wrong with a new note.
    static let mark = "notities"
    static let order = ["words", "hidden_until", "hidden_reason"]
    private var today: CalendarDate { CalendarDate(now) }

    var html: HTML {
        """
        <section id="\(Self.mark)" aria-labelledby="notes"><h2 id="notes">Notities</h2>\(when: Access.allowsSomewhere(viewer, .writeNote), fresh)\
        \(notes.readable.html { NoteCard(seen: $0, viewer: viewer, now: now).html })</section>
        """
    }

    private var fresh: HTML {
        """
        <form class="screen-only" method="post" action="\(Link.notes(about: person))#\(Self.mark)">\(form.sealField)\
        \(form.text("words", "Nieuwe notitie", hint: "De bewoner leest dit ook. Schrijf op wat je samen besprak, in gewone woorden.", rows: 2, isRequired: true))\
        \(form.tick("delicate", "Dit gaat over gevaar, schulden of ziekte: alleen voor mij en wie de bewoner begeleidt"))\(hiding)\
        <p class="actions">\(Button("Schrijf op", .second).html)</p></form>
        """
    }

    /// Folded: being open is how it goes.
    private var hiding: HTML {
        guard Access.allowsSomewhere(viewer, .hideNote) else { return .none }
        let isOpen = ["hidden_until", "hidden_reason"].contains { form.error($0) != nil || !form.words[$0].isEmpty }
        return """
            <details class="more"\(when: isOpen, " open")><summary>De bewoner mag dit nog niet lezen</summary>\
            <p>De bewoner ziet wel dat er een notitie is, en vanaf welke dag die te lezen is. Daarna staat je reden erbij.</p>\
            \(form.line("hidden_until", "Vanaf welke dag wel?", type: "date"))\(form.line("hidden_reason", "Waarom nog niet?", wide: true))</details>
            """
    }
}

/// One note as a worker reads it.
struct NoteCard {
    let seen: SeenNote
    let viewer: Viewer
    let now: Date

    private var note: Note { seen.note }
    private var today: CalendarDate { CalendarDate(now) }

    var html: HTML {
        """
        <article class="card note">\(badges)<p class="note-words" dir="auto">\(note.draft.words)</p>\
        <p class="hint"><bdi>\(seen.authorName ?? "Omzien")</bdi>, \(Spoken.day(CalendarDate(note.writtenAt), today: today))\(when: note.version > 1, ", aangepast")</p>\
        \(hidden)\(NoteAnswerQuote(answer: note.answer, label: "De bewoner schreef erbij").html)\(FormerNoteWords(former: seen.former, today: today).html)\(deeds)</article>
        """
    }

    private var badges: HTML { note.draft.isDelicate ? "<p>\(Badge("gevoelig", .overdue).html)</p>" : .none }

    private var hidden: HTML {
        guard let hiding = note.draft.hiding, hiding.holds(on: today) else { return .none }
        return "<p class=\"hint\">De bewoner leest dit vanaf \(Spoken.date(hiding.until, today: today)). Reden: <bdi>\(hiding.reason)</bdi></p>"
    }

    private var deeds: HTML {
        guard Access.allowsSomewhere(viewer, .correctNote), note.subject != viewer.person else { return .none }
        return
            "<p class=\"actions screen-only\"><a class=\"quiet\" href=\"\(Link.note(note.id))\">Pas aan<span class=\"unseen\">: \(Spoken.short(note.draft.words, 40))</span></a></p>"
    }
}

/// What the person wrote beside a note.
struct NoteAnswerQuote {
    let answer: NoteAnswer?
    let label: String

    var html: HTML {
        guard let answer else { return .none }
        return "<p class=\"note-answer-label\">\(label):</p><blockquote class=\"own-words\"\(WrittenPart.own)>\(answer.words)</blockquote>"
    }
}

/// What a note said before it was corrected: kept, and in sight of everybody who reads the note.
struct FormerNoteWords {
    let former: [FormerWords]
    let today: CalendarDate

    var html: HTML {
        guard !former.isEmpty else { return .none }
        return """
            <details class="more"><summary>\(say("ownNotes.former"))</summary><ul class="plain">\(former.html { words in
                "<li><p class=\"note-words\"\(WrittenPart.own)>\(words.words)</p><p class=\"hint\">\(say("ownNotes.formerUntil", ["day": "\(Spoken.day(CalendarDate(words.replacedAt), today: today))"]))</p></li>"
            })</ul></details>
            """
    }
}
