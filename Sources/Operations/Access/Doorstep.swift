import Crypto
import Foundation
public import Neighbourhood
import Storage

/// Where somebody stands who is not signed in yet. What limits are counted by; kept only as keyed hashes.
public struct Doorstep: Sendable {
    public let municipality: MunicipalityCode
    /// The secret that their browser holds.
    public let browser: String
    /// The address of their line, or what a house shares of it.
    public let household: String

    public init(municipality: MunicipalityCode, browser: String, household: String) {
        self.municipality = municipality
        self.browser = browser
        self.household = household
    }
}

/// Makes hashes of what is short enough to be guessed: codes and addresses. Whoever has the databank alone cannot try them all.
struct DoorKey: Sendable {
    private let key: SymmetricKey

    init(secret: String) { key = SymmetricKey(data: SHA256.hash(data: Data(secret.utf8))) }

    /// HMAC-SHA-256, in hexadecimal. The kind keeps a code and an address of the same text apart.
    func hash(_ kind: String, _ text: String) -> String {
        HMAC<SHA256>.authenticationCode(for: Data((kind + "|" + text).utf8), using: key).hexadecimal
    }

    func recovery(_ code: SignInCode, of person: Person.ID) -> String { hash("recovery " + person.text, code.text) }
}
