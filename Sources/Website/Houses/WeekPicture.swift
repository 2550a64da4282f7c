import Neighbourhood
import Storage

/// The week of a house at one glance: a lane for each day, a bar for each time that is taken, its pattern the room. The table below tells the same in words.
struct WeekPicture: Sendable {
    /// A time that is taken.
    struct Block: Sendable {
        /// From 0 for the first day.
        let day: Int
        let room: Int
        /// Minutes after midnight.
        let from: Int
        let until: Int
        let tip: String
    }

    let days: [String]
    let rooms: [String]
    let blocks: [Block]

    private static let left = 64
    private static let width = 420
    private static let thickness = 9
    private static let name = "week"

    private var laneHeight: Int { max(22, rooms.count * Self.thickness + 6) }
    /// Whole hours, from eight to ten in the evening at least.
    private var hours: ClosedRange<Int> {
        min(8, (blocks.map(\.from).min() ?? 480) / 60)...max(22, ((blocks.map(\.until).max() ?? 1320) + 59) / 60)
    }

    var html: HTML {
        guard !blocks.isEmpty, !rooms.isEmpty else { return .none }
        let bottom = days.count * laneHeight
        return """
            <figure class="map-figure"><svg class="chart" viewBox="0 0 \(Self.width) \(bottom + 20)" role="img" aria-label="De week in beeld: wanneer welke zaal bezet is. Hetzelfde staat in de tabel hieronder.">\
            \(Tone.definitions(rooms.indices.map { Tone.kind($0) }, for: Self.name))\(hours.filter { $0 % 2 == 0 }.html { hourLine($0, bottom) })\
            \(days.enumerated().map { $0 }.html(lane))\(blocks.html(bar))</svg><figcaption><ul class="map-legend">\(rooms.enumerated().map { $0 }.html { place, room in
                "<li>\(Tone.kind(place).swatch(in: Self.name))<bdi>\(room)</bdi></li>"
            })</ul></figcaption></figure>
            """
    }

    private func across(_ minutes: Int) -> Int {
        let (first, last) = (hours.lowerBound * 60, hours.upperBound * 60)
        return Self.left + (max(first, min(last, minutes)) - first) * (Self.width - Self.left - 12) / (last - first)
    }

    private func hourLine(_ hour: Int, _ bottom: Int) -> HTML {
        "<path class=\"axis\" opacity=\".4\" d=\"M\(across(hour * 60)) 0v\(bottom)\"/><text class=\"when\" x=\"\(across(hour * 60))\" y=\"\(bottom + 15)\">\(hour)</text>"
    }

    private func lane(_ place: Int, _ day: String) -> HTML {
        "<path class=\"axis\" d=\"M0 \((place + 1) * laneHeight)h\(Self.width)\"/><text x=\"\(Self.left / 2)\" y=\"\(place * laneHeight + laneHeight / 2 + 5)\">\(day)</text>"
    }

    private func bar(_ block: Block) -> HTML {
        let (x, y) = (across(block.from), block.day * laneHeight + 3 + block.room * Self.thickness)
        return """
            <rect class="stretch" x="\(x)" y="\(y)" width="\(max(3, across(block.until) - x))" height="\(Self.thickness - 1)" fill="\(Tone.kind(block.room).fill(in: Self.name))"><title>\(block.tip)</title></rect>
            """
    }
}

extension WeekPicture {
    init(_ bookings: [BookedLine], in rooms: [Room], days: [CalendarDate], named dayName: (CalendarDate) -> String) {
        let blocks = bookings.compactMap { line -> Block? in
            guard let day = days.firstIndex(of: line.time.day), let room = rooms.firstIndex(where: { $0.id == line.booking.room }) else { return nil }
            let from = ClockTime(line.time.starts).minutes
            let isPastMidnight = CalendarDate(line.time.ends) != line.time.day
            return Block(
                day: day, room: room, from: from, until: isPastMidnight ? 1440 : ClockTime(line.time.ends).minutes,
                tip: "\(Spoken.time(line.time.starts))–\(Spoken.time(line.time.ends)) \(line.booking.what), \(line.roomName)")
        }
        self.init(days: days.map(dayName), rooms: rooms.map(\.facts.name), blocks: blocks)
    }
}
