public import Foundation
import NIOCore
import NIOSSL
import Neighbourhood
import Synchronization

/// What the site shows a browser to prove that it is itself: a certificate with the chain above it, and the key of it, both as PEM in files that an
/// administrator or a renewal program writes. Read at the start, and again when the files change, so that nothing has to be started anew every
/// ninety days.
public final class Certificate: Sendable {
    private struct Shown {
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey
    }

    private struct State {
        var shown: Shown
        /// When the files were changed that were last looked at, whether they could be used or not.
        var changed: [Date?]
    }

    private let files: [String]
    private let state: Mutex<State>

    /// - Parameters:
    ///   - chain: the file with the certificate of the site, and after it those between it and a root that browsers know.
    ///   - key: the file with its key.
    /// - Throws: `Problem.setting` when one of them cannot be used, or when they do not belong together.
    public init(chain: String, key: String) throws {
        files = [chain, key]
        state = Mutex(State(shown: try Self.read(chain, key), changed: Self.changed(files)))
    }

    /// Until when browsers believe it.
    public var validUntil: Date {
        state.withLock { $0.shown.chain.first.map { Date(timeIntervalSince1970: TimeInterval($0.notValidAfter)) } ?? .distantPast }
    }

    /// Reads the files again when they changed. Those that cannot be used change nothing: a renewal program writes one file after the other, and
    /// in between they do not belong together.
    ///
    /// - Returns: whether another certificate is shown from now on.
    /// - Throws: `Problem.setting`, once for each change of the files.
    @discardableResult
    func renew() throws -> Bool {
        let changed = Self.changed(files)
        guard state.withLock({ $0.changed }) != changed else { return false }
        defer { state.withLock { $0.changed = changed } }
        let fresh = try Self.read(files[0], files[1])
        state.withLock { $0.shown = fresh }
        return true
    }

    /// TLS 1.3, and 1.2 for older telephones, with ciphers that keep yesterday's pages closed to who finds the key tomorrow (NCSC, ICT-beveiligings-
    /// richtlijnen voor TLS, 2025-05: "goed" and "voldoende").
    var configuration: TLSConfiguration {
        let shown = state.withLock { $0.shown }
        var configuration = Self.configuration(of: shown)
        configuration.sslContextCallback = { [self] _, promise in
            let shown = state.withLock { $0.shown }
            var change = NIOSSLContextConfigurationOverride()
            change.certificateChain = shown.chain.map { .certificate($0) }
            change.privateKey = .privateKey(shown.key)
            promise.succeed(change)
        }
        return configuration
    }

    private static func configuration(of shown: Shown) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: shown.chain.map { .certificate($0) }, privateKey: .privateKey(shown.key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuiteValues = [
            .TLS_AES_256_GCM_SHA384, .TLS_CHACHA20_POLY1305_SHA256, .TLS_AES_128_GCM_SHA256, .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        ]
        configuration.curves = [.x25519_MLKEM768, .x25519, .secp256r1, .secp384r1]
        configuration.renegotiationSupport = .none
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }

    private static func read(_ chain: String, _ key: String) throws(Problem) -> Shown {
        guard let certificates = try? NIOSSLCertificate.fromPEMFile(chain), !certificates.isEmpty else {
            throw .setting(name: "OMZIEN_TLS_CERTIFICATE", advice: "In het bestand \(chain) staat geen certificaat, of het mag niet worden gelezen.")
        }
        guard let secret = try? NIOSSLPrivateKey(file: key, format: .pem) else {
            throw .setting(
                name: "OMZIEN_TLS_KEY", advice: "In het bestand \(key) staat geen sleutel zonder wachtwoord, of het mag niet worden gelezen.")
        }
        let shown = Shown(chain: certificates, key: secret)
        guard (try? NIOSSLContext(configuration: configuration(of: shown))) != nil else {
            throw .setting(name: "OMZIEN_TLS_KEY", advice: "De sleutel in \(key) hoort niet bij het certificaat in \(chain).")
        }
        return shown
    }

    private static func changed(_ files: [String]) -> [Date?] {
        files.map { (try? FileManager.default.attributesOfItem(atPath: $0))?[.modificationDate] as? Date }
    }
}
