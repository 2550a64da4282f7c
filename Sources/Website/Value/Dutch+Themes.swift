extension Dutch {
    /// What an ask or offer is about, by the domain of its concept.
    static func theme(_ domain: String) -> String { themes[domain] ?? "Anders, of niet te zeggen" }

    private static let themes: [String: String] = [
        "care": "Zorg en verpleging", "carers": "Mantelzorg", "community": "Samen in de buurt", "company": "Gezelschap",
        "computers": "Computer en telefoon", "craft": "Maken en creatief", "dementia": "Dementie", "endoflife": "De laatste levensfase",
        "faith": "Geloof en zingeving", "garden": "Tuin en groen", "grief": "Rouw", "house": "Huis en huishouden", "identity": "Wie je bent",
        "jobs": "Klussen", "language": "Taal", "meals": "Eten en koken", "migration": "Nieuw in Nederland", "mind": "Hoe het met je gaat",
        "money": "Geld", "music": "Muziek", "paperwork": "Papieren en regelen", "parenting": "Opvoeden", "pets": "Dieren", "safety": "Veiligheid",
        "school": "School en leren", "service": "Informatie en advies", "shopping": "Boodschappen", "sport": "Bewegen en sport",
        "transport": "Vervoer", "work": "Werk", "youth": "Jongeren",
    ]
}
