import Foundation
import Neighbourhood
import Storage

extension Doctor {
    func databank() async -> [Finding] {
        if case .file(let path) = address, !FileManager.default.fileExists(atPath: path) {
            return [
                .attention(
                    "databank", "Er is nog geen databank op \(path).",
                    "Maak er een met: omzien migrate. Of bekijk eerst de voorbeeldbuurt: omzien demo")
            ]
        }
        do {
            let driver = try open(address)
            let findings = await look(into: driver)
            try? await driver.close()
            return findings
        } catch {
            return [trouble(error)]
        }
    }

    private func look(into driver: any Driver) async -> [Finding] {
        do {
            let done = try await Migrations.check(driver)
            var findings = [schema(done)]
            findings.append(driver.engine == .sqlite ? try await soundness(driver) : try await searching(driver))
            guard done == Migrations.newest else { return findings }
            findings += [try await municipalities(driver), try await demo(driver), try await history(driver)]
            findings += try await LogCheck.findings(in: driver, anchor)
            return findings
        } catch {
            return [trouble(error)]
        }
    }

    private func schema(_ done: Int) -> Finding {
        if done == 0 { return .attention("databank", "De databank \(address.shown) is leeg.", "Maak de tabellen met: omzien migrate") }
        if done < Migrations.newest {
            return .attention(
                "databank", "De databank is van een oudere versie (stap \(done) van \(Migrations.newest)).",
                "Maak een reservekopie en doe dan: omzien migrate")
        }
        return .good("databank", "De databank \(address.shown) is bereikbaar en bij (stap \(done)).")
    }

    private func soundness(_ driver: any Driver) async throws -> Finding {
        let words = try await driver.read(in: nil) { try $0.rows("PRAGMA quick_check", []) { $0.next(String.self) } }
        if words == ["ok"] { return .good("gaafheid", "De databank is gaaf.") }
        return .fault("gaafheid", "De databank is beschadigd.", "Stop Omzien en zet de laatste reservekopie terug: omzien restore KOPIE --replace")
    }

    /// Row-level security keeps PostgreSQL from asking the index of the search box first, unless it is told that the comparison gives nothing away.
    private func searching(_ driver: any Driver) async throws -> Finding {
        let isLeakproof = try await driver.read(in: nil) { connection in
            try connection.count("SELECT count(*) FROM pg_proc WHERE oid = 'ts_match_vq(tsvector, tsquery)'::regprocedure AND proleakproof") == 1
        }
        if isLeakproof { return .good("zoeken", "PostgreSQL zoekt met de index.") }
        return .attention(
            "zoeken", "PostgreSQL zoekt niet met de index. In een grote gemeente duurt zoeken dan tot tien keer zo lang.",
            "Laat een beheerder van PostgreSQL in deze databank eenmalig doen: ALTER FUNCTION ts_match_vq(tsvector, tsquery) LEAKPROOF")
    }

    private func municipalities(_ driver: any Driver) async throws -> Finding {
        let known = try await driver.read(in: nil) { try $0.municipalities() }
        let names = known.map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
        if known.isEmpty {
            return .attention("gemeente", "Er is nog geen gemeente.", "Lees de grenzen in: omzien places areas BESTAND --municipality GM0000")
        }
        if let municipality, !known.contains(where: { $0.code == municipality }) {
            return .fault("gemeente", "OMZIEN_MUNICIPALITY is \(municipality), maar die staat niet in de databank.", "Kies uit: \(names)")
        }
        return .good("gemeente", "In de databank: \(names).")
    }

    /// The demo lets anybody in by a link; real people must not be beside it.
    private func demo(_ driver: any Driver) async throws -> Finding {
        let now = now
        let (demos, strangers, links) = try await driver.read(in: nil) { connection in
            (
                try connection.count("SELECT count(*) FROM municipality WHERE is_demo = 1"),
                try connection.count("SELECT count(*) FROM person JOIN municipality ON municipality.id = person.municipality WHERE is_demo = 0"),
                try connection.count(
                    "SELECT count(*) FROM sign_in_link JOIN municipality ON municipality.id = sign_in_link.municipality WHERE is_reusable = 1 AND ends_at > $1 AND is_demo = 0",
                    [now])
            )
        }
        if links > 0 {
            return .fault(
                "oefenen", "Er zijn oefenlinks voor een echte gemeente. Wie zo’n link heeft, komt zo binnen.",
                "Haal de oefenlinks weg, en gebruik omzien demo alleen met een eigen databank.")
        }
        if demos > 0, strangers > 0 {
            return .fault(
                "oefenen", "De voorbeeldbuurt en echte mensen staan in één databank.",
                "Gebruik voor oefenen een eigen databank: OMZIEN_DATABASE=./var/oefenen.sqlite omzien demo")
        }
        return .good("oefenen", demos > 0 ? "Dit is een oefendatabank zonder echte mensen." : "Dit is geen oefendatabank.")
    }

    /// A clock that was set back would put new events before old ones.
    private func history(_ driver: any Driver) async throws -> Finding {
        let last = try await driver.read(in: nil) { try $0.first("SELECT max(at) FROM event") { $0.next(Date?.self) } ?? nil }
        guard let last, last > now.addingTimeInterval(300) else { return .good("geschiedenis", "Niets in de geschiedenis ligt na vandaag.") }
        return .fault(
            "geschiedenis", "De laatste gebeurtenis ligt in de toekomst. De klok is teruggezet.", "Zet de klok gelijk: timedatectl set-ntp true")
    }

    private func trouble(_ error: any Error) -> Finding {
        switch error as? Problem {
        case .schemaNewer?:
            .fault("databank", "De databank is gemaakt door een nieuwere versie van Omzien.", "Installeer de nieuwste versie van Omzien.")
        case .schemaChanged(let number)?:
            .fault(
                "databank", "Stap \(number) van de databank is niet de stap die deze versie kent.",
                "Zet een reservekopie terug, of gebruik de versie waarmee de databank is gemaakt.")
        case .databankUnavailable(let trouble)?: .fault("databank", trouble.sentence, trouble.advice)
        case .setting(let name, let advice)?: .fault("databank", "\(name) klopt niet.", advice)
        default: .fault("databank", "De databank geeft geen antwoord.", "Kijk of \(address.shown) klopt.")
        }
    }
}
