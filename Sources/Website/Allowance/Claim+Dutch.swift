import Language
import Neighbourhood

extension Dutch {
    static func name(_ kind: ClaimKind) -> String {
        switch kind {
        case .allowance: plain("claim.kindHours")
        case .costs: plain("claim.kindCosts")
        case .elsewhere: plain("claim.kindElsewhere")
        }
    }

    static func name(_ state: ClaimState) -> String {
        switch state {
        case .claimed: plain("claim.waits")
        case .approved: plain("claim.approved")
        case .refused: plain("claim.refused")
        case .withdrawn: plain("claim.withdrawn")
        case .running: plain("claim.running")
        case .paid: plain("claim.paid")
        case .noted: plain("claim.noted")
        }
    }

    /// Which colour its badge has.
    static func tone(_ state: ClaimState) -> Badge.Tone {
        switch state {
        case .claimed: .waiting
        case .approved, .running: .asked
        case .paid: .open
        case .refused: .overdue
        case .withdrawn, .noted: .asleep
        }
    }
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
        return list(
            [hours > 0 ? plain("spoken.hours", count: hours) : nil, rest > 0 ? plain("spoken.minutes", count: rest) : nil].compactMap(\.self))
    }
}
