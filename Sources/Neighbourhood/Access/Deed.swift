/// Everything somebody can do. Verbs that a worker would say; the event table stores these names.
public enum Deed: String, Sendable, CaseIterable, Codable {
    // People
    case writeNote = "write-note"
    case readNote = "read-note"
    case correctNote = "correct-note"
    case hideNote = "hide-note"
    case showNote = "show-note"
    case answerNote = "answer-note"
    case requestRight = "request-right"
    case recordRight = "record-right"
    case handleRights = "handle-rights"
    case takeUpRight = "take-up-right"
    case checkIdentity = "check-identity"
    case extendRight = "extend-right"
    case closeRight = "close-right"
    case freezePerson = "freeze-person"
    case thawPerson = "thaw-person"
    case copyPerson = "copy-person"
    case printEverything = "print-everything"
    case withdrawConsent = "withdraw-consent"
    /// Writing down that somebody agreed on paper, and printing the sheet for it.
    case recordConsent = "record-consent"
    // Databank
    case registerPerson = "register-person"
    case correctPerson = "correct-person"
    case lookAtPerson = "look-at-person"
    case erasePerson = "erase-person"
    case hold
    case liftHold = "lift-hold"
    /// Finding out who is on the telephone: a name and a street, no more.
    case recogniseCaller = "recognise-caller"
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
    /// By the machine, of what nobody answered for.
    case letOfferSleep = "let-offer-sleep"
    case lookAtCircle = "look-at-circle"
    /// Its name and number, who takes part, and who is whom to talk to.
    case keepCircle = "keep-circle"
    case leaveCircle = "leave-circle"
    case registerOrganisation = "register-organisation"
    case registerHouse = "register-house"
    case searchDatabank = "search-databank"
    case seeWords = "see-words"
    case changeWords = "change-words"
    // Conversations that begin with what people love
    case planInterviews = "plan-interviews"
    case seeInterviews = "see-interviews"
    case giveInterview = "give-interview"
    /// Listening, and writing down what is said.
    case holdInterview = "hold-interview"
    case handInInterview = "hand-in-interview"
    case lookAtInterview = "look-at-interview"
    case takeInInterview = "take-in-interview"
    case putInterviewAway = "put-interview-away"
    /// Ringing back on the day that was promised, or promising another.
    case keepPromise = "keep-promise"
    // Asks outside the databank
    case postOutside = "post-outside"
    case recordOutsideReply = "record-outside-reply"
    case settleOutsideReply = "settle-outside-reply"
    // Matches
    case seeCandidates = "see-candidates"
    case propose
    case recordAnswer = "record-answer"
    case introduce
    case withdrawProposal = "withdraw-proposal"
    case lookAtProposal = "look-at-proposal"
    case lookAtMatch = "look-at-match"
    case planAcquaintance = "plan-acquaintance"
    case startTrial = "start-trial"
    case agreeOnMatch = "agree-on-match"
    case startMatch = "start-match"
    case renewMatch = "renew-match"
    case pauseMatch = "pause-match"
    case resumeMatch = "resume-match"
    case prepareEnding = "prepare-ending"
    case carryOn = "carry-on"
    case endMatch = "end-match"
    case thankMatch = "thank-match"
    /// Thanking somebody for all that they do, apart from one match.
    case thankHelper = "thank-helper"
    /// Writing down what is done next for it.
    case mindMatch = "mind-match"
    case handOverMatch = "hand-over-match"
    /// Saying how it goes together, for oneself.
    case answerTalk = "answer-talk"
    /// Writing down what somebody said of it.
    case recordTalk = "record-talk"
    /// Answering a question from a message, without signing in.
    case answerByMessage = "answer-by-message"
    case refuseMessages = "refuse-messages"
    /// Printing letters, ringing who is rung, reaching who was not reached.
    case handlePost = "handle-post"
    case chooseChannel = "choose-channel"
    /// Name, address and telephone of the other side.
    case seeContact = "see-contact"
    // Roles that people have for another
    case seeRoles = "see-roles"
    case changeRoles = "change-roles"
    case seeSafeguards = "see-safeguards"
    case recordSafeguard = "record-safeguard"
    case tellHouse = "tell-house"
    case lookAtAgreement = "look-at-agreement"
    case drawUpAgreement = "draw-up-agreement"
    case agree
    /// Reading whom to call when something goes wrong.
    case seeWhoToCall = "see-who-to-call"
    case reportIncident = "report-incident"
    case lookAtIncident = "look-at-incident"
    case handleIncident = "handle-incident"
    case closeIncident = "close-incident"
    // Allowance and expenses
    case claim
    case addReceipt = "add-receipt"
    case withdrawClaim = "withdraw-claim"
    case lookAtClaim = "look-at-claim"
    case approveClaim = "approve-claim"
    case refuseClaim = "refuse-claim"
    case setBankAccount = "set-bank-account"
    case makePaymentRun = "make-payment-run"
    /// A file for the bank or the bookkeeper.
    case exportPaymentRun = "export-payment-run"
    case markPaid = "mark-paid"
    case cancelPaymentRun = "cancel-payment-run"
    case setPayerAccount = "set-payer-account"
    // Signals
    case recordWorry = "record-worry"
    case takeUpWorry = "take-up-worry"
    case lookAtWorry = "look-at-worry"
    // Network
    /// Giving a practice the link by which it sends patients on, and taking it away.
    case keepReferralDoor = "keep-referral-door"
    /// Sending a patient on, by that link.
    case referPatient = "refer-patient"
    /// Reading how it went with a patient who was sent on, by that link and a code.
    case readReferralAnswer = "read-referral-answer"
    /// Writing down what a practice may hear.
    case tellPractice = "tell-practice"
    // Houses
    /// Changing what everybody reads of a house, or saying that it still holds.
    case keepHouse = "keep-house"
    case seeRooms = "see-rooms"
    /// Putting a room of a house on the list, changing it and taking it off.
    case registerRoom = "register-room"
    case bookRoom = "book-room"
    case moveBooking = "move-booking"
    case cancelBooking = "cancel-booking"
    case startActivity = "start-activity"
    /// What is known of it, its rhythm, or one of its times: moved, off, on after all, one more.
    case changeActivity = "change-activity"
    case endActivity = "end-activity"
    /// Writing down who was at an activity, and reading it.
    case keepPresence = "keep-presence"
    /// Showing the calendar of a club in the agenda of a house: bringing it, choosing from it, taking it off.
    case bringCalendar = "bring-calendar"
    /// Making the secret address of one's own calendar, and taking it away.
    case keepCalendarLink = "keep-calendar-link"
    /// Reading a calendar by its secret address.
    case readCalendarLink = "read-calendar-link"
    /// Arranging that who asks goes to an activity, and what came of it.
    case joinActivity = "join-activity"
    /// When the team is there for who walks in, with whom, and who came by number.
    case seeDropIns = "see-drop-ins"
    /// Who is at a drop-in hour, and how many there should be.
    case keepDropIns = "keep-drop-ins"
    /// Counting who walks in, what it was about and how it ended. Never who.
    case tallyWalkIn = "tally-walk-in"
    case seeTalkNotes = "see-talk-notes"
    /// What was heard in an informal talk, without whom.
    case noteTalk = "note-talk"
    /// What needs doing in a house.
    case seeHouseTasks = "see-house-tasks"
    case keepHouseTasks = "keep-house-tasks"
    /// Arranging that somebody tries a task for some weeks, and looking for one that fits them.
    case tryTask = "try-task"
    /// Who walks along, hearing how it goes, and whether it becomes a regular task.
    case guideTrial = "guide-trial"
    /// Not doing a task any more, without a reason.
    case endTrial = "end-trial"
    /// What the board of a house and a team agreed on: who does what, help on call, safety net.
    case seeRoleAgreement = "see-role-agreement"
    case keepRoleAgreement = "keep-role-agreement"
    case signRoleAgreement = "sign-role-agreement"
    /// What is tried in prevention and what came of it, without anybody in it.
    case seeExperiments = "see-experiments"
    case keepExperiment = "keep-experiment"
    // Working day and set-up
    case seeToday = "see-today"
    case seeNeighbourhood = "see-neighbourhood"
    case importRows = "import-rows"
    /// Bringing a list of people with the browser: looking it through and taking it in.
    case bringList = "bring-list"
    case undoList = "undo-list"
    /// Telling somebody that a list had them on it.
    case tellPerson = "tell-person"
    case setUp = "set-up"
    case signIn = "sign-in"
    /// A code or a second step that was wrong.
    case failToSignIn = "fail-to-sign-in"
    case signOut = "sign-out"
    case endSession = "end-session"
    case makeCode = "make-code"
    case openBeside = "open-beside"
    case closeBeside = "close-beside"
    case setSecondStep = "set-second-step"
    case makeRecoveryCodes = "make-recovery-codes"
    /// The mail address or telephone number where codes go.
    case changeWayIn = "change-way-in"
    case linkIdentity = "link-identity"
    case invite
    /// Who works here, in which role, from when until when.
    case seeColleagues = "see-colleagues"
    case giveRole = "give-role"
    case endRole = "end-role"
    case arrangeCover = "arrange-cover"
    case arrangeCoverOfColleague = "arrange-cover-of-colleague"
    case endCover = "end-cover"
    case seeRota = "see-rota"
    case keepRota = "keep-rota"
    case setHelpLines = "set-help-lines"
    /// Writing down when the schools are closed.
    case keepHolidays = "keep-holidays"
    case seeFigures = "see-figures"
    /// How small a group figures may tell of.
    case setSmallestGroup = "set-smallest-group"
}
