import Foundation
import Neighbourhood

/// The neighbourhood as a drawing: borders, the ask, and who may answer it. No house numbers: points are set to a grid of about a hundred metres.
struct NeighbourhoodMap: Sendable {
    struct Point: Sendable {
        let place: Coordinate
        let kind: OfferKind
        let name: String
    }

    let areas: [Area]
    let home: AreaCode?
    let points: [Point]
    let ask: Coordinate?

    private static let width = 420.0

    var html: HTML {
        let drawn = areas.filter { $0.code.kind == .neighbourhood }
        guard !drawn.isEmpty else { return .none }
        let view = Projection(Outline(polygons: drawn.flatMap(\.outline.polygons)).box, width: Self.width)
        return """
            <figure class="map-figure"><svg class="map" viewBox="0 0 \(Int(view.width)) \(Int(view.height))" role="img" aria-label="\(spoken)">\
            \(drawn.html { area in "<path class=\"area\(when: area.code == home, " own")\" d=\"\(path(area.outline, view))\"/>" })\
            \(drawn.html { area in label(area, view) })\(points.html { point($0, view) })\(ask.map { mark($0, view) })</svg>\
            <figcaption class="map-legend"><span class="key ask">de vraag</span> <span class="key resident">bewoner</span> <span class="key activity">activiteit</span> \
            <span class="key service">organisatie</span></figcaption></figure>
            """
    }

    private var spoken: String {
        "Kaart van de buurten" + (points.isEmpty ? "." : ", met de vraag en \(points.count) mogelijke \(points.count == 1 ? "helper" : "helpers"). Dezelfde mensen staan in de lijst.")
    }

    private func path(_ outline: Outline, _ view: Projection) -> String {
        outline.polygons.joined().map { ring in
            "M" + ring.map { view.text($0) }.joined(separator: "L") + "Z"
        }.joined()
    }

    private func label(_ area: Area, _ view: Projection) -> HTML {
        let (x, y) = view.place(area.middle)
        return "<text class=\"label\" x=\"\(x)\" y=\"\(y)\">\(area.name)</text>"
    }

    private func point(_ point: Point, _ view: Projection) -> HTML {
        let (x, y) = view.place(point.place.coarse)
        return "<circle class=\"point \(point.kind.rawValue)\" cx=\"\(x)\" cy=\"\(y)\" r=\"7\"><title>\(point.name)</title></circle>"
    }

    private func mark(_ place: Coordinate, _ view: Projection) -> HTML {
        let (x, y) = view.place(place.coarse)
        return "<path class=\"point ask\" d=\"M\(x) \(y - 10)l9 9v10h-18v-10z\"><title>De vraag</title></path>"
    }
}

extension Coordinate {
    /// The nearest crossing of a grid of about a hundred metres: near enough to see who is close, too coarse to find a door.
    fileprivate var coarse: Coordinate {
        Coordinate(latitude: (latitude * 1000).rounded() / 1000, longitude: (longitude * 700).rounded() / 700)
    }
}

/// Degrees to units of the drawing; at this size a flat earth will do.
private struct Projection {
    let box: (south: Double, west: Double, north: Double, east: Double)
    let width: Double
    let scale: Double
    let squeeze: Double

    init(_ box: (south: Double, west: Double, north: Double, east: Double), width: Double) {
        self.box = box
        self.width = width
        squeeze = cos((box.south + box.north) / 2 * .pi / 180)
        scale = width / max(1e-9, (box.east - box.west) * squeeze)
    }

    var height: Double { ((box.north - box.south) * scale).rounded(.up) }

    func place(_ point: Coordinate) -> (x: Int, y: Int) {
        (Int(((point.longitude - box.west) * squeeze * scale).rounded()), Int(((box.north - point.latitude) * scale).rounded()))
    }

    func text(_ point: Coordinate) -> String {
        let (x, y) = place(point)
        return "\(x) \(y)"
    }
}
