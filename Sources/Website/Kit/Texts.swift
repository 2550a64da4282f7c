import Foundation
import Neighbourhood

/// The texts of a page for residents in one language, from `Assets/Texts`. What people wrote is never translated.
struct Texts: Sendable {
    /// ISO 639.
    let code: String
    private let texts: [String: String]

    /// The languages there are files for, Dutch first.
    static let codes = ["nl", "en", "tr", "ar", "pl", "uk"]
    private static let all = Dictionary(uniqueKeysWithValues: codes.map { ($0, Texts(code: $0)) })

    /// Every text that a page shows; a file that lacks one fails a test.
    enum Key: String, CaseIterable {
        case language, title, lead, asWritten, madeOn, otherLanguage, who, name, callName, born, phone, mail, address, reach, languages, loves,
            wishes,
            since, frozen, asks, offers, proposals, proposalsLead, agreements, safeguards, youSaid, notes, notesLead, hiddenUntil, shielded, formerly,
            youAdded, worries,
            worriesText, requests, answerBy, consents, withdraw, withdrawn, sessions, looks, looksLead, nothing, rights, rightsText, ask, copyJSON,
            copyCSV, print
    }

    private init(code: String) {
        self.code = code
        texts = (try? JSONDecoder().decode([String: String].self, from: Data(Asset.load("Texts/\(code).json")))) ?? [:]
    }

    /// What was asked for; else the first of somebody's languages that we have; else Dutch.
    static func of(_ asked: String, languages: [SpokenLanguage]) -> Texts {
        let code = codes.contains(asked) ? asked : languages.map(\.code).first(where: codes.contains) ?? "nl"
        return all[code] ?? Texts(code: "nl")
    }

    subscript(_ key: Key) -> String { texts[key.rawValue] ?? Self.all["nl"]?.texts[key.rawValue] ?? key.rawValue }

    /// Keys without a text, and texts without a key.
    var gaps: [String] { Set(texts.filter { !$0.value.isEmpty }.keys).symmetricDifference(Key.allCases.map(\.rawValue)).sorted() }

    var isRightToLeft: Bool { code == "ar" }

    /// "22 november 2026" in Dutch; in digits elsewhere.
    func date(_ day: CalendarDate) -> String { code == "nl" ? Spoken.fullDate(day) : "\(day.day)-\(day.month)-\(day.year)" }
    func date(_ moment: Date) -> String { date(CalendarDate(moment)) }
}
