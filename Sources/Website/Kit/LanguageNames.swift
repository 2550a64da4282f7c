import Foundation
import Language

/// What languages are called in a language (Unicode CLDR, through Foundation's ICU); in Dutch as people here say it.
struct LanguageNames: Sendable {
    private let tongue: Tongue

    /// In the language of this page.
    static var spoken: LanguageNames { LanguageNames(tongue: Tongue.spoken) }

    /// - Parameter code: ISO 639; given back as it is when nobody has a name for it.
    subscript(_ code: String) -> String {
        if tongue == .dutch { return Self.dutch[code] ?? code }
        return tongue.locale.localizedString(forLanguageCode: code) ?? Self.dutch[code] ?? code
    }

    private static let dutch = [
        "nl": "Nederlands", "en": "Engels", "tr": "Turks", "ar": "Arabisch", "pl": "Pools", "uk": "Oekraïens", "ber": "Berbers", "de": "Duits",
        "fr": "Frans", "es": "Spaans", "pap": "Papiaments", "srn": "Sranan", "fa": "Farsi", "so": "Somalisch", "ti": "Tigrinya", "zh": "Chinees",
        "id": "Indonesisch", "ru": "Russisch", "bs": "Bosnisch", "hr": "Kroatisch",
    ]
}
