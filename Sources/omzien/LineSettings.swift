import Foundation
import Neighbourhood
import Operations
import Website

/// The settings of the line between a browser and the site: its certificate, the port that sends on to it, how many may come at once, and how much
/// one may look at.
struct LineSettings: Sendable {
    let certificate: Certificate?
    private let redirectPort: Int?
    private let limits: LineLimits
    /// Nil for what the site has of itself.
    let peopleEachHour: Int?

    /// - Throws: `Problem.setting` for a half pair, a file that cannot be used, or a number that is none.
    init() throws {
        certificate = try Self.certificate()
        redirectPort = try Self.number("OMZIEN_REDIRECT_PORT", 1...65_535, "Geef een poort, zoals 80.")
        var limits = LineLimits()
        if let lines = try Self.number("OMZIEN_CONNECTIONS", 10...100_000, "Geef een getal van 10 of meer.") { limits.lines = lines }
        self.limits = limits
        peopleEachHour = try Self.number("OMZIEN_PEOPLE_EACH_HOUR", 50...1_000_000, "Geef een getal van 50 of meer.")
        guard redirectPort == nil || certificate != nil else {
            throw Problem.setting(
                name: "OMZIEN_REDIRECT_PORT", advice: "Doorsturen kan alleen met een certificaat: OMZIEN_TLS_CERTIFICATE en OMZIEN_TLS_KEY.")
        }
    }

    func listening(host: String, port: Int) -> Listening {
        Listening(host: host, port: port, certificate: certificate, redirectPort: redirectPort, limits: limits)
    }

    /// What there is to say of the certificate: nothing where a proxy has one.
    func findings(on now: Date) -> [Finding] {
        guard let certificate else { return [] }
        let days = Int(certificate.validUntil.timeIntervalSince(now) / 86_400)
        guard certificate.validUntil > now else {
            return [
                Finding(
                    subject: "certificaat", verdict: .fault, sentence: "Het certificaat is verlopen. Browsers houden iedereen tegen.",
                    advice: "Vernieuw het; daarna hoeft de site niet opnieuw te starten.")
            ]
        }
        guard days >= Self.warning else {
            return [
                Finding(
                    subject: "certificaat", verdict: .attention, sentence: "Het certificaat verloopt over \(Printer.count(days, "dag", "dagen")).",
                    advice: "Kijk of het vanzelf wordt vernieuwd.")
            ]
        }
        return [Finding(subject: "certificaat", verdict: .good, sentence: "Het certificaat is nog \(days) dagen geldig.", advice: nil)]
    }

    /// Renewal programs begin thirty days before the end; with fewer than this to go, something is wrong with them.
    private static let warning = 21

    private static func certificate() throws -> Certificate? {
        switch (Environment["OMZIEN_TLS_CERTIFICATE"], Environment["OMZIEN_TLS_KEY"]) {
        case (nil, nil): return nil
        case (let chain?, let key?): return try Certificate(chain: chain, key: key)
        case (nil, _): throw Problem.setting(name: "OMZIEN_TLS_CERTIFICATE", advice: "Geef ook het bestand met het certificaat.")
        case (_, nil): throw Problem.setting(name: "OMZIEN_TLS_KEY", advice: "Geef ook het bestand met de sleutel.")
        }
    }

    private static func number(_ name: String, _ range: ClosedRange<Int>, _ advice: String) throws -> Int? {
        guard let text = Environment[name] else { return nil }
        guard let number = Int(text), range.contains(number) else { throw Problem.setting(name: name, advice: "‘\(text)’ kan niet. \(advice)") }
        return number
    }
}
