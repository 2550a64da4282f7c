import Foundation
import Neighbourhood
import Testing

@Suite("Who may let others in")
struct SignInAccessTests {
    private static let town = MunicipalityCode(stored: "GM9901")
    private static let person = Person.ID(now: Date(timeIntervalSince1970: 0), chance: 1)

    @Test("a card and looking along are for desk and team, inviting for administrators", arguments: [Deed.makeCode, .openBeside, .invite])
    func roles(deed: Deed) {
        let may: Set<Role> = deed == .invite ? [.admin] : [.desk, .connector, .teamMember]
        for role in Role.allCases {
            let viewer = Viewer(municipality: Self.town, person: Self.person, name: "", roles: [role])
            #expect(Access.allows(viewer, deed) == may.contains(role), "\(role)")
        }
        #expect(!Access.allows(.visitor(of: Self.town), deed))
    }

    @Test("with a worker beside them somebody does what is theirs, and signs out nowhere else")
    func beside() {
        let companion = Companion(person: Self.person, name: "Ria", until: Date(timeIntervalSince1970: 900))
        let viewer = Viewer(municipality: Self.town, person: Self.person, name: "Truus", beside: companion)
        for deed in Deed.allCases where !Access.allows(.visitor(of: Self.town), deed) { #expect(!Access.allows(viewer, deed), "\(deed)") }
        #expect(Access.allows(viewer, .pauseOffer, .own) && Access.allows(viewer, .recordAnswer, .own))
        #expect(!Access.allows(viewer, .endSession, .own))
        let alone = Viewer(municipality: Self.town, person: Self.person, name: "Truus", roles: [])
        #expect(Access.allows(alone, .endSession, .own))
    }

    @Test("who works here is signed in for a day, a resident for as long as the device is theirs")
    func terms() {
        for role in Role.allCases where role.isOfWork { #expect(SessionTerms.of([role, .resident], isOwnDevice: true) == .worker) }
        #expect(SessionTerms.of([], isOwnDevice: true) == .ownDevice && SessionTerms.of([.resident], isOwnDevice: false) == .sharedDevice)
    }
}
