import Foundation
import Integrations
import Neighbourhood
import TestDatabanks
import Testing

@Suite("Text messages through a gateway", .enabled(if: MailServer.python != nil))
struct SMSTests {
    private static let json = #"{"to":"{to}","text":"{text}"}"#

    private func gateway(_ server: MailServer, body: String = json, kind: String = "application/json") throws -> SMSGateway {
        let template: [String: Any] = [
            "address": "http://localhost:\(server.port)/sms?from=Omzien", "method": "POST", "body": body,
            "headers": ["Content-Type": kind, "Authorization": "Bearer geheim"],
        ]
        return try SMSGateway(template: JSONSerialization.data(withJSONObject: template))
    }

    private func message(_ number: String = "06 12 34 56 01", _ text: String = "Ja of \"nee\"?\n{to} & ş") -> Message {
        Message(id: "1", to: .sms(PhoneNumber(number)!), subject: "", text: text)
    }

    private struct Kept: Decodable {
        let path: String
        let headers: [String: String]
        let body: String
    }

    private func kept(_ server: MailServer) throws -> [Kept] {
        try server.files("json").map { try JSONDecoder().decode(Kept.self, from: Data($0.utf8)) }
    }

    @Test("go as the template says, with the number and the words as the place asks")
    func taken() async throws {
        let server = try await MailServer(script: "gateway.py")
        try await gateway(server).take(message())
        try await gateway(server, body: "to={to}&text={text}", kind: "application/x-www-form-urlencoded").take(message())
        let requests = try kept(server)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(requests[0].body.utf8)) as? [String: String])
        #expect(json == ["to": "+31612345601", "text": "Ja of \"nee\"?\n{to} & ş"])
        #expect(requests[0].path == "/sms?from=Omzien" && requests[0].headers["Authorization"] == "Bearer geheim")
        #expect(requests[1].body == "to=%2B31612345601&text=Ja%20of%20%22nee%22%3F%0A%7Bto%7D%20%26%20%C5%9F")
    }

    @Test("that are not taken say whether for now or for good, and of what got no answer nobody knows")
    func refused() async throws {
        let server = try await MailServer(script: "gateway.py")
        let gateway = try gateway(server)
        for (number, fault) in [
            ("0612340404", PostFault.never(.unknownAddress)), ("0612340503", .closed(.refused)), ("0612340999", .unsure),
        ] { await #expect(throws: fault) { try await gateway.take(message(number)) } }
        let gone = try SMSGateway(template: Data(#"{"address":"http://localhost:1/?t={to}&x={text}","method":"GET"}"#.utf8))
        await #expect(throws: PostFault.closed(.noConnection)) { try await gone.take(message()) }
    }

    @Test("need a template that names the number and the words, and a line on which nobody reads along")
    func templates() {
        for wrong in [
            "", "{}", #"{"address":"https://sms.nl/"}"#, #"{"address":"http://sms.nl/?to={to}&text={text}"}"#,
            #"{"address":"ftp://sms.nl/?to={to}&text={text}"}"#,
        ] { #expect(throws: Problem.self) { try SMSGateway(template: Data(wrong.utf8)) } }
    }
}
