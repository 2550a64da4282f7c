import Foundation
import Neighbourhood
import Operations
import Storage

/// Where the master key is: in the environment, in the file that the environment names, or beside a databank that is a file.
enum MasterKeySetting {
    private static let text = "OMZIEN_MASTER_KEY"
    private static let file = "OMZIEN_MASTER_KEY_FILE"

    /// Nil when there is none.
    ///
    /// - Throws: `Problem.setting` when there is something else in its place.
    static func read(_ address: DatabankAddress) throws -> MasterKey? {
        if let key = Environment[text] { return try MasterKey(key, from: text) }
        guard let path = path(address), let data = FileManager.default.contents(atPath: path) else {
            if let named = Environment[file] {
                throw Problem.setting(name: file, advice: "Het bestand \(named) is er niet, of mag niet worden gelezen.")
            }
            return nil
        }
        return try MasterKey(String(decoding: data, as: UTF8.self), from: path)
    }

    /// Makes a key where there is none.
    ///
    /// - Returns: the file it is in; nil when there was one.
    static func make(_ address: DatabankAddress) throws -> String? {
        if Environment[text] != nil { return nil }
        guard let path = path(address) else {
            throw Problem.setting(name: file, advice: "Zeg in welk bestand de sleutel moet komen, buiten de databank.")
        }
        guard !FileManager.default.fileExists(atPath: path) else { return nil }
        let line = MasterKey.freshLine(on: CalendarDate(Date())) + "\n"
        guard FileManager.default.createFile(atPath: path, contents: Data(line.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw Problem.setting(name: file, advice: "Het bestand \(path) kan niet worden gemaakt.")
        }
        return path
    }

    /// The key that this databank is sealed with. One that has nothing sealed in it yet gets a new key, in a file beside it.
    ///
    /// - Throws: `Problem.setting` when the databank was sealed with a key that is not here.
    static func readOrMake(_ address: DatabankAddress, for driver: any Driver) async throws -> MasterKey {
        if let key = try read(address) {
            guard let lost = try await driver.read(in: nil, { try $0.masterKey(missingFrom: key) }) else { return key }
            throw Problem.setting(
                name: "OMZIEN_MASTER_KEY_FILE", advice: "Deze databank is verzegeld met de sleutel ‘\(lost)’, en die staat er niet bij. Zet hem terug.")
        }
        if let lost = try await driver.read(in: nil, { try $0.masterKeysInUse() }).keys.min() {
            throw Problem.setting(
                name: "OMZIEN_MASTER_KEY_FILE",
                advice: "Deze databank is verzegeld met de sleutel ‘\(lost)’, en die is er niet. Zet het bestand met de hoofdsleutel terug.")
        }
        if let path = try make(address) {
            Printer.complain("De hoofdsleutel staat in \(path). Bewaar dat bestand veilig, en niet bij de reservekopieën.")
        }
        guard let key = try read(address) else { throw Problem.setting(name: file, advice: "De nieuwe hoofdsleutel kan niet worden gelezen.") }
        return key
    }

    static func finding(_ address: DatabankAddress) -> Finding {
        do {
            guard let key = try read(address) else {
                return Finding(
                    subject: "sleutel", verdict: .attention,
                    sentence: "Er is geen hoofdsleutel. Wie hier werkt, kan zich niet met een link aanmelden.",
                    advice: "Maak er een met: omzien setup")
            }
            return openToOthers(address)
                ?? Finding(
                    subject: "sleutel", verdict: .good, sentence: "De hoofdsleutel ‘\(key.id)’ is er. Bewaar hem los van de reservekopieën.",
                    advice: nil)
        } catch Problem.setting(let name, let advice) {
            return Finding(subject: "sleutel", verdict: .fault, sentence: "\(name) klopt niet.", advice: advice)
        } catch {
            return Finding(subject: "sleutel", verdict: .fault, sentence: "De hoofdsleutel kan niet worden gelezen.", advice: nil)
        }
    }

    private static func openToOthers(_ address: DatabankAddress) -> Finding? {
        guard Environment[text] == nil, let path = path(address),
            let rights = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? NSNumber, rights.intValue & 0o077 != 0
        else { return nil }
        return Finding(
            subject: "sleutel", verdict: .fault, sentence: "Anderen op deze computer kunnen de hoofdsleutel lezen.", advice: "Doe: chmod 600 \(path)")
    }

    private static func path(_ address: DatabankAddress) -> String? {
        if let named = Environment[file] { return named }
        guard case .file(let path) = address else { return nil }
        return URL(filePath: path).deletingPathExtension().appendingPathExtension("key").path
    }
}
