import Matching
import Neighbourhood
import Operations

/// What the round says of itself, in the sentences of a worker.
enum RoundWords {
    static func totals(_ sheet: RoundSheet) -> String {
        let (together, oneByOne) = (sheet.comparison.together.servedCount, sheet.comparison.oneByOne.servedCount)
        let all = sheet.askCount == 1 ? "Er wacht één vraag." : "Er wachten \(sheet.askCount) vragen."
        if together == 0 { return "\(all) Er past nu niemand die nog plek heeft." }
        let served = "In de ronde \(together == 1 ? "krijgt één vraag" : "krijgen \(together) vragen") iemand."
        if sheet.comparison.chains.isEmpty { return "\(all) \(served) Als je een voor een kiest, kom je op hetzelfde uit." }
        let other =
            "Als je een voor een kiest, steeds eerst het paar dat het best past, \(oneByOne == 1 ? "is dat er één" : "zijn dat er \(oneByOne)")."
        return "\(all) \(served) \(other) \(gain(sheet.gain))"
    }

    private static func gain(_ share: Double) -> String {
        let percent = Int((share * 100).rounded())
        return percent < 1 ? "Alles samen past de ronde een klein beetje beter." : "Alles samen past de ronde \(percent) procent beter."
    }

    /// What is different for an ask that gets somebody.
    static func change(_ change: RoundSheet.Change, to helper: String) -> HTML {
        let now: HTML = "In de ronde krijgt deze vraag <bdi>\(helper)</bdi>"
        guard let before = change.helperBefore else {
            return
                "Als je een voor een kiest, krijgt deze vraag niemand. \(now)\(change.takesPlaceOf.map { ", die anders naar <bdi>\($0)</bdi> gaat" as HTML })."
        }
        return """
            Als je een voor een kiest, krijgt deze vraag <bdi>\(before)</bdi>. \(now), en \(goes(before, change.makesRoomFor)). \
            <bdi>\(helper)</bdi> past hier \(how(change.shift.gain)).
            """
    }

    /// Why an ask has nobody.
    static func left(_ left: RoundSheet.Left) -> HTML {
        guard left.hasCandidates else { return "Er past nu niemand bij deze vraag." }
        guard let change = left.change, let before = change.helperBefore else { return "Wie hier past, heeft geen plek meer." }
        return
            "Als je een voor een kiest, krijgt deze vraag <bdi>\(before)</bdi>. In de ronde \(goes(before, change.makesRoomFor)), omdat de vragen dan samen beter geholpen zijn."
    }

    private static func goes(_ helper: String, _ other: String?) -> HTML {
        other.map { "gaat <bdi>\(helper)</bdi> naar <bdi>\($0)</bdi>" } ?? "houdt <bdi>\(helper)</bdi> een plek over"
    }

    private static func how(_ gain: Int64) -> HTML {
        gain > 0 ? "beter" : gain == 0 ? "even goed" : "iets minder goed, maar samen zijn de vragen beter geholpen"
    }

    /// Why a pair could not be proposed.
    static func why(_ problem: Problem) -> String {
        switch problem {
        case .outOfOrder(.alreadyProposed): "Voor deze vraag staat al een voorstel open."
        case .outOfOrder(let why): ErrorPage.advice(why)
        default: "De vraag of het aanbod is er niet meer."
        }
    }
}
