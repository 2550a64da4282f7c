import Neighbourhood
import Testing

@testable import PostgresDriver

@Suite("The address of a PostgreSQL server")
struct AddressTests {
    @Test(
        "elsewhere on the network is taken only with TLS and a certificate that is checked",
        arguments: [
            "postgres://omzien:x@db.voorbeeld.nl/omzien", "postgres://omzien:x@db.voorbeeld.nl/omzien?sslmode=require",
            "postgres://omzien:x@db.voorbeeld.nl/omzien?sslmode=verify-ca", "postgres://omzien:x@10.0.0.5/omzien?sslmode=disable",
            "postgres://omzien:x@localhost,db.voorbeeld.nl/omzien", "postgres://localhost/omzien?hostaddr=10.0.0.5",
            "postgres://127.evil.example.nl/omzien",
        ])
    func elsewhere(url: String) throws {
        let error = #expect(throws: Problem.self) { try Address(url) }
        guard case .setting(let name, let advice) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(name == "OMZIEN_DATABASE" && advice.contains("sslmode=verify-full") && !advice.contains("omzien:x"))
        #expect(throws: Never.self) { try Address(String(url.prefix { $0 != "?" }) + "?sslmode=verify-full") }
    }

    @Test(
        "on this machine needs none, through its socket or its own address",
        arguments: [
            "postgres:///omzien", "postgres:///omzien?host=/run/postgresql", "postgres://localhost/omzien", "postgres://127.0.0.1:5433/omzien",
            "postgres://[::1]/omzien",
        ])
    func here(url: String) { #expect(throws: Never.self) { try Address(url) } }
}
