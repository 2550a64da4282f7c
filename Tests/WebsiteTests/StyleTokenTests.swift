import HTTPTypes
import Neighbourhood
import Samples
import Testing

@testable import Website

@Suite("Design tokens, and what a municipality lays over them")
struct StyleTokenTests {
    @Test("every pair of Omzien's own colours can be read, by day and by night")
    func ours() {
        #expect(StyleTokens.ours.day["--omzien-color-ink"] == "#2b231e" && StyleTokens.ours.night["--omzien-color-ink"] == "#f4ebde")
        #expect(StyleTokens().warnings == [])
        #expect(StyleTokens.pairs.allSatisfy { StyleTokens().contrast($0, isNight: true) != nil })
    }

    @Test("contrast is what WCAG reckons")
    func contrast() {
        #expect(StyleTokens.shown(Contrast.between("#000", "#ffffff") ?? 0) == "21,0")
        #expect(StyleTokens.shown(Contrast.between("#767676", "#fff") ?? 0) == "4,5")
        #expect(Contrast.between("rood", "#fff") == nil)
    }

    @Test("a sheet with colours, a size and letters is taken, for the day and for the night apart")
    func taken() throws {
        let tokens = try StyleTokens(
            file: "GM9999.css",
            """
            /* Wilgenoord */
            :root { --omzien-color-offer: #003865; --omzien-radius-large: 4px; --omzien-font-family: "Fira Sans", sans-serif }
            @media (prefers-color-scheme: dark) { :root { --omzien-color-offer: #9fd0ff; } }
            """)
        let sheet = String(decoding: tokens.sheet, as: UTF8.self)
        #expect(sheet.contains("(prefers-color-scheme:light) and (prefers-contrast:no-preference){:root{--omzien-color-offer:#003865}}"))
        #expect(sheet.contains("(prefers-color-scheme:dark) and (prefers-contrast:no-preference){:root{--omzien-color-offer:#9fd0ff}}"))
        #expect(sheet.contains("--omzien-radius-large:4px") && !sheet.contains("Wilgenoord") && tokens.warnings == [])
    }

    @Test(
        "anything that could do more than change how a page looks is refused, with what would be right",
        arguments: [
            "body { display: none }", ":root { --omzien-color-ink: url(https://elders.nl/x) }", ":root { --omzien-color-ink: red; } @import 'x';",
            ":root { --omzien-color-inkt: #000 }", ":root { color: #000 }", ":root { --omzien-font-family: x; } a::before { content: 'x' }",
            ":root { --omzien-font-family: url(x) }", ":root { --omzien-font-family: \"Fira }", ":root { --omzien-radius-large: 4px} } body {",
            ":root { --omzien-color-ink: #00 }",
            ":root { --omzien-space-5: 400rem }", "</style><script>alert(1)</script>", ":root { --omzien-shadow: 0 0 9px #000 }",
        ])
    func refused(_ text: String) {
        do throws(Problem) {
            _ = try StyleTokens(file: "GM9999.css", text)
            Issue.record("\(text) was taken")
        } catch {
            guard case .setting(let name, let advice) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(name == "GM9999.css" && !advice.isEmpty)
        }
    }

    @Test("colours that are hard to read are told of, and not refused")
    func pale() throws {
        let tokens = try StyleTokens(file: "GM9999.css", ":root { --omzien-color-offer: #8fbfa8 }")
        #expect(tokens.warnings.contains { $0.contains("--omzien-color-offer op --omzien-color-surface heeft een contrast van 2,") })
        #expect(tokens.warnings.allSatisfy { !$0.contains("donker") })
    }

    @Test("pages of that municipality link it after the sheet of Omzien, at an address that changes when it does")
    func served() async throws {
        let home = SampleTown.wilgenoord.municipality
        let tokens = try StyleTokens(file: "x", ":root { --omzien-color-offer: #003865 }")
        let visitor = try await Town.open(tokens: [home: tokens]).visitor()
        let page = try await visitor.get("/")
        let address = try #require(page.text.firstMatch(of: /omzien\.css"><link rel="stylesheet" href="([^"]+)"/)?.1)
        let sheet = try await visitor.get(String(address))
        #expect(sheet.contains("--omzien-color-offer:#003865") && sheet.headers[.contentType] == "text/css; charset=utf-8")
        #expect(sheet.headers[.cacheControl]?.contains("immutable") == true)
        #expect(Asset(tokens, of: home).path != Asset(StyleTokens(), of: home).path)
    }
}
