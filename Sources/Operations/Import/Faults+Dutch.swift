public import Neighbourhood

/// The table from what can be wrong with an import to a sentence in plain Dutch.
extension FileFault {
    public var sentence: String {
        switch self {
        case .empty: "Het bestand is leeg."
        case .spreadsheet:
            "Deze spreadsheet is niet te lezen: er zit een wachtwoord op, of het is geen .xlsx. Kies in het programma ‘Opslaan als’ en dan CSV, en lees dat bestand in."
        case .notText: "Dit is geen lijst. Lees een CSV-bestand of een Excel-bestand (.xlsx) in."
        case .noHeader: "De eerste regel met de namen van de kolommen is niet te lezen."
        case .tooWide(let limit): "Het bestand heeft te veel kolommen. Gebruik er niet meer dan \(limit)."
        case .tooLong(let limit): "Het bestand heeft te veel regels. Knip het in delen van hooguit \(limit) regels."
        case .missingColumns(let groups):
            groups.map { "Er mist een kolom. Noem hem een van deze: \($0.joined(separator: ", "))." }.joined(separator: " ")
        }
    }
}

extension RowFault {
    public var sentence: String {
        switch self {
        case .column(let error): "Kolom \(error.field): \(error.fault.sentence)"
        case .unclosedQuote: "Hier begint een aanhalingsteken dat nergens sluit. Alles wat erna komt, is niet gelezen."
        case .strayQuote: "Er staat iets achter een aanhalingsteken. Schrijf een aanhalingsteken in een tekst dubbel."
        case .cellCount(let found, let expected): "Deze regel heeft \(found) kolommen. Het moeten er \(expected) zijn."
        case .cutOff: "Het bestand stopt midden in deze regel. Het is niet compleet."
        case .notJSON: "Deze regel is geen JSON. Zet elk gegeven op één regel."
        case .notAnObject: "Deze regel is geen object met namen en waarden."
        case .nobodyWithKey(let column, let key): "Kolom \(column): er is niemand met de sleutel ‘\(key)’. Lees eerst die persoon in."
        case .notOneOf(let column, let value, let choices):
            "Kolom \(column): ‘\(value)’ kan hier niet. Kies uit: \(choices.joined(separator: ", "))."
        }
    }
}

extension FieldError.Fault {
    /// As a spreadsheet's reader needs it, after the name of the column.
    public var sentence: String {
        switch self {
        case .missing: "dit is leeg, maar is wel nodig."
        case .tooLong(let limit): "dit is te lang. Gebruik niet meer dan \(limit) tekens."
        case .notAPostcode: "dit is geen postcode. Een postcode is vier cijfers en twee letters, zoals 1234 AB."
        case .notADate: "dit is geen datum die kan. Schrijf 2026-11-21 of 21-11-2026."
        case .notAPhone: "dit is geen telefoonnummer. Een nummer heeft tien cijfers, of begint met + en het land."
        case .notAMail: "dit is geen e-mailadres."
        case .notANumber: "dit is geen getal."
        case .notAChoice: "deze waarde kennen we niet."
        case .beforeToday: "deze dag is al voorbij."
        case .afterToday: "deze dag moet nog komen."
        case .beforeTomorrow: "deze dag moet na vandaag liggen."
        case .afterDay(let day): "deze dag mag niet na \(day) liggen."
        case .notATime: "dit is geen tijd. Schrijf uren en minuten, zoals 13:30."
        case .taken: "dan is de zaal bezet."
        case .onThatDayAlready: "op die dag is deze activiteit er al."
        case .endsBeforeItStarts: "het einde ligt voor het begin."
        case .outsideRange(let low, let high): "dit moet liggen tussen \(low) en \(high)."
        case .unknown: "dit kennen we niet."
        case .tellsOfSomebody: "hier staat iets in waaraan iemand te herkennen is."
        case .mayNameSomebody: "hier staat misschien een naam in."
        case .citizenNumber: "dit is een burgerservicenummer (BSN); dat bewaart Omzien niet."
        case .saysNothing: "dit zijn alleen kleine woorden, die op zichzelf niets zeggen."
        case .overHour(let most), .overMonth(let most), .overYear(let most): "dit is te veel: hooguit \(most.decimal) euro."
        case .needsOneOf(let columns): "vul een van deze kolommen: \(columns.joined(separator: ", "))."
        }
    }
}

extension FileEncoding {
    public var sentence: String {
        switch self {
        case .utf8, .utf8WithMark: "Gelezen als UTF-8."
        case .utf16: "Gelezen als UTF-16."
        case .windows1252: "Gelezen als Windows-1252, want het is geen UTF-8. Kijk of letters als é en ë goed staan."
        }
    }
}
