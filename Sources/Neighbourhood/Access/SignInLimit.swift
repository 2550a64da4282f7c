public import Foundation

/// How many attempts to sign in are let through, and in how much time. Kept in the databank, so that a restart opens nothing.
public struct SignInLimit: Hashable, Sendable {
    public let name: String
    public let count: Int
    /// In so many seconds.
    public let period: TimeInterval

    init(_ name: String, _ count: Int, _ period: TimeInterval) {
        self.name = name
        self.count = count
        self.period = period
    }

    /// Wrong codes from one house, library or office.
    public static let wrongCodesOfHousehold = SignInLimit("code-house", 10, 600)
    /// Wrong codes from one browser: of whoever asked for a code, and no more than that person needs.
    public static let wrongCodesOfBrowser = SignInLimit("code-browser", 5, 600)
    /// Wrong codes in the whole municipality. With a thousand cards given out, somebody who tries from everywhere at once finds one in sixteen years
    /// (27 to the eighth, by 2,000 an hour, by a thousand); whoever stands at the desk is helped another way meanwhile.
    public static let wrongCodesOfMunicipality = SignInLimit("code-all", 2000, 3600)
    /// Messages with a code to one address, so that nobody's mailbox is filled.
    public static let messagesToAddress = SignInLimit("post-address", 3, 900)
    /// Messages asked for from one house.
    public static let messagesFromHousehold = SignInLimit("post-house", 20, 3600)
    /// Wrong second steps of one worker.
    public static let wrongSecondSteps = SignInLimit("second-step", 5, 300)
}
