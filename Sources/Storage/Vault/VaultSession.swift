import Crypto
import Foundation
public import Neighbourhood

/// The vault within one transaction. Keys that a writing transaction made or read stay in it: what is not committed must not be remembered.
public final class VaultSession {
    let vault: Vault
    private let municipality: MunicipalityCode?
    private let isWriting: Bool
    private var own: [String: SymmetricKey] = [:]
    private var missing: Set<String> = []
    private var absent: Set<String> = []

    init(_ vault: Vault, in municipality: MunicipalityCode?, isWriting: Bool, at now: Date) {
        self.vault = vault
        self.municipality = municipality
        self.isWriting = isWriting
        vault.tidy(at: now)
    }

    var words: WordBook { vault.words }

    /// What a writing transaction read may yet be undone, so only a reading one hands it on.
    func keep(_ town: WordBook.Town, of municipality: MunicipalityCode) {
        if !isWriting { vault.words.keep(town, of: municipality) }
    }

    /// A text as it was before it was sealed; one that was never sealed comes back as it is. When the key is yet to be fetched the answer means
    /// nothing, and `fetchMissing` says so.
    ///
    /// - Parameters:
    ///   - municipality: where the row is, when the transaction is not that of one municipality.
    ///   - wrapped: the holder's key, when the query brought it along.
    func open(_ text: String, at column: SealedColumn, of row: String, in municipality: MunicipalityCode?, wrapped: String?) -> String {
        guard let sealed = SealedText(text) else { return text }
        if let place = municipality ?? self.municipality, sealed.municipality != place.text { return Vault.unreadable }
        guard let key = own[sealed.owner] ?? vault.key(of: sealed.owner) ?? wrapped.flatMap({ vault.unwrap($0, of: sealed.owner) }) else {
            missing.insert(sealed.owner)
            return Vault.unreadable
        }
        return sealed.open(with: key, at: column, of: row) ?? Vault.unreadable
    }

    /// Fetches the keys that were missing, in one query for each sixty. False when there were none to find.
    func fetchMissing(on connection: any Connection) throws -> Bool {
        defer { missing = [] }
        let wanted = missing.subtracting(absent)
        guard !wanted.isEmpty else { return false }
        let found = try fetch(wanted, on: connection)
        absent.formUnion(wanted.subtracting(found))
        return !found.isEmpty
    }

    private func fetch(_ owners: Set<String>, on connection: any Connection) throws -> Set<String> {
        var found: Set<String> = []
        for (municipality, owners) in Dictionary(grouping: owners, by: { $0.prefix { $0 != ":" } }) {
            let holders = owners.map { String($0.dropFirst(municipality.count + 1)) }
            for (owner, wrapped) in try connection.wrappedKeys(of: holders, in: MunicipalityCode(stored: String(municipality))) {
                guard let key = vault.unwrap(wrapped, of: owner) else { continue }
                if isWriting { own[owner] = key } else { vault.keep(key, of: owner) }
                found.insert(owner)
            }
        }
        return found
    }

    /// The key of somebody whose words are about to be sealed; made when there is none yet.
    ///
    /// - Throws: `Problem.notFound` for whoever was erased; `Problem.setting` when their key was wrapped by a master key that is not here.
    func key(for holder: Holder, in municipality: MunicipalityCode, on connection: any Connection) throws -> SymmetricKey {
        let owner = SealedText.owner(holder, in: municipality)
        guard !vault.isErased(owner) else { throw Problem.notFound(holder.kind) }
        if let key = own[owner] ?? vault.key(of: owner) { return key }
        _ = try fetch([owner], on: connection)
        if let key = own[owner] { return key }
        let (key, wrapped) = try vault.fresh(for: owner)
        guard try connection.insertKey(wrapped, of: holder, in: municipality) else {
            throw Problem.setting(
                name: "OMZIEN_MASTER_KEY_FILE", advice: "Deze hoofdsleutel past niet op de databank. Geef de sleutel waarmee zij is verzegeld.")
        }
        own[owner] = key
        return key
    }
}

extension Connection {
    /// Seals a text with its holder's key, for one column of one row and nowhere else. The one way to write people's own words.
    ///
    /// - Parameter row: the id of the row.
    /// - Returns: nil for words that are not there.
    /// - Throws: `Problem.notFound` for whoever was erased; `Problem.setting` without a fitting master key.
    public func seal(
        _ text: String?, for holder: Holder, at column: SealedColumn, of row: String, in municipality: MunicipalityCode
    ) throws -> Sealed? {
        guard let text else { return nil }
        guard let vault else {
            throw Problem.setting(name: "OMZIEN_MASTER_KEY_FILE", advice: "Zonder hoofdsleutel wordt niets van mensen opgeschreven.")
        }
        let key = try vault.key(for: holder, in: municipality, on: self)
        return try SealedText.seal(text, owner: SealedText.owner(holder, in: municipality), key: key, at: column, of: row)
    }
}

extension Row {
    /// The next column, opened.
    ///
    /// - Parameters:
    ///   - row: the id of the row in which the text lies.
    ///   - municipality: where that row is; needed only in a transaction over all municipalities.
    ///   - wrapped: the holder's key, when the query joined it; then no further query is needed.
    public mutating func next(
        opened column: SealedColumn, of row: String, in municipality: MunicipalityCode? = nil, wrapped: String? = nil
    ) -> String? {
        guard let text = next(String?.self) else { return nil }
        return vault?.open(text, at: column, of: row, in: municipality, wrapped: wrapped) ?? text
    }

    /// The same for a column that is never empty.
    public mutating func next(
        opened column: SealedColumn, of row: String, in municipality: MunicipalityCode? = nil, wrapped: String? = nil
    ) -> String {
        let text: String? = next(opened: column, of: row, in: municipality, wrapped: wrapped)
        return text ?? ""
    }
}
