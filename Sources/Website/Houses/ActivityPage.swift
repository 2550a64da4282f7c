import Language
import Neighbourhood
import Storage

/// One activity for everybody: what it is, when, where, what it costs and whom to ask for. Who keeps it moves or cancels a time in one tap.
struct ActivityPage: Page {
    let known: KnownActivity
    let house: House
    /// Nil for one of the house itself.
    let source: ActivitySource?
    /// From today, first to last, with those that are off.
    let times: [ActivityTime]
    /// On which of them, as planned, its room is taken.
    let roomDays: Set<CalendarDate>
    /// The last times, for who keeps the list; empty for others.
    let counted: [CountedTime]
    let places: [ParticipationLine]
    let placesLeft: Int?
    let viewer: Viewer?
    let form: FormView
    let baseURL: String
    let today: CalendarDate

    var title: String { known.title }
    var hasErrors: Bool { form.hasErrors }
    private var series: ActivitySeries { known.series }
    private var facts: ActivityFacts { series.facts }

    private func may(_ deed: Deed) -> Bool {
        series.endedAt == nil && viewer.map { Access.allows($0, deed, series.ties) } ?? false
    }

    private var seesHours: Bool { viewer.map { Access.allows($0, .keepPresence, .inside(house.id)) } ?? false }

    var main: HTML {
        """
        <h1>\(inDutch(known.title))</h1>\(when: known.words != known.title, "<p class=\"lead\"\(WrittenPart.dutch)>\(known.words)</p>")\(form.summary)\
        \(when: series.endedAt != nil, Alert(.warning, say("activity.ended")).html)\(origin)<div class="person-card">\(details)</div>\(tools)\
        \(CountedTimes(known: known, times: counted, seesHours: seesHours, today: today).html)\
        \(PlacesSection(lines: places, placesLeft: placesLeft, activity: series.id, seal: form.seal, today: today).html)\(coming)\(adding)\(ending)\(ConfirmedLine(day: known.confirmedOn, today: today).html)\(data)
        """
    }

    /// From whose calendar it comes, and whether it still stands there.
    private var origin: HTML {
        guard let source else { return .none }
        if let gone = source.goneOn {
            return """
                \(Alert(.warning, say("activity.goneFrom", ["day": "\(Spoken.date(gone, today: today))", "name": inDutch(source.name)])).html)
                """
        }
        return
            "<p class=\"hint\">\(say("activity.fromCalendar", ["name": inDutch(source.name), "day": "\(Spoken.date(CalendarDate(source.readAt), today: today))"]))</p>"
    }

    private var data: HTML {
        StructuredData.block(
            StructuredData.Document(content: StructuredData.event(known, at: house, times: Array(times.prefix(12)), baseURL: baseURL)))
    }

    private var details: HTML {
        """
        <dl class="facts"><dt>\(say("activity.when"))</dt><dd>\(Spoken.when(facts.plan, today: today))</dd><dt>\(say("activity.where"))</dt><dd>\(place)</dd>\
        \([
            Fact(plain("activity.whom"), Spoken.list(facts.groups.map(Dutch.name))), Fact(plain("activity.costs"), Spoken.cost(facts)) { _ in Spoken.costPiece(facts) },
            Fact(plain("activity.places"), facts.capacity.map { String($0) + (facts.hasWaitingList ? plain("spoken.comma") + plain("activity.thenWaiting") : "") }),
            Fact(plain("activity.firstTime"), known.welcomeName.map { plain("activity.askFor", ["name": $0]) }), Fact(plain("activity.organiser"), known.organiserName, as: inDutch),
            Fact(plain("activity.languages"), known.languages == [.dutch] ? nil : Spoken.list(known.languages.map(Dutch.name))),
            Fact(plain("activity.access"), house.facts.access.joined(separator: ", "), as: inDutch),
        ].compactMap(\.self).html { "<dt>\($0.label)</dt><dd>\($0.shown)</dd>" })\
        \(house.facts.phone.map { "<dt>\(say("ownFacts.phone"))</dt><dd>\(Spoken.link($0))</dd>" as HTML })</dl>
        """
    }

    private var place: HTML {
        let address = house.facts.address.spoken
        return """
            <a href="\(Link.house(house.id))">\(inDutch(house.facts.name))</a>\(known.roomName.map { ", \(inDutch($0))" as HTML })\
            \(when: !address.isEmpty, "<br>\(inDutch(address))")
            """
    }

