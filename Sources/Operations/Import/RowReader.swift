import Foundation
import Neighbourhood

/// Reads the values of one row, and gathers everything that is wrong with them.
struct RowReader {
    let values: [String: String]
    let today: CalendarDate
    private(set) var faults: [RowFault] = []

    init(_ values: [String: String], today: CalendarDate) {
        self.values = values
        self.today = today
    }

    func text(_ column: String) -> String? { values[column] }

    mutating func refuse(_ fault: RowFault) { faults.append(fault) }

    mutating func refuse(_ errors: [FieldError]) { faults += errors.map(RowFault.column) }

    /// Must be there; empty when it is not, which is refused.
    mutating func needed(_ column: String) -> String {
        if let text = values[column] { return text }
        refuse([FieldError(column, .missing)])
        return ""
    }

    mutating func read<Value>(_ column: String, _ fault: FieldError.Fault, _ parse: (String) -> Value?) -> Value? {
        guard let text = values[column] else { return nil }
        if let value = parse(text) { return value }
        refuse([FieldError(column, fault)])
        return nil
    }

    /// "4991 AC", and "4991 AC Wilgenoord".
    mutating func postcode(_ column: String = "postcode") -> Postcode? {
        read(column, .notAPostcode) { typed in Postcode(typed) ?? typed.prefixMatch(of: /[0-9]{4} ?[A-Za-z]{2}\b/).flatMap { Postcode(String($0.0)) }
        }
    }
    mutating func phone(_ column: String = "phone") -> PhoneNumber? { read(column, .notAPhone) { PhoneNumber($0) } }
    mutating func mail(_ column: String = "mail") -> MailAddress? { read(column, .notAMail) { MailAddress($0) } }
    mutating func number(_ column: String) -> Int? { read(column, .notANumber) { Int($0) } }
    mutating func degrees(_ column: String) -> Double? { read(column, .notANumber) { Double($0.replacingOccurrences(of: ",", with: ".")) } }

    /// "2026-11-21", and as the Dutch write it: "21-11-2026", "1/9/2026".
    mutating func day(_ column: String) -> CalendarDate? {
        read(column, .notADate) { text in
            if let day = CalendarDate(text) { return day }
            let parts = text.split(whereSeparator: { "-/. ".contains($0) }).compactMap { Int($0) }
            return parts.count == 3 ? CalendarDate(year: parts[2], month: parts[1], day: parts[0]) : nil
        }
    }

    /// A day in one column, or a number of days before or after today in another, as the samples have it.
    mutating func day(_ column: String, ago: String? = nil, ahead: String? = nil) -> CalendarDate? {
        if let day = day(column) { return day }
        if let ago, let days = count(of: ago) { return today.adding(days: -days) }
        if let ahead, let days = count(of: ahead) { return today.adding(days: days) }
        return nil
    }

    private mutating func count(of column: String) -> Int? {
        read(column, .notANumber) { text in Int(text).flatMap { (-40_000...40_000).contains($0) ? $0 : nil } }
    }

    mutating func truth(_ column: String) -> Bool {
        guard let text = values[column] else { return false }
        switch Words.fold(text) {
        case "ja", "j", "yes", "y", "true", "waar", "1", "x": return true
        case "nee", "n", "no", "false", "onwaar", "0", "-": return false
        default:
            refuse(.notOneOf(column: column, value: text, choices: ["ja", "nee"]))
            return false
        }
    }

    /// Codes by space or comma.
    func codes(_ column: String) -> [String] {
        (values[column] ?? "").split(whereSeparator: { $0.isWhitespace || ",;|".contains($0) }).map { $0.lowercased() }
    }

    /// Things of several words, by comma.
    func things(_ column: String) -> [String] {
        (values[column] ?? "").split(whereSeparator: { ",;|\n".contains($0) }).compactMap { Words.tidied(String($0)) }
    }

    mutating func languages() -> [SpokenLanguage] {
        let codes = codes("languages")
        let languages = codes.compactMap { code in languageNames[code].flatMap { SpokenLanguage($0) } ?? SpokenLanguage(code) }
        if languages.count < codes.count { refuse([FieldError("languages", .notAChoice)]) }
        return languages.isEmpty ? [.dutch] : languages
    }

    mutating func days(_ column: String = "days") -> DayParts {
        guard let text = values[column] else { return .none }
        if let parts = DayPartWords.read(text) { return parts }
        refuse(.notOneOf(column: column, value: text, choices: ["maandagochtend", "dinsdagmiddag", "wo-avond", "weekend", "tue-evening"]))
        return .none
    }

    mutating func forms() -> HelpForms {
        codes("help").reduce(into: HelpForms()) { forms, code in
            if let form = Choices.help[code] { forms.insert(form) } else { refuse(Choices.fault("help", code, Choices.help.keys)) }
        }
    }

    /// One of the values this version knows, under its own name or a Dutch one.
    mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ column: String, _ dutch: [String: Value] = [:]
    ) -> Value? where Value.RawValue == String {
        guard let text = values[column] else { return nil }
        let typed = Words.fold(text)
        if let value = Value(rawValue: typed) ?? dutch[typed] { return value }
        refuse(Choices.fault(column, text, dutch.isEmpty ? Value.allCases.map(\.rawValue) : Array(dutch.keys)))
        return nil
    }

    private let languageNames = [
        "nederlands": "nl", "engels": "en", "turks": "tr", "arabisch": "ar", "pools": "pl", "oekraiens": "uk", "duits": "de", "frans": "fr",
        "spaans": "es", "fries": "fy",
    ]
}
