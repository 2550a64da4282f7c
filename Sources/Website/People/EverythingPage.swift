import Foundation
import Language
import Neighbourhood
import Storage

/// Wat staat er over mij: everything on one page, in the person's language, made for paper as well.
struct EverythingPage: Page {
    let all: Everything
    let texts: Texts
    /// Which purposes there are for consent.
    let rules: PeopleRules
    /// A worker prints it for the person beside them.
    let isForDesk: Bool
    /// Nobody looks along: files may be taken away.
    let isAlone: Bool
    /// Goes to the printer as soon as it stands there.
    let isPrinting: Bool
    let seal: String
    let today: CalendarDate

    var title: String { texts[.title] }
    var place: String? { isForDesk ? nil : Link.mine }
    var scripts: [Asset] { isPrinting ? [.print] : [] }
    private var facts: PersonFacts { all.person.facts }

    /// In the language that was chosen here, whatever the menu round it speaks.
    var main: HTML { Tongue.$spoken.withValue(texts.tongue) { content } }

    private var content: HTML {
        """
        <div class="everything" lang="\(texts.code)" dir="\(texts.tongue.direction)"><h1>\(texts[.title])</h1>\
        <p><strong><bdi>\(facts.name)</bdi></strong> · \(texts[.madeOn]) \(texts.date(today))</p><p class="lead">\(texts[.lead])</p><p class="hint">\(texts[.asWritten])</p>\
        \(chooser)\(frozen)\(who)\(asks)\(offers)\(proposals)\(agreements)\(safeguards)\(notes)\(worries)\(requests)\(consents)\(sessions)\(looks)\(rights)</div>
        """
    }

    private var chooser: HTML {
        let here = isForDesk ? Link.everything(all.person.id) : Link.everything
        return """
            <p class="filter screen-only">\(texts[.otherLanguage]): \(Tongue.allCases.html { tongue in
                "<a href=\"\(here)?taal=\(tongue.code)\" lang=\"\(tongue.code)\" hreflang=\"\(tongue.code)\"\(when: tongue == texts.tongue, " aria-current=\"true\"")>\(tongue.ownName)</a>"
            })</p><p class="hint screen-only">\(texts[.print])</p>
            """
    }

    private var frozen: HTML {
        all.person.frozenAt.map { Alert(.warning, "\(texts[.frozen]) \(texts.date($0)).").html } ?? .none
    }

    private var who: HTML {
        let reach = [Dutch.name(facts.reach), facts.reachNote].compactMap(\.self).joined(separator: plain("spoken.comma"))
        let own: Set<Texts.Key> = [.loves, .wishes, .reach]
        let lines: [(Texts.Key, String?)] = [
            (.name, facts.name), (.callName, facts.callName), (.born, facts.bornYear.map(String.init)), (.address, facts.address),
            (.phone, facts.phone?.shown), (.mail, facts.mail?.text), (.reach, reach), (.languages, Spoken.list(facts.languages.map(Dutch.name))),
            (.loves, facts.loves), (.wishes, facts.wishes), (.since, texts.date(all.person.registeredAt)),
        ]
        let known = lines.filter { !($0.1 ?? "").isEmpty }
        return section(
            .who,
            "<dl class=\"facts\">\(known.html { "<dt>\(texts[$0.0])</dt><dd>\(own.contains($0.0) ? inOwnWords($0.1 ?? "") : "<bdi>\($0.1 ?? "")</bdi>")</dd>" })</dl>"
        )
    }

    private var asks: HTML {
        list(
            .asks,
            all.asks.html { ask in
                "<li><p class=\"note-words\"\(WrittenPart.own)>\(ask.subjectName.map { "<bdi>\($0)</bdi>: " as HTML })\(ask.words)</p><p class=\"hint\">\(texts.date(ask.placedAt)) · \(Dutch.name(ask.state))\(ask.workerName.map { " · <bdi>\($0)</bdi>" as HTML })</p></li>"
            })
    }

    private var offers: HTML {
        list(
            .offers,
            all.offers.html { offer in
                "<li><p class=\"note-words\"\(WrittenPart.own)>\(offer.draft.title.map { $0 + ": " } ?? "")\(offer.draft.words)</p><p class=\"hint\">\(texts.date(offer.placedAt)) · \(offer.state == .new ? plain("standing.fresh") : Dutch.name(offer.state))</p></li>"
            } + all.circles.html { "<li>\(say("standing.withGroup", ["name": "<bdi>\($0)</bdi>"]))</li>" })
    }

    private var proposals: HTML {
        list(.proposals, lead: .proposalsLead, all.proposals.html(proposal))
    }

    private func proposal(_ own: OwnProposal) -> HTML {
        let words =
            own.side == .ask ? all.asks.first { $0.id == own.proposal.ask }?.words : all.offers.first { $0.id == own.proposal.offer }?.draft.words
        return """
            <li><p>\(texts.date(own.proposal.proposedAt)) · \(Dutch.name(own.proposal.step))\(own.answer.map { answer in " · \(texts[.youSaid]): \(Dutch.name(answer.reply))\(answer.reason.map { " (\(inOwnWords($0)))" as HTML })" as HTML })</p>\
            \(words.map { "<p class=\"hint\"\(WrittenPart.own)>\(Spoken.short($0))</p>" as HTML })</li>
            """
    }

