import Foundation
import Neighbourhood
import Operations
import Samples
import Testing

@testable import Website

@Suite("Figures as pictures")
struct FigurePictureTests {
    /// Counts of asks, a buurt and a month for each.
    private static func page(_ counts: [Int], plan: MapPlan, onMap: Measure = .asks) -> FiguresPage {
        let areas = plan.shapes.prefix(counts.count).map(\.code)
        let months = Figures.months(before: CalendarDate(year: 2026, month: 11, day: 23)!).first
        let all = zip(counts, zip(areas, months)).flatMap { count, spot in
            (0..<count).map { _ in Occurrence(.asks, area: spot.0, theme: nil, on: spot.1) }
        }
        let groups: [(Breakdown, [String])] = [(.month, months.map { String($0.description.prefix(7)) }), (.area, areas.map(\.text) + [""])]
        let tables = groups.map { FigureTable($0, groups: $1, of: all, smallest: 5000) }
        let figures = Figures(first: months[0], last: months[11], smallest: 5000, tables: tables)
        return FiguresPage(figures: figures, areaNames: [:], plan: plan, onMap: onMap)
    }

    @Test("tell no count that the table does not tell: not in a bar, not in a shade, not in a title")
    func concealed() async throws {
        let plan = try #require(try await Town.open().workplace.mapPlan(of: SampleTown.wilgenoord.municipality))
        let one = Self.page([9999, 4321, 7777, 8888], plan: plan).main.text
        #expect(one.contains("9999") && one.contains("8888") && one.contains("role=\"img\""))
        for hidden in ["4321", "7777"] { #expect(!one.contains(hidden)) }
        let other = Self.page([9999, 4300, 7798, 8888], plan: plan).main.text
        #expect(one == other, "what is hidden may be anything, and the page is the same")
    }

    @Test("by buurt are of the measure that was chosen, and the list beside the map says the same")
    func chosen() async throws {
        let town = try await Town.open()
        let noor = try await town.signedIn("noor")
        let page = try await noor.get("/cijfers?kaart=talks")
        #expect(page.contains("Gesprekjes op de kaart") && page.contains("kaart=talks#kaart\" aria-current=\"true\""))
        #expect(try await noor.get("/cijfers?kaart=<script>").contains("Vragen op de kaart"))
        #expect(page.text.matches(of: #/role="img"/#).count >= 1 && !page.contains("style=\""))
        for name in ["Oude Kern", "Nieuwe Weide"] { #expect(page.contains("<title>\(name): ") && page.contains("</svg>\(name)</th>")) }
    }

    @Test("stand on nought, and a bar is as high as its number, or hatched where it may not be told")
    func bars() {
        let values: [ChartValue] = [.number(0), .number(10), .number(20), .fewer(than: 5), .withheld, .none]
        let chart = ColumnChart(title: "A <b>", spoken: "Staven", columns: values.map { .init(label: "jan", value: $0) }, name: "x").html.text
        let heights = chart.matches(of: #/<rect[^>]*y="(\d+)" width="\d+" height="(\d+)" fill="url\(#x-(\w+)\)"/#).map {
            (Int($0.1)! + Int($0.2)!, Int($0.2)!, $0.3)
        }
        #expect(heights.count == 4 && heights.allSatisfy { $0.0 == heights[0].0 }, "nought has no bar, and all stand on one line")
        #expect(heights[1].1 == heights[0].1 * 2 && heights[2].2 == "x" && heights[3].2 == "x" && heights[0].2 == "s3")
        #expect(chart.contains("&lt;5") && chart.contains("A &lt;b&gt;") && !ColumnChart(title: "", spoken: "", columns: [], name: "x").hasNumbers)
        #expect(!Bar(value: .fewer(than: 5), most: 20, name: "x").html.isEmpty && Bar(value: .number(0), most: 20, name: "x").html.isEmpty)
    }
}

@Suite("A relation and a week as pictures")
struct TimePictureTests {
    @Test("a relation is drawn from the first words to what comes, whatever the days are", arguments: [0, 1, 30, 400, 4000])
    func relation(days: Int) {
        let today = CalendarDate(year: 2026, month: 11, day: 23)!
        let first = today.adding(days: -days)
        let picture = RelationPicture(
            asker: "Greet <b> Mulder", helper: "Philippinetta-Wilhelmina de Jong",
            phases: [
                .init(name: "de vraag", tone: .kind(4), from: first, until: first.adding(days: days / 2)),
                .init(name: "loopt", tone: .step(3), from: first.adding(days: days / 2), until: today),
            ], voices: [.init(side: .ask, on: today, answer: .good), .init(side: .offer, on: first, answer: .callMe)], ahead: today.adding(days: 9),
            today: today
        ).html.text
        #expect(picture.contains("role=\"img\"") && picture.contains("vandaag") && picture.contains("Philippine…") && !picture.contains("<b>"))
        for place in picture.matches(of: #/ (?:x|cx)="(-?\d+)"/#).compactMap({ Int($0.1) }) { #expect((0...420).contains(place)) }
    }

    @Test("the page of a match tells from the first words to what comes next, in the picture and in the list")
    func page() async throws {
        let (town, match) = try await Town.introduced()
        let page = try await town.signedIn("fatma").get("/koppelingen/\(match)")
        #expect(page.contains("van de eerste woorden tot nu") && page.contains("De vraag: <bdi>Ik wil graag soep eten"))
        #expect(page.contains("<li class=\"ahead\">"))
    }

    @Test("a week to look at marks what can, and is not there where there is nothing to tell")
    func glance() {
        let html = WeekGlance(parts: DayParts(slots: ["tue-evening", "sat-morning"])!).html.text
        #expect(html.matches(of: #/class="can"/#).count == 2 && html.contains("<caption"))
        #expect(WeekGlance(parts: .none).html.isEmpty && WeekGlance(parts: .all).html.isEmpty)
    }

    @Test("the week of a house keeps every bar on its day and within the drawing")
    func house() {
        let blocks = [(0, 0, 540, 600), (6, 1, 1200, 1440), (3, 0, 0, 30)].map {
            WeekPicture.Block(day: $0.0, room: $0.1, from: $0.2, until: $0.3, tip: "Koor & <i>")
        }
        let html = WeekPicture(days: ["ma", "di", "wo", "do", "vr", "za", "zo"], rooms: ["Zaal", "Keuken"], blocks: blocks).html.text
        #expect(html.matches(of: #/<title>/#).count == 3 && !html.contains("<i>"))
        for bar in html.matches(of: #/<rect class="stretch" x="(\d+)" y="\d+" width="(\d+)"/#) {
            #expect(Int(bar.1)! >= 64 && Int(bar.1)! + Int(bar.2)! <= 420)
        }
        #expect(WeekPicture(days: [], rooms: [], blocks: []).html.isEmpty)
    }
}
