import Foundation
import Integrations
import Language
import Matching
import Neighbourhood
import Operations
import PostgresDriver
import Storage

/// Empties an outbox until it is killed, for the tests of delivery: a server's courier on its own. Tells on standard output of each message that the mail
/// server has taken, before the databank knows it.
///
///     DeliveryRunner PLACE PORT NOW KEY
///
/// PLACE is a path or a postgres:// address, PORT that of a mail server on this machine, NOW the seconds since 1970 that its clock shows, and KEY the
/// master key of the vault.
@main
struct Runner {
    static func main() async throws {
        let words = CommandLine.arguments
        guard words.count == 5, let seconds = Double(words[3]), let sender = MailAddress("omzien@wilgenoord.nl") else { throw Misread() }
        let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: seconds) }
        let driver: any Driver =
            words[1].hasPrefix("postgres") ? try PostgresDriver(url: words[1], clock: clock) : try SQLiteDriver(path: words[1], clock: clock)
        let vault = Vault(try MasterKey(words[4], from: "test"), erased: try ErasedList(nil))
        let matches = try MatchDesk(linguist: Linguist(vocabulary: Vocabulary([]), lexicon: .empty))
        let workplace = Workplace(driver: SealingDriver(driver, vault), matches: matches, vault: vault)
        let post = Telltale(post: try SMTPPost(SMTPSettings("smtp://localhost:\(words[2])", sender: sender, isPlain: true)))
        let links = MessageLinks(answer: { token, _ in "https://omzien.test/antwoord/" + token.text }, refusal: { $0.text })
        let holder = UUID().uuidString
        while true {
            // A databank that has no time, as beside another runner, is asked again: a server goes on at its next round.
            do {
                _ = try await workplace.deliver(by: post, links, as: holder)
                return
            } catch Problem.databankUnavailable { continue }
        }
    }
}

struct Misread: Error {}

/// A post that says aloud what was taken.
private struct Telltale: Post {
    let post: SMTPPost
    var carriesMail: Bool { post.carriesMail }
    var carriesSMS: Bool { post.carriesSMS }

    func take(_ message: Message) async throws(PostFault) {
        try await post.take(message)
        FileHandle.standardOutput.write(Data("1\n".utf8))
    }
}
