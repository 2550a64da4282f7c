import Foundation
import NIOCore
import Neighbourhood
import Testing

@testable import Website

@Suite("The site with a certificate of its own")
struct TransportTests {
    @Test("is believed by a browser that knows who signed it, in TLS 1.3, and in 1.2 for an older one; and says to come no other way")
    func believed() async throws {
        let office = try await CertificateOffice()
        let certificate = try await office.issue()
        try await OpenSite.run(baseURL: "https://localhost", certificate: certificate) { port in
            for (version, options) in [("TLSv1.3", []), ("TLSv1.3", ["--tlsv1.3"]), ("TLSv1.2", ["--tls-max", "1.2"])] {
                let answer = try await office.browse(["--verbose", "--include"] + options + ["https://localhost:\(port)/toegankelijkheid"])
                #expect(answer.code == 0 && answer.text.contains("SSL connection using \(version)"), "\(answer.text)")
                #expect(answer.text.contains("HTTP/1.1 200 ") && answer.text.contains("SSL certificate verify ok"))
                #expect(answer.text.lowercased().contains("strict-transport-security: max-age=31536000"))
            }
            let stranger = try await Program.run("curl", ["--silent", "--show-error", "https://localhost:\(port)/gezond"])
            #expect(stranger.code == 60, "\(stranger.text)")
        }
    }

    @Test("speaks no TLS before 1.2, and no cipher whose key opens what was said before")
    func onlyGood() async throws {
        let office = try await CertificateOffice()
        let certificate = try await office.issue()
        try await OpenSite.run(baseURL: "https://localhost", certificate: certificate) { port in
            func greet(_ options: String...) async throws -> String {
                try await Program.run("openssl", ["s_client", "-connect", "127.0.0.1:\(port)"] + options).text
            }
            for version in ["-tls1", "-tls1_1"] {
                let answer = try await greet(version, "-cipher", "ALL:@SECLEVEL=0")
                #expect(answer.contains("alert protocol version"), "\(answer)")
            }
            for cipher in ["AES128-GCM-SHA256", "AES256-SHA", "ECDHE-ECDSA-AES128-SHA", "DHE-RSA-AES128-GCM-SHA256"] {
                let answer = try await greet("-tls1_2", "-cipher", cipher + ":@SECLEVEL=0")
                #expect(answer.contains("alert handshake failure"), "\(cipher): \(answer)")
            }
            let good = try await greet("-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-GCM-SHA384")
            #expect(good.contains("Cipher is ECDHE-ECDSA-AES256-GCM-SHA384"), "\(good)")
        }
    }

