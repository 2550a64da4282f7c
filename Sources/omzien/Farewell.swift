import ArgumentParser
import Foundation
import Neighbourhood
import Operations

/// What is said at the end, and with which number the program ends: the command's table from `Problem` to sentence and exit code.
struct Farewell {
    enum Code {
        static let good: Int32 = 0
        static let refused: Int32 = 1
        static let usage: Int32 = 2
        static let databank: Int32 = 3
    }

    let text: String
    let code: Int32
    var isGood: Bool { code == Code.good }

    private init(_ text: String, _ code: Int32) {
        self.text = text
        self.code = code
    }

    /// What argument-parser threw: help is good, a wrong option is usage.
    init(parser error: any Error, of command: any ParsableCommand.Type) {
        let text = ParserWords.dutch(command.fullMessage(for: error))
        self.init(text, command.exitCode(for: error) == .success ? Code.good : Code.usage)
    }

    /// Nil for what argument-parser threw itself.
    init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self.init(problem)
        case let faults as SettingFaults: self.init(faults.problems.map { Farewell($0).text }.joined(separator: "\n"), Code.usage)
        case let unsatisfied as Unsatisfied: self.init(unsatisfied.sentence, Code.refused)
        case is ValidationError, is CleanExit, is ExitCode: return nil
        case let error where String(reflecting: type(of: error)).hasPrefix("ArgumentParser."): return nil
        case let error as CocoaError: self.init(Self.sentence(error), Code.usage)
        default: self.init("Er ging iets mis wat Omzien niet kent: \(error)", Code.refused)
        }
    }

    private init(_ problem: Problem) {
        switch problem {
        case .databankUnavailable(let trouble): self.init(trouble.sentence + " " + trouble.advice, Code.databank)
        case .schemaNewer(let found, let known):
            self.init(
                "De databank is gemaakt door een nieuwere versie van Omzien (stap \(found); deze versie kent \(known)). Installeer de nieuwste versie.",
                Code.databank)
        case .schemaChanged(let number):
            self.init(
                "Stap \(number) van de databank is niet de stap die deze versie kent. Gebruik de versie waarmee de databank is gemaakt.",
                Code.databank)
        case .setting(let name, let advice): self.init("\(name): \(advice)", Code.usage)
        case .notFound(.municipality):
            self.init(
                "Deze gemeente staat niet in de databank. Lees eerst de grenzen in: omzien places areas BESTAND --municipality CODE", Code.usage)
        case .notFound: self.init("Dit is er niet.", Code.refused)
        case .tooLarge(let limit):
            self.init("Het bestand is te groot. Het mag niet groter zijn dan \(limit / 1_000_000) MB. Verdeel het over meer bestanden.", Code.refused)
        case .notAllowed, .signInNeeded: self.init("Dit mag hier niet.", Code.refused)
        case .invalid(let errors): self.init(errors.map { "\($0.field): \($0.fault.sentence)" }.joined(separator: "\n"), Code.refused)
        case .outOfOrder(.alreadySetUp):
            self.init("Er is al een beheerder. Nodig collega’s uit met: omzien invite NAAM --role ROL", Code.refused)
        case .proofNeeded: self.init("Hiervoor moet iemand eerst laten zien wie hij is.", Code.refused)
        case .brokerRefused, .brokerUnavailable: self.init("Het aanmelden bij de organisatie lukt niet.", Code.refused)
        case .stale, .outOfOrder, .linkSpent, .tooMany, .formExpired: self.init("Dit kan nu niet. Probeer het opnieuw.", Code.refused)
        }
    }

    private static func sentence(_ error: CocoaError) -> String {
        let path = error.userInfo["NSFilePath"] as? String ?? ""
        return switch error.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "\(path): dit bestand is er niet."
        case .fileReadNoPermission: "\(path): dit bestand mag niet worden gelezen."
        case .fileWriteOutOfSpace: "De schijf is vol."
        default: "\(path): dit bestand kan niet worden gelezen of geschreven."
        }
    }
}

/// Ends with exit code 1 after everything was said.
struct Unsatisfied: Error {
    var sentence = ""
}

/// Every setting that is wrong, at once.
struct SettingFaults: Error {
    let problems: [Problem]
}
