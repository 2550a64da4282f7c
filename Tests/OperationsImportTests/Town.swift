import Foundation
import Language
import Matching
import Neighbourhood
import Operations
import Samples
import Storage
import TestDatabanks

/// An empty municipality, or the sample one, on Saturday 21 November 2026 at eleven.
enum Town {
    static let saturday = Date(timeIntervalSince1970: 1_795_255_200)
    static let code = SampleTown.wilgenoord.municipality
    static let system = Viewer.system(of: code)

    static func empty(on engine: Engine) async throws -> Workplace {
        let driver = try await TestDatabanks.fresh(engine, clock: { saturday })
        try await driver.write(in: code) { try $0.insertMunicipality(MunicipalityLine(code: code, name: "Wilgenoord")) }
        return try workplace(driver)
    }

    static func workplace(_ driver: any Driver) throws -> Workplace {
        Workplace(driver: driver, matches: try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty)))
    }

    static func sample(on engine: Engine) async throws -> Workplace {
        let workplace = try await empty(on: engine)
        try await Samples.load(into: workplace, neighbourhood: .wilgenoord)
        return workplace
    }
}

extension Workplace {
    /// Plans and carries out, as the command does.
    func importAll(_ kind: ImportKind, _ text: String) async throws -> (plan: ImportPlan, result: ImportResult) {
        let plan = try await planImport(of: kind, from: Data(text.utf8), by: Town.system)
        return (plan, try await carryOut(plan, by: Town.system))
    }

    func plan(_ kind: ImportKind, _ text: String) async throws -> ImportPlan {
        try await planImport(of: kind, from: Data(text.utf8), by: Town.system)
    }

    func count(_ sql: SQL) async throws -> Int {
        try await driver.read(in: Town.code) { try $0.count(sql, [Town.code]) }
    }
}

extension ImportPlan {
    /// "3: accepted" and the like, for tests that read as lists.
    var verdicts: [Int: ImportLine.Verdict] { Dictionary(uniqueKeysWithValues: lines.map { ($0.number, $0.verdict) }) }
}
