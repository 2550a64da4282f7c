/// What the command and the pages say about a file of borders, in plain Dutch.
extension FeatureFault {
    public var sentence: String {
        switch self {
        case .unreadable: "De gegevens zijn niet te lezen."
        case .noCode: "Er staat geen code bij (gemeentecode, wijkcode, buurtcode of statcode)."
        case .notACode(let text): "‘\(text)’ is geen code van CBS. Een code is bijvoorbeeld GM0363, WK036301 of BU0363AA01."
        case .noName: "Er staat geen naam bij."
        case .noYear: "Er staat geen jaar bij (jaar of jrstatcode). Geef het jaar op met --year."
        case .noBorder: "Er staat geen grens bij."
        case .notABorder(let type): "De grens is een ‘\(type)’. Alleen Polygon en MultiPolygon zijn te gebruiken."
        case .openRing: "De grens is niet gesloten: het laatste punt is niet gelijk aan het eerste."
        case .tooFewCorners: "De grens heeft te weinig punten."
        case .latitudeFirst: "De coördinaten staan in de verkeerde volgorde. In GeoJSON staat eerst de lengte (rond 5) en dan de breedte (rond 52)."
        case .outsideNetherlands: "De grens ligt buiten Nederland."
        case .twice: "Deze code staat voor hetzelfde jaar al eerder in het bestand."
        }
    }
}

extension MapFileFault {
    public var sentence: String {
        switch self {
        case .empty: "Het bestand is leeg."
        case .notJSON: "Dit is geen GeoJSON. Download het bestand opnieuw bij PDOK of CBS en kies GeoJSON."
        case .cutOff(let line): "Het bestand is niet compleet: het stopt midden in regel \(line). Download het opnieuw."
        case .notFeatures(let found): "Dit is geen GeoJSON met gebieden (FeatureCollection)\(found.map { ", maar ‘\($0)’" } ?? "")."
        case .tooLarge(let limit): "Het bestand is te groot. Het mag niet groter zijn dan \(limit / 1_000_000) MB. Kies het bestand van één gemeente."
        }
    }
}
