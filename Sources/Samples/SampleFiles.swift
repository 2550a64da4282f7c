import Foundation
import Neighbourhood

/// The rows of the sample's files, as Resources/README.md describes them.
struct SampleFiles: Sendable {
    let areas: Data
    let streets: [SampleStreet]
    let people: [SamplePerson]
    let teams: [SampleTeam]
    let organisations: [SampleOrganisation]
    let houses: [SampleHouse]
    let rooms: [SampleRoom]
    let offers: [SampleOffer]
    let asks: [SampleAsk]
    let helpLines: [SampleHelpLines]
    let interviews: [SampleInterviewRound]
    let activities: [SampleActivity]
    let houseTasks: [SampleHouseTask]
    let roleAgreements: [SampleRoleAgreement]
    let experiments: [SampleExperiment]

    private let folder: URL

    init(_ town: SampleTown) throws {
        let folder = try town.folder()
        self.folder = folder
        func rows<Row: Decodable>(_ name: String) throws -> [Row] {
            try JSONDecoder().decode([Row].self, from: Data(contentsOf: folder.appending(path: name + ".json")))
        }
        areas = try Data(contentsOf: folder.appending(path: "areas.geojson"))
        streets = try rows("streets")
        people = try rows("people")
        teams = try rows("teams")
        organisations = try rows("organisations")
        houses = try rows("houses")
        rooms = try rows("rooms")
        offers = try rows("offers")
        asks = try rows("asks")
        helpLines = try rows("helplines")
        interviews = try rows("interviews")
        activities = try rows("activities")
        houseTasks = try rows("tasks")
        roleAgreements = try rows("roleagreements")
        experiments = try rows("experiments")
    }

    /// A face that was drawn for this sample.
    func face(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: "faces/" + name)) }
}

struct SampleStreet: Decodable, Sendable {
    let postcode: String
    let latitude: Double
    let longitude: Double
}

struct SampleRole: Decodable, Sendable {
    let role: Role
    let of: String?
}

struct SamplePerson: Decodable, Sendable {
    let key: String
    let name: String
    let callName: String
    let bornYear: Int?
    let street: String?
    let houseNumber: String?
    let postcode: String?
    let area: String?
    let latitude: Double?
    let longitude: Double?
    let phone: String?
    let mail: String?
    let reach: Reach
    let reachNote: String?
    let languages: [String]
    let loves: String?
    let wishes: String?
    let roles: [SampleRole]?

    var place: Coordinate? { Coordinate(latitude, longitude) }

    var facts: PersonFacts {
        PersonFacts(
            name: name, callName: callName, bornYear: bornYear, phone: phone.flatMap { PhoneNumber($0) }, mail: mail.flatMap { MailAddress($0) },
            street: street, houseNumber: houseNumber, postcode: postcode.flatMap { Postcode($0) }, reach: reach, reachNote: reachNote,
            languages: languages.compactMap { SpokenLanguage($0) }, loves: loves, wishes: wishes)
    }
}

struct SampleTeam: Decodable, Sendable {
    let key: String
    let name: String
    let areas: [String]
    let phone: String?
    let mail: String?
    let house: String?
    let rota: [SampleShift]?
}

struct SampleShift: Decodable, Sendable {
    let person: String
    /// 0 is Monday.
    let days: [Int]
    let from: String
    let until: String

    var hours: Hours? { Hours(from: ClockTime(from), until: ClockTime(until)) }
}

struct SampleHelpLines: Decodable, Sendable {
    let fallbackName: String
    let fallbackPhone: String
    let doctorPhone: String?
    let from: String
    let until: String
    let insurance: String

    var lines: HelpLines? {
        guard let phone = PhoneNumber(fallbackPhone), let hours = Hours(from: ClockTime(from), until: ClockTime(until)) else { return nil }
        return HelpLines(
            fallbackName: fallbackName, fallbackPhone: phone, doctorPhone: doctorPhone.flatMap { PhoneNumber($0) }, promised: hours,
            insurance: insurance)
    }
}

struct SampleOrganisation: Decodable, Sendable {
    let key: String
    let name: String
    let kind: String
    let about: String?
    let phone: String?
    let mail: String?
    let website: String?
    let street: String?
    let houseNumber: String?
    let postcode: String?
    let area: String?
    let latitude: Double?
    let longitude: Double?
    let confirmedDaysAgo: Int?

    var address: Address {
        Address(
            street: street, houseNumber: houseNumber, postcode: postcode.flatMap { Postcode($0) }, place: Coordinate(latitude, longitude),
            area: area.flatMap { AreaCode($0) })
    }
}

struct SampleHouse: Decodable, Sendable {
    let key: String
    let name: String
    let about: String?
    let phone: String?
    let hours: String?
    let access: [String]
    let street: String?
    let houseNumber: String?
    let postcode: String?
    let area: String?
    let latitude: Double?
    let longitude: Double?
    let confirmedDaysAgo: Int?
    let boardReach: String?
    let people: [SampleHousePerson]?
    let differentHours: [SampleDifferentHours]?

    var address: Address {
        Address(
            street: street, houseNumber: houseNumber, postcode: postcode.flatMap { Postcode($0) }, place: Coordinate(latitude, longitude),
            area: area.flatMap { AreaCode($0) })
    }
}

struct SampleOffer: Decodable, Sendable {
    let key: String
    let kind: OfferKind
    let party: PartyKind
    let by: String
    let partyName: String?
    /// Who takes part beside whom it is by, when more people offer it as one.
    let members: [String]?
    let title: String?
    let words: String
    let help: [String]
    let rhythm: Rhythm
    let days: [String]
    let daysWords: String?
    let range: Int
    let nearness: Nearness
    let conditions: String?
    let noStairs: Bool
    let noPets: Bool
    let lightOnly: Bool
    let wantsAllowance: Bool
    let languages: [String]
    let role: HelpRole.Key
    let vogSeenDaysAgo: Int?
    let atOnce: Int
    let running: Int
    let confirmedDaysAgo: Int?
    let pausedUntilInDays: Int?
    let state: OfferState
}

struct SampleAsk: Decodable, Sendable {
    let key: String
    let `for`: String
    let askedBy: String?
    let relation: String?
    let aware: Awareness
    let words: String
    let help: [String]
    let rhythm: Rhythm
    let days: [String]
    let whenWords: String?
    let callBack: String?
    let languages: [String]
    let needsVog: Bool
    let wish: HelperWish?
    let nearness: Nearness
    let source: Source
    let daysAgo: Int
    let state: AskState
    let owner: String?
    let nextStep: String?
    let nextInDays: Int?
    let closedReason: String?
    let proposals: [SampleProposal]
}

struct SampleProposal: Decodable, Sendable {
    let offer: String
    let daysAgo: Int
    let askSide: SampleAnswer?
    let offerSide: SampleAnswer?
    let introducedDaysAgo: Int?
}

struct SampleAnswer: Decodable, Sendable {
    let answer: Reply
    let reason: String?
    let daysAgo: Int
}

extension Coordinate {
    fileprivate init?(_ latitude: Double?, _ longitude: Double?) {
        guard let latitude, let longitude else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}
