import Foundation
import HTTPTypes
import Hummingbird
import Language
import NIOCore
import Neighbourhood
import Storage

/// A page that was put together for everybody, in one language.
struct ShelvedPage: Page {
    let title: String
    let main: HTML
    let place: String?

    init(_ page: some Page) { (title, main, place) = (page.title, page.main, page.place) }
}

/// Pages of houses and their agenda as every visitor reads them, and the calendars that telephones fetch. A page holds for the minute of the clock in which it was put
/// together (it says whether a house is open now), and no longer than until the next deed in its municipality; a calendar until something in it changed. Guards what it
/// remembers; when that gets too much it forgets all.
actor PublicShelf {
    struct Key: Hashable {
        let town: MunicipalityCode
        let tongue: Tongue
        /// What is asked, in one form whatever the order in which it was typed.
        let question: String
    }

    private struct Kept {
        let page: ShelvedPage
        let edition: Int
        let minute: Int
    }

    private struct Calendar {
        let mark: Int
        let file: Response.Published
    }

    private var pages: [Key: Kept] = [:]
    private var calendars: [String: Calendar] = [:]
    private var bytes = 0
    /// In bytes, of all that is remembered.
    static let largest = 32_000_000
    static let most = 2000

    /// - Parameters:
    ///   - edition: of the municipality, as it was before anything was read.
    ///   - make: puts it together from the databank.
    func page(_ key: Key, edition: Int, now: Date, make: @Sendable () async throws -> ShelvedPage) async throws -> ShelvedPage {
        let minute = Int(now.timeIntervalSince1970 / 60)
        if let kept = pages[key], kept.edition == edition, kept.minute == minute { return kept.page }
        let page = try await make()
        makeRoom(for: page.main.bytes.count, besides: pages[key]?.page.main.bytes.count)
        pages[key] = Kept(page: page, edition: edition, minute: minute)
        return page
    }

    /// - Parameters:
    ///   - key: which calendar it is, with the day, because a calendar looks so many days ahead.
    ///   - mark: what `Connection.calendarMark` says now.
    func calendar(_ key: String, mark: Int, make: @Sendable () async throws -> [UInt8]) async throws -> Response.Published {
        if let kept = calendars[key], kept.mark == mark { return kept.file }
        let file = Response.Published(Data(try await make()), type: "text/calendar; charset=utf-8")
        makeRoom(for: file.data.readableBytes, besides: calendars[key]?.file.data.readableBytes)
        calendars[key] = Calendar(mark: mark, file: file)
        return file
    }

    private func makeRoom(for size: Int, besides former: Int?) {
        bytes += size - (former ?? 0)
        guard bytes > Self.largest || pages.count + calendars.count >= Self.most else { return }
        pages = [:]
        calendars = [:]
        bytes = size
    }
}
