import Neighbourhood

extension Dutch {
    static func name(_ kind: ClaimKind) -> String {
        switch kind {
        case .allowance: "vergoeding voor uren"
        case .costs: "kosten met een bonnetje"
        case .elsewhere: "van een andere organisatie"
        }
    }

    static func name(_ state: ClaimState) -> String {
        switch state {
        case .claimed: "wacht op akkoord"
        case .approved: "akkoord, wordt betaald"
        case .refused: "niet akkoord"
        case .withdrawn: "ingetrokken"
        case .running: "betaling is onderweg"
        case .paid: "betaald"
        case .noted: "opgeschreven"
        }
    }

    /// Which colour its badge has.
    static func badge(_ state: ClaimState) -> String {
        switch state {
        case .claimed: "waiting"
        case .approved, .running: "proposed"
        case .paid: "open"
        case .refused: "overdue"
        case .withdrawn, .noted: "asleep"
        }
    }

    /// What a month means that has both.
    static let mixed =
        "In deze maand staan uren én kosten. Dat mag. Voor de belasting zijn het twee regels: een vergoeding voor uren telt mee voor de grens, kosten met een bonnetje niet. Kosten zonder bonnetje tellen wel mee. Komt alles samen boven de grens, dan kan de belasting naar het hele bedrag vragen. Bewaar de bonnetjes dus goed."
}

extension Spoken {
    /// "€ 12,50", "€ 2.167,50".
    static func money(_ amount: Cents) -> String {
        let (euros, cents) = (amount.count / 100, amount.count % 100)
        let thousands = euros >= 1000 ? "\(euros / 1000)." + String(String(1000 + euros % 1000).dropFirst()) : String(euros)
        return "€\u{a0}\(thousands)," + (cents < 10 ? "0" : "") + "\(cents)"
    }

    /// "2 uur en 30 minuten".
    static func duration(_ minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        let parts = [hours > 0 ? "\(hours) uur" : nil, rest > 0 ? "\(rest) \(rest == 1 ? "minuut" : "minuten")" : nil].compactMap(\.self)
        return parts.joined(separator: " en ")
    }
}
