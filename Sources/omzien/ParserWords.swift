import Foundation

/// argument-parser speaks English only; these are its words in Dutch.
enum ParserWords {
    static func dutch(_ text: String) -> String {
        let translated = table.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        return translated.replacing(#/ See '(?<command>[^']+)' for more information\./#) { " Meer uitleg: \($0.output.command)" }
    }

    private static let table = [
        ("OVERVIEW: ", ""), ("USAGE: ", "GEBRUIK: "), ("Usage: ", "Gebruik: "), ("ARGUMENTS:", "GEGEVENS:"), ("OPTIONS:", "OPTIES:"),
        ("SUBCOMMANDS:", "OPDRACHTEN:"),
        ("  See 'omzien help <subcommand>' for detailed help.", "  Uitleg over een opdracht: omzien help <opdracht>"),
        ("<subcommand>", "<opdracht>"), ("Show the version.", "Toont de versie."), ("Show help information.", "Toont deze uitleg."),
        ("Show subcommand help information.", "Toont de uitleg van een opdracht."), ("Error: ", "Fout: "), ("Help: ", "Uitleg: "),
        ("Missing expected argument", "Er mist een gegeven:"), ("Unknown option", "Deze optie is er niet:"),
        ("Unexpected argument", "Dit kan hier niet:"),
        (" unexpected arguments: ", " gegevens kunnen hier niet: "), ("Missing value for", "Er mist een waarde bij"), ("The value", "De waarde"),
        ("is invalid for", "kan niet bij"), (". Did you mean", ". Bedoel je"), ("(default: ", "(gewoonlijk: "), ("(values: ", "(kies uit: "),
    ]
}
