import Foundation
import Hummingbird
import NIOCore
import Neighbourhood
import Operations

/// A form with files, as a browser sends it (multipart/form-data, RFC 7578): its words, and the bytes of each file.
struct Upload: Sendable {
    private(set) var words = FormWords()
    private(set) var files: [String: Data] = [:]

    /// Parts of one form; whatever comes after them is not ours.
    private static let mostParts = 30

    /// - Returns: nil for what is not well formed.
    init?(_ body: Data, contentType: String) {
        guard let boundary = Self.boundary(in: contentType) else { return nil }
        let mark = Data(("--" + boundary).utf8)
        guard let first = body.firstRange(of: mark), first.lowerBound == body.startIndex else { return nil }
        var place = first.upperBound
        for _ in 0..<Self.mostParts {
            let rest = body[place...]
            if rest.starts(with: Data("--".utf8)) { return }
            guard rest.starts(with: Self.line), let end = body.range(of: Self.line + mark, in: (place)..<body.endIndex) else { return nil }
            guard take(body[(place + 2)..<max(place + 2, end.lowerBound)]) else { return nil }
            place = end.upperBound
        }
        return nil
    }

    private static let line = Data("\r\n".utf8)

    /// RFC 2046: at most seventy characters, in quotes or not.
    private static func boundary(in contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.first?.lowercased() == "multipart/form-data",
            let mark = parts.first(where: { $0.lowercased().hasPrefix("boundary=") })?.dropFirst("boundary=".count)
        else { return nil }
        let boundary = mark.hasPrefix("\"") && mark.hasSuffix("\"") ? mark.dropFirst().dropLast() : mark
        return (1...70).contains(boundary.utf8.count) ? String(boundary) : nil
    }

    private mutating func take(_ part: Data) -> Bool {
        guard let end = part.range(of: Data("\r\n\r\n".utf8)), end.lowerBound - part.startIndex < 2000 else { return false }
        let head = String(decoding: part[part.startIndex..<end.lowerBound], as: UTF8.self)
        guard let name = Self.value(of: "name", in: head) else { return false }
        let content = part[end.upperBound...]
        if Self.value(of: "filename", in: head) != nil {
            if files[name] == nil { files[name] = Data(content) }
        } else {
            guard content.count <= 20_000 else { return false }
            words.add(String(decoding: content, as: UTF8.self), to: name)
        }
        return true
    }

    private static func value(of name: String, in head: String) -> String? {
        let line = head.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let start = line.range(of: "; " + name + "=\"") else { return nil }
        return line[start.upperBound...].prefix { $0 != "\"" }.description
    }
}

extension Site {
    /// A form with a file of a signed-in viewer, with its seal checked. Who may not do the deed is refused before anything is read.
    ///
    /// - Throws: `Problem.signInNeeded`, `.notAllowed`, `.formExpired`, `.tooLarge`.
    func upload(_ request: Request, to deed: Deed, upTo limit: Int) async throws -> (Upload, Viewer) {
        let key = try session(request)
        try checkOrigin(request)
        guard let viewer = try await workplace.viewer(of: key) else { throw Problem.signInNeeded }
        // What people do with their own is asked of the thing itself.
        if !Rights.isOfPeople(deed) { try Access.allowSomewhere(viewer, deed) }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: limit + 100_000)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(limit: limit)
        } catch {
            throw HTTPError(.badRequest)
        }
        guard let upload = Upload(Data(body.readableBytesView), contentType: request.headers[.contentType] ?? "") else { throw Problem.formExpired }
        _ = try seals.age(of: upload.words["seal"], from: key.id.text, now: now)
        return (upload, viewer)
    }
}
