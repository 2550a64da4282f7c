import Testing

@testable import Website

@Suite("The gallery of design")
struct GalleryTests {
    @Test("shows each piece in its states, and no page says the same id twice")
    func pages() {
        #expect(Gallery.pages.count > 15 && Set(Gallery.pages.map(\.address)).count == Gallery.pages.count)
        for (address, html) in Gallery.pages {
            let ids = html.text.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count, "\(address): \(ids.filter { id in ids.count { $0 == id } > 1 })")
        }
        let mirrored = Gallery.pages.filter { $0.html.text.contains("lang=\"ar\" dir=\"rtl\"") }
        #expect(mirrored.count >= 12)
    }

    @Test("is not to be had on a site that people use")
    func elsewhere() async throws {
        let visitor = try await Town.open().visitor()
        for address in Gallery.pages.map(\.address) where address != "/" {
            #expect(try await visitor.get(address).contains("Van rechts naar links") == false, "\(address)")
        }
    }
}
