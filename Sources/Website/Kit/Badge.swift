import Neighbourhood

/// Where something stands, in a word or two. The colour only repeats what the word says.
struct Badge {
    /// By what it asks of who reads it; also the class that `omzien.css` colours it by.
    enum Tone: String, CaseIterable {
        case plain = ""
        case new, waiting, asked, open, overdue, asleep
    }

    let words: HTML
    let tone: Tone

    init(_ words: HTML, _ tone: Tone = .plain) {
        self.words = words
        self.tone = tone
    }

    init(_ state: AskState) {
        let tone: Tone =
            switch state {
            case .new: .new
            case .waiting: .waiting
            case .proposed: .asked
            case .introduced: .open
            case .closed, .withdrawn: .plain
            }
        self.init("\(Dutch.name(state))", tone)
    }

    init(_ state: OfferState) {
        let tone: Tone =
            switch state {
            case .new: .new
            case .open: .open
            case .asleep: .asleep
            case .withdrawn: .plain
            }
        self.init("\(Dutch.name(state))", tone)
    }

    init(_ step: ProposalStep) {
        let tone: Tone =
            switch step {
            case .asked: .asked
            case .agreed, .introduced: .open
            case .ended, .declined, .withdrawn: .plain
            }
        self.init("\(Dutch.name(step))", tone)
    }

    init(_ step: MatchStep) {
        let tone: Tone =
            switch step {
            case .proposed, .asked, .willing: .asked
            case .acquaintance, .trial, .agreed, .running: .open
            case .paused, .ending: .waiting
            case .ended, .declined, .withdrawn: .plain
            }
        self.init("\(Dutch.name(step))", tone)
    }

    var html: HTML { "<span class=\"badge\(when: tone != .plain, " \(tone.rawValue)")\">\(words)</span>" }
}
