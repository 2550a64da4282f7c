import Neighbourhood

extension RowReader {
    mutating func person() -> PersonRow {
        let name = needed("name")
        let facts = PersonFacts(
            name: name, callName: text("call_name"), bornYear: number("born_year"), phone: phone(), mail: mail(), street: text("street"),
            houseNumber: text("house_number"), postcode: postcode(), reach: choice("reach", Choices.reach), reachNote: text("reach_note"),
            languages: languages(), loves: text("loves"), wishes: text("wishes"))
        if !name.isEmpty { refuse(facts.faults(today: today)) }
        return PersonRow(facts: facts, place: place())
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
        let facts = HouseFacts(
            name: needed("name"), about: text("about"), phone: phone(), hours: text("hours"), access: things("access"), address: address(),
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
