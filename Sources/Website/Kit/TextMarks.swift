import HTTPTypes
import Hummingbird
import Language

/// Marks each text on a page with its key, so that a picture can be made for translators of where it stands (docs/translating.md). In the practice
/// neighbourhood alone, and only for a browser that asks for it by a header, which no link can make another's browser send.
enum TextMarks {
    @TaskLocal static var areOn = false

    /// Asks for it, with any value.
    static let header: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Omzien-Text-Keys") else { preconditionFailure("not a header name") }
        return name
    }()

    /// The key between two characters that Unicode leaves to private use; whoever reads the page takes them out again. Also in titles and attributes, where no
    /// element could stand.
    static func mark(_ key: TextKey) -> String { areOn ? "\u{E000}\(key.name)\u{E001}" : "" }
}
