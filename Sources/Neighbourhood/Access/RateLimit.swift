public import Foundation

/// How often something may be done, and in how much time: a form sent, a code tried. Kept in the databank, so that a restart opens nothing and two
/// servers count together.
public struct RateLimit: Hashable, Sendable {
    public let name: String
    public let count: Int
    /// In so many seconds.
    public let period: TimeInterval

    init(_ name: String, _ count: Int, _ period: TimeInterval) {
        self.name = name
        self.count = count
        self.period = period
    }

    /// Everything that is sent at the door, wrong or right, from one house.
    public static let door = RateLimit("door", 60, 600)
    /// Coming back from the municipality's own sign-in, from one house.
    public static let brokerReturn = RateLimit("broker", 60, 600)
    /// A form of the public side that is sent, with whatever is in it: a library full of visitors stays below it.
    public static func tries(of form: String) -> RateLimit { RateLimit("try-" + form, 300, 600) }
    /// A form of the public side that is saved.
    public static func savings(of form: String) -> RateLimit { RateLimit("save-" + form, 20, 600) }
    /// Wrong codes of referrals, from one practice.
    public static let wrongReferralCodes = RateLimit("referral-code", 10, 600)
    /// Answers by a link in a message, from one house.
    public static let replies = RateLimit("reply", 60, 600)
    /// Answers by SMS, which all come from one gateway.
    public static let smsReplies = RateLimit("sms-reply", 600, 600)
    /// Wrong codes from one house, library or office.
    public static let wrongCodesOfHousehold = RateLimit("code-house", 10, 600)
    /// Wrong codes from one browser: of whoever asked for a code, and no more than that person needs.
    public static let wrongCodesOfBrowser = RateLimit("code-browser", 5, 600)
    /// Wrong codes in the whole municipality. With a thousand cards given out, somebody who tries from everywhere at once finds one in sixteen years
    /// (27 to the eighth, by 2,000 an hour, by a thousand); whoever stands at the desk is helped another way meanwhile.
    public static let wrongCodesOfMunicipality = RateLimit("code-all", 2000, 3600)
    /// Messages with a code to one address, so that nobody's mailbox is filled.
    public static let messagesToAddress = RateLimit("post-address", 3, 900)
    /// Messages asked for from one house.
    public static let messagesFromHousehold = RateLimit("post-house", 20, 3600)
    /// Wrong second steps of one worker.
    public static let wrongSecondSteps = RateLimit("second-step", 5, 300)
}