    private var tools: HTML {
        let starts = viewer.map { Access.allows($0, .startActivity, .inside(house.id)) } ?? false
        return """
            <p class="actions screen-only">\(when: may(.changeActivity), ButtonLink("Pas aan", .second, to: Link.changing(series.id)).html)\
            \(when: starts, ButtonLink("Neem deze over", .second, to: Link.newActivity(in: house.id, like: series.id)).html)\
            \(ButtonLink(say("activity.poster"), .second, to: Link.activityPoster(series.id, size: "a4")).html)\(ButtonLink(say("activity.posterSmall"), .second, to: Link.activityPoster(series.id, size: "a5")).html)</p>
            """
    }

    private var coming: HTML {
        guard !times.isEmpty else { return "<p>\(say("activity.noDays"))</p>" }
        let later = times.dropFirst(Self.shown)
        return """
            <section aria-labelledby="times"><h2 id="times">\(say("activity.coming"))</h2>\(withoutRoom)<ul class="plain">\(times.prefix(Self.shown).html(line))</ul>\
            \(when: !later.isEmpty && may(.changeActivity), "<details class=\"more screen-only\"\(when: isLaterOpen, " open")><summary>Nog \(later.count) dagen later</summary><ul class=\"plain\">\(later.html(line))</ul></details>")</section>
            """
    }

    /// As many as fit on a telephone without end.
    private static let shown = 8

    private var isLaterOpen: Bool {
        form.hasErrors && times.dropFirst(Self.shown).contains { $0.plannedOn.description == form.words["planned"] }
    }

    private func line(_ time: ActivityTime) -> HTML {
        """
        <li class="card"><p>\(Self.spoken(time, today: today))\(fate(time))</p>\
        \(when: may(.changeActivity), time.isCancelled ? restoring(time) : changing(time))</li>
        """
    }

    /// "dinsdag 1 december, 9:30 tot 12:00".
    static func spoken(_ time: ActivityTime, today: CalendarDate) -> String {
        Spoken.dayAndDate(time.day, today: today) + plain("spoken.comma") + Spoken.hours(time.from, time.until)
    }

    private func lacksRoom(_ time: ActivityTime) -> Bool { facts.room != nil && !time.isCancelled && !roomDays.contains(time.plannedOn) }

    /// Nobody is sent a message of it: whoever may mend it reads it here, and what can be done.
    private var withoutRoom: HTML {
        let times = times.filter(lacksRoom)
        guard may(.changeActivity), let first = times.first else { return .none }
        let days = times.count == 1 ? "Voor één keer" : "Voor \(times.count) keer"
        return """
            <div class="screen-only">\(Alert(.warning, """
                <strong>\(days) is er nog geen zaal</strong>, het eerst op \(Self.spoken(first, today: today)). \
                De zaal was toen al bezet. Verplaats die keer, kies met Pas aan een andere zaal, of spreek af dat het zonder zaal kan.
                """).html)</div>
            """
    }

    private func fate(_ time: ActivityTime) -> HTML {
        """
        \(Self.badge(time, today: today))\(when: lacksRoom(time) && may(.changeActivity), " \(Badge("De zaal is dan bezet", .waiting).html)")
        """
    }

    /// What is different about a time, where something is.
    static func badge(_ time: ActivityTime, today: CalendarDate) -> HTML {
        switch time.fate {
        case .planned: .none
        case .extra: " \(Badge(say("activity.extra")).html)"
        case .cancelled: " <strong>\(say("activity.off"))</strong>\(time.reason.map { ": \(inDutch($0))" as HTML })"
        case .moved where time.day == time.plannedOn: .none
        case .moved: " \(Badge(say("activity.moved", ["day": "\(Spoken.date(time.plannedOn, today: today))"])).html)"
        }
    }

    private func restoring(_ time: ActivityTime) -> HTML {
        """
        <form method="post" action="\(Link.restoring(series.id))" class="screen-only">\(form.sealField)<input type="hidden" name="planned" value="\(time.plannedOn.description)">\
        <p class="actions">\(Button("Gaat toch door<span class=\"unseen\">: \(Spoken.date(time.day, today: today))</span>", .second).html)</p></form>
        """
    }