    @Test("gives no page to a browser without TLS, nor a place to who says nothing; on the other port it sends on, and takes no form")
    func withoutTLS() async throws {
        let office = try await CertificateOffice()
        let certificate = try await office.issue()
        let other = try OpenSite.freePort()
        var limits = LineLimits()
        limits.asking = .milliseconds(500)
        try await OpenSite.run(baseURL: "https://omzien.test", certificate: certificate, redirectPort: other, limits: limits) { port in
            let plain = try RawLine(port: port)
            plain.say("GET /gezond HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(!(try await plain.hear().contains("HTTP")))
            #expect(try await RawLine(port: port).hear() == "")
            let sent = try await office.browse([
                "--include", "--retry-connrefused", "--retry", "5", "http://127.0.0.1:\(other)/wie-helpt?postcode=4991AB",
            ])
            #expect(sent.text.contains("308 ") && sent.text.contains("https://omzien.test/wie-helpt?postcode=4991AB"), "\(sent.text)")
            let form = try await office.browse(["--include", "--data", "words=hulp", "http://127.0.0.1:\(other)/hulp-vragen"])
            #expect(form.text.contains("403 ") && !form.text.lowercased().contains("location:"), "\(form.text)")
        }
    }

    @Test("shows a renewed certificate without a new start, and keeps the former one while the files do not belong together")
    func renewed() async throws {
        let office = try await CertificateOffice()
        let certificate = try await office.issue(days: 30)
        let soon = certificate.validUntil
        try await OpenSite.run(baseURL: "https://localhost", certificate: certificate) { port in
            func serial() async throws -> String {
                let text = try await Program.run("openssl", ["s_client", "-connect", "127.0.0.1:\(port)", "-showcerts"]).text
                return text.components(separatedBy: " CERTIFICATE-----").dropFirst().first ?? ""
            }
            let former = try await serial()
            #expect(try !certificate.renew())
            try await office.write(days: 90, files: ["key"])
            #expect(throws: Problem.self) { try certificate.renew() }
            #expect(try await serial() == former && !former.isEmpty && certificate.validUntil == soon)
            try await office.write(days: 90)
            #expect(try certificate.renew())
            #expect(try await serial() != former && certificate.validUntil > soon)
        }
    }

    @Test("does not start with a key that belongs to another certificate, or with a file that is none")
    func notTogether() async throws {
        let office = try await CertificateOffice()
        _ = try await office.issue()
        try await office.write(days: 90, files: ["key"])
        let (chain, key) = (office.path("chain"), office.path("key"))
        func name(_ make: () throws -> Certificate) -> String? {
            do { _ = try make() } catch Problem.setting(let name, _) { return name } catch {}
            return nil
        }
        #expect(name { try Certificate(chain: chain, key: key) } == "OMZIEN_TLS_KEY")
        #expect(name { try Certificate(chain: chain, key: chain) } == "OMZIEN_TLS_KEY")
        #expect(name { try Certificate(chain: key, key: key) } == "OMZIEN_TLS_CERTIFICATE")
        #expect(name { try Certificate(chain: office.path("niets"), key: key) } == "OMZIEN_TLS_CERTIFICATE")
    }
}

/// Signs certificates, as an authority does, with openssl.
final class CertificateOffice: Sendable {
    private let folder: URL

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "omzien-certificates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "365", "-subj", "/CN=Proefkantoor", "-keyout",
            path("root.key"), "-out", path("root"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name + ".pem").path }

    /// A certificate for this machine, as the site reads it.
    func issue(days: Int = 90) async throws -> Certificate {
        try await write(days: days)
        return try Certificate(chain: path("chain"), key: path("key"))
    }

    /// Writes a new pair, or one half of it.
    func write(days: Int, files: [String] = ["chain", "key"]) async throws {
        try Data("subjectAltName=DNS:localhost,IP:127.0.0.1".utf8).write(to: URL(filePath: path("names")))
        try await openssl(
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost", "-keyout", path("new.key"), "-out",
            path("request"))
        try await openssl(
            "x509", "-req", "-in", path("request"), "-CA", path("root"), "-CAkey", path("root.key"), "-days", "\(days)", "-extfile", path("names"),
            "-out", path("new.chain"))
        for file in files { try Data(contentsOf: URL(filePath: path("new." + file))).write(to: URL(filePath: path(file))) }
    }

    /// A browser that knows this office.
    func browse(_ arguments: [String]) async throws -> Program.Outcome {
        try await Program.run("curl", ["--silent", "--show-error", "--cacert", path("root")] + arguments)
    }

    private func openssl(_ arguments: String...) async throws {
        let made = try await Program.run("openssl", arguments)
        guard made.code == 0 else { throw POSIXError(.EIO) }
    }
}

/// A program of the system.
enum Program {
    struct Outcome: Sendable {
        let code: Int32
        /// What it said, and what it complained of.
        let text: String
    }

    static func run(_ name: String, _ arguments: [String]) async throws -> Outcome {
        try await onAThread {
            let process = Process()
            let pipe = Pipe()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [name] + arguments
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let text = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return Outcome(code: process.terminationStatus, text: String(decoding: text, as: UTF8.self))
        }
    }
}
