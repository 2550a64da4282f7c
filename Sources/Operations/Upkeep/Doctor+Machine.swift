import Foundation

extension Doctor {
    /// The C libraries of Debian. The program would not start without them, so this is for a machine that is being prepared.
    func libraries() -> Finding {
        let wanted = [
            "libpq.so.5": "libpq5", "libqrencode.so.4": "libqrencode4", "libstemmer.so.0d": "libstemmer0d", "libzip.so.4": "libzip4",
            "libsqlite3.so.0": "libsqlite3-0", "libical.so.3": "libical3",
        ]
        let missing = wanted.filter { library, _ in !Self.libraryFolders.contains { FileManager.default.fileExists(atPath: $0 + "/" + library) } }
        guard !missing.isEmpty else {
            return .good("pakketten", "De bibliotheken libpq, libqrencode, libstemmer, libzip, libical en SQLite zijn er.")
        }
        let packages = missing.values.sorted().joined(separator: " ")
        return .fault(
            "pakketten", "Er ontbreken bibliotheken: \(missing.keys.sorted().joined(separator: ", ")).", "Installeer ze: apt install \(packages)")
    }

    private static let libraryFolders = [
        "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
        "/usr/local/lib",
    ]

    func wordList() -> Finding {
        if FileManager.default.isReadableFile(atPath: "/usr/share/dict/dutch") { return .good("woordenlijst", "De Nederlandse woordenlijst is er.") }
        return .attention(
            "woordenlijst", "De Nederlandse woordenlijst ontbreekt. Zoeken werkt, maar splitst minder woorden en herstelt minder tikfouten.",
            "Installeer hem: apt install wdutch")
    }

    func copyPrograms() async -> Finding {
        for name in ["pg_dump", "pg_restore"] {
            guard let outcome = try? await Tool.run(name, ["--version"]), outcome.code == 0 else {
                return .attention(
                    "reservekopie", "\(name) ontbreekt. Een reservekopie van PostgreSQL kan dan niet.",
                    "Installeer het: apt install postgresql-client")
            }
        }
        return .good("reservekopie", "pg_dump en pg_restore zijn er.")
    }

    /// Days and terms hang on the clock of the machine. The time zone does not matter: Omzien reckons in Dutch time itself.
    func clock() -> Finding {
        let years = 1_767_225_600.0..<4_102_444_800.0
        if years.contains(now.timeIntervalSince1970) { return .good("klok", "De klok van de computer kan kloppen.") }
        return .fault("klok", "De klok van de computer loopt niet goed.", "Zet de klok gelijk: timedatectl set-ntp true")
    }

    func folder() -> Finding {
        let folder = existing(workFolder)
        if FileManager.default.isWritableFile(atPath: folder.path) { return .good("map", "In de map \(folder.path) kan worden geschreven.") }
        return .fault(
            "map", "In de map \(folder.path) kan niet worden geschreven.",
            "Geef de gebruiker van Omzien het recht om er te schrijven, of kies een andere map met OMZIEN_DATABASE.")
    }

    func disk() -> Finding {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: existing(workFolder).path)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return .attention("schijf", "Hoeveel ruimte er vrij is, is niet te zien.", "Kijk zelf: df -h")
        }
        let megabytes = free / 1_000_000
        let sentence = "Er is \(megabytes >= 10_000 ? "\(megabytes / 1000) GB" : "\(megabytes) MB") vrij op de schijf."
        if megabytes < 200 { return .fault("schijf", sentence, "Maak ruimte. Als de schijf vol is, kan er niets meer worden bewaard.") }
        return megabytes < 2000 ? .attention("schijf", sentence, "Maak ruimte voor de reservekopieën.") : .good("schijf", sentence)
    }

    /// Only whether it is set: sending is another matter.
    func mail() -> Finding {
        let names = ["OMZIEN_SMTP_HOST", "OMZIEN_SMTP_URL"]
        if names.contains(where: { !(environment[$0] ?? "").isEmpty }) { return .good("e-mail", "De e-mail is ingesteld.") }
        return .attention("e-mail", "De e-mail is niet ingesteld. Er gaat geen bericht uit.", "Stel OMZIEN_SMTP_HOST in als er berichten uit moeten.")
    }

    /// The folder itself, or the nearest one above it that is there already.
    private func existing(_ folder: URL) -> URL {
        var folder = folder.standardizedFileURL
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) { folder.deleteLastPathComponent() }
        return folder
    }
}
