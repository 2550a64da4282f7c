import Neighbourhood

/// A stretch of a text that rules something out.
struct RefusedStretch: Sendable {
    let range: Range<Int>
    let degree: RuledOut.Degree
    /// "geen ander kaartspel": one thing is named elsewhere, only its like is ruled out.
    let isOther: Bool
}

/// Reads the small words of a text: when, how far, what not, for whom, by whom.
struct ClauseReader {
    let words: [Word]
    /// The languages of the text, likeliest first, and Dutch when nothing is known.
    let speech: [Speech]

    func says(_ sign: String, _ place: Int) -> Bool { speech.contains { $0.says(sign, words[place].text) } }

    func words(saying sign: String) -> [String] { words.indices.filter { says(sign, $0) }.map { words[$0].written } }

    func beneficiary() -> Beneficiary? {
        words.lazy.compactMap { word in speech.lazy.compactMap { $0.people[word.text] }.first }.compactMap(Beneficiary.init).first
    }

    /// A professional shows by trade words, a carer by speaking for another; nil when nothing shows.
    func writer() -> Writer? {
        if words.indices.contains(where: { says("professional", $0) }) { return .professional }
        if words.indices.contains(where: { says("carer", $0) }) || beneficiary() != nil { return .carer }
        return words.isEmpty ? nil : .resident
    }

    // MARK: - What not

    func refusedStretches() -> [RefusedStretch] {
        var stretches: [RefusedStretch] = []
        for place in words.indices where place >= stretches.last?.range.upperBound ?? 0 {
            if let stretch = stretch(from: place) { stretches.append(stretch) }
        }
        return stretches
    }

    /// "geen", "zonder" or "niet" refuses only where nothing before it in the clause says that something is lacking: "ik heb geen auto".
    private func stretch(from place: Int) -> RefusedStretch? {
        let prefers = place > 0 && isSameClause(place - 1, place) && says("prefer", place - 1)
        let isNegation = says("refuse", place) || (Self.plainNot.contains(words[place].text) && (prefers || followsBut(place)))
        guard isNegation, prefers || opensClause(place) else { return nil }
        var end = place + 1
        while end < words.count, isSameClause(place, end), end - place <= 8, !["maar", "wel", "but"].contains(words[end].text) { end += 1 }
        guard end > place + 1 else { return nil }
        let isOther = ["ander", "andere", "anders", "other"].contains(words[place + 1].text)
        return RefusedStretch(range: (place + 1)..<end, degree: prefers ? .disfavoured : .excluded, isOther: isOther)
    }

    private static let plainNot: Set<String> = ["niet", "nie", "not"]
    private static let lightOpenings: Set<String> = ["maar", "en", "dus", "graag", "liefst", "of", "wel", "echt", "nou", "alsjeblieft", "aub", "but", "and", "please", "het"]

    private func opensClause(_ place: Int) -> Bool {
        var before = place - 1
        while before >= 0, isSameClause(before, place), Self.lightOpenings.contains(words[before].text) { before -= 1 }
        if before < 0 || !isSameClause(before, place) { return true }
        return before + 1 < place && Self.turns.contains(words[before + 1].text)
    }

    private static let turns: Set<String> = ["maar", "but"]

    private func followsBut(_ place: Int) -> Bool { place > 0 && Self.turns.contains(words[place - 1].text) }

    func isSameClause(_ one: Int, _ other: Int) -> Bool { words[one].clause == words[other].clause }

    // MARK: - How far

    func distance() -> DistanceWish? {
        for place in words.indices {
            for reach in speech.flatMap(\.reach) where reach.words.contains(words[place].text) {
                let company = words.indices.filter { $0 != place && abs($0 - place) <= 6 && isSameClause($0, place) && reach.with.contains(words[$0].text) }
                guard reach.with.isEmpty || company.count >= min(2, reach.with.count) else { continue }
                return DistanceWish(metres: reach.metres, words: (company + [place]).sorted().map { words[$0].written })
            }
            if let named = namedDistance(place) { return named }
        }
        return nil
    }

    /// "500 meter", "2 km".
    private func namedDistance(_ place: Int) -> DistanceWish? {
        let units: [String: Double] = ["meter": 1, "km": 1000, "kilometer": 1000, "kilometers": 1000, "metres": 1]
        guard place > 0, let unit = units[words[place].text], let count = Double(words[place - 1].text), count > 0, count < 100_000 else { return nil }
        return DistanceWish(metres: count * unit, words: [words[place - 1].written, words[place].written])
    }
}
