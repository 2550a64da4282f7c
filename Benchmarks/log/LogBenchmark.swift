import Foundation
import Language
import Matching
import Neighbourhood
import Operations
import Storage

/// What the log of processing costs for each look at people, in microseconds of processor time: the same reads with the log and without, in turn, in
/// one process and on one databank. With it, everything that production does for a line: the trace, the line, and writing it with those that came
/// in the same twentieth of a second or so.
///
///     LogBenchmark PEOPLE BATCH     people on a page, and lines that are written together
@main
struct LogBenchmark {
    private static let town = MunicipalityCode(stored: "GM9901")
    private static let looks = 2000
    private static let rounds = 5

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        guard arguments.count == 2, arguments.allSatisfy({ $0 > 0 }) else {
            print("usage: LogBenchmark PEOPLE BATCH")
            exit(2)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "omzien-log-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let workplace = try await workplace(in: folder)
        var people: [Person.ID] = []
        for number in 1...arguments[0] {
            people.append(try await workplace.register(PersonFacts(name: "Iemand \(number)"), by: .system(of: town)))
        }
        let viewer = Viewer(municipality: town, person: people[0], name: "Fatma", roles: [.connector])
        var costs: [Double] = []
        for _ in 0..<rounds {
            let without = try await look(at: people, viewer, workplace)
            let with = try await look(at: people, viewer, workplace, batch: arguments[1])
            costs.append((with - without) / Double(looks))
        }
        print(String(format: "%.1f", costs.sorted()[rounds / 2]))
    }

    private static func workplace(in folder: URL) async throws -> Workplace {
        let driver = try SQLiteDriver(path: folder.appending(path: "omzien.sqlite").path)
        try await Migrations.run(on: driver)
        try await driver.write(in: nil) { try $0.insertMunicipality(MunicipalityLine(code: town, name: "Wilgenoord")) }
        let matches = try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty))
        let vault = Vault(try MasterKey(MasterKey.freshLine(on: CalendarDate(Date())), from: "benchmark"))
        return Workplace(driver: SealingDriver(driver, vault), matches: matches, vault: vault)
    }

    /// - Parameter batch: after so many looks what waits is written; nil without the log.
    /// - Returns: microseconds of processor time of the whole process.
    private static func look(at people: [Person.ID], _ viewer: Viewer, _ workplace: Workplace, batch: Int? = nil) async throws -> Double {
        let began = processorTime
        for number in 1...looks {
            let trace = batch.map { _ in Trace(for: .lookAtPerson, at: Date()) }
            try await Trace.$current.withValue(trace) {
                _ = try await workplace.read(as: viewer) { connection in try people.map { try connection.person($0, for: viewer).facts.name } }
            }
            guard let batch, let (record, municipality) = trace?.record(.done, at: Date()) else { continue }
            workplace.log.take(record, in: municipality)
            if number.isMultiple(of: batch) { await workplace.log.write() }
        }
        await workplace.log.write()
        return processorTime - began
    }

    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
