import ArgumentParser
import Foundation
import Language
import Matching
import Neighbourhood
import Operations
import Storage

struct MatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Zoekt wie er past bij een vraag in vrije woorden, en zegt waarom.",
        discussion: """
            Voorbeeld: omzien match "mijn moeder zit de hele dag alleen" --near 4991AC --when dinsdagmiddag
            Om te meten: omzien match --offers offers.jsonl --asks requests.jsonl --top 10 --format trec --output mijn.run
            """)

    @Argument(help: ArgumentHelp("De vraag, in eigen woorden.", valueName: "woorden"))
    var words: String?

    @Option(help: ArgumentHelp("Waar: een postcode, of de naam of code van een buurt.", valueName: "plek"))
    var near: String?

    @Option(help: ArgumentHelp("Wanneer, zoals ‘dinsdagmiddag’ of ‘weekend’.", valueName: "dagdelen"))
    var when: String?

    @Option(help: ArgumentHelp("Hoeveel er op zijn hoogst worden gegeven.", valueName: "aantal"))
    var top = 10

    @Flag(help: "Geeft de uitkomst als JSON.")
    var json = false

    @Option(help: ArgumentHelp("Aanbod uit een bestand (JSON Lines), om te meten.", valueName: "bestand"), completion: .file())
    var offers: String?

    @Option(help: ArgumentHelp("Vragen uit een bestand (JSON Lines), om te meten.", valueName: "bestand"), completion: .file())
    var asks: String?

    @Option(help: ArgumentHelp("De vorm van de uitkomst van een meting: trec.", valueName: "vorm"))
    var format: RunFormat = .trec

    @Option(help: ArgumentHelp("Waar de meting wordt geschreven; anders op het scherm.", valueName: "bestand"), completion: .file())
    var output: String?

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    enum RunFormat: String, ExpressibleByArgument { case trec }

    func validate() throws {
        if (offers == nil) != (asks == nil) { throw ValidationError("Geef --offers en --asks allebei, of geen van beide.") }
        if offers == nil, (words ?? "").isEmpty { throw ValidationError("Geef de vraag in eigen woorden, tussen aanhalingstekens.") }
        if offers != nil, words != nil { throw ValidationError("Geef woorden, of bestanden met --offers en --asks; niet allebei.") }
        if !(1...1000).contains(top) { throw ValidationError("--top moet liggen tussen 1 en 1000.") }
    }

    func run() async throws {
        if let offers, let asks { return try measure(offers, asks) }
        try await search()
    }

    private func measure(_ offers: String, _ asks: String) throws {
        let run: String
        do {
            run = try CollectionRun.trecRun(
                offers: InputFile.read(offers, limit: FileText.limit), asks: InputFile.read(asks, limit: FileText.limit), top: top,
                linguist: .bundled())
        } catch let fault as CollectionRun.Fault {
            throw Unsatisfied(sentence: "Een bestand is niet te lezen. \(fault.description)")
        }
        guard let output else { return Printer.say(run) }
        try Data(run.utf8).write(to: URL(filePath: output))
    }

    private func search() async throws {
        let code = try municipality.code()
        let wanted = try wantedParts()
        try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(code, in: driver)
            let workplace = try await Databank.workplace(driver)
            let spot = try await place(in: workplace, of: town)
            let viewer = Viewer.system(of: town)
            let lines = try await workplace.read(as: viewer) { [words, top] connection in
                let wish = Wish(
                    municipality: town, words: words ?? "", place: spot?.place, areaCode: spot?.area?.text, wanted: wanted, today: connection.today)
                return try connection.lines(workplace.matches.best(for: wish, limit: top), for: viewer)
            }
            let candidates = lines.map(CandidateLine.init)
            Printer.say(json ? try JSONText.of(candidates) : CandidateLine.text(candidates))
        }
    }

    private func wantedParts() throws -> DayParts {
        guard let when else { return .none }
        guard let parts = DayPartWords.read(when) else {
            throw ValidationError("‘\(when)’ kennen we niet. Schrijf bijvoorbeeld dinsdagmiddag, ma-ochtend of weekend.")
        }
        return parts
    }

    private func place(in workplace: Workplace, of town: MunicipalityCode) async throws -> (place: Coordinate, area: AreaCode?)? {
        guard let near else { return nil }
        if let postcode = Postcode(near), let found = try await workplace.place(of: postcode, in: town) { return found }
        let areas = try await workplace.areas(of: town)
        let area = areas.first { $0.code.text == near.uppercased() || Words.fold($0.name) == Words.fold(near) }
        guard let area else { throw ValidationError("‘\(near)’ is geen postcode of buurt die we hier kennen.") }
        return (area.middle, area.code.kind == .neighbourhood ? area.code : nil)
    }
}

/// A candidate as the command shows it.
private struct CandidateLine: Encodable {
    let id: String
    let kind: String
    let name: String
    let title: String?
    let words: String
    let score: Double
    let walkingMinutes: Int?
    let fits: Bool
    let reasons: [String]
    let uncertain: [String]

    init(_ line: FitLine) {
        let candidate = line.fitting.candidate
        id = candidate.key
        kind = candidate.kind.rawValue
        name = line.card.name
        title = line.card.title
        words = line.card.words
        score = (candidate.score * 1000).rounded() / 1000
        walkingMinutes = candidate.walkingMinutes
        fits = candidate.fits
        reasons = line.fitting.reasons
        uncertain = line.fitting.doubts
    }

    static func text(_ candidates: [CandidateLine]) -> String {
        if candidates.isEmpty { return "Er is nu niemand die past." }
        return candidates.enumerated().map { number, candidate in
            let heading = "\(number + 1). \(candidate.name)\(candidate.title.map { ": \($0)" } ?? "")"
            let lines = [heading, "   “\(candidate.words)”"] + candidate.reasons.map { "   + " + $0 } + candidate.uncertain.map { "   ? " + $0 }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
