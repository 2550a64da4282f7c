public import Foundation

/// Everything that can go wrong, in the words of the trade. Two tables translate it: to a page with an HTTP status (Website), and to a
/// sentence with an exit code (command). Any other error is "internal": logged with its request id, never shown.
public enum Problem: Error, Equatable, Sendable {
    /// There is no such thing, or it belongs to another municipality. The two are the same to whoever asks.
    case notFound(Thing.Kind)
    /// The viewer may not do this, for the reason given.
    case notAllowed(Refusal)
    /// What was typed cannot be used. All fields at once, each with what to do about it.
    case invalid([FieldError])
    /// Somebody else changed the thing since the viewer opened it.
    case stale(Thing)
    /// The deed does not fit the state: an answer to a proposal that was withdrawn.
    case outOfOrder(OutOfOrder)
    case signInNeeded
    /// The deed asks that whoever is signed in shows once more that it is them.
    case proofNeeded
    /// The municipality's own sign-in gave an answer that cannot be trusted, or of somebody whom Omzien does not know.
    case brokerRefused(BrokerFault)
    /// The municipality's own sign-in does not answer.
    case brokerUnavailable
    /// The link was used before, or is too old.
    case linkSpent
    /// Too many at once; try again after so many seconds.
    case tooMany(retryAfter: Int)
    /// What was sent is larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// The form was not ours, or stood open too long.
    case formExpired
    /// The databank cannot be reached, is full, or is locked. Nothing was saved.
    case databankUnavailable(DatabankTrouble)
    /// A setting is wrong: which one, and what to do.
    case setting(name: String, advice: String)
    /// The databank was made by a newer version of Omzien than this one.
    case schemaNewer(found: Int, known: Int)
    /// A migration in the databank is not the one this version knows by that number.
    case schemaChanged(migration: Int)
}

/// Why somebody who came back from the municipality's own sign-in is not let in. For the log; on the screen only one of them is told apart.
public enum BrokerFault: String, Sendable, Equatable {
    /// Not begun here, not in this browser, too long ago, or used before.
    case unknownState
    /// The broker itself said no, or the worker stopped there.
    case declined
    /// The broker did not take the code.
    case codeRefused
    case malformedToken, wrongAlgorithm, unknownKey, wrongSignature, wrongIssuer, wrongAudience, wrongNonce, expired, notYet, wrongLevel
    /// They were to sign in anew, and the broker let them through on what it knew from before.
    case notAnew
    /// They signed in anew, as another than who has this session.
    case anotherWorker
    /// Everything is right, but this worker was never invited.
    case unknownWorker

    /// From the error that came back with the browser (RFC 6749, 4.1.2.1); nil when there was none.
    public init?(answer: String) {
        guard !answer.isEmpty else { return nil }
        self = .declined
    }
}

/// What keeps the databank from answering.
public enum DatabankTrouble: String, Sendable, Equatable {
    case unreachable, full, locked, readOnly, damaged
}

/// Deeds that come at the wrong moment.
public enum OutOfOrder: String, Sendable, Equatable {
    /// The other side names who it is; it is not proposed.
    case roleIsChosen
    case askNotOpen, offerNotOpen, alreadyProposed, helperFull, proposalClosed, notBothAgreed, sameParty, alreadySetUp
    /// The person asked that their data are kept and not used.
    case frozen
    case requestClosed, tooLateToExtend, identityUnknown
    /// Somebody this young does not decide alone.
    case needsParents
    case consentWithdrawn
    /// It may not be erased for as long as a hold stands.
    case held
    /// A colleague still minds asks of others.
    case mindsSomething
    /// Somebody has to be able to set up.
    case lastAdmin
    /// The request asks something else than to be erased, or not to be used.
    case notToErase
    /// A match does not stand where this can be done.
    case notAtThisStep
    /// The role asks for something that is not there yet, or that both sides agree on paper.
    case requirementsUnmet, agreementMissing
    /// The ask has a match, and what is next stands there.
    case hasMatch
    /// What was said was handed in, taken in or put away by somebody else.
    case interviewOver
    /// Whom it is for does not know of it, or nobody knows whether they do.
    case subjectUnaware
    /// What came back from outside was settled by a colleague.
    case replySettled
    /// The question was answered, or is not asked any more.
    case talkClosed
    /// A claim was decided, or taken back.
    case claimDecided
    /// No approved claim can be paid, the municipality has no account to pay from, or a run is paid or cancelled.
    case nothingToPay, payerUnknown, runClosed
    /// A list is past the step at which this can be done.
    case listTaken
    /// Whom to talk to for a circle stays until another is.
    case isContact
    /// What stood in a list is not kept any more.
    case fileGone
    /// Somebody came with a list and does not know it yet.
    case notTold
    case tooLateToUndo
    /// A room is still to be used.
    case roomIsBooked
    /// The room is taken for an activity, which says when.
    case activityHasTheRoom
    /// The activity was ended.
    case activityEnded
    /// It has yet to be.
    case notYetThere
    /// There is no place left, and nobody can wait for one.
    case activityFull
    case joinsAlready
    /// The link of a practice was taken away, or another took its place.
    case referralDoorClosed
    /// Somebody else has to take up a worry before anything comes of it, or it was never taken up.
    case worryNotTakenUp
    /// The task does not need doing any more, everybody it asks for is there, or this person does it already.
    case taskClosed, taskFull, triesAlready
    /// Somebody still does the task.
    case taskIsDone
    /// What happened in an experiment is written down already.
    case experimentOver
}

/// One field of a form or one column of an import that cannot be used.
public struct FieldError: Equatable, Sendable {
    /// The field's name as the form sends it.
    public let field: String
    public let fault: Fault

    public init(_ field: String, _ fault: Fault) {
        self.field = field
        self.fault = fault
    }

    public enum Fault: Equatable, Sendable {
        case missing
        case tooLong(limit: Int)
        case notAPostcode
        case notADate
        case notAPhone
        case notAMail
        case notANumber
        case notAChoice
        case beforeToday
        case afterToday
        case beforeTomorrow
        /// After the last day that may be chosen.
        case afterDay(CalendarDate)
        case notATime
        /// A room is taken on these days; and from when it is free next, where that was looked up.
        case taken(days: [CalendarDate], next: Date?)
        /// The activity is on that day already, or was planned on it.
        case onThatDayAlready
        case endsBeforeItStarts
        case outsideRange(Int, Int)
        case unknown
        /// Only small words, which say nothing by themselves.
        case saysNothing
        /// A name, a street or a number that would tell who it is about.
        case tellsOfSomebody
        /// A word in it may be somebody's name.
        case mayNameSomebody
        /// A number by which the state knows somebody (BSN).
        case citizenNumber
        case needsOneOf([String])
        /// An hour gives no more than this without tax.
        case overHour(Cents)
        /// More than what is left of the limit of the month, or of the year.
        case overMonth(left: Cents)
        case overYear(left: Cents)
    }
}
