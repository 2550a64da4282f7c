public import Storage

extension Workplace {
    /// What a server needs before it opens: who it serves, and the secret of its form seals, made once for all servers of this databank.
    public func opening() async throws -> (municipalities: [MunicipalityLine], secret: String) {
        let fresh = Token().text
        return try await driver.write(in: nil) { connection in
            (try connection.municipalities(), try connection.secret("form-seal", orMake: fresh))
        }
    }
}
