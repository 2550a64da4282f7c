public import Neighbourhood

/// Parts of the week as people write them in a spreadsheet or type them: "dinsdagmiddag", "ma ochtend, wo", "tue-evening", "weekend".
public enum DayPartWords {
    /// Nil when a word is not a day or a part of one. A day alone is the whole day; a part alone is that part of every day.
    public static func read(_ text: String) -> DayParts? {
        var parts = DayParts.none
        var openDay: DayParts?
        for word in words(text) {
            if let found = whole[word] {
                parts.formUnion(openDay ?? .none)
                parts.formUnion(found)
                openDay = nil
            } else if let (day, rest) = day(word) {
                parts.formUnion(openDay ?? .none)
                openDay = nil
                if rest.isEmpty { openDay = day } else if let part = part(rest) { parts.formUnion(day.intersection(part)) } else { return nil }
            } else if let part = part(word) {
                parts.formUnion(part.intersection(openDay ?? .all))
                openDay = nil
            } else if !["en", "and", "s"].contains(word) {
                return nil
            }
        }
        return parts.union(openDay ?? .none)
    }

    /// "tue-evening" stays one word; a comma ends a day, so that "dinsdag, middag" is not "dinsdagmiddag".
    private static func words(_ text: String) -> [String] {
        Words.fold(text).split(whereSeparator: { $0.isWhitespace || ",;/|+".contains($0) }).map { $0.filter(\.isLetter) }.filter { !$0.isEmpty }
    }

    private static func day(_ word: String) -> (DayParts, rest: Substring)? {
        for (number, names) in dayNames.enumerated() {
            guard let name = names.first(where: { word.hasPrefix($0) && isEnd(word.dropFirst($0.count)) }) else { continue }
            let day = (0..<3).reduce(into: DayParts.none) { $0.insert(DayParts(day: number, part: $1)) }
            return (day, word.dropFirst(name.count))
        }
        return nil
    }

    private static func isEnd(_ rest: Substring) -> Bool { rest.isEmpty || part(rest) != nil }

    private static func part(_ word: some StringProtocol) -> DayParts? {
        partNames.first { $0.names.contains(String(word)) }?.parts
    }

    /// Longest names first: "maandag" before "ma".
    private static let dayNames = [
        ["maandagen", "maandag", "monday", "mon", "ma"], ["dinsdagen", "dinsdag", "tuesday", "tue", "di"],
        ["woensdagen", "woensdag", "wednesday", "wed", "wo"], ["donderdagen", "donderdag", "thursday", "thu", "do"],
        ["vrijdagen", "vrijdag", "friday", "fri", "vr"], ["zaterdagen", "zaterdag", "saturday", "sat", "za"],
        ["zondagen", "zondag", "sunday", "sun", "zo"],
    ]

    private static let partNames: [(names: Set<String>, parts: DayParts)] = [
        (["ochtend", "ochtenden", "ochtends", "sochtends", "morgen", "morgens", "smorgens", "morning", "voormiddag"], .mornings),
        (["middag", "middagen", "middags", "smiddags", "namiddag", "afternoon"], .afternoons),
        (["avond", "avonden", "avonds", "savonds", "nacht", "nachten", "evening", "night"], .evenings),
    ]

    private static let whole: [String: DayParts] = [
        "weekend": .weekend, "weekenden": .weekend, "doordeweeks": .weekdays, "werkdagen": .weekdays, "weekdays": .weekdays, "altijd": .all,
        "always": .all, "dagelijks": .all,
    ]
}
