import Foundation
import Neighbourhood
import Operations
import Storage

/// Naar buiten: an ask as ready text for a place outside, to read, to change, and to copy there.
struct OutsidePage: Page {
    let ask: Ask
    let channel: OutsideChannel
    let left: [(sentence: String, why: OutsideCheck.Finding.Kind)]
    /// What stands in the text now and had better not, in its own words.
    let findings: [OutsideCheck.Finding]
    let form: FormView

    var title: String { "Vraag naar buiten" }
    var hasErrors: Bool { form.hasErrors }

    static let sentences = ["words": "Er staat een naam, een adres of een nummer in. Haal dat eruit."]

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)<p class="lead">Deze tekst kun je ergens anders plaatsen. Er staat niet in wie het vraagt. Lees hem eerst, en pas hem aan.</p>\
        <p class="filter">\(OutsideChannel.allCases.html(tab))</p>\(unaware)\(omitted)\(warnings)\(text)
        """
    }

    private func tab(_ other: OutsideChannel) -> HTML {
        "<a href=\"\(Link.outside(ask.id, other))\"\(when: other == channel, " aria-current=\"true\"")>\(Dutch.name(other))</a>"
    }

    private var unaware: HTML {
        guard ask.draft.aware != .yes else { return .none }
        return
            Alert(.warning, "We weten niet of de bewoner hiervan weet. Bespreek het eerst samen. Daarna kun je de vraag plaatsen.").html
    }

    private var omitted: HTML {
        guard !left.isEmpty else { return .none }
        return """
            <details class="more" open><summary>Weggelaten uit de vraag: \(left.count == 1 ? "één zin" : "\(left.count) zinnen")</summary><ul>\(left.html { line in
                "<li><bdi>\(line.sentence)</bdi> <span class=\"hint\">\(Dutch.name(line.why))</span></li>"
            })</ul></details>
            """
    }

    private var warnings: HTML {
        guard !findings.isEmpty else { return .none }
        return """
            <div class="notice warning">\(Icon.bell)<div><p>Kijk hier nog eens naar:</p><ul>\(findings.html { "<li><bdi>\($0.words)</bdi> <span class=\"hint\">\(Dutch.name($0.kind))</span></li>" })</ul></div></div>
            """
    }

    private var text: HTML {
        """
        <form method="post" action="\(Link.outside(ask.id))">\(form.sealField)<input type="hidden" name="version" value="\(form.words["version"])"><input type="hidden" name="channel" value="\(channel.rawValue)">\
        \(form.text("words", "De tekst", hint: "Kopieer hem, en plaats hem daar.", rows: 12, isRequired: true))\
        \(when: ask.draft.aware == .yes, "\(form.line("next_on", "Wanneer kijk je wat erop terugkwam?", type: "date", isRequired: true))<p class=\"actions\">\(Button("Kijk de tekst na", .second, name: "do", value: "check", isUnchecked: true).html)\(Button("Ik heb dit geplaatst", name: "do", value: "post").html)</p>")</form>\
        <p><a href="\(Link.ask(ask.id))">Terug naar de vraag</a></p>
        """
    }
}

/// On the page of an ask: where it was put outside, and who answered there.
struct OutsideSection {
    let ask: Ask
    let posts: [OutsidePostLine]
    let mayPost: Bool
    let seal: String
    let today: CalendarDate

    var html: HTML {
        guard mayPost, ask.state == .waiting || ask.state == .proposed || !posts.isEmpty else { return .none }
        return """
            <section aria-labelledby="outside"><h2 id="outside">Buiten Omzien</h2>\(when: ask.state == .waiting || ask.state == .proposed, "<p class=\"screen-only\"><a href=\"\(Link.outside(ask.id, .nlvoorelkaar))\">Plaats deze vraag ergens anders</a></p>")\(posts.html(post))</section>
            """
    }

    private func post(_ line: OutsidePostLine) -> HTML {
        """
        <article class="card"><p><strong>\(Dutch.name(line.post.draft.channel))</strong>, \(Spoken.day(line.post.postedOn, today: today))\(line.posterName.map { ", <bdi>\($0)</bdi>" as HTML })</p>\
        <details class="more"><summary>De tekst</summary><p class="note-words" dir="auto">\(line.post.draft.words)</p></details>\(line.replies.html(reply))\
        <details class="more screen-only"><summary>Er kwam iets terug</summary><form method="post" action="\(Link.outsideReplies(line.post.id))">\(sealField)\
        \(field("name", "Van wie", line.post.id.text))\(field("phone", "Telefoon", line.post.id.text))\(field("mail", "E-mail", line.post.id.text))\
        <div class="field wide"><label for="words-\(line.post.id.text)">Wat zei die, in eigen woorden?</label><textarea id="words-\(line.post.id.text)" name="words" rows="3" required dir="auto"></textarea></div>\
        <p class="actions">\(Button("Schrijf op", .second).html)</p></form></details></article>
        """
    }

    private var sealField: HTML { "<input type=\"hidden\" name=\"seal\" value=\"\(seal)\">" }

    private func field(_ name: String, _ label: String, _ post: String) -> HTML {
        "<div class=\"field\"><label for=\"\(name)-\(post)\">\(label)</label><input id=\"\(name)-\(post)\" name=\"\(name)\"\(when: name == "name", " required") autocomplete=\"off\" dir=\"auto\"></div>"
    }

    private func reply(_ reply: OutsideReply) -> HTML {
        switch reply.state {
        case .declined: "<p class=\"hint\">Iemand reageerde op \(Spoken.date(reply.cameOn, today: today)). Daar kwam niets van.</p>"
        case .offered:
            "<p>\(Icon.check)Iemand reageerde op \(Spoken.date(reply.cameOn, today: today)): \(reply.offer.map { "<a href=\"\(Link.offer($0))\">bekijk het aanbod</a>" as HTML } ?? "het aanbod is weg")</p>"
        case .open: open(reply)
        }
    }

    private func open(_ reply: OutsideReply) -> HTML {
        let reach = [reply.draft.phone?.shown, reply.draft.mail?.text].compactMap(\.self).joined(separator: ", ")
        return """
            <div class="proposal"><p><bdi>\(reply.draft.name)</bdi> <span class="hint">\(reach) \(Spoken.day(reply.cameOn, today: today))</span></p><blockquote class="own-words offer" dir="auto">\(reply.draft.words)</blockquote>\
            <form method="post" action="\(Link.settling(reply.id))" class="screen-only">\(sealField)<p class="actions">\(Button("Schrijf in, met dit aanbod", .second, name: "do", value: "offer").html)\
            \(Button("Dit wordt niets", .quiet, name: "do", value: "no").html)</p></form></div>
            """
    }
}

/// Asks as a plain list, to copy into any chat.
struct OutsideListPage: Page {
    let asks: [AskLine]
    let chosen: Set<String>
    /// The list; nil until it was asked for.
    let text: String?
    let form: FormView

    var title: String { "Lijst om te delen" }

    var main: HTML {
        """
        <h1>\(title)</h1>\(form.summary)<p class="lead">Kies de vragen. Je krijgt een lijst zonder namen, die je in elke groepsapp kunt plakken.</p>\(result)\
        \(asks.isEmpty ? EmptyState("Er zoekt nu niemand iemand. Vragen die wachten op een helper, kun je hier delen.").html : choice)
        """
    }

    private var result: HTML {
        guard let text else { return .none }
        return """
            <div class="field wide"><label for="list">Om te kopiëren</label><textarea id="list" rows="10" readonly dir="auto">
            \(text)</textarea></div>
            """
    }

    private var choice: HTML {
        """
        <form method="post" action="\(Link.outsideList)">\(form.sealField)<fieldset class="field choice"><legend>Welke vragen?</legend><div class="options">\(asks.html { ask in
            "<label class=\"option\"><input type=\"checkbox\" name=\"ask\" value=\"\(ask.id.text)\"\(when: chosen.contains(ask.id.text), " checked")> <span><bdi>\(ask.subjectName)</bdi>: <bdi>\(Spoken.short(ask.words, 80))</bdi></span></label>"
        })</div></fieldset><p class="actions">\(Button("Maak de lijst").html)</p></form>
        """
    }
}

extension Dutch {
    static func name(_ channel: OutsideChannel) -> String {
        switch channel {
        case .nlvoorelkaar: "NLvoorelkaar"
        case .present: "Stichting Present"
        case .church: "een kerk of moskee"
        case .chat: "een groepsapp"
        case .other: "ergens anders"
        }
    }

    /// Why something had better not go outside.
    static func name(_ finding: OutsideCheck.Finding.Kind) -> String {
        switch finding {
        case .known: "de naam of straat van de bewoner"
        case .name: "misschien een naam"
        case .number: "een nummer of adres"
        case .delicate: "gaat over gezondheid, geloof, afkomst, geld of gevaar"
        }
    }
}
