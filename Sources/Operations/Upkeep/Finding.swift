/// One line of a check-up: what was looked at, how it is, and what to do.
public struct Finding: Sendable, Equatable {
    public enum Verdict: String, Sendable, Codable {
        case good, attention, fault

        /// As the command prints it.
        public var shown: String {
            switch self {
            case .good: "goed"
            case .attention: "let op"
            case .fault: "fout"
            }
        }
    }

    public let subject: String
    public let verdict: Verdict
    public let sentence: String
    /// What to do; nil when it is good.
    public let advice: String?

    public init(subject: String, verdict: Verdict, sentence: String, advice: String?) {
        self.subject = subject
        self.verdict = verdict
        self.sentence = sentence
        self.advice = advice
    }

    static func good(_ subject: String, _ sentence: String) -> Finding {
        Finding(subject: subject, verdict: .good, sentence: sentence, advice: nil)
    }

    static func attention(_ subject: String, _ sentence: String, _ advice: String) -> Finding {
        Finding(subject: subject, verdict: .attention, sentence: sentence, advice: advice)
    }

    static func fault(_ subject: String, _ sentence: String, _ advice: String) -> Finding {
        Finding(subject: subject, verdict: .fault, sentence: sentence, advice: advice)
    }
}
