import Neighbourhood

extension RowReader {
    mutating func person() -> PersonRow {
        let name = name()
        let bornYear = bornYear()
        let (phone, others) = phones()
        let (street, houseNumber) = streetAndNumber()
        let reachNote = ([text("reach_note")].compactMap(\.self) + others.map { "Ook te bereiken op \($0)" }).joined(separator: ". ")
        let facts = PersonFacts(
            name: name, callName: text("call_name"), bornYear: bornYear, phone: phone, mail: mail(), street: street,
            houseNumber: houseNumber, postcode: postcode(), reach: choice("reach", Choices.reach), reachNote: Words.tidied(reachNote),
            languages: languages(), loves: text("loves"), wishes: text("wishes"))
        if !name.isEmpty { refuse(facts.faults(today: today)) }
        return PersonRow(facts: facts, place: place(), offer: gift(facts.languages), remark: remark())
    }

    /// In one column, or in two or three; "Dalen, Truus van" is turned about.
    private mutating func name() -> String {
        guard let whole = text("name") else {
            let parts = [text("call_name"), text("infix"), text("surname")].compactMap(\.self)
            guard text("surname") == nil, parts.isEmpty else { return parts.joined(separator: " ") }
            return needed("name")
        }
        let turned = whole.split(separator: ",", omittingEmptySubsequences: false).map { Words.tidy(String($0)) }
        guard turned.count == 2, !turned[0].isEmpty, !turned[1].isEmpty, text("surname") == nil else { return whole }
        return turned[1] + " " + turned[0]
    }

    /// The number somebody carries goes first. Other numbers in the row are kept in words.
    private mutating func phones() -> (PhoneNumber?, others: [String]) {
        let cells = ["mobile", "phone"].flatMap { column in
            (text(column) ?? "").split(whereSeparator: { "/;\n|".contains($0) }).map { (column, Words.tidy(String($0))) }.filter { !$0.1.isEmpty }
        }
        var numbers: [PhoneNumber] = []
        for (column, typed) in cells {
            if let number = Self.number(typed) { numbers.append(number) } else { refuse([FieldError(column, .notAPhone)]) }
        }
        return (numbers.first, Array(Set(numbers.dropFirst().map(\.shown)).subtracting([numbers.first?.shown ?? ""])).sorted())
    }

    /// A spreadsheet that takes a number for a sum leaves its zero out: 612345678, 31612345678.
    private static func number(_ typed: String) -> PhoneNumber? {
        if let number = PhoneNumber(typed) { return number }
        let digits = typed.filter { !" -()./\u{a0}".contains($0) }
        guard digits.allSatisfy(\.isNumber) else { return nil }
        if digits.count == 9 { return PhoneNumber("0" + digits) }
        return digits.count == 11 && digits.hasPrefix("31") ? PhoneNumber("+" + digits) : nil
    }

    /// "1951", and the year of "12-3-1951" and "1951-03-12".
    private mutating func bornYear() -> Int? {
        read("born_year", .notANumber) { typed in
            if let year = Int(typed) { return year }
            let parts = typed.split(whereSeparator: { "-/. ".contains($0) })
            return parts.count >= 3 ? parts.first { $0.count == 4 }.flatMap { Int($0) } : nil
        }
    }

    /// A number behind the street, where there is no column for it: "Dorpsstraat 12 a".
    private mutating func streetAndNumber() -> (String?, String?) {
        guard let street = text("street"), text("house_number") == nil, street.utf8.count < 200 else { return (text("street"), text("house_number")) }
        guard let match = street.wholeMatch(of: /(.*\p{L}.*?)[ ,]+([0-9]{1,5}[ \-]?[0-9A-Za-z\-]{0,5})/) else { return (street, nil) }
        return (Words.tidy(String(match.1)), Words.tidy(String(match.2)))
    }

    /// What a row of people says that they would do; when, in words wherever it is more than days and parts of them.
    private mutating func gift(_ languages: [SpokenLanguage]) -> OfferDraft? {
        guard let words = text("offer") else { return nil }
        let parts = text("days").flatMap { DayPartWords.read($0) }
        let draft = OfferDraft(
            party: Party(kind: .person, person: .unsaved), words: words,
            availability: Availability(weekly: parts ?? .none, words: parts == nil ? text("days") : nil), languages: languages, source: .import)
        refuse(draft.faults(today: today).map { $0.field == "words" ? FieldError("offer", $0.fault) : FieldError("days", $0.fault) })
        return draft
    }

    private mutating func remark() -> String? {
        guard let words = text("remarks") else { return nil }
        if words.unicodeScalars.count > NoteDraft.longest { refuse([FieldError("remarks", .tooLong(limit: NoteDraft.longest))]) }
        return words
    }

    /// Both numbers, or neither.
    mutating func place() -> Coordinate? {
        let latitude = degrees("latitude")
        let longitude = degrees("longitude")
        guard let latitude, let longitude else { return nil }
        let place = Coordinate(latitude: latitude, longitude: longitude)
        if place.isDutch { return place }
        refuse([FieldError("latitude", .outsideRange(50, 54))])
        return nil
    }

    mutating func address() -> Address {
        Address(street: text("street"), houseNumber: text("house_number"), postcode: postcode(), place: place())
    }

    mutating func organisation() -> OrganisationFacts {
        let facts = OrganisationFacts(
            name: needed("name"), kind: text("kind") ?? "other", about: text("about"), phone: phone(), mail: mail(), website: website(),
            address: address(), confirmedOn: day("confirmed_on", ago: "confirmed_days_ago"))
        if !facts.name.isEmpty { refuse(facts.faults()) }
        return facts
    }

    mutating func house() -> HouseFacts {
        let door = OpeningTimes.read(text("hours"))
        let facts = HouseFacts(
            name: needed("name"), about: text("about"), phone: phone(), openings: door.times, hours: Words.tidied(door.rest.joined(separator: "\n")),
            access: things("access"), address: address(),
            confirmedOn: day("confirmed_on", ago: "confirmed_days_ago"))
        if !facts.name.isEmpty { refuse(facts.faults()) }
        return facts
    }

    /// Only addresses of the web: a page will make a link of it.
    private mutating func website() -> String? {
        read("website", .notAChoice) { text in
            let address = text.contains("://") ? text : "https://" + text
            return address.hasPrefix("https://") || address.hasPrefix("http://") ? address : nil
        }
    }
}
