import CQREncode

/// A QR code as a drawing in the page: no file, no address, and it prints.
struct QRCode {
    private let width: Int
    private let isDark: [Bool]

    /// Nil when the text is too long for one (ISO/IEC 18004: 2,331 bytes at this level of correction).
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        width = Int(code.pointee.width)
        // The lowest bit says dark; the others how it came about.
        isDark = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
    }

    /// With the quiet border of four modules that a reader needs, and dark on light whatever the colours of the page.
    func svg(_ label: String) -> HTML {
        let size = width + 8
        return """
            <svg class="qr" role="img" aria-label="\(label)" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges"><rect width="\(size)" height="\(size)" fill="#fff"/>\
            <path d="\(path)" fill="#000"/></svg>
            """
    }

    /// Dark modules that lie beside each other in one go.
    private var path: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let length = isDark[row * width + column..<(row + 1) * width].prefix { $0 }.count
                if length > 0 { path += "M\(column + 4) \(row + 4)h\(length)v1h-\(length)z" }
                column += max(1, length)
            }
        }
        return path
    }
}
