import Language
import Neighbourhood

extension Reason {
    /// The reason in plain Dutch (B1), ready to show.
    public var sentence: String {
        switch self {
        case .serves(let offered, let asked, let words, let tie): Self.serving(offered, asked, words, tie)
        case .sharesWords(let words): "Noemt ook " + listed(words.map { "‘\($0)’" }) + "."
        case .wentBefore(let well):
            well ? "Zulke koppelingen gingen hier eerder vaak door." : "Zulke koppelingen gingen hier eerder minder vaak door."
        case .sharesTime(let parts): "Kan op \(WeekWords.say(parts)), net als gevraagd."
        case .isNear(let minutes, let kind): Self.near(minutes, kind)
        case .speaks(let languages): "Spreekt " + listed(languages.map(LanguageWords.say)) + "."
        case .isRested(let day): day.map { "Is sinds \(DateWords.say($0)) niet meer gevraagd." } ?? "Is nog nooit gevraagd."
        case .wasAsked(let times): "Is het afgelopen jaar \(times == 1 ? "één keer" : "\(times) keer") gevraagd."
        case .doubt(let doubt): doubt.sentence
        }
    }

    private static func serving(_ offered: String, _ asked: String, _ words: [String], _ tie: Fit.Tie) -> String {
        let said = words.isEmpty ? "" : " Dat lezen we in " + listed(words.map { "‘\($0)’" }) + "."
        switch tie {
        case .same: return "Past bij ‘\(offered)’." + said
        case .serves: return "Biedt ‘\(offered)’; dat helpt bij ‘\(asked)’." + said
        case .broader, .narrower, .related: return "Biedt ‘\(offered)’; dat ligt dicht bij ‘\(asked)’." + said
        }
    }

    private static func near(_ minutes: Int, _ kind: Entry.Kind) -> String {
        let verb = kind == .resident ? "Woont" : kind == .ask ? "De vraag komt van" : "Is"
        return minutes > 45
            ? "\(verb) verder weg, ongeveer \(max(1, minutes / 4)) minuten fietsen."
            : "\(verb) op \(minutes) \(minutes == 1 ? "minuut" : "minuten") lopen."
    }
}

extension Uncertainty {
    /// The doubt in plain Dutch, as something to ask.
    public var sentence: String {
        switch self {
        case .whenUnknown: "Wanneer het kan, weten we nog niet. Vraag het even."
        case .placeUnknown: "Hoe ver het is, weten we nog niet."
        case .noCommonLanguage: "Spreekt misschien niet dezelfde taal."
        case .longUnconfirmed: "Dit is lang niet nagevraagd. Klopt het nog?"
        case .furtherThanSaid: "Is verder weg dan gevraagd."
        case .ratherNot: "Heeft iets wat de vrager liever niet wil."
        case .weakFit: "Past maar een beetje bij de vraag."
        }
    }
}

/// "a", "a en b", "a, b en c".
func listed(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " en " + last
}
