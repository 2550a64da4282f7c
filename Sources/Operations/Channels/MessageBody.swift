import Foundation
import Language

/// What a message says, once for every form in which it is shown: text, mail with buttons, letter.
public struct MessageBody: Sendable, Equatable {
    public enum Part: Sendable, Equatable {
        case text(String)
        /// Somebody's own words, which may be in another language.
        case quote(String)
        /// Links to choose from, of which the first stands out, and for paper the page on which the same is chosen; nil when a later part leads to it.
        case choices([Link], page: String?)
        /// Small, at the end.
        case aside(String, Link)
    }

    public struct Link: Sendable, Equatable {
        public let label: String
        public let address: String
    }

    public let subject: String
    public let parts: [Part]
    public let texts: MessageTexts

    public static func == (left: Self, right: Self) -> Bool {
        (left.subject, left.parts, left.texts.code) == (right.subject, right.parts, right.texts.code)
    }

    public var plain: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .quote(let words): "  “" + words + "”"
            case .choices(let links, _): links.map { $0.label + ":\n" + $0.address }.joined(separator: "\n\n")
            case .aside(let text, let link): text + "\n" + link.address
            }
        }.joined(separator: "\n\n")
    }

    /// A page of its own, with its looks beside each element because mail programs drop everything else.
    public var html: String {
        let blocks = parts.map { part in
            switch part {
            case .text(let text): Self.paragraph(text)
            case .quote(let words):
                "<blockquote dir=\"auto\" style=\"margin:0 0 16px;padding:8px 16px;border-inline-start:4px solid #a0452a;background:#f9e3d7\">\(Self.escaped(words))</blockquote>"
            case .choices(let links, _):
                "<p>" + links.enumerated().map { Self.button($0.element, isFirst: $0.offset == 0) }.joined(separator: " ") + "</p>"
            case .aside(let text, let link):
                "<p style=\"font-size:14px;color:#5f5248\">\(Self.escaped(text)) <a href=\"\(Self.escaped(link.address))\">\(Self.escaped(link.label))</a></p>"
            }
        }
        return """
            <!doctype html><html lang="\(texts.code)" dir="\(texts.tongue.direction)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width"><title>\(Self.escaped(subject))</title></head>\
            <body style="margin:0;padding:24px;background:#faf4e9;color:#2b231e;font:18px/1.5 sans-serif"><div style="max-width:560px;margin:0 auto">\
            \(blocks.joined())</div></body></html>
            """
    }

    private static func paragraph(_ text: String) -> String {
        "<p style=\"margin:0 0 16px\">" + escaped(text).replacingOccurrences(of: "\n", with: "<br>") + "</p>"
    }

    private static func button(_ link: Link, isFirst: Bool) -> String {
        let look = isFirst ? "background:#1f5f4c;color:#fffdf8" : "color:#1f5f4c"
        return
            "<a href=\"\(escaped(link.address))\" style=\"display:inline-block;margin:0 0 8px;padding:10px 18px;border:2px solid #1f5f4c;border-radius:10px;text-decoration:none;font-weight:bold;\(look)\">\(escaped(link.label))</a>"
    }

    private static func escaped(_ text: String) -> String {
        var safe = ""
        for character in text {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.append(character)
            }
        }
        return safe
    }
}
