import Neighbourhood
import Operations
import Samples
import Testing

@testable import Website

@Suite("The map of the neighbourhood")
struct MapTests {
    @Test("names every buurt, and no name covers another or leaves the map", arguments: SampleTown.allCases)
    func labels(sample: SampleTown) async throws {
        let town = try await Town.open()
        let areas = try await town.workplace.areas(of: sample.municipality)
        let buurten = areas.filter { $0.code.kind == .neighbourhood }
        for home in buurten.map(\.code) + [nil] {
            let map = NeighbourhoodMap(plan: MapPlan(of: areas), spoken: "Kaart", home: home)
            #expect(Set(map.labels.map(\.name)) == Set(buurten.map(\.name)))
            for (place, label) in map.labels.enumerated() {
                #expect(!map.labels[(place + 1)...].contains { $0.box.overlaps(label.box) })
            }
            let mirrored = NeighbourhoodMap(plan: MapPlan(of: areas.reversed()), spoken: "Kaart", home: home)
            #expect(mirrored.labels == map.labels)
        }
    }

    @Test("is one picture with one sentence, small, and with no link in it: those stand in the list", arguments: SampleTown.allCases)
    func drawing(sample: SampleTown) async throws {
        let plan = try await Town.open().workplace.mapPlan(of: sample.municipality)
        let lands = plan?.shapes.map { ($0.code, NeighbourhoodMap.Land(tone: .step(2), tip: "<b>")) } ?? []
        let view = try #require(plan).projection
        let middle = view.coordinate(MapPoint(x: view.width / 2, y: view.height / 2))
        let spot = NeighbourhoodMap.Spot(place: middle, kind: .house, name: "<i>")
        let html = NeighbourhoodMap(plan: plan, spoken: "Kaart & lijst", name: "x", lands: Dictionary(uniqueKeysWithValues: lands), spots: [spot])
            .html.text
        #expect(html.contains("role=\"img\" aria-label=\"Kaart &amp; lijst\"") && html.utf8.count < 12_000)
        #expect(!html.contains("<a") && html.matches(of: #/<title>/#).count == lands.count + 1)
        #expect(!html.contains("<b>") && !html.contains("<i>") && html.contains("url(#x-s2)") && html.contains("id=\"x-s2\""))
    }

    @Test("knows of residents how many there are in a buurt, and never where they live")
    func residents() async throws {
        let town = try await Town.open()
        let fatma = try await town.signedIn("fatma")
        let list = try await fatma.get("/vandaag?van=iedereen")
        let ask = try #require(list.text.firstMatch(of: /\/vragen\/[0-9a-z]{20}/)).0
        let page = try await fatma.get(String(ask)).text
        let map = try #require(page.firstMatch(of: /<svg class="map".*?<\/svg>/)).0
        #expect(map.contains("point resident") && map.contains("class=\"number\""))
        for name in ["Truus", "Odette", "Roy", "Zbigniew", "Fatma"] { #expect(!map.contains(name)) }
    }

    @Test("without borders is not there")
    func none() { #expect(NeighbourhoodMap(plan: nil, spoken: "Kaart").html.isEmpty) }

    @Test("a name gives way to the mark of the ask, and what has no room is left out")
    func room() {
        let frame = MapBox(0, 0, 400, 300)
        let mark = MapBox(190, 140, 210, 160)
        let label = MapLabel.placed([.init(name: "Kersenhof", x: 200, y: 150)], within: frame, besides: [mark])[0]
        #expect(!label.box.overlaps(mark) && frame.contains(label.box))
        #expect(MapLabel.placed([.init(name: "Kersenhof", x: 200, y: 150)], within: MapBox(0, 0, 40, 300), besides: []).isEmpty)
    }

    @Test("a name stays within what it names where it can")
    func within() {
        let first = MapLabel.Named(name: "Kersenhof", x: 200, y: 150)
        let second = MapLabel.Named(name: "Oude Kern", x: 200, y: 150) { _, y in y > 160 }
        let labels = MapLabel.placed([first, second], within: MapBox(0, 0, 400, 300), besides: [])
        #expect(labels[0].y == 150 && labels[1].y > 160)
    }

    @Test("a long name stands on two lines")
    func lines() {
        let label = MapLabel.placed([.init(name: "Buitengebied Wilgenoord", x: 200, y: 150)], within: MapBox(0, 0, 400, 300), besides: [])[0]
        #expect(label.lines == ["Buitengebied", "Wilgenoord"])
    }
}
