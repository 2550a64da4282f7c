import Foundation
import Neighbourhood
import Operations
import Storage

/// Where the master key is: in the environment, in the file that the environment names, or beside a databank that is a file.
enum MasterKeySetting {
    private static let text = "OMZIEN_MASTER_KEY"
    private static let erased = "OMZIEN_ERASED_FILE"
    private static let logEnd = "OMZIEN_LOG_END_FILE"
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
                name: "OMZIEN_MASTER_KEY_FILE",
                advice: "Deze databank is verzegeld met de sleutel ‘\(lost)’, en die staat er niet bij. Zet hem terug.")
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

    /// Puts a new key on top of the file, so that it seals from now on.
    ///
    /// - Returns: its name; nil when the key is in the environment, where only the administrator can put it.
    static func addLine(_ address: DatabankAddress) throws -> String? {
        guard Environment[text] == nil, let path = path(address), let known = try read(address) else { return nil }
        let line = MasterKey.freshLine(on: CalendarDate(Date()), besides: known.ids)
        let former = try String(contentsOfFile: path, encoding: .utf8)
        let fresh = path + ".nieuw"
        try? FileManager.default.removeItem(atPath: fresh)
        guard FileManager.default.createFile(atPath: fresh, contents: Data((line + "\n" + former).utf8), attributes: [.posixPermissions: 0o600]),
            rename(fresh, path) == 0
        else { throw Problem.setting(name: file, advice: "In de map van \(path) kan niet worden geschreven.") }
        return MasterKey.id(of: line)
    }

    /// Where the key is, in words for whoever makes a backup.
    static func place(_ address: DatabankAddress) -> String {
        if Environment[text] != nil { return "in OMZIEN_MASTER_KEY" }
        return path(address).map { "in \($0)" } ?? "waar OMZIEN_MASTER_KEY_FILE het zegt"
    }

    /// The list of who was erased, beside the master key and outside the databank; where the setting says, or beside the file of the key.
    static func erasedList(_ address: DatabankAddress) throws -> ErasedList {
        let beside = path(address).map { URL(filePath: $0).deletingPathExtension().appendingPathExtension("erased").path }
        do {
            return try ErasedList(Environment[erased] ?? beside)
        } catch {
            throw Problem.setting(name: erased, advice: "De lijst van wie gewist is, kan niet worden gelezen.")
        }
    }

    /// How far the log of processing had come, beside the master key and outside the databank, in the same way.
    static func logAnchor(_ address: DatabankAddress) throws -> LogAnchor {
        let beside = path(address).map { URL(filePath: $0).deletingPathExtension().appendingPathExtension("logend").path }
        do {
            return try LogAnchor(Environment[logEnd] ?? beside)
        } catch {
            throw Problem.setting(name: logEnd, advice: "Het bestand waarin staat hoe ver het logboek was, kan niet worden gelezen.")
        }
    }

    /// What there is to say of the key, and of how it belongs to the databank.
    static func findings(_ address: DatabankAddress) async -> [Finding] {
        do {
            let key = try read(address)
            var findings = [openToOthers(address) ?? (key.map(good) ?? absent)]
            if let databank = try await Databank.lookAtKeys(address) { findings += belonging(key, databank) }
            if try !erasedList(address).isKept {
                findings.append(
                    Finding(
                        subject: "wissen", verdict: .attention, sentence: "Wie gewist is, wordt niet buiten de databank bijgehouden.",
                        advice: "Geef OMZIEN_ERASED_FILE, anders komt wie gewist is terug met een oude kopie."))
            }
            return findings
        } catch Problem.setting(let name, let advice) {
            return [Finding(subject: "sleutel", verdict: .fault, sentence: "\(name) klopt niet.", advice: advice)]
        } catch {
            return [Finding(subject: "sleutel", verdict: .fault, sentence: "De hoofdsleutel kan niet worden gelezen.", advice: nil)]
        }
    }

    private static func good(_ key: MasterKey) -> Finding {
        Finding(
            subject: "sleutel", verdict: .good, sentence: "De hoofdsleutel ‘\(key.id)’ is er. Bewaar hem los van de reservekopieën.", advice: nil)
    }

    private static let absent = Finding(
        subject: "sleutel", verdict: .attention,
        sentence: "Er is geen hoofdsleutel. Zonder hem wordt niets van mensen opgeschreven, en meldt niemand die hier werkt zich met een link aan.",
        advice: "Maak er een met: omzien migrate")

    /// - Parameter databank: how many keys each master key wraps in it, and the one it needs and does not get.
    private static func belonging(_ key: MasterKey?, _ databank: (inUse: [String: Int], lost: String?)) -> [Finding] {
        if let lost = key == nil ? databank.inUse.keys.min() : databank.lost {
            return [
                Finding(
                    subject: "sleutel", verdict: .fault, sentence: "De databank is verzegeld met de sleutel ‘\(lost)’, en die is er niet.",
                    advice: "Zet het bestand met die hoofdsleutel terug. Zonder is niets te lezen.")
            ]
        }
        let older = databank.inUse.filter { $0.key != key?.id }
        guard let name = older.keys.min() else { return [] }
        return [
            Finding(
                subject: "sleutel", verdict: .attention,
                sentence:
                    "\(Printer.count(older.values.reduce(0, +), "sleutel is", "sleutels zijn")) nog verpakt met de oudere hoofdsleutel ‘\(name)’.",
                advice: "Doe: omzien keys rotate")
        ]
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
