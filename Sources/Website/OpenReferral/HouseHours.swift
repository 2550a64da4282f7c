import Neighbourhood

/// Hours as they stand on the door, read as far as they can be: "maandag 13:00-17:00 en 19:00-22:00".
struct HouseHours {
    struct Opening: Equatable {
        /// 0 is Monday.
        let weekday: Int
        let from: ClockTime
        let until: ClockTime
    }

    /// What a line says: openings, or nil when it is not read from begin to end and stands as it is.
    static func openings(_ line: String) -> [Opening]? {
        let plain = Words.fold(line).replacing("–", with: "-").replacing("—", with: "-")
        let words = plain.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init).filter { !["en", "van", "uur"].contains($0) }
        let days = words.prefix { Spoken.dayNames.contains($0) }.compactMap { Spoken.dayNames.firstIndex(of: $0) }
        let stretches = words.dropFirst(days.count).map(stretch)
        guard !days.isEmpty, !stretches.isEmpty, stretches.allSatisfy({ $0 != nil }) else { return nil }
        return days.flatMap { day in stretches.compactMap(\.self).map { Opening(weekday: day, from: $0.0, until: $0.1) } }
    }

    /// "13:00-17:00".
    private static func stretch(_ word: String) -> (ClockTime, ClockTime)? {
        let times = word.split(whereSeparator: { $0 == "-" }).map { ClockTime(String($0)) }
        guard times.count == 2, let from = times[0], let until = times[1], from < until else { return nil }
        return (from, until)
    }
}
