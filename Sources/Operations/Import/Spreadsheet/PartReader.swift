import Foundation
import FoundationXML

/// Reads one part of a spreadsheet, element by element. A part that declares anything of its own (a document type, with it entities) is none: no
/// spreadsheet has one, and that is how a small file is made to grow.
class PartReader: NSObject, XMLParserDelegate {
    /// Gathers what stands between the marks, while somebody wants it.
    var text: String?
    private weak var parser: XMLParser?
    private var isStopped = false
    /// Elements that were begun and not ended: a part that stops halfway is not a whole one, whatever the parser makes of it.
    private var open = 0

    /// An element begins; its name without prefix.
    func begin(_ name: String, _ attributes: [String: String]) {}
    func end(_ name: String) {}

    /// Reads no further.
    final func stop() {
        isStopped = true
        parser?.abortParsing()
    }

    /// - Returns: false when it is not well formed, or was stopped.
    final func read(_ data: Data) -> Bool {
        guard Self.isPlain(data) else { return false }
        // As a stream: in one piece the parser takes no more than ten megabytes.
        let parser = XMLParser(stream: InputStream(data: data))
        self.parser = parser
        parser.delegate = self
        return parser.parse() && !isStopped && open == 0
    }

    /// UTF-8 without a document type.
    private static func isPlain(_ data: Data) -> Bool {
        guard data.range(of: Data("<!DOCTYPE".utf8)) == nil, data.range(of: Data("<!ENTITY".utf8)) == nil else { return false }
        let head = String(decoding: data.prefix(200), as: UTF8.self).lowercased()
        guard !data.prefix(4).contains(0), let start = head.range(of: "encoding=") else { return !data.prefix(4).contains(0) }
        return head[start.upperBound...].dropFirst().hasPrefix("utf-8")
    }

    final func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        open += 1
        begin(Self.local(name), attributes)
    }

    final func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open -= 1
        end(Self.local(name))
    }

    final func parser(_ parser: XMLParser, foundCharacters string: String) { text?.append(string) }

    private static func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }
}
