import Foundation
import Language
import Neighbourhood

/// The texts of "Wat staat er over mij" in one language: the section "everything" of the catalogue. The language is chosen on that page, also by a worker
/// who prints it for the person beside them.
struct Texts: Sendable {
    let tongue: Tongue
    var code: String { tongue.code }

    /// Every text that a page shows; a file that lacks one fails a test.
    enum Key: String, CaseIterable {
        case title, lead, asWritten, madeOn, otherLanguage, who, name, callName, born, phone, mail, address, reach, languages, loves,
            wishes,
            since, frozen, asks, offers, proposals, proposalsLead, agreements, safeguards, youSaid, notes, notesLead, hiddenUntil, shielded, formerly,
            youAdded, worries,
            worriesText, requests, answerBy, consents, withdraw, withdrawn, sessions, looks, looksLead, nothing, rights, rightsText, ask, copyJSON,
            copyCSV, print
    }

    /// What was asked for; else the first of somebody's languages that we have; else Dutch.
    static func of(_ asked: String, languages: [SpokenLanguage]) -> Texts {
        Texts(tongue: Tongue(rawValue: asked) ?? Tongue.first(of: languages.map(\.code)) ?? .dutch)
    }

    subscript(_ key: Key) -> String {
        let key = TextKey("everything", key)
        return TextMarks.mark(key) + Catalogue.of(tongue)[key].plain { _ in nil }
    }

    /// "22 november 2026" in Dutch; in digits elsewhere.
    func date(_ day: CalendarDate) -> String { tongue == .dutch ? Spoken.fullDate(day) : "\(day.day)-\(day.month)-\(day.year)" }
    func date(_ moment: Date) -> String { date(CalendarDate(moment)) }
}
