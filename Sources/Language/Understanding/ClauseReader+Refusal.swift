import Neighbourhood

extension ClauseReader {
    /// The stretches that rule something out, in order.
    func refusedStretches() -> [RefusedStretch] {
        var stretches: [RefusedStretch] = []
        for place in words.indices where place >= stretches.last?.range.upperBound ?? 0 {
            if let stretch = stretch(from: place) { stretches.append(stretch) }
        }
        return stretches
    }

    /// "geen" and "zonder" rule out only at the beginning of a clause: in "ik heb geen auto" something is lacking. A plain "niet" rules out
    /// only after "maar" or "liever".
    private func stretch(from place: Int) -> RefusedStretch? {
        let prefers = place > 0 && isSameClause(place - 1, place) && says(.prefer, place - 1)
        guard says(.refuse, place) || (says(.not, place) && (prefers || follows(Self.turns, place))), prefers || opensClause(place) else {
            return nil
        }
        var end = place + 1
        while end < words.count, isSameClause(place, end), end - place <= Self.longest, !Self.stops.contains(words[end].text) { end += 1 }
        guard end > place + 1 else { return nil }
        return RefusedStretch(
            range: (place + 1)..<end, degree: prefers ? .disfavoured : .excluded, isOther: Self.others.contains(words[place + 1].text))
    }

    /// Words in a stretch at most; after that the writer is likely on to something else.
    private static let longest = 8
    private static let stops: Set<String> = ["maar", "wel", "but"]
    private static let turns: Set<String> = ["maar", "but"]
    private static let others: Set<String> = ["ander", "andere", "anders", "other"]
    private static let openings: Set<String> = [
        "maar", "en", "dus", "graag", "liefst", "of", "wel", "echt", "nou", "alsjeblieft", "aub", "but", "and", "please", "het",
    ]

    private func opensClause(_ place: Int) -> Bool {
        var before = place - 1
        while before >= 0, isSameClause(before, place), Self.openings.contains(words[before].text) { before -= 1 }
        if before < 0 || !isSameClause(before, place) { return true }
        return before + 1 < place && Self.turns.contains(words[before + 1].text)
    }

    private func follows(_ set: Set<String>, _ place: Int) -> Bool { place > 0 && set.contains(words[place - 1].text) }
}
