public import Foundation
public import Neighbourhood
public import Operations

/// A CSV file that says where postcodes lie, in degrees or in metres of the national grid, one line per postcode or per address.
///
/// Headers as open files have them: postcode, pc6; latitude, lat; longitude, lon, lng; x, y. Of a postcode with more addresses the middle is kept.
public enum PostcodeFile {
    /// - Throws: `Problem.tooLarge`, `PostcodeFileFault`.
    public static func read(_ data: Data) throws -> PostcodeReading {
        let file: FileText
        switch try FileText.read(data) {
        case .success(let text): file = text
        case .failure(let fault): throw PostcodeFileFault.file(fault)
        }
        guard let sheet = Sheet(file.text) else { throw PostcodeFileFault.file(.empty) }
        return try read(sheet)
    }

    private static func read(_ sheet: Sheet) throws(PostcodeFileFault) -> PostcodeReading {
        let columns = try PostcodeColumns(sheet.header)
        var reading = PostcodeReading()
        var middles: [Postcode: Middle] = [:]
        for row in sheet.rows {
            switch columns.read(row) {
            case .success(let (postcode, place)): middles[postcode, default: Middle()].add(place)
            case .failure(let fault): reading.refused.append(RefusedPostcode(line: row.line, reason: fault))
            }
        }
        reading.places = middles.mapValues(\.place)
        reading.wasInNationalGrid = columns.isNationalGrid
        return reading
    }
}

/// What was found in a file of postcodes.
public struct PostcodeReading: Sendable, Equatable {
    public internal(set) var places: [Postcode: Coordinate] = [:]
    public internal(set) var refused: [RefusedPostcode] = []
    public internal(set) var wasInNationalGrid = false
}

public struct RefusedPostcode: Sendable, Equatable {
    /// The line of the file, counted from 1.
    public let line: Int
    public let reason: PostcodeFault
}

public enum PostcodeFault: Error, Sendable, Equatable {
    case row(RowFault)
    case notAPostcode(String)
    case notANumber
    case latitudeFirst
    case outsideNetherlands
}

public enum PostcodeFileFault: Error, Sendable, Equatable {
    case file(FileFault)
    case noPostcodeColumn
    case noPlaceColumns
}

/// Where in a row the postcode and the two numbers stand.
private struct PostcodeColumns {
    let isNationalGrid: Bool
    private let postcode: Int
    private let first: Int
    private let second: Int

    init(_ header: [String]) throws(PostcodeFileFault) {
        let names = header.map { Words.fold($0).filter { $0.isLetter || $0.isNumber } }
        func column(_ wanted: String...) -> Int? { wanted.lazy.compactMap { names.firstIndex(of: $0) }.first }
        guard let postcode = column("postcode", "pc6", "postcode6") else { throw .noPostcodeColumn }
        self.postcode = postcode
        if let latitude = column("latitude", "lat", "breedtegraad"), let longitude = column("longitude", "lon", "lng", "long", "lengtegraad") {
            (first, second, isNationalGrid) = (latitude, longitude, false)
        } else if let x = column("x", "rdx", "xcoordinaat"), let y = column("y", "rdy", "ycoordinaat") {
            (first, second, isNationalGrid) = (x, y, true)
        } else {
            throw .noPlaceColumns
        }
    }

    func read(_ row: Sheet.Row) -> Result<(Postcode, Coordinate), PostcodeFault> {
        if let fault = row.fault { return .failure(.row(fault)) }
        guard let postcode = Postcode(row.cells[postcode]) else { return .failure(.notAPostcode(Words.tidy(row.cells[postcode]))) }
        guard let first = number(row.cells[first]), let second = number(row.cells[second]) else { return .failure(.notANumber) }
        return place(first, second).map { (postcode, $0) }
    }

    private func place(_ first: Double, _ second: Double) -> Result<Coordinate, PostcodeFault> {
        if isNationalGrid, abs(first) > 180 || abs(second) > 180 {
            let point = RijksdriehoekPoint(x: first, y: second)
            return point.isDutch ? .success(point.coordinate) : .failure(.outsideNetherlands)
        }
        // Columns x and y with degrees in them: x is the longitude.
        let (latitude, longitude) = isNationalGrid ? (second, first) : (first, second)
        let place = Coordinate(latitude: latitude, longitude: longitude)
        if place.isDutch { return .success(place) }
        return .failure(Coordinate(latitude: longitude, longitude: latitude).isDutch ? .latitudeFirst : .outsideNetherlands)
    }

    /// A Dutch spreadsheet writes 52,07 for 52.07.
    private func number(_ text: String) -> Double? { Double(Words.tidy(text).replacingOccurrences(of: ",", with: ".")) }
}

/// The mean of some places.
private struct Middle {
    private var latitude = 0.0
    private var longitude = 0.0
    private var count = 0.0

    mutating func add(_ place: Coordinate) {
        latitude += place.latitude
        longitude += place.longitude
        count += 1
    }

    var place: Coordinate { Coordinate(latitude: latitude / count, longitude: longitude / count) }
}
