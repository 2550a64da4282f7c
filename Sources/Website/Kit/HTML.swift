/// A piece of a page. Whatever is put into it with `\( )` is escaped, unless it is itself `HTML`; so a name with a script in it is shown, never run.
///
/// Kept as bytes: a page is put together by copying, without looking at characters twice.
struct HTML: Sendable, Equatable {
    private(set) var bytes: [UInt8] = []

    static let none = HTML()

    var isEmpty: Bool { bytes.isEmpty }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    init() {}

    /// Text, escaped.
    init(escaping text: String) { append(escaping: text) }

    static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.bytes.append(contentsOf: right.bytes)
        return sum
    }

    static func += (left: inout HTML, right: HTML) { left.bytes.append(contentsOf: right.bytes) }

    fileprivate mutating func append(literal text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    fileprivate mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { buffer in
            var start = 0
            for index in buffer.indices {
                guard let entity = Self.entity(for: buffer[index]) else { continue }
                bytes.append(contentsOf: buffer[start..<index])
                bytes.append(contentsOf: entity.utf8)
                start = index + 1
            }
            bytes.append(contentsOf: buffer[start...])
        }
    }

    private static func entity(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}

extension HTML: ExpressibleByStringInterpolation {
    init(stringLiteral literal: String) { append(literal: literal) }
    init(stringInterpolation parts: Parts) { self = parts.html }

    struct Parts: StringInterpolationProtocol {
        fileprivate var html = HTML()

        init(literalCapacity: Int, interpolationCount: Int) {
            html.bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ literal: String) { html.append(literal: literal) }

        /// Text, escaped. Not favoured: in `\(isNew ? "<b>nieuw</b>" : "")` both are literals of ours, and those are pieces of a page; without
        /// this the compiler would take them for text.
        @_disfavoredOverload
        mutating func appendInterpolation(_ text: String) { html.append(escaping: text) }

        @_disfavoredOverload
        mutating func appendInterpolation(_ text: Substring) { html.append(escaping: String(text)) }
        mutating func appendInterpolation(_ number: Int) { html.append(literal: String(number)) }
        mutating func appendInterpolation(_ piece: HTML) { html += piece }

        /// Nothing when there is nothing.
        @_disfavoredOverload
        mutating func appendInterpolation(_ piece: HTML?) {
            if let piece { html += piece }
        }

        /// A text of JSON for a script element that is data: `<` as JSON may write any character, so that nothing in it can end the element.
        mutating func appendInterpolation(data json: some Sequence<UInt8>) {
            for byte in json {
                if byte == UInt8(ascii: "<") { html.append(literal: "\\u003c") } else { html.bytes.append(byte) }
            }
        }

        /// A piece that is only there when it applies.
        mutating func appendInterpolation(when condition: Bool, _ piece: @autoclosure () -> HTML) {
            if condition { html += piece() }
        }

        /// Pieces one after another.
        mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { html += piece }
        }
    }
}

extension Sequence {
    /// One piece for each.
    func html(_ piece: (Element) -> HTML) -> HTML {
        var all = HTML()
        for element in self { all += piece(element) }
        return all
    }
}
