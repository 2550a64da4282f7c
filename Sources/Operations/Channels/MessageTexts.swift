import Foundation
public import Language

/// The words of messages, and of the pages that answer them, in one language: the section "message" of the catalogue. What people wrote is never
/// translated.
public struct MessageTexts: Sendable {
    public let tongue: Tongue

    /// ISO 639.
    public var code: String { tongue.code }

    /// The languages there are texts in, Dutch first.
    public static let codes = Tongue.allCases.map(\.code)

    /// Every text; a language that lacks one fails a test.
    public enum Key: String, CaseIterable, Sendable {
        case hello, helpWantedSubject, helpWantedMany, helpWantedLead, helperFoundSubject, helperFoundLead, somebody, yourAsk, theirOffer,
            yourOffer, theirAsk, question, safe, choose, yes, no, later, call, callNoPhone, farewell, team, refuse, refuseLink, smsHelpWanted,
            smsHelperFound, letterScan, pageTitle, send, thanks, thanksYes, thanksNo, thanksLater, used, ended, closed, parents, changed,
            refusalTitle, refusalLead, refusalLeadOther, refusalButton, refusalDone, teamAlone, callTeam, talkSubject, talkLead, talkAcquaintance,
            talkRhythm, talkEnding, talkGood, talkSoSo, talkCallMe, talkSafe, talkThanksGood, talkThanksUnhappy, smsTalk,
            freshSubject, freshLead, freshSafe, freshYes, freshNotNow, freshStop, freshAll, freshAsleep, freshThanksYes, freshThanksNotNow,
            freshThanksStop, smsFresh, doorSubject, doorWayIn, doorSecondStep, doorRecoveryCodes, doorCall, doorCallTeam
    }

    /// Dutch for a language that we do not write.
    public static func of(_ code: String) -> MessageTexts { MessageTexts(tongue: Tongue(rawValue: code) ?? .dutch) }

    /// - Parameter words: what takes the place of "{name}" and the like.
    public subscript(_ key: Key, _ words: KeyValuePairs<String, String> = [:]) -> String {
        Catalogue.of(tongue)[TextKey("message", key)].plain { name in
            words.first { $0.key == name }.map { name == "phone" ? inOrder($0.value) : $0.value }
        }
    }

    /// The groups of a telephone number change places between words that run from right to left, unless they are set apart (Unicode, UAX 9: LRI and PDI).
    private func inOrder(_ number: String) -> String { tongue.isRightToLeft ? "\u{2066}\(number)\u{2069}" : number }
}
