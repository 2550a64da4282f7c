import Language
import Neighbourhood
import Testing

@testable import Website

@Suite("The pieces that pages are made of")
struct PieceTests {
    @Test("a badge says in words what its colour says", arguments: AskState.allCases)
    func badge(_ state: AskState) {
        #expect(Badge(state).html.text.contains(">\(Dutch.name(state))</span>"))
    }

    @Test("where nothing is, a sentence stands instead of an empty list")
    func nothing() {
        let line: (String) -> HTML = { "<li>\($0)</li>" }
        #expect([].list(orElse: "Niemand.", line).text == "<p class=\"empty\">Niemand.</p>")
        #expect(["Truus"].list(orElse: "Niemand.", line).text == "<ul class=\"list\"><li>Truus</li></ul>")
    }

    @Test("on a telephone each cell of a table says its own name, and one with nothing in it says nothing")
    func table() {
        let table = Table(
            columns: ["Wie", "Keren", ""], lines: [.init("Truus", ["3", "<a href=\"/\">Bekijk</a>"]), .init("Henk", [.none, .none])])
        #expect(
            table.html.text.contains(
                "<th scope=\"row\">Truus</th><td data-label=\"Keren\">3</td><td class=\"screen-only\"><a href=\"/\">Bekijk</a></td>"))
        #expect(table.html.text.contains("<th scope=\"row\">Henk</th><td></td><td class=\"screen-only\"></td>"))
        #expect(table.html.text.contains("<th scope=\"col\">Keren</th><td class=\"screen-only\"></td></tr></thead>"))
    }

    @Test("only what a screen reader has to say by itself has a role")
    func alert() {
        #expect(!Alert(.warning, "Let op").html.text.contains("role="))
        #expect(Alert(.done, "Bewaard.", role: .status).html.text.hasPrefix("<p class=\"notice\" role=\"status\">"))
    }

    @Test("a tick that is missing says so beside it, and a screen reader reads that with the box")
    func tick() {
        let form = FormView(words: FormWords(), errors: [FieldError("sure", .missing)], seal: "")
        let html = form.tick("sure", "Ik weet het zeker").text
        #expect(html.contains("<span class=\"error\" id=\"sure-error\">") && html.contains("aria-describedby=\"sure-error\" aria-invalid=\"true\""))
        #expect(!FormView(words: FormWords(), errors: [], seal: "").tick("sure", "Ik weet het zeker").text.contains("aria-"))
    }

    @Test("at most two reasons are shown, and all that is not sure")
    func reasons() {
        let shown = Reasons(reasons: ["Dichtbij.", "Houdt van zingen.", "Is lang niet gevraagd."], doubts: ["Weet je de dag?"]).html.text
        #expect(shown == "<p class=\"why\">Dichtbij. Houdt van zingen.</p><p class=\"doubt\">Weet je de dag?</p>")
    }
}
