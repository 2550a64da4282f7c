import Foundation
import Testing

@Suite("The first start")
struct SetupTests {
    @Test("makes one administrator with a link and a master key for its owner only, and invites the others")
    func setUp() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        let first = try await command.run("setup", "Wim Bakker", environment: ["OMZIEN_BASE_URL": "https://omzien.testdorp.nl"])
        #expect(first.code == 0 && first.output.contains("https://omzien.testdorp.nl/aanmelden/") && first.output.contains("Wim Bakker"))
        let key = command.folder.appending(path: "var/omzien.key")
        let rights = try FileManager.default.attributesOfItem(atPath: key.path)[.posixPermissions] as? NSNumber
        #expect(rights?.intValue == 0o600)
        let line = try String(contentsOf: key, encoding: .utf8)
        let second = try await command.run("setup", "Een Ander")
        #expect(second.code == 1 && second.complaint.contains("omzien invite"))
        let invited = try await command.run("invite", "Fatma Yıldırım", "--role", "connector")
        #expect(invited.code == 0 && invited.output.contains("/aanmelden/"))
        #expect(try String(contentsOf: key, encoding: .utf8) == line, "the key stays")
        let nowhere = try await command.run("invite", "Joost Verhagen", "--role", "team-member", "--for", "Wijkteam Nergens")
        #expect(nowhere.code == 2 && nowhere.complaint.contains("Wijkteam Nergens"))
        let out = try await command.run("sign-out", "Fatma Yıldırım")
        #expect(out.code == 0 && out.output.contains("0 apparaten"))
        for wrong in [["Niemand"], [], ["Fatma Yıldırım", "--everybody"]] {
            let refused = try command.start(["sign-out"] + wrong).finish()
            #expect(refused.code == 2, "\(wrong)")
        }
        #expect(try await command.run("sign-out", "--everybody").code == 0)
        for wrong in ["resident", "koning"] {
            let outcome = try await command.run("invite", "Truus", "--role", wrong)
            #expect(outcome.code == 2 && outcome.complaint.contains("team-member"))
        }
    }

    @Test("the doctor says when the master key is missing, wrong, or open to others")
    func doctor() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        #expect(try await command.run("doctor").output.contains("De hoofdsleutel ‘"))
        let key = command.folder.appending(path: "var/omzien.key").path
        try FileManager.default.moveItem(atPath: key, toPath: key + ".weg")
        #expect(try await command.run("doctor").output.contains("Er is geen hoofdsleutel"))
        try FileManager.default.moveItem(atPath: key + ".weg", toPath: key)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let open = try await command.run("doctor")
        #expect(open.code == 1 && open.output.contains("chmod 600"))
        let wrong = try await command.run("doctor", environment: ["OMZIEN_MASTER_KEY": "zomaar iets"])
        #expect(wrong.code == 1 && wrong.output.contains("OMZIEN_MASTER_KEY"))
    }

    @Test("the master key is replaced while the former still opens, and nothing starts with another key")
    func rotation() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        try command.write("naam,aanbod,postcode\nPiet,Ik kook graag soep,\n", to: "aanbod.csv")
        let imported = try await command.run("import", "offers", "aanbod.csv")
        #expect(imported.code == 0, "\(imported.complaint)")
        let path = command.folder.appending(path: "var/omzien.key").path
        let former = try String(contentsOfFile: path, encoding: .utf8)
        let rotated = try await command.run("keys", "rotate")
        #expect(rotated.code == 0 && rotated.output.contains("1 sleutel"), "\(rotated.output) \(rotated.complaint)")
        let now = try String(contentsOfFile: path, encoding: .utf8)
        #expect(now.hasSuffix(former) && now.split(separator: "\n").count == 2)
        #expect((try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        try former.write(toFile: path, atomically: true, encoding: .utf8)
        for arguments in ["upkeep", "doctor"] {
            let refused = try await command.run(arguments)
            #expect(refused.code > 0 && (refused.complaint + refused.output).contains("verzegeld met de sleutel"))
        }
        try now.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try await command.run("match", "soep", "--json").output.contains("Piet"))
        #expect(try await command.run("backup", "kopie").output.contains("De hoofdsleutel zit er niet bij"))
    }

    @Test("upkeep clears away what is not needed, twice without harm")
    func upkeep() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        for _ in 0..<2 { #expect(try await command.run("upkeep").output.contains("Opgeruimd: 0 rijen.")) }
    }

    @Test("does not serve real people over a line on which anybody reads along")
    func withoutTLS() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        let open = try await command.run("serve", "--port", "0", "--host", "0.0.0.0")
        #expect(open.code == 2 && open.complaint.contains("https"))
    }

    @Test("names every setting of the municipality's sign-in and of the post that is wrong")
    func settings() async throws {
        let command = try Command()
        defer { command.remove() }
        try await command.testdorp()
        let wrong: [([String: String], String)] = [
            (["OMZIEN_OIDC_ISSUER": "https://broker.nl"], "OMZIEN_OIDC_CLIENT_ID"),
            (["OMZIEN_OIDC_ISSUER": "https://broker.nl", "OMZIEN_OIDC_CLIENT_ID": "x"], "OMZIEN_OIDC_CLIENT_SECRET_FILE"),
            (["OMZIEN_POST_FOLDER": "post"], "OMZIEN_MAIL_FROM"),
            (["OMZIEN_POST_FOLDER": "post", "OMZIEN_MAIL_FROM": "niets"], "OMZIEN_MAIL_FROM"),
            (["OMZIEN_SMTP": "smtps://mail.wilgenoord.nl"], "OMZIEN_MAIL_FROM"),
            (["OMZIEN_SMTP": "https://mail.wilgenoord.nl", "OMZIEN_MAIL_FROM": "a@b.nl"], "OMZIEN_SMTP"),
            (["OMZIEN_SMTP": "smtp://mail.wilgenoord.nl", "OMZIEN_SMTP_TLS": "nee", "OMZIEN_MAIL_FROM": "a@b.nl"], "OMZIEN_SMTP_TLS"),
            (["OMZIEN_SMTP": "smtp://x", "OMZIEN_SMTP_PASSWORD_FILE": "bestaat-niet", "OMZIEN_MAIL_FROM": "a@b.nl"], "OMZIEN_SMTP_PASSWORD_FILE"),
            (["OMZIEN_MASTER_KEY_FILE": "bestaat-niet"], "OMZIEN_MASTER_KEY_FILE"),
        ]
        for (environment, name) in wrong {
            let outcome = try await command.run("serve", "--port", "0", environment: environment)
            #expect(outcome.code == 2 && outcome.complaint.contains(name), "\(name): \(outcome.complaint)")
        }
    }
}
