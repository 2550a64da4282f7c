public import Neighbourhood

extension DatabankTrouble {
    public var sentence: String {
        switch self {
        case .unreachable: "De databank is niet bereikbaar."
        case .full: "De schijf van de databank is vol."
        case .locked: "De databank is bezet door een ander programma."
        case .readOnly: "In de databank kan niet worden geschreven."
        case .damaged: "Het bestand is beschadigd, of is geen databank van Omzien."
        }
    }

    /// What to do about it.
    public var advice: String {
        switch self {
        case .unreachable: "Kijk of de server draait en of het adres in OMZIEN_DATABASE klopt."
        case .full: "Maak ruimte op de schijf en probeer het opnieuw."
        case .locked: "Wacht even en probeer het opnieuw."
        case .readOnly: "Geef de gebruiker van Omzien het recht om te schrijven."
        case .damaged: "Gebruik een gave reservekopie."
        }
    }
}
