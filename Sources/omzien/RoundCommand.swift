import ArgumentParser
import Foundation
import Matching
import Neighbourhood
import Operations
import Storage

struct RoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round", abstract: "Verdeelt alle vragen die wachten over alle helpers tegelijk, en zegt wat er anders is dan een voor een.",
        discussion: """
            De uitkomst is een voorstel: er verandert niets. Wie bij wie wordt voorgesteld, \
            kiest een verbinder op de pagina De ronde.
            """)

    @Flag(help: "Geeft de uitkomst als JSON.")
    var json = false

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    func run() async throws {
        let code = try municipality.code()
        try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(code, in: driver)
            let sheet = try await Databank.workplace(driver).round(for: .system(of: town))
            Printer.say(json ? try JSONText.of(RoundLines(sheet)) : RoundLines(sheet).text)
        }
    }
}

/// The round as the command shows it.
private struct RoundLines: Encodable {
    struct Totals: Encodable {
        let served: Int
        let score: Double
    }

    struct Pair: Encodable {
        let ask: String
        let subject: String
        let words: String
        let offer: String
        let helper: String
        let score: Double
        let reasons: [String]
        let uncertain: [String]
        let change: Change?
    }

    struct Left: Encodable {
        let ask: String
        let subject: String
        let words: String
        let hasCandidates: Bool
        let change: Change?
    }

    struct Change: Encodable {
        let helperOneByOne: String?
        let scoreOneByOne: Double
        let makesRoomFor: String?
        let takesPlaceOf: String?
    }

    let asks: Int
    let oneByOne: Totals
    let round: Totals
    let pairs: [Pair]
    let left: [Left]

    init(_ sheet: RoundSheet) {
        asks = sheet.askCount
        oneByOne = Totals(sheet.comparison.oneByOne)
        round = Totals(sheet.comparison.together)
        pairs = sheet.pairs.map(Pair.init)
        left = sheet.left.map(Left.init)
    }

    var text: String {
        guard asks > 0 else { return "Er wacht geen enkele vraag op iemand." }
        let totals = """
            In de ronde \(round.served == 1 ? "krijgt 1 vraag" : "krijgen \(round.served) vragen") iemand, van de \(asks) die wachten. \
            Een voor een gekozen zijn dat er \(oneByOne.served).
            """
        return ([totals] + pairs.map(\.text) + left.map(\.text)).joined(separator: "\n\n")
    }
}

extension RoundLines.Totals {
    fileprivate init(_ division: Division) { self.init(served: division.servedCount, score: points(division.total)) }
}

extension RoundLines.Pair {
    fileprivate init(_ pair: RoundSheet.Pair) {
        self.init(
            ask: pair.asked.ask.id.text, subject: pair.asked.subjectName, words: pair.asked.ask.draft.words, offer: pair.line.card.id.text,
            helper: pair.line.card.name, score: rounded(pair.line.fitting.candidate.score), reasons: pair.line.fitting.reasons,
            uncertain: pair.line.fitting.doubts, change: pair.change.map(RoundLines.Change.init))
    }

    fileprivate var text: String {
        let lines = ["\(subject) – \(helper)", "   “\(words)”"] + reasons.map { "   + " + $0 } + uncertain.map { "   ? " + $0 }
        return (lines + (change.map { ["   ~ " + $0.text] } ?? [])).joined(separator: "\n")
    }
}

extension RoundLines.Left {
    fileprivate init(_ left: RoundSheet.Left) {
        self.init(
            ask: left.asked.ask.id.text, subject: left.asked.subjectName, words: left.asked.ask.draft.words, hasCandidates: left.hasCandidates,
            change: left.change.map(RoundLines.Change.init))
    }

    fileprivate var text: String {
        let why = change?.text ?? (hasCandidates ? "Wie hier past, heeft geen plek meer." : "Er past nu niemand bij deze vraag.")
        return "\(subject) – nog niemand\n   “\(words)”\n   ~ \(why)"
    }
}

extension RoundLines.Change {
    fileprivate init(_ change: RoundSheet.Change) {
        self.init(
            helperOneByOne: change.helperBefore, scoreOneByOne: points(change.shift.scoreBefore), makesRoomFor: change.makesRoomFor,
            takesPlaceOf: change.takesPlaceOf)
    }

    fileprivate var text: String {
        let before = "Een voor een gekozen krijgt deze vraag \(helperOneByOne ?? "niemand")."
        if let helperOneByOne, let makesRoomFor { return "\(before) In de ronde gaat \(helperOneByOne) naar \(makesRoomFor)." }
        return before
    }
}

/// Points of a score in millionths, to three decimals as `omzien match` gives them.
private func points(_ score: Int64) -> Double { rounded(Double(score) / 1_000_000) }
private func rounded(_ points: Double) -> Double { (points * 1000).rounded() / 1000 }
