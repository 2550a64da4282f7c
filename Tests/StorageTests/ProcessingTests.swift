import Foundation
import Neighbourhood
import Storage
import TestDatabanks
import Testing

@Suite("The log of processing, in the databank")
struct ProcessingTests {
    private let town = MunicipalityCode(stored: "GM9901")
    private let greet = Person.ID(stored: "greet")
    private let truus = Person.ID(stored: "truus")
    private let fatma = Person.ID(stored: "fatma")
    private let noon = Date(timeIntervalSince1970: 1_800_000_000)

    private func databank(_ engine: Engine) async throws -> any Driver {
        let driver = try await TestDatabanks.fresh(engine)
        try await driver.write(in: nil) { [town] in try $0.insertMunicipality(MunicipalityLine(code: town, name: "Wilgenoord")) }
        return driver
    }

    private func record(
        _ deed: Deed, _ subjects: [Person.ID], minutes: Double = 0, by user: Person.ID? = Person.ID(stored: "fatma")
    ) -> ProcessingRecord {
        let moment = noon.addingTimeInterval(minutes * 60)
        return ProcessingRecord(
            trace: String(repeating: "a", count: 32), span: String(repeating: "b", count: 16), deed: deed, outcome: .done, began: moment,
            ended: moment.addingTimeInterval(0.01), subjects: subjects,
            user: user.map { ProcessingRecord.User(person: $0, beside: nil, roles: [.connector], request: "1") })
    }

    @Test("a person can be told who looked, when and for what; what they did themselves is not among it", arguments: TestDatabanks.engines)
    func looks(engine: Engine) async throws {
        let driver = try await databank(engine)
        let records = [
            record(.lookAtPerson, [greet]), record(.seeToday, [truus, greet], minutes: 1), record(.lookAtPerson, [truus], minutes: 2),
            record(.correctPerson, [greet], minutes: 3, by: greet),
        ]
        try await driver.write(in: town) { [town] in try $0.add(records, in: town) }
        let looks = try await driver.read(in: town) { [town, greet, noon] in try $0.looks(at: greet, since: noon, in: town) }
        #expect(looks.map(\.deed) == [.seeToday, .lookAtPerson])
        #expect(looks.map(\.isAmongOthers) == [true, false])
        #expect(looks.map(\.worker) == [fatma, fatma])
        #expect(looks.map(\.roles) == [[.connector], [.connector]])
        let later = try await driver.read(in: town) { [town, greet, noon] in try $0.looks(at: greet, since: noon.addingTimeInterval(30), in: town) }
        #expect(later.map(\.deed) == [.seeToday])
    }

    @Test("nothing in it can be changed or taken out by a statement", arguments: TestDatabanks.engines)
    func onlyAdded(engine: Engine) async throws {
        let driver = try await databank(engine)
        let line = record(.lookAtPerson, [greet])
        try await driver.write(in: town) { [town] in try $0.add([line], in: town) }
        let attempts: [SQL] = [
            "UPDATE processing SET subject = 'somebody'", "UPDATE processing_user SET person = 'somebody'", "DELETE FROM processing",
            "DELETE FROM processing_user",
        ]
        for attempt in attempts {
            await #expect(throws: SQLError.self) {
                try await driver.write(in: town) { connection in try connection.execute(attempt, []) }
            }
        }
        let left = try await driver.read(in: town) {
            try $0.count("SELECT count(*) FROM processing JOIN processing_user USING (municipality, number)")
        }
        #expect(left == 1)
    }

    @Test("what is older than its term goes, and what is newer stays", arguments: TestDatabanks.engines)
    func term(engine: Engine) async throws {
        let driver = try await databank(engine)
        let records = (0..<5).map { record(.lookAtPerson, [greet], minutes: Double($0)) }
        try await driver.write(in: town) { [town] in try $0.add(records, in: town) }
        let gone = try await driver.write(in: town) { [town, noon] in try $0.forgetProcessing(before: noon.addingTimeInterval(150), in: town) }
        #expect(gone == 3)
        let more = record(.lookAtPerson, [greet], minutes: 9)
        try await driver.write(in: town) { [town] in try $0.add([more], in: town) }
        let numbers = try await driver.read(in: town) {
            try $0.rows("SELECT processing.number FROM processing JOIN processing_user USING (municipality, number) ORDER BY 1", []) { row in
                row.next(Int.self)
            }
        }
        #expect(numbers == [4, 5, 6])
    }
}
