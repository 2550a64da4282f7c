public import Foundation
public import Neighbourhood

/// A folder that a mail program empties: every message is one file in the form of a mail (RFC 5322), as the pickup folders of mail servers take them.
/// A file is there wholly or not at all, and only its owner may read it.
public struct PostFolder: Post {
    public let carriesMail = true
    public let carriesSMS = false
    private let folder: URL
    private let sender: MailAddress
    private let clock: @Sendable () -> Date

    /// - Throws: `Problem.setting` when nothing can be written there.
    public init(folder: URL, sender: MailAddress, clock: @escaping @Sendable () -> Date = { Date() }) throws(Problem) {
        self.folder = folder
        self.sender = sender
        self.clock = clock
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            throw .setting(name: "OMZIEN_POST_FOLDER", advice: "In de map \(folder.path) kan niet worden geschreven.")
        }
    }

    public func take(_ message: Message) async throws {
        guard case .mail(let address) = message.destination else { return }
        let name = UUID().uuidString.lowercased()
        let draft = folder.appending(path: "." + name + ".part")
        guard
            FileManager.default.createFile(
                atPath: draft.path, contents: Data(text(message, to: address, name).utf8), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        try FileManager.default.moveItem(at: draft, to: folder.appending(path: name + ".eml"))
    }

    private func text(_ message: Message, to address: MailAddress, _ name: String) -> String {
        let host = sender.text.split(separator: "@").last ?? "localhost"
        let lines = [
            "From: Omzien <\(sender.text)>", "To: <\(address.text)>", "Subject: \(Self.encoded(message.subject))", "Date: \(Self.date(clock()))",
            "Message-ID: <\(name)@\(host)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64", "",
            Data(message.text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]), "",
        ]
        return lines.joined(separator: "\r\n")
    }

    /// RFC 2047, where a word is not plain.
    private static func encoded(_ text: String) -> String {
        text.utf8.allSatisfy { (32..<127).contains($0) } ? text : "=?utf-8?B?\(Data(text.utf8).base64EncodedString())?="
    }

    private static func date(_ moment: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return format.string(from: moment)
    }
}
