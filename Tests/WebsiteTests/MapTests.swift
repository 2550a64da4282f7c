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
            let map = NeighbourhoodMap(areas: areas, home: home, points: [], ask: nil)
            #expect(Set(map.labels.map(\.name)) == Set(buurten.map(\.name)))
            for (place, label) in map.labels.enumerated() {
                #expect(!map.labels[(place + 1)...].contains { $0.box.overlaps(label.box) })
            }
            let mirrored = NeighbourhoodMap(areas: areas.reversed(), home: home, points: [], ask: nil)
            #expect(mirrored.labels == map.labels)
        }
    }

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
