import Neighbourhood

extension ClauseReader {
    /// "niet verder dan de hoek", "op loopafstand", "500 meter".
    func distance() -> DistanceWish? {
        for place in words.indices {
            if says(.distance, place), let named = namedDistance(place) { return named }
            if says(.reach, place), let meant = meantDistance(place) { return meant }
        }
        return nil
    }

    private func meantDistance(_ place: Int) -> DistanceWish? {
        for reach in speech.flatMap(\.reach) where reach.words.contains(words[place].text) {
            let company = words.indices.clamped(to: place - 6..<place + 7).filter {
                $0 != place && isSameClause($0, place) && reach.with.contains(words[$0].text)
            }
            guard reach.with.isEmpty || company.count >= 2 else { continue }
            return wish(reach.metres, (company + [place]).sorted())
        }
        return nil
    }

    private func namedDistance(_ place: Int) -> DistanceWish? {
        guard place > 0, let count = Double(words[place - 1].text), count > 0, count < 100_000 else { return nil }
        let metres = words[place].text.hasPrefix("k") ? count * 1000 : count
        return wish(metres, [place - 1, place])
    }

    private func wish(_ metres: Double, _ places: [Int]) -> DistanceWish {
        DistanceWish(metres: metres, words: places.map { words[$0].written }, places: places)
    }
}
