import Foundation
import Integrations
import Neighbourhood
import TestDatabanks
import Testing

@Suite("Mail by SMTP, to a real server", .enabled(if: MailServer.python != nil))
struct SMTPTests {
    private static let sender = MailAddress("omzien@wilgenoord.nl")!

    private static func message(_ address: String = "truus@voorbeeld.nl", id: String = "01k9", subject: String = "Uw vraag") -> Message {
        Message(
            id: id, to: .mail(MailAddress(stored: address)), subject: subject, text: "Dag Truus,\n\n.één\nTot ziens",
            html: "<p>Dag <b>Truus</b></p>", refusal: "https://omzien.wilgenoord.nl/geen-berichten/x")
    }

    private func post(_ server: MailServer, _ scheme: String = "smtp", user: String? = nil, password: String? = nil, isTrusted: Bool = true) throws
        -> SMTPPost
    {
        let isPlain = scheme == "plain"
        let address = "\(isPlain ? "smtp" : scheme)://\(user.map { $0 + "@" } ?? "")localhost:\(server.port)"
        return try SMTPPost(
            SMTPSettings(
                address, password: password, sender: Self.sender, authorities: isPlain || !isTrusted ? nil : server.authority, isPlain: isPlain),
            clock: { Date(timeIntervalSince1970: 1_795_000_000) })
    }

    @Test("arrives with its text and the same with buttons, and with headers that tell what it is")
    func arrives() async throws {
        let server = try await MailServer()
        let post = try post(server, "plain")
        try await post.take(Self.message())
        try await post.take(Self.message("greet@voorbeeld.nl", id: "01ka"))
        let mails = try server.mails()
        #expect(mails.count == 2)
        for line in [
            "X-Envelope: omzien@wilgenoord.nl truus@voorbeeld.nl", "From: Omzien <omzien@wilgenoord.nl>", "To: <truus@voorbeeld.nl>",
            "Subject: Uw vraag", "Date: Wed, 18 Nov 2026", "Message-ID: <01k9@wilgenoord.nl>", "Auto-Submitted: auto-generated",
            "Content-Type: multipart/alternative", "List-Unsubscribe: <https://omzien.wilgenoord.nl/geen-berichten/x>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        ] { #expect(mails[0].contains(line + "\r\n") || mails[0].contains(line), "\(line)") }
        #expect(Self.part("text/plain", of: mails[0]) == "Dag Truus,\r\n\r\n.één\r\nTot ziens")
        #expect(Self.part("text/html", of: mails[0]) == "<p>Dag <b>Truus</b></p>")
    }

    @Test("goes over STARTTLS and over TLS from the first byte, with a name and a password", arguments: [MailServer.TLS.starttls, .implicit])
    func secured(tls: MailServer.TLS) async throws {
        let server = try await MailServer(tls, user: "omzien", password: "geheim: ja?")
        let scheme = tls == .implicit ? "smtps" : "smtp"
        try await post(server, scheme, user: "omzien", password: "geheim: ja?").take(Self.message())
        #expect(try server.mails().count == 1 && server.mails()[0].contains("X-TLS: True"))
        await #expect(throws: PostFault.closed(.noConnection), "the wrong password is our fault, not the address's") {
            try await post(server, scheme, user: "omzien", password: "fout").take(Self.message())
        }
        await #expect(throws: PostFault.closed(.notSecure), "a certificate of nobody whom we trust") {
            try await post(server, scheme, user: "omzien", password: "geheim: ja?", isTrusted: false).take(Self.message())
        }
        #expect(try server.mails().count == 1)
    }

    @Test("never leaves in the clear: a server without STARTTLS gets nothing, and a plain line is only for this machine")
    func inTheClear() async throws {
        let server = try await MailServer()
        await #expect(throws: PostFault.closed(.notSecure)) { try await post(server, isTrusted: false).take(Self.message()) }
        #expect(try server.mails().isEmpty)
        #expect(throws: Problem.self) { try SMTPSettings("smtp://mail.wilgenoord.nl", sender: Self.sender, isPlain: true) }
        for wrong in ["mail.wilgenoord.nl", "http://mail.wilgenoord.nl", "smtps://omzien:geheim@mail.wilgenoord.nl", "smtps://"] {
            #expect(throws: Problem.self) { try SMTPSettings(wrong, sender: Self.sender) }
        }
    }

    @Test("that is refused says whether for now or for good, and of what is handed over without an answer that nobody knows")
    func refused() async throws {
        let server = try await MailServer()
        let post = try post(server, "plain")
        let outcomes: [(String, PostFault)] = [
            ("weg@voorbeeld.nl", .never(.unknownAddress)), ("vol@voorbeeld.nl", .notNow(.refused)), ("spam@voorbeeld.nl", .never(.refused)),
            ("stil@voorbeeld.nl", .unsure),
        ]
        for (address, fault) in outcomes { await #expect(throws: fault) { try await post.take(Self.message(address)) } }
        try await post.take(Self.message())
        #expect(try server.mails().count == 2, "the one without an answer, and the last: after a no the line works again")
        let gone = try SMTPPost(SMTPSettings("smtp://localhost:1", sender: Self.sender, isPlain: true))
        await #expect(throws: PostFault.closed(.noConnection)) { try await gone.take(Self.message()) }
    }

    @Test("with a name in it that would like to be a header, has no more headers and no other addressee")
    func injection() async throws {
        let server = try await MailServer()
        let post = try post(server, "plain")
        let hostile = "Dag\r\nBcc: dief@voorbeeld.nl\r\n\r\nx"
        try await post.take(Self.message(subject: hostile))
        try await post.take(Self.message(subject: String(repeating: "Şükran wil wandelen ", count: 12)))
        let mails = try server.mails()
        #expect(!mails[0].contains("\nBcc:") && mails[0].contains("X-Envelope: omzien@wilgenoord.nl truus@voorbeeld.nl\r\n"))
        for mail in mails { #expect(mail.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 200 }) }
        for address in ["a@b.nl>\r\nRCPT TO:<dief@voorbeeld.nl", "a@b.nl\nBcc: x@y.nl", "a b@c.nl"] {
            await #expect(throws: PostFault.never(.unknownAddress)) { try await post.take(Self.message(address)) }
        }
        let refusal = Message(id: "1", to: .mail(MailAddress("a@b.nl")!), subject: "x", text: "y", refusal: "https://x>\r\nBcc: dief@voorbeeld.nl")
        try await post.take(refusal)
        #expect(try !server.mails()[2].contains("Bcc"))
    }

    private static func part(_ kind: String, of mail: String) -> String? {
        guard let start = mail.range(of: "Content-Type: \(kind)"), let body = mail.range(of: "\r\n\r\n", range: start.upperBound..<mail.endIndex)
        else { return nil }
        let rest = mail[body.upperBound...].components(separatedBy: "\r\n--")[0]
        return Data(base64Encoded: rest, options: .ignoreUnknownCharacters).map { String(decoding: $0, as: UTF8.self) }
    }
}
