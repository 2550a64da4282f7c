extension PersonFacts {
    /// What is known with what a list says besides. What is empty is filled; what is there stays, unless the list is to go before it. An address is
    /// one thing: a street of the one never comes with a postcode of the other. Name, and how somebody wants to be reached, stay theirs.
    ///
    /// - Parameter replacing: what the list says takes the place of what is there.
    public func filled(from list: PersonFacts, replacing: Bool) -> PersonFacts {
        func choose<Value>(_ own: Value?, _ other: Value?) -> Value? { replacing ? other ?? own : own ?? other }
        var facts = self
        facts.bornYear = choose(bornYear, list.bornYear)
        facts.phone = choose(phone, list.phone)
        facts.mail = choose(mail, list.mail)
        facts.reachNote = choose(reachNote, list.reachNote)
        facts.loves = choose(loves, list.loves)
        facts.wishes = choose(wishes, list.wishes)
        let isSamePlace = street == nil && (postcode == nil || postcode == list.postcode) && (houseNumber == nil || houseNumber == list.houseNumber)
        let says = list.street != nil || list.postcode != nil
        if says, replacing || isSamePlace { (facts.street, facts.houseNumber, facts.postcode) = (list.street, list.houseNumber, list.postcode) }
        return facts
    }
}
