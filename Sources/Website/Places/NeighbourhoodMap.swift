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
        let labels = labels(of: drawn, view)
        return """
            <figure class="map-figure"><svg class="map" viewBox="0 0 \(Int(view.width)) \(Int(view.height))" role="img" aria-label="\(spoken)">\
            \(drawn.html { area in "<path class=\"area\(when: area.code == home, " own")\" d=\"\(path(area.outline, view))\"><title>\(area.name)</title></path>" })\
            \(labels.html(Self.text))\(points.html { point($0, view) })\(ask.map { mark($0, view) })</svg>\
            <figcaption class="map-legend"><span class="key ask">de vraag</span> <span class="key resident">bewoner</span> <span class="key activity">activiteit</span> \
            <span class="key service">organisatie</span></figcaption></figure>
            """
    }

    private var spoken: String {
        "Kaart van de buurten"
            + (points.isEmpty
                ? "." : ", met de vraag en \(points.count) mogelijke \(points.count == 1 ? "helper" : "helpers"). Dezelfde mensen staan in de lijst.")
    }

    private func path(_ outline: Outline, _ view: Projection) -> String {
        outline.polygons.joined().map { ring in
            "M" + ring.map { view.text($0) }.joined(separator: "L") + "Z"
        }.joined()
    }

    /// The names of the buurten, the one of the ask first, so that it has the best place.
    var labels: [MapLabel] {
        let drawn = areas.filter { $0.code.kind == .neighbourhood }
        guard !drawn.isEmpty else { return [] }
        return labels(of: drawn, Projection(Outline(polygons: drawn.flatMap(\.outline.polygons)).box, width: Self.width))
    }

    private func labels(of drawn: [Area], _ view: Projection) -> [MapLabel] {
        let order = drawn.sorted { ($0.code != home ? 1 : 0, $0.code.text) < ($1.code != home ? 1 : 0, $1.code.text) }
        let marks = (points.map(\.place) + [ask].compactMap(\.self)).map { view.place($0.coarse) }
        let names = order.map { area in
            let (x, y) = view.place(area.middle)
            return MapLabel.Named(name: area.name, x: x, y: y) { area.outline.contains(view.point($0, $1)) }
        }
        return MapLabel.placed(
            names, within: MapBox(0, 0, Int(view.width), Int(view.height)),
            besides: marks.map { MapBox($0.x - 10, $0.y - 10, $0.x + 10, $0.y + 10) })
    }

    /// Lines by the size of the letters, which is larger on a telephone.
    private static func text(_ label: MapLabel) -> HTML {
        let first = label.lines.count == 1 ? ".35em" : "-.22em"
        return """
            <text class="label" x="\(label.x)" y="\(label.y)">\(label.lines.enumerated().map { $0 }.html { number, words in
                "<tspan x=\"\(label.x)\" dy=\"\(number == 0 ? first : "1.15em")\">\(words)</tspan>"
            })</text>
            """
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

    /// The other way round.
    func point(_ x: Int, _ y: Int) -> Coordinate {
        Coordinate(latitude: box.north - Double(y) / scale, longitude: box.west + Double(x) / (squeeze * scale))
    }

    func text(_ point: Coordinate) -> String {
        let (x, y) = place(point)
        return "\(x) \(y)"
    }
}
