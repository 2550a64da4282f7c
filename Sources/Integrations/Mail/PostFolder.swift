public import Foundation
public import Neighbourhood

/// A folder that a mail program empties: every message is one file in the form of a mail (RFC 5322), as the pickup folders of mail servers take them.
/// A file is there wholly or not at all, and only its owner may read it. It is named after its message, so that one message is one file.
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

    public func take(_ message: Message) async throws(PostFault) {
        guard let text = MailText(message, from: sender, at: clock()) else { throw .never(.unknownAddress) }
        let draft = folder.appending(path: "." + message.id + ".part")
        guard FileManager.default.createFile(atPath: draft.path, contents: text.data, attributes: [.posixPermissions: 0o600]),
            rename(draft.path, folder.appending(path: message.id + ".eml").path) == 0
        else { throw .closed(.refused) }
    }
}
