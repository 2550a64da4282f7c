import Foundation
import Integrations
import Testing

@Suite("A mail that came back")
struct DeliveryStatusTests {
    private func report(action: String = "failed", status: String = "5.1.1", id: String = "<01k9abcdefghjkmnpqrs@wilgenoord.nl>") -> String {
        """
        Return-Path: <>
        From: MAILER-DAEMON@mail.voorbeeld.nl
        To: omzien@wilgenoord.nl
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <daemon@mail.voorbeeld.nl>
        Content-Type: multipart/report; report-type=delivery-status;
        \tboundary="b"

        --b
        Content-Type: text/plain

        <truus@voorbeeld.nl>: no such user
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.voorbeeld.nl

        Final-Recipient: rfc822; truus@voorbeeld.nl
        Action: \(action)
        Status: \(status)
        --b
        Content-Type: text/rfc822-headers

        From: Omzien <omzien@wilgenoord.nl>
        Message-ID: \(id)
        --b--
        """.replacingOccurrences(of: "\n", with: "\r\n")
    }

    @Test("names the message, and says whether that is for good")
    func read() {
        #expect(DeliveryStatus(report()) == DeliveryStatus(report(action: "Failed", status: "5.7.1")))
        #expect(DeliveryStatus(report())?.message == "01k9abcdefghjkmnpqrs" && DeliveryStatus(report())?.isFinal == true)
        for (action, status) in [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("failed", "4.4.7"), ("relayed", "2.0.0")] {
            #expect(DeliveryStatus(report(action: action, status: status))?.isFinal == false, "\(action)")
        }
    }

    @Test("is known from an answer that somebody is on holiday, and from anything else")
    func others() {
        for mail in [
            "", "Subject: Afwezig\r\n\r\nIk ben er niet.", report().replacingOccurrences(of: "report-type=", with: ""),
            report(id: ""),
        ] {
            #expect(DeliveryStatus(mail) == nil)
        }
    }
}
