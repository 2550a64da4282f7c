import Foundation

/// The words of messages, and of the pages that answer them, in one language, from `Resources/Messages`. What people wrote is never translated.
public struct MessageTexts: Sendable {
    /// ISO 639.
    public let code: String
    private let texts: [String: String]

    /// The languages there are files for, Dutch first.
    public static let codes = ["nl", "en", "tr", "ar", "pl", "uk"]
    private static let all = Dictionary(uniqueKeysWithValues: codes.map { ($0, MessageTexts(code: $0)) })

    /// Every text; a file that lacks one fails a test.
    public enum Key: String, CaseIterable, Sendable {
        case language, hello, helpWantedSubject, helpWantedMany, helpWantedLead, helperFoundSubject, helperFoundLead, somebody, yourAsk, theirOffer,
            yourOffer, theirAsk, question, safe, choose, yes, no, later, call, callNoPhone, farewell, team, refuse, refuseLink, smsHelpWanted,
            smsHelperFound, letterScan, pageTitle, send, thanks, thanksYes, thanksNo, thanksLater, used, ended, closed, parents, changed,
            refusalTitle, refusalLead, refusalLeadOther, refusalButton, refusalDone, teamAlone, callTeam, talkSubject, talkLead, talkAcquaintance,
            talkRhythm, talkEnding, talkGood, talkSoSo, talkCallMe, talkSafe, talkThanksGood, talkThanksUnhappy, smsTalk,
            freshSubject, freshLead, freshSafe, freshYes, freshNotNow, freshStop, freshAll, freshAsleep, freshThanksYes, freshThanksNotNow,
            freshThanksStop, smsFresh, doorSubject, doorWayIn, doorSecondStep, doorRecoveryCodes, doorCall, doorCallTeam
    }

    private init(code: String) {
        self.code = code
        let file = Bundle.module.bundleURL.appending(path: "Resources/Messages/\(code).json")
        texts = (try? JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))) ?? [:]
    }

    /// Dutch for a language that we do not write.
    public static func of(_ code: String) -> MessageTexts { all[code] ?? all["nl"] ?? MessageTexts(code: "nl") }

    /// - Parameter words: what takes the place of "{name}" and the like.
    public subscript(_ key: Key, _ words: KeyValuePairs<String, String> = [:]) -> String {
        var text = texts[key.rawValue] ?? ""
        for (name, word) in words { text = text.replacingOccurrences(of: "{\(name)}", with: name == "phone" ? inOrder(word) : word) }
        return text
    }

    /// The groups of a telephone number change places between words that run from right to left, unless they are set apart (Unicode, UAX 9: LRI and PDI).
    private func inOrder(_ number: String) -> String { isRightToLeft ? "\u{2066}\(number)\u{2069}" : number }

    /// Keys without a text, and texts without a key.
    public var gaps: [String] { Set(texts.filter { !$0.value.isEmpty }.keys).symmetricDifference(Key.allCases.map(\.rawValue)).sorted() }

    /// The places in a text where words come: "{name}".
    public func places(in key: Key) -> Set<String> { Set((texts[key.rawValue] ?? "").matches(of: /\{\w+\}/).map { String($0.output) }) }

    public var isRightToLeft: Bool { code == "ar" }
}
