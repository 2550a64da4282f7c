import Foundation
import Language
import Neighbourhood

/// When a house is open, as everybody reads it: a line for each day, and then what there is to say besides.
struct OpeningHours {
    let facts: HouseFacts

    /// Said as the house says it, and so in Dutch.
    private var rest: [String] {
        (facts.hours ?? "").split(whereSeparator: { $0 == ";" || $0.isNewline }).map { Words.tidy(String($0)) }.filter { !$0.isEmpty }
    }

    /// "maandag: 13:00 tot 17:00 en 19:00 tot 22:00". Which days it is closed is said where nothing besides may make that otherwise.
    private var days: [String] {
        let days = facts.openings.days.enumerated()
        let open = days.filter { !$0.element.isEmpty }.map { "\(Spoken.dayNames[$0.offset]): \(Self.spoken($0.element))" }
        let closed = days.filter(\.element.isEmpty).map { Spoken.dayNames[$0.offset] }
        return rest.isEmpty && !open.isEmpty && !closed.isEmpty ? open + ["\(Spoken.list(closed)): \(plain("house.closed"))"] : open
    }

    var lines: [String] { days + rest }
    var items: [HTML] { days.map { "<bdi>\($0)</bdi>" as HTML } + rest.map(inDutch) }

    /// Folded on a screen; on paper nothing can be folded out.
    var html: HTML {
        guard !lines.isEmpty else { return .none }
        let list: HTML = "<ul class=\"plain\">\(items.html { "<li>\($0)</li>" })</ul>"
        return """
            <div class="print-only"><p>\(say("team.open"))</p>\(list)</div>\
            \(Fold(say("team.hours"), isOnScreenOnly: true, list).html)
            """
    }

    /// "13:00 tot 17:00 en 19:00 tot 22:00"; "gesloten" for none.
    static func spoken(_ hours: [Hours]) -> String {
        guard !hours.isEmpty else { return plain("house.closed") }
        return Spoken.list(hours.map { plain("rhythm.hours", ["from": Spoken.minute($0.from), "until": Spoken.minute($0.until)]) })
    }

    /// As it is typed: "9:00-12:00 en 13:00-17:00".
    static func typed(_ hours: [Hours]) -> String {
        hours.map { Spoken.minute($0.from) + "-" + Spoken.minute($0.until) }.joined(separator: " en ")
    }

    /// "donderdag 24 december tot en met vrijdag 1 januari: gesloten (Kerst)".
    static func line(_ draft: OpeningExceptionDraft, today: CalendarDate) -> HTML {
        let (first, last) = (Spoken.dayAndDate(draft.first, today: today), Spoken.dayAndDate(draft.last, today: today))
        let span = draft.first == draft.last ? first : plain("house.span", ["first": first, "last": last])
        guard let hours = draft.hours else { return "\(span): \(inDutch(draft.words))" }
        let words = Words.tidy(draft.words)
        return "\(span): \(spoken(hours))\(when: !words.isEmpty && Hours.read(words) == nil, " (\(inDutch(words)))")"
    }

    /// "Nu open, tot 17:00"; nothing when it cannot be told.
    static func now(_ openness: Openness?, today: CalendarDate) -> HTML {
        switch openness {
        case .open(let until): "<p><strong>\(say("house.openNow", ["time": "\(Spoken.time(until))"]))</strong></p>"
        case .closed(let next?):
            "<p><strong>\(say("house.opensAt", ["day": "\(Spoken.day(CalendarDate(next), today: today))", "time": "\(Spoken.time(next))"]))</strong></p>"
        case .closed(nil): "<p><strong>\(say("house.closedNow"))</strong></p>"
        case nil: .none
        }
    }
}
