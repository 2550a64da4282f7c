import Foundation
import Neighbourhood
import TestDatabanks
import Testing

@testable import Integrations

@Suite("Fetching a calendar from an address that somebody typed")
struct FeedFetcherTests {
    @Test(
        "goes to https alone, with nothing in the address but a name and a path",
        arguments: [
            "http://linde.example/agenda.ics", "file:///etc/passwd", "ftp://linde.example/a", "gopher://linde.example/",
            "https://u:p@linde.example/a",
            "https://linde.example:8443/a", "agenda", "", "https://" + String(repeating: "a", count: 3000),
        ])
    func addresses(address: String) async {
        await #expect(throws: FeedTrouble.noAddress) { _ = try await FeedFetcher().fetch(address) }
    }

    @Test(
        "never asks this machine, the office around it or a place that is set apart, however that is written",
        arguments: [
            "https://127.0.0.1/", "https://localhost/a", "https://[::1]/", "https://10.1.2.3/", "https://192.168.1.1/", "https://172.20.0.1/",
            "https://169.254.169.254/latest/meta-data", "https://0.0.0.0/", "https://0x7f000001/", "https://2130706433/", "https://0177.1/",
            "https://[::ffff:127.0.0.1]/", "https://[fe80::1]/", "https://[fd00::1]/", "https://100.64.0.1/", "webcal://127.0.0.1/a",
        ])
    func inside(address: String) async {
        await #expect(throws: FeedTrouble.notPublic) { _ = try await FeedFetcher().fetch(address) }
    }

    @Test("knows which addresses are for everybody")
    func publicAddresses() {
        for bytes in [[8, 8, 8, 8], [145, 131, 8, 1], [172, 32, 0, 1], [100, 128, 0, 1], [223, 255, 255, 255]] as [[UInt8]] {
            #expect(PublicAddress.isPublic(bytes), "\(bytes)")
        }
        for bytes in [[224, 0, 0, 1], [255, 255, 255, 255], [198, 18, 0, 1], [192, 0, 2, 1], [203, 0, 113, 9], [1, 2, 3]] as [[UInt8]] {
            #expect(!PublicAddress.isPublic(bytes), "\(bytes)")
        }
        func six(_ start: [UInt8]) -> [UInt8] { start + [UInt8](repeating: 1, count: 16 - start.count) }
        for start in [[0x2a, 0x02], [0x20, 0x01, 0x06, 0x7c], [0x26, 0x06]] as [[UInt8]] { #expect(PublicAddress.isPublic(six(start)), "\(start)") }
        for start in [
            [0x20, 0x02, 127, 0, 0, 1], [0x20, 0x01, 0x0d, 0xb8], [0x20, 0x01, 0, 0], [0xfc], [0xfe, 0x80], [0, 0x64, 0xff, 0x9b], [0xff, 2],
        ]
            as [[UInt8]]
        { #expect(!PublicAddress.isPublic(six(start)), "\(start)") }
    }

    /// A real server on this machine, which these tests allow and nobody else does.
    private func fetcher(_ club: MailServer, isTrusted: Bool = true) -> FeedFetcher {
        FeedFetcher(
            rules: FeedFetcher.Rules(
                port: club.port, isAllowed: { $0.first == 127 || $0.last == 1 && $0.dropLast().allSatisfy { $0 == 0 } },
                authorities: isTrusted ? club.authority : nil, patience: 3))
    }

    @Test("reads what a real server sends, follows it a few times on, and looks at each address anew", .enabled(if: MailServer.python != nil))
    func reads() async throws {
        let club = try await MailServer(script: "club.py")
        let (fetcher, site) = (fetcher(club), "https://localhost:\(club.port)")
        for path in ["/agenda.ics", "/verder"] {
            #expect(String(decoding: try await fetcher.fetch(site + path), as: UTF8.self).hasPrefix("BEGIN:VCALENDAR"))
        }
        let troubles: [(String, FeedTrouble)] = [
            ("/kring", .leadsOn), ("/binnen", .noAddress), ("/open", .noAddress), ("/weg", .refused), ("/groot", .tooLarge), ("/groeit", .tooLarge),
            ("/stil", .tooSlow),
        ]
        for (path, trouble) in troubles {
            await #expect(throws: trouble, "\(path)") { _ = try await fetcher.fetch(site + path) }
        }
        await #expect(throws: FeedTrouble.notSecure) { _ = try await self.fetcher(club, isTrusted: false).fetch(site + "/agenda.ics") }
        await #expect(throws: FeedTrouble.unreachable) { _ = try await fetcher.fetch("https://bestaat-niet.invalid:\(club.port)/") }
    }
}
