/// How often proposals of one pair of concepts came to an introduction, and how often they were declined. Counts only: nothing of people.
public struct PairOutcome: Hashable, Sendable {
    /// Ids of the concepts that were asked and offered.
    public let asked: String
    public let offered: String
    public let agreed: Int
    public let declined: Int

    public init(asked: String, offered: String, agreed: Int, declined: Int) {
        self.asked = asked
        self.offered = offered
        self.agreed = agreed
        self.declined = declined
    }
}
