/// Everything somebody can do. Verbs that a worker would say; the event table stores these names.
public enum Deed: String, Sendable, CaseIterable, Codable {
    // People
    case writeNote = "write-note"
    case readNote = "read-note"
    case correctNote = "correct-note"
    case hideNote = "hide-note"
    case showNote = "show-note"
    case answerNote = "answer-note"
    // Databank
    case registerPerson = "register-person"
    case correctPerson = "correct-person"
    case lookAtPerson = "look-at-person"
    case askPublicly = "ask-publicly"
    case placeAsk = "place-ask"
    case correctAsk = "correct-ask"
    case lookAtAsk = "look-at-ask"
    case takeUpAsk = "take-up-ask"
    case putAskOnWaitingList = "put-ask-on-waiting-list"
    case closeAsk = "close-ask"
    case reopenAsk = "reopen-ask"
    case offerPublicly = "offer-publicly"
    case placeOffer = "place-offer"
    case correctOffer = "correct-offer"
    case lookAtOffer = "look-at-offer"
    case confirmOffer = "confirm-offer"
    case pauseOffer = "pause-offer"
    case resumeOffer = "resume-offer"
    case withdrawOffer = "withdraw-offer"
    case bringBackOffer = "bring-back-offer"
    case registerOrganisation = "register-organisation"
    case registerHouse = "register-house"
    case searchDatabank = "search-databank"
    case seeWords = "see-words"
    case changeWords = "change-words"
    // Matches
    case seeCandidates = "see-candidates"
    case propose
    case recordAnswer = "record-answer"
    case introduce
    case withdrawProposal = "withdraw-proposal"
    // Signals
    case recordWorry = "record-worry"
    case takeUpWorry = "take-up-worry"
    // Working day and set-up
    case seeToday = "see-today"
    case seeNeighbourhood = "see-neighbourhood"
    case importRows = "import-rows"
    case setUp = "set-up"
    case signIn = "sign-in"
    case signOut = "sign-out"
    case endSession = "end-session"
    case makeCode = "make-code"
    case openBeside = "open-beside"
    case closeBeside = "close-beside"
    case setSecondStep = "set-second-step"
    case linkIdentity = "link-identity"
    case invite
}
