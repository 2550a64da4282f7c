import Matching
import Neighbourhood
import Operations
import Storage

/// One candidate: who, what, how far, when, since when we know it, and why.
struct FitCard {
    let kind: OfferKind
    let name: String
    let title: String?
    let words: String
    let weekly: DayParts
    let confirmedOn: CalendarDate?
    let walkingMinutes: Int?
    /// Parts of the week that both name.
    let common: DayParts
    let reasons: [String]
    let doubts: [String]
    let today: CalendarDate

    var html: HTML {
        """
        <span class="fit-body"><span class="fit-name">\(icon)<bdi>\(name)</bdi> <span class="fit-kind">\(Dutch.name(kind))</span></span>\
        <span class="fit-words"><bdi>\(title.map { $0 + ": " } ?? "")\(Spoken.short(words, 150))</bdi></span><span class="fit-facts">\(facts)</span>\
        \(Reasons(reasons: reasons, doubts: doubts, isInline: true).html)</span>
        """
    }

    private var icon: HTML {
        switch kind {
        case .resident: Icon.person
        case .activity: Icon.activity
        case .service: Icon.service
        }
    }

    private var facts: HTML {
        let parts: [HTML?] = [
            walkingMinutes.map { "<span>\(Icon.walk)\(Spoken.walk($0))</span>" },
            common.isEmpty
                ? (weekly.isEmpty ? nil : "<span>\(Icon.clock)\(Spoken.dayParts(weekly))</span>")
                : "<span>\(Icon.clock)allebei: \(Spoken.dayParts(common))</span>",
            confirmedOn.map { "<span>bevestigd \(Spoken.ago($0, today: today))</span>" } ?? "<span>nog niet bevestigd</span>",
        ]
        return parts.compactMap(\.self).html { $0 }
    }
}

extension FitCard {
    init(line: FitLine, today: CalendarDate) {
        let (card, candidate) = (line.card, line.fitting.candidate)
        self.init(
            kind: card.kind, name: card.name, title: card.title, words: card.words, weekly: card.weekly, confirmedOn: card.confirmedOn,
            walkingMinutes: candidate.walkingMinutes, common: candidate.common, reasons: line.fitting.reasons, doubts: line.fitting.doubts,
            today: today)
    }
}
