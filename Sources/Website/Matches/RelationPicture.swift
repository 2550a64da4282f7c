import Neighbourhood
import Storage

/// Two people who know each other through us, from the first words to the thanks, as one band: how far it is, how it goes on both sides, and what comes.
/// The list of what happened tells the same in words.
struct RelationPicture: Sendable {
    /// A stretch of time in which it stood at one step.
    struct Phase: Sendable, Equatable {
        let name: String
        let tone: Tone
        let from: CalendarDate
        var until: CalendarDate
    }

    /// What one of the two said of it.
    struct Voice: Sendable, Equatable {
        let side: Side
        let on: CalendarDate
        let answer: TalkAnswer
    }

    let asker: String
    let helper: String
    /// In order, each from where the one before ends.
    let phases: [Phase]
    let voices: [Voice]
    /// When something is to be done; nil when nothing is.
    let ahead: CalendarDate?
    let today: CalendarDate

    private static let left = 92
    private static let right = 404
    private static let band = (top: 40, height: 30)
    private static let name = "relation"

    var html: HTML {
        guard let first = phases.first?.from else { return .none }
        return """
            <figure><svg class="chart" viewBox="0 0 420 128" role="img" aria-label="Hoe het ging, van de eerste woorden tot nu. Hetzelfde staat bij ‘Wat er gebeurde’.">\
            \(Tone.definitions(phases.map(\.tone), for: Self.name))\(lane(asker, 24))\(lane("samen", 59))\(lane(helper, 96))\(phases.html(stretch))\(months)\
            \(now)\(voices.html(face))\(ahead.map(mark))<text class="start when" x="\(across(first))" y="124">\(Spoken.date(first, today: today))</text></svg>\(legend)</figure>
            """
    }

    /// What the patterns are, in the order in which they came.
    private var legend: HTML {
        let tones = phases.reduce(into: [Tone]()) { if !$0.contains($1.tone) { $0.append($1.tone) } }
        return "<figcaption><ul class=\"map-legend\">\(tones.html { "<li>\($0.swatch(in: Self.name))\(Self.words($0))</li>" })</ul></figcaption>"
    }

    private static func words(_ tone: Tone) -> String {
        switch tone {
        case .kind: "de vraag"
        case .step(1): "kennismaken en afscheid nemen"
        case .step(2): "proberen en afspreken"
        case .step: "loopt"
        case .hidden: "rust"
        }
    }

    // MARK: Time to the right

    private var last: CalendarDate {
        let end = max(today, ahead ?? today, phases.last?.until ?? today)
        let first = phases.first?.from ?? today
        return max(end, first.adding(days: 14))
    }

    private func across(_ day: CalendarDate) -> Int {
        guard let first = phases.first?.from else { return Self.left }
        let all = max(1, first.days(until: last))
        return Self.left + max(0, min(all, first.days(until: day))) * (Self.right - Self.left) / all
    }

    /// A short line at the first of each month, as far as they stay apart.
    private var months: HTML {
        guard let first = phases.first?.from, first.days(until: last) < 800 else { return .none }
        return (1...27).compactMap { ahead -> CalendarDate? in
            let number = first.year * 12 + first.month - 1 + ahead
            return CalendarDate(year: number / 12, month: number % 12 + 1, day: 1)
        }.filter { $0 < last }.html { "<path class=\"axis\" d=\"M\(across($0)) 70v5\"/>" }
    }

    private func lane(_ name: String, _ y: Int) -> HTML { "<text class=\"start\" x=\"0\" y=\"\(y + 5)\">\(Self.short(name))</text>" }

    /// The first name, as far as there is room for it.
    private static func short(_ name: String) -> String {
        let first = name.split(separator: " ").first.map(String.init) ?? name
        return first.count > 11 ? first.prefix(10) + "…" : first
    }

    // MARK: What stands on it

    private func stretch(_ phase: Phase) -> HTML {
        let (from, until) = (across(phase.from), across(phase.until))
        let width = max(3, until - from)
        let (top, height) = Self.band
        return """
            <rect x="\(from)" y="\(top)" width="\(width)" height="\(height)" fill="\(phase.tone.fill(in: Self.name))" class="stretch"><title>\(phase.name)</title></rect>\
            \(when: width > phase.name.count * 8, "<text class=\"label\" x=\"\(from + width / 2)\" y=\"\(top + height / 2 + 5)\">\(phase.name)</text>")
            """
    }

    private var now: HTML {
        guard ahead != nil else { return .none }
        let x = across(today)
        return
            "<path class=\"axis\" stroke-dasharray=\"3 3\" d=\"M\(x) 12v94\"/><text class=\"when\" x=\"\(max(Self.left + 20, min(Self.right - 12, x)))\" y=\"9\">vandaag</text>"
    }

    /// A face that laughs or does not, or a mark to ring: told by its shape.
    private func face(_ voice: Voice) -> HTML {
        let (x, y) = (across(voice.on), voice.side == .ask ? 24 : 92)
        let mouth: HTML =
            switch voice.answer {
            case .good: "<path d=\"M\(x - 4) \(y + 2)q4 4 8 0\"/>"
            case .soSo: "<path d=\"M\(x - 4) \(y + 3)h8\"/>"
            case .callMe: "<path d=\"M\(x - 4) \(y + 4)q4-4 8 0\"/>"
            }
        return """
            <g class="face"><circle cx="\(x)" cy="\(y)" r="8.500"/><path d="M\(x - 3) \(y - 3)v1M\(x + 3) \(y - 3)v1"/>\(mouth)<title>\(Dutch.name(voice.answer))</title></g>
            """
    }

    /// A flag on the day on which something is to be done.
    private func mark(_ day: CalendarDate) -> HTML {
        let x = across(day)
        return "<path class=\"flag\" d=\"M\(x) 70v-44l11 5-11 5\"><title>\(Spoken.date(day, today: today))</title></path>"
    }
}

extension RelationPicture {
    /// Of a match as who guides it sees it.
    init(_ folder: MatchFolder, today: CalendarDate) {
        let match = folder.line.match
        var phases: [Phase] = []
        let begin = min(CalendarDate(folder.askedAt), folder.moves.first.map { CalendarDate($0.at) } ?? today)
        phases.append(Phase(name: "de vraag", tone: .kind(4), from: begin, until: begin))
        for move in folder.moves where move.step != .ended {
            let day = CalendarDate(move.at)
            phases[phases.count - 1].until = day
            if phases.last?.name != Dutch.name(move.step) {
                phases.append(Phase(name: Dutch.name(move.step), tone: Self.tone(of: move.step), from: day, until: day))
            }
        }
        phases[phases.count - 1].until = match.endedAt.map { CalendarDate($0) } ?? today
        self.init(
            asker: folder.line.asker.name, helper: folder.line.helper.name, phases: phases,
            voices: folder.talks.compactMap { talk in
                guard let answer = talk.answer, let at = talk.answeredAt else { return nil }
                return Voice(side: talk.side, on: CalendarDate(at), answer: answer)
            }, ahead: match.care?.nextOn, today: today)
    }

    /// The further they are, the fuller; a rest is hatched.
    private static func tone(of step: MatchStep) -> Tone {
        switch step {
        case .running: .step(3)
        case .trial, .agreed: .step(2)
        case .paused: .hidden
        case .proposed, .asked, .willing, .acquaintance, .ending, .ended, .declined, .withdrawn: .step(1)
        }
    }
}
