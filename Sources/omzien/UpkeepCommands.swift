import ArgumentParser
import Foundation
import Neighbourhood
import Operations

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Kijkt of alles in orde is, en zegt wat je kunt doen.",
        discussion: "Kijkt naar de instellingen, de databank, pakketten, de klok, de schijf en de e-mail. Verandert niets.")

    @Flag(help: "Geeft de bevindingen als JSON.")
    var json = false

    @OptionGroup var databank: DatabankOptions
    @OptionGroup var municipality: MunicipalityOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        var address: DatabankAddress?
        var code: MunicipalityCode?
        var line: [Finding] = []
        var findings = settings([
            { address = try databank.address() }, { code = try municipality.code() }, { _ = try serving.listening() }, { _ = try serving.address() },
            { line = try LineSettings().findings(on: Date()) },
        ])
        findings += line
        if let address {
            findings += await Doctor(
                address: address, municipality: code, environment: Environment.all, now: Date(), anchor: try? MasterKeySetting.logAnchor(address),
                open: Databank.open
            ).examine()
            findings += await MasterKeySetting.findings(address)
        }
        Printer.say(json ? try Line.json(findings) : lines(findings))
        if findings.contains(where: { $0.verdict == .fault }) { throw Unsatisfied() }
    }

    private func settings(_ readers: [() throws -> Void]) -> [Finding] {
        let faults = readers.compactMap { read -> Finding? in
            do { try read() } catch Problem.setting(let name, let advice) {
                return Finding(subject: "instelling", verdict: .fault, sentence: "\(name) klopt niet.", advice: advice)
            } catch {}
            return nil
        }
        return faults.isEmpty ? [Finding(subject: "instelling", verdict: .good, sentence: "De instellingen kloppen.", advice: nil)] : faults
    }

    private func lines(_ findings: [Finding]) -> String {
        Printer.table(findings.map { [$0.verdict.shown, $0.subject, [$0.sentence, $0.advice].compactMap(\.self).joined(separator: " ")] })
    }

    private struct Line: Encodable {
        let subject: String
        let verdict: Finding.Verdict
        let sentence: String
        let advice: String?

        static func json(_ findings: [Finding]) throws -> String {
            try JSONText.of(findings.map { Line(subject: $0.subject, verdict: $0.verdict, sentence: $0.sentence, advice: $0.advice) })
        }
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Maakt een reservekopie terwijl het werk doorgaat, en controleert haar.",
        discussion: "Met PostgreSQL gebeurt dit met pg_dump. Bewaar de kopie op een andere computer: er staan gegevens van mensen in.")

    @Argument(help: ArgumentHelp("Het bestand dat wordt gemaakt. Het mag er nog niet zijn.", valueName: "kopie"), completion: .file())
    var file: String

    @OptionGroup var databank: DatabankOptions

    func run() async throws {
        let address = try databank.address()
        if case .file(let path) = address, !FileManager.default.fileExists(atPath: path) {
            throw Problem.setting(name: "OMZIEN_DATABASE", advice: "Er is geen databank op \(path).")
        }
        let backup = try await Backup.make(of: address, at: file, open: Databank.open)
        Printer.say("De kopie \(backup.path) is gemaakt en gecontroleerd: \(backup.rows) rijen, \(max(1, backup.bytes / 1000)) kB.")
        Printer.say(
            "De hoofdsleutel zit er niet bij, en zonder hem zijn de woorden niet te lezen. Hij staat \(MasterKeySetting.place(address)). Bewaar hem apart."
        )
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Zet een reservekopie terug op een lege plek, en controleert haar.",
        discussion:
            "Stop eerst de site. Met --replace wordt een databank die er al staat vervangen; een bestand wordt dan bewaard onder een andere naam.")

    @Argument(help: ArgumentHelp("De reservekopie.", valueName: "kopie"), completion: .file())
    var file: String

    @Flag(help: "Vervangt de databank die er al staat.")
    var replace = false

    @OptionGroup var databank: DatabankOptions

    func run() async throws {
        let address = try databank.address()
        let restoration = try await Restoration.make(from: file, at: address, replacing: replace, open: Databank.open)
        Printer.say("De kopie staat terug in \(address.shown): \(restoration.rows) rijen, gecontroleerd.")
        if let former = restoration.former { Printer.say("Wat er stond, is bewaard als \(former).") }
        do {
            try await Databank.useMigrated(address) { _ in }
        } catch Problem.setting(_, let advice) {
            Printer.complain(advice + " Bij de start wordt dan opnieuw gewist wie na deze kopie is gewist.")
        }
    }
}

enum JSONText {
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
