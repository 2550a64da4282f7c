import Language
import Neighbourhood

/// The neighbourhood as a drawing: borders, what they are shaded by, and places that everybody may know. One picture with one sentence for who does not
/// see it; whatever it shows stands in a list beside it as well, with the links: within a picture a link is lost on who does not see it (WCAG 2.2, 4.1.2).
///
/// Where residents live is never on it: of them a map knows how many there are in an area, or nothing.
struct NeighbourhoodMap: Sendable {
    /// What is laid over one area.
    struct Land: Sendable {
        var tone: Tone?
        /// What is told when the pointer rests on it.
        var tip: String?
        /// How many residents there are in it that could help.
        var residents = 0
    }

    /// A place with a name, known to everybody.
    struct Spot: Sendable {
        enum Kind: String, Sendable {
            case house, activity, service
        }

        let place: Coordinate
        let kind: Kind
        let name: String
        /// What stands beside it; nothing for a mark without words.
        var label: String?
    }

    /// One line below the map: a symbol and what it means.
    enum Key: Sendable {
        case tone(Tone, HTML)
        case spot(Spot.Kind, HTML)
        case residents(HTML)
        case home(HTML)
    }

    let plan: MapPlan?
    /// What the picture shows and where the same stands in words.
    let spoken: String
    /// A name that no other drawing on the page has.
    var name = "map"
    var lands: [AreaCode: Land] = [:]
    var spots: [Spot] = []
    /// Drawn with a thick border.
    var home: AreaCode?
    var keys: [Key] = []

    /// More areas than this have no names on the map: they would cover each other.
    static let mostNames = 30

    var html: HTML {
        guard let plan else { return .none }
        let (width, height) = (plan.projection.width / MapPlan.fineness, (plan.projection.height + 1) / MapPlan.fineness)
        return """
            <figure class="map-figure"><svg class="map" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(spoken)">\
            \(Tone.definitions(lands.values.compactMap(\.tone), for: name, scale: MapPlan.fineness))<g transform="scale(\(Self.shrunk))">\
            \(plan.shapes.filter { $0.code != home }.html(area))\(plan.shapes.filter { $0.code == home }.html(area))</g>\
            \(labels.html(Self.text))\(lands.sorted { $0.key < $1.key }.html { residents($0.value.residents, in: $0.key, plan) })\
            \(spots.html { mark($0, plan) })</svg>\(legend)</figure>
            """
    }

    private static let shrunk = MapPlan.fineness == 2 ? ".5" : "1"

    private func area(_ shape: MapPlan.Shape) -> HTML {
        let land = lands[shape.code]
        return """
            <path class="area\(when: shape.code == home, " own")" d="\(Self.path(shape))"\(land?.tone.map { " fill=\"\($0.fill(in: name))\"" as HTML })><title>\(land?.tip ?? shape.name)</title></path>
            """
    }

    /// Each corner as the way from the one before: fewer bytes.
    private static func path(_ shape: MapPlan.Shape) -> String {
        var text = ""
        for ring in shape.rings {
            guard var last = ring.first else { continue }
            text += "M\(last.x) \(last.y)l"
            text += ring.dropFirst().map { corner in
                defer { last = corner }
                return "\(corner.x - last.x)" + (corner.y < last.y ? "" : " ") + "\(corner.y - last.y)"
            }.joined(separator: " ")
            text += "z"
        }
        return text
    }

    // MARK: Names

    /// Names of places first, then of the area it is about, then of the others, so that the first have the best room.
    var labels: [MapLabel] {
        guard let plan else { return [] }
        let frame = MapBox(0, 0, plan.projection.width / MapPlan.fineness, plan.projection.height / MapPlan.fineness)
        return MapLabel.placed(spotNames(plan) + areaNames(plan), within: frame, besides: marks(plan))
    }

    private func spotNames(_ plan: MapPlan) -> [MapLabel.Named] {
        spots.compactMap { spot in
            spot.label.map { label in
                let (x, y) = Self.unit(plan.projection.place(spot.place))
                return MapLabel.Named(name: label, x: x, y: y + 20)
            }
        }
    }

    private func areaNames(_ plan: MapPlan) -> [MapLabel.Named] {
        guard plan.shapes.count <= Self.mostNames else { return [] }
        let order = plan.shapes.filter { $0.code == home } + plan.shapes.filter { $0.code != home }
        return order.map { shape in
            let (x, y) = Self.unit(plan.middle(of: shape.code))
            return MapLabel.Named(name: shape.name, x: x, y: y, isLand: true) {
                shape.contains(MapPoint(x: $0 * MapPlan.fineness, y: $1 * MapPlan.fineness))
            }
        }
    }

    private func marks(_ plan: MapPlan) -> [MapBox] {
        let discs = lands.filter { $0.value.residents > 0 }.map { plan.middle(of: $0.key) }
        return (spots.map { plan.projection.place($0.place) } + discs).map { point in
            let (x, y) = Self.unit(point)
            return MapBox(x - 11, y - 11, x + 11, y + 11)
        }
    }

    private static func unit(_ point: MapPoint) -> (x: Int, y: Int) { (point.x / MapPlan.fineness, point.y / MapPlan.fineness) }

    /// Lines by the size of the letters, which is larger on a telephone.
    private static func text(_ label: MapLabel) -> HTML {
        let first = label.lines.count == 1 ? ".35em" : "-.22em"
        return """
            <text lang="nl" class="label\(when: label.isLand, " land")" x="\(label.x)" y="\(label.y)">\(label.lines.enumerated().map { $0 }.html { number, words in
                "<tspan x=\"\(label.x)\" dy=\"\(number == 0 ? first : "1.15em")\">\(words)</tspan>"
            })</text>
            """
    }

    // MARK: Marks

    private func mark(_ spot: Spot, _ plan: MapPlan) -> HTML {
        let point = plan.projection.place(spot.place)
        guard plan.projection.shows(point) else { return .none }
        let (x, y) = Self.unit(point)
        return Self.symbol(spot.kind, x, y, tip: spot.name)
    }

    private static func symbol(_ kind: Spot.Kind, _ x: Int, _ y: Int, tip: String) -> HTML {
        kind == .house
            ? "<path class=\"point house\" d=\"M\(x) \(y - 10)l10 9v10h-20v-10z\"><title>\(tip)</title></path>"
            : "<circle class=\"point \(kind.rawValue)\" cx=\"\(x)\" cy=\"\(y)\" r=\"7\"><title>\(tip)</title></circle>"
    }

    private func residents(_ count: Int, in area: AreaCode, _ plan: MapPlan) -> HTML {
        guard count > 0 else { return .none }
        let (x, y) = Self.unit(plan.middle(of: area))
        return
            "<circle class=\"point resident\" cx=\"\(x)\" cy=\"\(y)\" r=\"11\"/><text class=\"number\" x=\"\(x)\" y=\"\(y)\" dy=\".35em\">\(count)</text>"
    }

    private var legend: HTML {
        guard !keys.isEmpty else { return .none }
        return "<figcaption><ul class=\"map-legend\">\(keys.html { key in "<li>\(line(key))</li>" })</ul></figcaption>"
    }

    private func line(_ key: Key) -> HTML {
        switch key {
        case .tone(let tone, let words): "\(tone.swatch(in: name))\(words)"
        case .spot(let kind, let words): "<span class=\"key \(kind.rawValue)\">\(words)</span>"
        case .residents(let words): "<span class=\"key\">\(words)</span>"
        case .home(let words): "<span class=\"key own\">\(words)</span>"
        }
    }
}
