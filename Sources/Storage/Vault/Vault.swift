import Crypto
public import Foundation
public import Neighbourhood
import Synchronization

/// Where people's own words are sealed and opened. It holds the master key and, for a few minutes, the keys of people whose words were just read;
/// those lie in the databank, wrapped by the master key.
///
/// A text whose key is gone reads as `unreadable`; nothing fails, because one row must never take a whole list away.
public final class Vault: Sendable {
    /// What is read where nothing can be opened any more.
    public static let unreadable = "(niet meer te lezen)"

    /// How long an opened key is kept, in seconds: a server that did not itself erase somebody holds on to their key no longer than this.
    static let memory: TimeInterval = 300
    static let mostKeys = 20_000

    let words = WordBook()
    private let state: Mutex<State>
    private let reread: @Sendable () -> MasterKey?

    private struct State {
        var master: MasterKey
        var keys: [String: SymmetricKey] = [:]
        var since = Date.distantPast
    }

    /// Who was erased: never opened again, also when a copy brings their key back.
    public let erased: ErasedList?
    /// How far the log of processing had come, for whoever checks it.
    public let anchor: LogAnchor?

    /// - Parameter reread: looks again for the master key, when something was sealed with one that is not known here yet.
    public init(_ master: MasterKey, erased: ErasedList? = nil, anchor: LogAnchor? = nil, reread: @escaping @Sendable () -> MasterKey? = { nil }) {
        state = Mutex(State(master: master))
        self.erased = erased
        self.anchor = anchor
        self.reread = reread
    }

    /// Drops the keys and words of people who were erased, and writes them down outside the databank.
    public func forget(_ people: [Person.ID], in municipality: MunicipalityCode, on day: CalendarDate) throws {
        guard !people.isEmpty else { return }
        let owners = people.map { municipality.text + ":" + $0.text }
        state.withLock { state in for owner in owners { state.keys[owner] = nil } }
        words.forget(municipality)
        for person in people { try erased?.add(person.text, in: municipality, on: day) }
    }

    /// Drops what is remembered of people's words, to be read anew when somebody searches.
    public func forgetWords() { words.forget() }

    /// The master key as it is now.
    public var master: MasterKey { state.withLock { $0.master } }

    /// Seals something that belongs to nobody's key, as the secret of a second step, with the master key itself.
    public func seal(_ plain: Data, for purpose: String) throws -> String { try master.seal(plain, for: purpose) }

    /// Nil when it was sealed for something else, with a key that is gone, or was tampered with.
    public func open(_ sealed: String, for purpose: String) -> Data? { master(for: sealed).open(sealed, for: purpose) }

    /// Throws away what was kept too long. A clock that went back counts as too long.
    func tidy(at now: Date) {
        state.withLock { state in
            let age = now.timeIntervalSince(state.since)
            guard age > Self.memory || age < 0 || state.keys.count > Self.mostKeys else { return }
            state.keys = [:]
            state.since = now
        }
    }

    func key(of owner: String) -> SymmetricKey? { state.withLock { $0.keys[owner] } }

    func keep(_ key: SymmetricKey, of owner: String) { state.withLock { $0.keys[owner] = key } }

    func isErased(_ owner: String) -> Bool { erased?.contains(owner) ?? false }

    /// A new key for somebody, and the same wrapped for the databank.
    func fresh(for owner: String) throws -> (key: SymmetricKey, wrapped: String) {
        let key = SymmetricKey(size: .bits256)
        return (key, try master.seal(key.withUnsafeBytes { Data($0) }, for: Self.purpose(owner)))
    }

    /// Nil when it cannot be unwrapped, or its holder was erased.
    func unwrap(_ wrapped: String, of owner: String) -> SymmetricKey? {
        guard !isErased(owner) else { return nil }
        return master(for: wrapped).open(wrapped, for: Self.purpose(owner)).map { SymmetricKey(data: $0) }
    }

    /// The same key, wrapped by the master key that seals now.
    func rewrap(_ wrapped: String, of owner: String) throws -> String? {
        guard let plain = master(for: wrapped).open(wrapped, for: Self.purpose(owner)) else { return nil }
        return try master.seal(plain, for: Self.purpose(owner))
    }

    /// After a rotation by another process the file has a newer key than this one knows.
    private func master(for sealed: String) -> MasterKey {
        let known = master
        guard let id = MasterKey.id(of: sealed), !known.ids.contains(id), let newer = reread() else { return known }
        state.withLock { $0.master = newer }
        return newer
    }

    private static func purpose(_ owner: String) -> String { "vault-key/" + owner }
}
