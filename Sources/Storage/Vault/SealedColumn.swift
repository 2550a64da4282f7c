public import Neighbourhood

/// A column that holds people's own words, sealed. The register says the same of each (`"sealed": true`), which a test compares.
public enum SealedColumn: String, Sendable, CaseIterable {
    case noteWords = "note.words"
    case noteHiddenReason = "note.hidden_reason"
    case noteAnswer = "note.answer"
    case noteVersionWords = "note_version.words"
    case requestWords = "rights_request.words"
    case requestOutcome = "rights_request.outcome"
    case requestExtendedBecause = "rights_request.extended_because"
    case askWords = "ask.words"
    case askRelation = "ask.relation"
    case askWhenWords = "ask.when_words"
    case askCallBack = "ask.call_back"
    case askClosedReason = "ask.closed_reason"
    case offerTitle = "offer.title"
    case offerWords = "offer.words"
    case offerWhenWords = "offer.when_words"
    case offerConditions = "offer.conditions"
    case personReachNote = "person.reach_note"
    case personLoves = "person.loves"
    case personWishes = "person.wishes"
    case answerReason = "proposal_answer.reason"
    case moveReason = "match_move.reason"
    case talkWords = "talk.words"
    case agreementGoal = "agreement.goal"
    case agreementFrame = "agreement.frame"
    case agreementRhythm = "agreement.rhythm"
    case agreementCall = "agreement.call"
    case agreementAllowance = "agreement.allowance"
    case agreementHouseRules = "agreement.house_rules"
    case incidentWords = "incident.words"
    case incidentTold = "incident.told"
    case incidentNeeded = "incident.needed"
    case incidentOutcome = "incident.outcome"
    case claimWords = "claim.words"
    case claimPayerName = "claim.payer_name"
    case claimRefusal = "claim.refusal"
    case receiptImage = "claim_receipt.image"
    case accountIBAN = "bank_account.iban"
    case accountHolder = "bank_account.holder"
    case paymentIBAN = "payment.iban"
    case paymentHolder = "payment.holder"
    case draftFields = "intake_draft.fields"
    case holdReason = "hold.reason"
    case worryWords = "worry.words"
    case worryAbout = "worry.about"
    case worryReporterName = "worry.reporter_name"
    case worryReporterContact = "worry.reporter_contact"
    case outboxWords = "outbox.words"
    case interviewFields = "interview.fields"
    case outsidePostWords = "outside_post.words"
    case outsideReplyName = "outside_reply.name"
    case outsideReplyPhone = "outside_reply.phone"
    case outsideReplyMail = "outside_reply.mail"
    case outsideReplyWords = "outside_reply.words"
    case listOrigin = "list_import.origin"
    case listHeadings = "list_import.headings"
    case rowCells = "list_row.cells"
    case rowFormer = "list_row.former"
    case sourceOrigin = "person_source.origin"
    case bookingWhat = "booking.what"
    case bookingKeys = "booking.keys"
    case feedAddress = "calendar_feed.address"
    case housePersonPhoto = "house_person.photo"
}

/// Whose key a text is sealed with: a person's, or its own where nobody is known. When the key is destroyed, all that it sealed is gone, wherever a
/// copy of it lies.
public struct Holder: Sendable, Hashable {
    let kind: Thing.Kind
    let id: String

    private init(_ kind: Thing.Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }

    public static func person(_ id: Person.ID) -> Holder { Holder(.person, id.text) }

    /// A request may be of somebody who is not known yet.
    public static func request(_ id: RightsRequest.ID) -> Holder { Holder(.request, id.text) }

    /// A hold outlives whom it is about, and its reason with it.
    public static func hold(_ id: Identifier<Hold>) -> Holder { Holder(.page, id.text) }

    /// An agreement is of two people: when either is erased it goes whole.
    public static func agreement(_ id: Agreement.ID) -> Holder { Holder(.page, id.text) }

    /// What went wrong is of two people as well.
    public static func incident(_ id: Incident.ID) -> Holder { Holder(.incident, id.text) }

    /// Whom a worry is about is not known by id, and who reports it often has no name.
    public static func worry(_ id: Worry.ID) -> Holder { Holder(.worry, id.text) }

    /// Whom an interview is with is nobody of the databank yet; its words go with its key when they are taken in.
    public static func interview(_ id: Interview.ID) -> Holder { Holder(.interview, id.text) }

    /// Who answers from outside is nobody of the databank yet.
    public static func outsideReply(_ id: OutsideReply.ID) -> Holder { Holder(.page, id.text) }

    /// A list holds many people, of whom nobody knows yet who they are.
    public static func list(_ id: ListImport.ID) -> Holder { Holder(.list, id.text) }
    /// What a room is taken for may name people, and is gone with the booking.
    public static func booking(_ id: Booking.ID) -> Holder { Holder(.booking, id.text) }

    /// An address at which a club keeps its calendar may hold a secret of theirs.
    public static func feed(_ id: CalendarFeed.ID) -> Holder { Holder(.page, id.text) }

    /// The photo of somebody in a house goes with its key, when they are shown no more.
    public static func housePerson(_ id: HousePerson.ID) -> Holder { Holder(.page, id.text) }

    /// A message with a code goes to an address, which is not a person.
    public static func message(_ id: OutboxMessage.ID) -> Holder { Holder(.message, id.text) }
}

/// A text as the databank keeps it: only the vault makes one, so that no store can write people's words in the clear by mistake.
public struct Sealed: SQLBindable {
    let text: String

    public var bound: SQLValue { .text(text) }
}