    private func changing(_ time: ActivityTime) -> HTML {
        let planned = time.plannedOn.description
        let isOpen = form.hasErrors && form.words["planned"] == planned
        let view = form.of(
            isOpen, FormWords(["day": time.day.description, "from": Spoken.clock(time.starts), "until": Spoken.clock(time.ends)]),
            suffix: "-" + planned)
        return """
            <details class="more screen-only"\(when: isOpen, " open")><summary>Verander deze keer<span class="unseen">: \(Spoken.date(time.day, today: today))</span></summary>\
            <form method="post" action="\(Link.cancelling(series.id))">\(form.sealField)<input type="hidden" name="planned" value="\(planned)">\
            <div class="fields">\(view.line("reason", "Waarom gaat het niet door? Iedereen kan dit lezen."))</div>\
            <p class="actions">\(Button("Deze keer gaat niet door", .second).html)</p></form>\
            <form method="post" action="\(Link.moving(series.id))">\(form.sealField)<input type="hidden" name="planned" value="\(planned)">\(view.times("Naar welke dag?"))\
            <p class="actions">\(Button("Verplaats", .second).html)</p></form></details>
            """
    }

    private var adding: HTML {
        guard may(.changeActivity) else { return .none }
        let isOpen = form.hasErrors && form.words.has("extra")
        let plan = facts.plan
        let view = form.of(isOpen, FormWords(["from": Spoken.clock(plan.from.minutes), "until": Spoken.clock(plan.until.minutes)]), suffix: "-extra")
        return """
            <details class="more screen-only"\(when: isOpen, " open")><summary>Een keer extra</summary><form method="post" action="\(Link.adding(to: series.id))">\(form.sealField)\
            <input type="hidden" name="extra" value="yes">\(view.times("Welke dag?"))<p class="actions">\(Button("Zet erbij", .second).html)</p></form></details>
            """
    }

    private var ending: HTML {
        guard may(.endActivity) else { return .none }
        return """
            <details class="more screen-only"><summary>Stop met deze activiteit</summary><p>Alle keren die nog komen gaan uit de agenda, en de zaal komt vrij. Wat geweest is, blijft bewaard.</p>\
            <form method="post" action="\(Link.ending(series.id))">\(form.sealField)<p class="actions">\(Button("Stop", .danger).html)</p></form></details>
            """
    }
}

extension FormView {
    /// The same form for one of several things on a page: as typed for the one that was sent, and as it stands for the others.
    func of(_ isOpen: Bool, _ kept: FormWords, suffix: String) -> FormView {
        FormView(
            words: isOpen ? words : kept, errors: isOpen ? errors : [], seal: seal, labels: labels, sentences: sentences, suffix: isOpen ? "" : suffix
        )
    }

    /// Day, from and until.
    func times(_ day: String) -> HTML {
        """
        <div class="fields">\(line("day", day, type: "date", isRequired: true))\(line("from", "Van hoe laat?", type: "time", isRequired: true))\
        \(line("until", "Tot hoe laat?", type: "time", isRequired: true))</div>
        """
    }
}

/// What a house has going, each with when it is next.
struct HouseActivities {
    let activities: [HouseActivity]
    let today: CalendarDate

    var html: HTML {
        guard !activities.isEmpty else { return .none }
        return """
            <section aria-labelledby="agenda"><h2 id="agenda">\(say("agenda.title"))</h2><ul class="candidates">\(activities.html(line))</ul></section>
            """
    }

    private func line(_ listed: HouseActivity) -> HTML {
        let known = listed.activity
        let facts = known.series.facts
        return """
            <li class="card"><h3><a href="\(Link.activity(known.series.id))">\(inDutch(known.title))</a></h3>\
            <p>\(Spoken.when(facts.plan, today: today))\(next(listed))</p>\
            \(when: known.words != known.title, "<p\(WrittenPart.dutch)>\(Spoken.short(known.words, 200))</p>")\
            \([Fact(plain("activity.whom"), Spoken.list(facts.groups.map(Dutch.name))), Fact(plain("activity.costs"), Spoken.cost(facts)) { _ in Spoken.costPiece(facts) }].compactMap(\.self).html)</li>
            """
    }

    private func next(_ listed: HouseActivity) -> HTML {
        guard listed.activity.series.facts.plan.recurrence != nil, let next = listed.next else { return .none }
        return ". \(say("activity.next", ["day": "\(Spoken.day(next.day, today: today))"]))"
    }
}
