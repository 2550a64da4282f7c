import Neighbourhood
import Storage

extension NeighbourhoodMap {
    /// Who may answer an ask, by area: activities and organisations where everybody may find them, residents by their number alone.
    ///
    /// - Parameter home: the buurt of the ask.
    init(around home: AreaCode?, of cards: [OfferCard], on plan: MapPlan?) {
        let residents = cards.filter { $0.kind == .resident }
        let spots = cards.compactMap { card in
            card.kind == .resident ? nil : card.place.map { Spot(place: $0, kind: card.kind == .activity ? .activity : .service, name: card.name) }
        }
        let lands = Dictionary(grouping: residents.compactMap(\.area)) { $0 }.mapValues { Land(residents: $0.count) }
        let people = cards.count == 1 ? "1 mogelijke helper" : "\(cards.count) mogelijke helpers"
        self.init(
            plan: plan, spoken: cards.isEmpty ? "Kaart van de buurten." : "Kaart van de buurten, met \(people). Dezelfde mensen staan in de lijst.",
            lands: lands, spots: spots, home: home,
            keys: [
                home == nil ? nil : .home("buurt van de vraag"), lands.isEmpty ? nil : .residents("aantal bewoners in de buurt"),
                spots.contains { $0.kind == .activity } ? .spot(.activity, "activiteit") : nil,
                spots.contains { $0.kind == .service } ? .spot(.service, "organisatie") : nil,
            ].compactMap(\.self))
    }
}
