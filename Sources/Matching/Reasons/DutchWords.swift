import Neighbourhood

/// Parts of the week as people say them.
enum WeekWords {
    private static let days = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    private static let parts = ["ochtend", "middag", "avond"]

    static func say(_ wanted: DayParts) -> String {
        switch wanted {
        case .all: return "elk moment van de week"
        case .weekdays: return "doordeweekse dagen"
        case .weekend: return "dagen in het weekend"
        default: break
        }
        for (part, all) in [DayParts.mornings, .afternoons, .evenings].enumerated() {
            if wanted == all { return "alle " + plural(part) }
            if wanted == all.intersection(.weekdays) { return "doordeweekse " + plural(part) }
        }
        let moments = (0..<7).flatMap { Self.moments(of: $0, in: wanted) }
        return moments.count > 4 ? moments.prefix(3).joined(separator: ", ") + " en op nog meer momenten" : listed(moments)
    }

    private static func moments(of day: Int, in wanted: DayParts) -> [String] {
        let there = (0..<3).filter { wanted.contains(day: day, part: $0) }
        return there.count == 3 ? [days[day]] : there.map { days[day] + parts[$0] }
    }

    private static func plural(_ part: Int) -> String { ["ochtenden", "middagen", "avonden"][part] }
}

enum LanguageWords {
    private static let names = [
        "nl": "Nederlands", "en": "Engels", "tr": "Turks", "ar": "Arabisch", "pl": "Pools", "uk": "Oekraïens", "de": "Duits", "fr": "Frans",
        "es": "Spaans", "ber": "Berbers",
        "zgh": "Berbers", "pap": "Papiaments", "srn": "Sranan", "fa": "Farsi", "so": "Somalisch", "ti": "Tigrinya", "zh": "Chinees", "ru": "Russisch",
        "bg": "Bulgaars", "ro": "Roemeens", "pt": "Portugees",
        "it": "Italiaans", "ur": "Urdu", "hi": "Hindi", "vi": "Vietnamees", "id": "Indonesisch", "ku": "Koerdisch", "fy": "Fries",
    ]

    static func say(_ language: SpokenLanguage) -> String { names[language.code] ?? language.code }
}

enum DateWords {
    static func say(_ date: CalendarDate) -> String { "\(date.day) \(date.monthName) \(date.year)" }
}
