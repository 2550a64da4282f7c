import ArgumentParser
import Foundation
import Language
import Matching
import Neighbourhood
import Operations
import Storage

struct VocabularyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vocabulary", abstract: "Geeft de woordenlijst van behoeften en gaven als SKOS (JSON-LD).",
        discussion: "Zo kan een ander systeem dezelfde begrippen gebruiken. Voorbeeld: omzien vocabulary --output woorden.jsonld")

    @Option(help: ArgumentHelp("Waar de woordenlijst wordt geschreven; anders op het scherm.", valueName: "bestand"), completion: .file())
    var output: String?

    func run() throws {
        let data = try Vocabulary.bundled().skos()
        guard let output else { return Printer.say(String(decoding: data, as: UTF8.self)) }
        do {
            try data.write(to: URL(filePath: output))
        } catch {
            throw Unsatisfied(sentence: "Naar \(output) kan niet worden geschreven. Kies een andere plek.")
        }
    }
}

struct UnderstandCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "understand", abstract: "Laat zien wat Omzien in een zin leest.",
        discussion: """
            Voorbeeld: omzien understand "ik krijg mijn post niet meer open, liefst doordeweeks na vijven"
            Met --municipality tellen ook de eigen woorden van die gemeente mee, en wat haar eerdere voorstellen leerden.
            """)

    @Argument(help: ArgumentHelp("De zin, in eigen woorden.", valueName: "woorden"))
    var words: String

    @Flag(help: "Leest de zin als aanbod in plaats van als vraag.")
    var offer = false

    @Flag(help: "Geeft de uitkomst als JSON.")
    var json = false

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions

    func run() async throws {
        let linguist = try await linguist()
        let reading = Reading(linguist.understand(words, as: offer ? .offer : .ask), linguist)
        Printer.say(json ? try JSONText.of(reading) : reading.text)
    }

    /// The one that all have; of a municipality that is named, its own.
    private func linguist() async throws -> Linguist {
        let general = try Linguist.bundled()
        guard let named = try municipality.code() else { return general }
        return try await Databank.use(databank.address()) { driver in
            let town = try await Databank.municipality(named, in: driver)
            let local = try await driver.read(in: town) { try $0.localWords(in: town) }
            let own = OwnWords(local, besides: general.vocabulary)
            return general.speaking(own.concepts, lessons: own.lessons)
        }
    }
}

/// What was read in a sentence, as the command shows it.
private struct Reading: Encodable {
    struct Concept: Encodable {
        let id: String
        let name: String
        let strength: Double
        let because: [String]
    }

    struct Refusal: Encodable {
        let degree: RuledOut.Degree
        let words: [String]
    }

    let languages: [String]
    let concepts: [Concept]
    let when: [String]
    let metres: Int?
    let refusals: [Refusal]
    let beneficiary: Beneficiary?
    let writer: Writer?
    let wordsForSafeguard: [String]

    init(_ understanding: Understanding, _ linguist: Linguist) {
        languages = understanding.languages.map(\.code)
        concepts = understanding.concepts.map { recognition in
            let concept = linguist.vocabulary.concepts[recognition.concept]
            return Concept(
                id: concept.id, name: concept.label(in: "nl"), strength: (Double(recognition.strength) * 100).rounded() / 100,
                because: recognition.words)
        }
        when = understanding.time?.parts.slots ?? []
        metres = understanding.distance.map { Int($0.metres) }
        refusals = understanding.refusals.map { Refusal(degree: $0.degree, words: $0.words) }
        beneficiary = understanding.beneficiary
        writer = understanding.writer
        wordsForSafeguard = understanding.wordsForSafeguard
    }

    var text: String {
        let rows = concepts.map { [String(Int($0.strength * 100)) + "%", $0.name, $0.because.joined(separator: ", "), $0.id] }
        var lines = rows.isEmpty ? ["Hier lezen we geen behoefte of gave in."] : [Printer.table(rows)]
        lines += languages.isEmpty ? [] : ["Taal: " + languages.joined(separator: ", ")]
        lines += when.isEmpty ? [] : ["Wanneer: " + when.joined(separator: ", ")]
        lines += metres.map { ["Niet verder dan: \($0) meter"] } ?? []
        lines += refusals.map { ($0.degree == .excluded ? "Niet: " : "Liever niet: ") + $0.words.joined(separator: " ") }
        lines += wordsForSafeguard.isEmpty ? [] : ["Denk aan een VOG, vanwege: " + wordsForSafeguard.joined(separator: ", ")]
        return lines.joined(separator: "\n")
    }
}
