import Foundation
import Integrations
import Neighbourhood
import Testing

@Suite("A folder with post")
struct PostFolderTests {
    @Test("holds each message as a mail that only its owner may read")
    func mail() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "omzien-post-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let sender = try #require(MailAddress("omzien@wilgenoord.nl"))
        let truus = try #require(MailAddress("truus@voorbeeld.nl"))
        let post = try PostFolder(folder: folder, sender: sender, clock: { Date(timeIntervalSince1970: 1_795_000_000) })
        try await post.take(Message(id: "01k9", to: .mail(truus), subject: "Uw code voor Omzien", text: "Uw code: K7FM 3QWP. Één keer."))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let file = try #require(files.first)
        #expect(files.count == 1 && file.pathExtension == "eml")
        let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
        #expect(rights?.intValue == 0o600)
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\r\n\r\n")
        for line in ["From: Omzien <omzien@wilgenoord.nl>", "To: <truus@voorbeeld.nl>", "Date: Wed, 18 Nov 2026"] { #expect(parts[0].contains(line)) }
        let body = try #require(Data(base64Encoded: parts[1], options: .ignoreUnknownCharacters))
        #expect(String(decoding: body, as: UTF8.self) == "Uw code: K7FM 3QWP. Één keer.")
    }

    @Test("that cannot be written in is a wrong setting")
    func unwritable() throws {
        let sender = try #require(MailAddress("omzien@wilgenoord.nl"))
        #expect(throws: Problem.self) { try PostFolder(folder: URL(filePath: "/proc/omzien"), sender: sender) }
    }
}
