import Foundation

/// Which month somebody means who types its name, in the languages that residents read (Unicode CLDR, through Foundation's ICU).
enum MonthNames {
    /// Arabic has three sets of names, by where somebody comes from: "مارس", "آذار", and "ماي" for May in the west.
    private static let locales = ["nl", "en", "tr", "pl", "uk", "ar", "ar_SY", "ar_DZ", "ar_MA"]

    /// Each spelling with its month, from 1 to 12.
    private static let known: [(name: String, month: Int)] = locales.flatMap { code in
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: code)
        let lists = [calendar.monthSymbols, calendar.standaloneMonthSymbols, calendar.shortMonthSymbols]
        return lists.flatMap { $0.enumerated().map { (name: plainly($1).filter { $0 != "." }, month: $0 + 1) } }
    }

    /// By its name or the first letters of it, three at least; nil when those letters fit no month, or two.
    static func month(_ typed: String) -> Int? {
        if let whole = known.first(where: { $0.name == typed }) { return whole.month }
        guard typed.count >= 3 else { return nil }
        let months = Set(known.filter { $0.name.hasPrefix(typed) }.map(\.month))
        return months.count == 1 ? months.first : nil
    }

    /// Without capitals and marks, and with the digits that Swift reads: also "Şubat" typed as "subat", and "١٤".
    static func plainly(_ typed: String) -> String {
        let folded = typed.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).replacing("ı", with: "i").replacing(
            "ł", with: "l")
        return String(folded.map { character in character.wholeNumberValue.flatMap { String($0).first } ?? character })
    }
}
