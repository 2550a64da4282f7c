import Language
import Neighbourhood
import Storage

/// One note with a form: a worker corrects it, the person it is about writes something beside it.
struct NotePage: Page {
    let seen: SeenNote
    let form: FormView
    let meanwhile: SavedMeanwhile?
    let viewer: Viewer
    let today: CalendarDate

    private var note: Note { seen.note }
    private var isOwn: Bool { note.subject == viewer.person }
    var title: String { isOwn ? plain("ownNotes.title") : "Notitie aanpassen" }
    var place: String? { isOwn ? Link.mine : nil }
    var hasErrors: Bool { form.hasErrors || meanwhile != nil }

    var main: HTML { isOwn ? own : work }

    private var own: HTML {
        """
        <h1>\(title)</h1>\(form.summary)<div class="card note"><p class="note-words"\(WrittenPart.own)>\(note.draft.words)</p>\
        <p class="hint"><bdi>\(seen.authorName ?? plain("mine.team"))</bdi>, \(Spoken.day(CalendarDate(note.writtenAt), today: today))</p></div>\
        <form method="post" action="\(Link.answer(note.id))">\(form.sealField)\
        \(form.text("answer", plain("ownNotes.what"), hint: plain("ownNotes.whatHint")))\
        <p class="actions">\(Button(say("form.save")).html)\(ButtonLink(say("form.leave"), .quiet, to: Link.mine).html)</p></form>
        """
    }

    private var work: HTML {
        """
        <h1>\(title)</h1>\(meanwhile?.notice)\(form.summary)<p class="hint">Wat er eerst stond, blijft bewaard. De bewoner kan dat ook lezen.</p>\
        <div\(when: meanwhile != nil, " class=\"columns\"")>\(meanwhile?.html)<form method="post" action="\(Link.correct(note.id))">\(form.sealField)\
        <input type="hidden" name="version" value="\(form.words["version"])">\(form.text("words", "Notitie", isRequired: true))\
        \(form.tick("delicate", "Dit gaat over gevaar, schulden of ziekte: alleen voor de schrijver en wie de bewoner begeleidt"))\
        <p class="actions">\(Button("Bewaar").html)\(ButtonLink("Niet bewaren", .quiet, to: Link.person(note.subject)).html)</p></form></div>\(hiding)
        """
    }

    private var hiding: HTML {
        guard let hiding = note.draft.hiding, hiding.holds(on: today), Access.allowsSomewhere(viewer, .showNote) else { return .none }
        return """
            <section aria-labelledby="hiding"><h2 id="hiding">Nog niet zichtbaar</h2><p>De bewoner leest deze notitie vanaf \(Spoken.date(hiding.until, today: today)).</p>\
            <form method="post" action="\(Link.show(note.id))">\(form.sealField)<p class="actions">\(Button("Laat de bewoner dit nu al lezen", .second).html)</p></form></section>
            """
    }
}

extension SeenNote: Correctable {
    var version: Int { note.version }
    func written(today: CalendarDate) -> [Fact] { Self.facts(of: note.draft) }

    static func facts(of draft: NoteDraft) -> [Fact] {
        [Fact("Notitie", draft.words), Fact("Gevoelig", draft.isDelicate ? "ja" : "nee")].compactMap(\.self)
    }
}
