import Neighbourhood

extension RowReader {
    mutating func offer(_ keys: ImportedKeys) -> OfferRow? {
        guard let giver = giver(keys) else { return nil }
        let draft = OfferDraft(
            kind: choice("kind", Choices.kind) ?? giver.kind, party: party(of: giver), title: text("title"), words: needed("words"), forms: forms(),
            rhythm: choice("rhythm", Choices.rhythm) ?? .structural,
            availability: Availability(weekly: days(), words: text("days_words"), pausedUntil: day("paused_until", ahead: "paused_until_in_days")),
            range: number("range") ?? 2000, nearness: choice("nearness", Choices.nearness) ?? .any,
            conditions: Conditions(
                words: text("conditions"), noStairs: truth("no_stairs"), noPets: truth("no_pets"), lightOnly: truth("light_only"),
                wantsAllowance: truth("wants_allowance")),
            languages: languages(), role: role() ?? .helper, vogSeenOn: day("vog_seen_on", ago: "vog_seen_days_ago"),
            atOnce: number("at_once") ?? 1, source: .import)
        if !draft.words.isEmpty { refuse(draft.faults(today: today)) }
        let running = number("running") ?? 0
        if !(0...500).contains(running) { refuse([FieldError("running", .outsideRange(0, 500))]) }
        return OfferRow(
            giver: giver, draft: draft, state: choice("state", Choices.offerState) ?? .open, running: running,
            confirmedOn: day("confirmed_on", ago: "confirmed_days_ago"), placedOn: placedOn())
    }

    private mutating func role() -> HelpRole.Key? {
        guard let typed = text("role") else { return nil }
        if let key = Choices.role[Words.fold(typed)] { return key }
        refuse(Choices.fault("role", typed, Choices.role.keys))
        return nil
    }

    mutating func ask(_ keys: ImportedKeys) -> AskRow? {
        guard let subject = who("for", keys) else { return nil }
        let askedBy = text("asked_by").flatMap { personKnown("asked_by", $0, keys) }
        let draft = AskDraft(
            subject: .unsaved, askedBy: askedBy, relation: text("relation"),
            aware: choice("aware", Choices.aware) ?? (askedBy == nil ? .yes : .unknown),
            words: needed("words"), forms: forms(), rhythm: choice("rhythm", Choices.rhythm) ?? .structural, wanted: days(),
            whenWords: text("when_words"), callBack: text("call_back"), languages: languages(), needsVog: truth("needs_vog"),
            wish: choice("wish", Choices.wish), nearness: choice("nearness", Choices.nearness) ?? .any,
            source: choice("source", Choices.source) ?? .import)
        if !draft.words.isEmpty { refuse(draft.faults()) }
        let state = askState()
        return AskRow(
            subject: subject, draft: draft, state: state, care: state == .waiting ? care(keys) : nil, closedReason: text("closed_reason"),
            placedOn: placedOn())
    }

    /// Proposals and introductions are made in Omzien itself, between two people; a row cannot bring them.
    private mutating func askState() -> AskState {
        let importable: [AskState] = [.new, .waiting, .closed, .withdrawn]
        guard let state: AskState = choice("state", Choices.askState) else { return .new }
        if importable.contains(state) { return state }
        refuse(Choices.fault("state", state.rawValue, importable.map(\.rawValue)))
        return .new
    }

    /// Nobody's ask is nobody's: who waits has an owner, a next step and a date.
    private mutating func care(_ keys: ImportedKeys) -> Care? {
        guard let owner = personKnown("owner", needed("owner"), keys) else { return nil }
        let step = text("next_step") ?? NextStep.findSomeone.rawValue
        let day = day("next_on", ahead: "next_in_days") ?? today.adding(days: NextStep.findSomeone.days).orFirstWorkingDayAfter
        if step.count > 200 { refuse([FieldError("next_step", .tooLong(limit: 200))]) }
        return Care(owner: owner, nextStep: step, nextOn: day)
    }

    private mutating func placedOn() -> CalendarDate? {
        guard let day = day("placed_on", ago: "days_ago") else { return nil }
        if day <= today { return day }
        refuse([FieldError("placed_on", .notADate)])
        return nil
    }

    private mutating func giver(_ keys: ImportedKeys) -> OfferRow.Giver? {
        if let key = text("by") {
            if let house = keys.houses[key] { return .house(house) }
            if let organisation = keys.organisations[key] { return .organisation(organisation) }
        }
        return who("by", keys).map(OfferRow.Giver.person)
    }

    private mutating func party(of giver: OfferRow.Giver) -> Party {
        let kind: PartyKind? = choice("party", Choices.party)
        return switch giver {
        case .person: Party(kind: kind ?? .person, person: .unsaved, name: text("party_name"))
        case .house(let id): Party(kind: .house, house: id, name: text("party_name"))
        case .organisation(let id): Party(kind: .organisation, organisation: id, name: text("party_name"))
        }
    }

    private mutating func who(_ column: String, _ keys: ImportedKeys) -> Who? {
        if let key = text(column) { return personKnown(column, key, keys).map(Who.known) }
        guard text("name") != nil else {
            refuse([FieldError(column, .needsOneOf([column, "name"]))])
            return nil
        }
        return .new(person())
    }

    private mutating func personKnown(_ column: String, _ key: String, _ keys: ImportedKeys) -> Person.ID? {
        if key.isEmpty { return nil }
        if let id = keys.people[key] { return id }
        refuse(.nobodyWithKey(column: column, key: String(key.prefix(60))))
        return nil
    }
}

extension OfferRow.Giver {
    fileprivate var kind: OfferKind {
        switch self {
        case .person: .resident
        case .house: .activity
        case .organisation: .service
        }
    }
}

extension Person.ID {
    /// Stands in a draft until its person is saved or found; never reaches the databank.
    static var unsaved: Self { Self(stored: "") }
}
