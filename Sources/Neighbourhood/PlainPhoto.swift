public import Foundation

/// A photo of a receipt or of somebody: JPEG or PNG, told by what is in it and never by its name. What a camera writes beside the picture (the place, the moment, the device) is
/// taken out before it is kept; only which side is up stays.
public struct PlainPhoto: Sendable, Equatable {
    public let bytes: Data
    public let media: Media

    public enum Media: String, Sendable, CaseIterable {
        case jpeg = "image/jpeg"
        case png = "image/png"
    }

    /// In bytes; a photo of a receipt, straight from a telephone, fits.
    public static let largest = 6_000_000

    /// As it lies in the databank.
    public init(kept bytes: Data, media: Media) {
        self.bytes = bytes
        self.media = media
    }

    /// Nil when it is neither, is cut off, or is too large.
    public init?(_ raw: Data) {
        let bytes = [UInt8](raw)
        guard bytes.count <= Self.largest else { return nil }
        if let plain = Self.jpeg(bytes) {
            self.init(kept: Data(plain), media: .jpeg)
        } else if let plain = Self.png(bytes) {
            self.init(kept: Data(plain), media: .png)
        } else {
            return nil
        }
    }

    // MARK: JPEG (ITU-T T.81, annex B)

    /// Walks the segments to the end of the picture, and leaves out those of applications and comments, but for JFIF and the side that is up. What cameras put behind
    /// the end goes as well.
    private static func jpeg(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
        var plain: [UInt8] = [0xFF, 0xD8]
        var place = 2
        var (hasFrame, hasScan) = (false, false)
        while place + 2 <= bytes.count, bytes[place] == 0xFF {
            let kind = bytes[place + 1]
            if kind == 0xD9 { return hasFrame && hasScan ? plain + [0xFF, 0xD9] : nil }
            guard place + 4 <= bytes.count else { return nil }
            let end = place + 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
            guard end >= place + 4, end <= bytes.count else { return nil }
            let segment = bytes[place..<end]
            place = end
            switch kind {
            case 0xDA:
                place = endOfScan(bytes, from: end)
                plain += segment + bytes[end..<place]
                hasScan = true
            case 0xE1: plain += orientation(Array(segment.dropFirst(4))).map(upright) ?? []
            case 0xE2...0xED, 0xEF, 0xFE: break
            case 0xE0, 0xEE, 0xC0...0xCF, 0xDB, 0xDD:
                hasFrame = hasFrame || (kind >= 0xC0 && kind <= 0xCF && kind != 0xC4)
                plain += segment
            default: return nil
            }
        }
        return nil
    }

    /// The next mark that is neither a stuffed byte nor a restart.
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place + 1 < bytes.count {
            if bytes[place] == 0xFF, bytes[place + 1] != 0, !(0xD0...0xD7).contains(bytes[place + 1]) { return place }
            place += 1
        }
        return bytes.count
    }

    /// The side that is up, from 1 to 8, as Exif 2.3 writes it in the first directory; nil when it does not say.
    private static func orientation(_ exif: [UInt8]) -> UInt8? {
        guard exif.count > 14, Array(exif[0..<6]) == Array("Exif\0\0".utf8) else { return nil }
        let tiff = Array(exif[6...])
        let isLittle = tiff[0] == UInt8(ascii: "I")
        func number(_ at: Int, _ size: Int) -> Int? {
            guard at >= 0, at + size <= tiff.count else { return nil }
            let part = tiff[at..<at + size]
            return (isLittle ? part.reversed() : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let start = number(4, 4), let entries = number(start, 2) else { return nil }
        for entry in 0..<min(entries, 64) where number(start + 2 + entry * 12, 2) == 0x0112 {
            guard let value = number(start + 10 + entry * 12, 2), (1...8).contains(value) else { return nil }
            return UInt8(value)
        }
        return nil
    }

    /// The smallest Exif segment that says which side is up and nothing else.
    private static func upright(_ side: UInt8) -> [UInt8] {
        [0xFF, 0xE1, 0x00, 0x22] + Array("Exif\0\0MM".utf8)
            + [0x00, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0x00, 0x03, 0, 0, 0, 1, 0, side, 0, 0, 0, 0, 0, 0]
    }

    // MARK: PNG (ISO/IEC 15948)

    /// Keeps the chunks that make the picture; those with words, times and places are left out.
    private static func png(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 8, Array(bytes[0..<8]) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else { return nil }
        var plain = Array(bytes[0..<8])
        var place = 8
        var kinds: [String] = []
        while place + 12 <= bytes.count {
            let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            guard place + 12 + length <= bytes.count else { return nil }
            let kind = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
            kinds.append(kind)
            if pictureChunks.contains(kind) { plain += bytes[place..<place + 12 + length] }
            place += 12 + length
            if kind == "IEND" { return kinds.first == "IHDR" && kinds.contains("IDAT") ? plain : nil }
        }
        return nil
    }

    private static let pictureChunks: Set<String> = ["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "cHRM", "IDAT", "IEND"]
}
