/// Brings letters to one plain form, so that "Één", "een" and "ééń" are the same word and "Kayınpederim" meets "kayinpederim".
///
/// Works scalar by scalar, so its cost is linear in the text and no sequence of scalars, however odd, can upset it.
enum Folding {
    /// What a scalar means for the tokenizer.
    enum Sort { case letter, digit, apostrophe, boundary, separator, nothing }

    static func sort(_ scalar: Unicode.Scalar) -> Sort {
        switch scalar.value {
        case 0x61...0x7A, 0x41...0x5A: .letter
        case 0x30...0x39: .digit
        case 0x27, 0x2019, 0x2018, 0x02BC, 0x60, 0xB4: .apostrophe
        case 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x28, 0x29, 0x0A, 0x0D, 0x2013, 0x2014, 0x060C, 0x061B, 0x061F, 0x2026: .boundary
        case 0...0x7F: .separator
        default: isInvisible(scalar.value) ? .nothing : wideSort(scalar)
        }
    }

    /// Adds the plain lower-case form of a letter to `bytes` as UTF-8.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        let value = scalar.value
        if value < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: (0x41...0x5A).contains(value) ? value + 32 : value))
        } else if let plain = latin[value] {
            bytes.append(contentsOf: plain)
        } else {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isInvisible(lower.value) {
                if let plain = latin[lower.value] { bytes.append(contentsOf: plain) } else { bytes.append(contentsOf: UTF8.encode(lower) ?? .init()) }
            }
        }
    }

    /// A whole word in its plain form; characters that are no letter or digit are left out.
    static func fold(_ word: String) -> String {
        var bytes: [UInt8] = []
        for scalar in word.unicodeScalars where [.letter, .digit].contains(sort(scalar)) { append(scalar, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Marks that carry no letter: accents on their own, Arabic vowel signs, joiners, direction marks, soft hyphens.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x0300...0x036F, 0x0483...0x0487, 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF:
            true
        default: false
        }
    }

    private static func wideSort(_ scalar: Unicode.Scalar) -> Sort {
        switch scalar.value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x024F, 0x0400...0x0481, 0x048A...0x052F, 0x0620...0x063F, 0x0641...0x064A: return .letter
        default: break
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter: .letter
        case .decimalNumber: .digit
        default: .separator
        }
    }

    /// Plain letters for accented ones, by scalar. Written as rows of "plain: accented ones" and turned about once.
    private static let latin: [UInt32: [UInt8]] = {
        let rows = [
            "a": "àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "c": "çćčÇĆČ", "d": "ďđĎĐ", "e": "èéêëēĕėęěÈÉÊËĒĔĖĘĚ", "g": "ğģĞĢ", "i": "ìíîïīĭįıÌÍÎÏĪĬĮİ",
            "ij": "ĳĲ", "l": "łĺļľŁĹĻĽ", "n": "ñńņňÑŃŅŇ", "o": "òóôõöøōŏőÒÓÔÕÖØŌŎŐ", "oe": "œŒ", "ae": "æÆ", "r": "ŕřŔŘ", "s": "śşšșŚŞŠȘ",
            "ss": "ß", "t": "ţťțŢŤȚ", "u": "ùúûüūŭůűųÙÚÛÜŪŬŮŰŲ", "y": "ýÿÝŸ", "z": "źżžŹŻŽ",
            // Cyrillic letters that can also come as letter and mark; Arabic letters that are written one for the other.
            "и": "йЙ", "і": "їЇ", "г": "ґҐ", "ا": "أإآٱ", "ه": "ة", "ي": "ىئ", "و": "ؤ",
        ]
        var table: [UInt32: [UInt8]] = [:]
        for (plain, accented) in rows {
            for scalar in accented.unicodeScalars { table[scalar.value] = Array(plain.utf8) }
        }
        return table
    }()
}