    private var agreements: HTML {
        list(
            .agreements,
            all.agreements.html { agreement in
                let draft = agreement.draft
                let words = [draft.goal, draft.frame, draft.rhythm, draft.houseRules, draft.allowance, draft.call].compactMap(\.self)
                return
                    "<li>\(words.html { "<p class=\"note-words\"\(WrittenPart.own)>\($0)</p>" })<p class=\"hint\">\(texts.date(agreement.drawnUpAt)) – \(texts.date(draft.lastDay))</p></li>"
            })
    }

    private var safeguards: HTML {
        let met = all.safeguards.html { safeguard in
            let draft = safeguard.draft
            let role = all.roles.role(draft.role, version: draft.roleVersion)?.facts.name
            let what = [draft.training ?? Dutch.name(draft.kind), role, draft.organisation].compactMap(\.self).joined(separator: ", ")
            let profiles = draft.profiles.map { "\($0): \(all.roles.name(ofProfile: $0))" }.joined(separator: ", ")
            return
                "<li>\(dutch(what))\(when: !profiles.isEmpty, " (\(dutch(profiles)))") · \(texts.date(draft.metOn))\(draft.renewOn.map { " – \(texts.date($0))" as HTML })</li>"
        }
        let house: HTML = all.housemates.isEmpty ? .none : "<li>\(say("standing.atHome", ["names": "\(Spoken.list(all.housemates))"]))</li>"
        return list(.safeguards, met + house)
    }

    private var notes: HTML {
        let items = all.notes.readable.html(note)
        let later = all.notes.later.html { "<li>\(texts[.hiddenUntil]) \(texts.date($0)).</li>" }
        return list(.notes, lead: .notesLead, items + later + (all.notes.shielded > 0 ? "<li>\(texts[.shielded])</li>" : .none))
    }

    private func note(_ seen: SeenNote) -> HTML {
        """
        <li><p class="note-words"\(WrittenPart.own)>\(seen.note.draft.words)</p><p class="hint"><bdi>\(seen.authorName ?? "")</bdi> · \(texts.date(seen.note.writtenAt))</p>\
        \(seen.former.html { "<p class=\"hint\" dir=\"auto\">\(texts[.formerly]): \(inOwnWords($0.words))</p>" })\
        \(seen.note.answer.map { "<p dir=\"auto\">\(texts[.youAdded]): \(inOwnWords($0.words))</p>" as HTML })</li>
        """
    }

    private var worries: HTML { section(.worries, "<p>\(texts[.worriesText])</p>") }

    private var requests: HTML {
        list(
            .requests,
            all.requests.html { request in
                "<li>\(Dutch.wish(request.draft.right)) · \(texts.date(request.receivedAt)) · \(request.state == .open ? "\(texts[.answerBy]) \(texts.date(request.dueOn))" : "\(Dutch.name(request.state))")\(request.outcome.map { "<p class=\"hint\"\(WrittenPart.own)>\($0)</p>" as HTML })</li>"
            })
    }

    private var consents: HTML {
        list(
            .consents,
            all.consents.html { consent in
                "<li>\(Dutch.name(consent, rules)) · \(texts.date(consent.from))\(consent.endedAt.map { " · \(texts[.withdrawn]) \(texts.date($0))" as HTML })\(when: consent.holds(on: today), withdrawal(consent))</li>"
            })
    }

    private func withdrawal(_ consent: Consent) -> HTML {
        """
        <form class="screen-only" method="post" action="\(Link.withdrawal(consent.id))"><input type="hidden" name="seal" value="\(seal)">\
        <p class="actions">\(Button("\(texts[.withdraw])", .second).html)</p></form>
        """
    }

    private var sessions: HTML {
        list(.sessions, all.sessions.html { "<li>\(Dutch.name($0.device)) · \(texts.date($0.startedAt))</li>" })
    }

    private var looks: HTML {
        list(
            .looks, lead: .looksLead,
            all.looks.html { look in
                // Name and deed stay one sentence, also on a page that reads from right to left.
                "<li>\(texts.date(look.at)), \(Spoken.time(look.at)) · <span lang=\"nl\" dir=\"ltr\"><bdi>\(look.workerCallName ?? "Omzien")</bdi> \(look.deed.map { Dutch.happened($0) } ?? "deed iets")\(look.isAmongOthers ? ", in een lijst" : "")</span></li>"
            })
    }

    private var rights: HTML {
        let link = Link.privacy + "#" + PrivacyPage.mark
        return section(
            .rights,
            """
            <p>\(texts[.rightsText])</p>\(when: !isForDesk, "<p class=\"actions screen-only\">\(ButtonLink("\(texts[.ask])", .second, to: link).html)\(when: isAlone, "\(ButtonLink("\(texts[.copyJSON])", .second, to: Link.copy(all.person.id, as: "json"), isDownload: true).html)\(ButtonLink("\(texts[.copyCSV])", .second, to: Link.copy(all.person.id, as: "csv"), isDownload: true).html)")</p>")
            """)
    }

    private func list(_ heading: Texts.Key, lead: Texts.Key? = nil, _ items: HTML) -> HTML {
        section(
            heading,
            "\(lead.map { "<p>\(texts[$0])</p>" as HTML })\(items.isEmpty ? "<p class=\"hint\">\(texts[.nothing])</p>" : "<ul class=\"told\">\(items)</ul>")"
        )
    }

    private func section(_ heading: Texts.Key, _ inside: HTML) -> HTML {
        "<section aria-labelledby=\"\(heading.rawValue)\"><h2 id=\"\(heading.rawValue)\">\(texts[heading])</h2>\(inside)</section>"
    }

    /// Words of the work that are Dutch in every language, said so to a screen reader.
    private func dutch(_ words: String) -> HTML { texts.code == "nl" ? "\(words)" : "<span lang=\"nl\" dir=\"ltr\">\(words)</span>" }
}
